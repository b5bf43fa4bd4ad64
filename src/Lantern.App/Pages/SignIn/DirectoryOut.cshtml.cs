using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>
/// What somebody reads who has signed out and had come by the directory: the page goes on to the directory by itself. The form that
/// signs out cannot lead there, for no form of ours may lead to another site.
/// </summary>
[MayUse(Anyone = true)]
public sealed class DirectoryOutModel(SignInSettings settings, SignedOutState states) : PageModel
{
    /// <summary>Its address.</summary>
    public const string Path = "/sign-out/directory";

    /// <summary>What people call the directory.</summary>
    public string Title => settings.Directory!.Title;

    /// <summary>The address that signs out there; null where there is none.</summary>
    public string? There { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (settings.Directory is null)
            return NotFound();
        There = await DirectorySignIn.SignOutAddress(HttpContext, states.New());
        if (There is not null)
            Response.Headers["Refresh"] = $"0; url={There}";
        return Page();
    }
}
