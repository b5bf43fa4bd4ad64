using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.SignIn;

/// <summary>Making a passkey: the page's script asks what it is to be made from, and sends what was made.</summary>
[MayUse(Anyone = true)]
public sealed class SetUpPasskeyModel(SettingUp settingUp, Passkeys passkeys) : SetUpPage(settingUp)
{
    public IActionResult OnGet() => Redirect(SettingUp.Path);

    public async Task<IActionResult> OnPostAskAsync() =>
        passkeys.Works ? new JsonResult(new { options = await passkeys.Offer(HttpContext, Account, Leave), awaited = "" }) : NotFound();

    public async Task<IActionResult> OnPostAsync(string? credential)
    {
        if (credential is null || !passkeys.Works || !await passkeys.Keep(HttpContext, Account, Leave, credential))
            return BadRequest();
        TempData[News.Key] = "The passkey is made. Press Done, and sign in with it.";
        return new JsonResult(new { then = SettingUp.Path });
    }
}
