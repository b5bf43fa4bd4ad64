using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.SignIn;

/// <summary>Choosing a password; it is in force only once the app has given its first code.</summary>
[MayUse(Anyone = true)]
public sealed class SetUpPasswordModel(SettingUp settingUp, Passwords passwords) : SetUpPage(settingUp)
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? password)
    {
        if (Passwords.Wrong(password ?? "", Account.Name) is { } wrong)
        {
            ModelState.AddModelError("Password", wrong);
            return Page();
        }
        await SettingUp.Choose(Leave, new Chosen(passwords.Hash(password!), Codes.NewSecret()));
        return Redirect("/set-up/app");
    }
}
