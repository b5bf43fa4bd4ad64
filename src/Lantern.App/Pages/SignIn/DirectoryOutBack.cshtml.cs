using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>Where the directory leads back to whom it has signed out. Nobody reads that they are signed out there who was not led here by it.</summary>
[MayUse(Anyone = true)]
public sealed class DirectoryOutBackModel(SignInSettings settings, SignedOutState states) : PageModel
{
    /// <summary>What people call the directory.</summary>
    public string Title => settings.Directory!.Title;

    public IActionResult OnGet(string? state) =>
        settings.Directory is null ? NotFound() : states.IsOurs(state) ? Page() : Redirect(Site.SignIn.Path);
}
