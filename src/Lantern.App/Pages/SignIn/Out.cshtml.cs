using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>Signing out; only by a form of ours, so that no other page can do it.</summary>
[MayUse(Anyone = true)]
public sealed class OutModel : PageModel
{
    public IActionResult OnGet() => Redirect(Site.SignIn.Path);

    public async Task<IActionResult> OnPostAsync()
    {
        await Site.SignIn.Out(HttpContext);
        return Redirect(Site.SignIn.Path);
    }
}
