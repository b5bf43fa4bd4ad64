using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Lantern.App.Pages.SignIn;

/// <summary>Setting up the authenticator app: its first code puts password and app in force together.</summary>
[MayUse(Anyone = true)]
public sealed class SetUpAppModel(SettingUp settingUp, AccountBook book, Guesses guesses, TimeProvider time) : SetUpPage(settingUp)
{
    /// <summary>The secret of the app.</summary>
    public string Secret { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync() => await Read() is null ? Redirect("/set-up/password") : Page();

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (await Read() is not { } chosen)
            return Redirect("/set-up/password");
        var leave = await guesses.Ask("app " + Account.Name, HttpContext.Connection.RemoteIpAddress);
        if (!leave.IsGiven || Codes.StepOf(chosen.Secret, code ?? "", Instant.FromDateTimeOffset(time.GetUtcNow())) is not { } step)
        {
            ModelState.AddModelError("Code", leave.IsGiven
                ? "This is not the code. Enter the 6 figures the app shows now, and see that the phone’s clock is right"
                : $"There were too many attempts. Wait until {Words.Time(leave.Until + Duration.FromSeconds(59))}");
            return Page();
        }
        await guesses.Right(leave);
        if (!await book.SetPassword(Account, chosen.Password, chosen.Secret, step))
            return Redirect(Site.SignIn.Path);
        await SettingUp.End(HttpContext);
        return this.Next(HttpContext.GetReader() is null ? Site.SignIn.Path : "/account", "Your password and app are set up. Sign in with the next code the app shows.");
    }

    private async Task<Chosen?> Read()
    {
        var chosen = await SettingUp.WasChosen(Leave);
        Secret = chosen?.Secret ?? "";
        return chosen;
    }
}
