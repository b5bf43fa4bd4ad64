using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>Leads to the authority's directory. By a link and not a form, for no form of ours may lead to another site.</summary>
[MayUse(Anyone = true)]
public sealed class DirectoryModel(SignInSettings settings, HubStore hub) : PageModel
{
    public IActionResult OnGet(string? then) => settings.Directory is null || hub.IsMadeUp
        ? NotFound()
        : Challenge(new AuthenticationProperties { RedirectUri = Url.IsLocalUrl(then) ? then : "/" }, DirectorySignIn.Scheme);
}
