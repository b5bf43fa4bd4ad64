using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>Signing out; only by a form of ours, so that no other page can do it.</summary>
[MayUse(Anyone = true)]
public sealed class OutModel(SignInSettings settings) : PageModel
{
    public IActionResult OnGet() => Redirect(Site.SignIn.Path);

    public async Task<IActionResult> OnPostAsync()
    {
        var byDirectory = settings.Directory is not null && HttpContext.GetStanding()?.Session.Way == Session.ByDirectory;
        await Site.SignIn.Out(HttpContext);
        return Redirect(byDirectory ? DirectoryOutModel.Path : Site.SignIn.Path);
    }
}
