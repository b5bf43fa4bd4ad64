using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>Signing in with a passkey: the page's script asks what to sign, and sends it signed.</summary>
[MayUse(Anyone = true)]
public sealed class PasskeyModel(Passkeys passkeys, HubStore hub) : PageModel
{
    public IActionResult OnGet() => Redirect(Site.SignIn.Path);

    public async Task<IActionResult> OnPostAskAsync()
    {
        if (hub.IsMadeUp || !passkeys.Works)
            return NotFound();
        var (asked, awaited) = await passkeys.Ask(HttpContext);
        return new JsonResult(new { options = asked, awaited });
    }

    public async Task<IActionResult> OnPostAsync(string? awaited, string? credential, string? then)
    {
        if (hub.IsMadeUp || !passkeys.Works)
            return NotFound();
        if (awaited is null || credential is null || await passkeys.Check(HttpContext, awaited, credential) is not { } account)
            return BadRequest();
        await Site.SignIn.As(HttpContext, account.Worker, account.Id);
        return new JsonResult(new { then = Url.IsLocalUrl(then) ? then : "/" });
    }
}
