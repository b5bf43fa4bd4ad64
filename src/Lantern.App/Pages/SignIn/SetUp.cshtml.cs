using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.SignIn;

/// <summary>The ways to sign in that somebody has set up, and those that can be set up.</summary>
[MayUse(Anyone = true)]
public sealed class SetUpModel(SettingUp settingUp, Passkeys passkeys, AccountStore store) : SetUpPage(settingUp)
{
    /// <summary>The passkeys there are.</summary>
    public IList<UserPasskeyInfo> Kept { get; private set; } = [];

    /// <summary>True where there is a password with its app.</summary>
    public bool HasPassword => Account.Password is not null;

    /// <summary>True where a way to sign in would be left.</summary>
    public bool MayRemove => HasPassword || Kept.Count > 1;

    /// <summary>True where passkeys work at this address.</summary>
    public bool CanPasskey => passkeys.Works;

    /// <summary>How the form names a passkey.</summary>
    public static string IdOf(UserPasskeyInfo passkey) => Convert.ToHexStringLower(passkey.CredentialId);

    public async Task OnGetAsync() => Kept = await store.GetPasskeysAsync(Account, default);

    public async Task<IActionResult> OnPostRemoveAsync(string? passkey)
    {
        Kept = await store.GetPasskeysAsync(Account, default);
        if (Kept.FirstOrDefault(one => IdOf(one) == passkey) is not { } found || !MayRemove)
            return Page();
        await store.RemovePasskeyAsync(Account, found.CredentialId, default);
        return this.Next(SettingUp.Path, "The passkey is removed.");
    }

    public async Task<IActionResult> OnPostDoneAsync()
    {
        Kept = await store.GetPasskeysAsync(Account, default);
        if (!HasPassword && Kept.Count == 0)
            return Page();
        await SettingUp.End(HttpContext);
        return this.Next(HttpContext.GetReader() is null ? Site.SignIn.Path : "/account", "You have set up how you sign in.");
    }
}
