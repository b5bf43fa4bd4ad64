using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.YourAccount;

/// <summary>How a worker signs in, and where that worker is signed in.</summary>
[MayUse]
public sealed class IndexModel(AccountBook book, SettingUp settingUp, Notices notices, TimeProvider time) : PageModel
{
    private static readonly Duration Fresh = Duration.FromMinutes(10);

    /// <summary>True where there is an account; a demo's one-click sign-in has none.</summary>
    public bool HasAccount => Session.Account is not null;

    /// <summary>True where this worker looks after accounts.</summary>
    public bool Administers => HttpContext.GetReader()!.Role == Role.SystemAdministrator;

    /// <summary>True where this worker may be the second person of a recovery.</summary>
    public bool Confirms => Recoveries.Confirmers.Contains(HttpContext.GetReader()!.Role);

    private Session Session => HttpContext.GetStanding()!.Session;

    /// <summary>What others did to this worker's sign-in, the latest first.</summary>
    public IReadOnlyList<Told> Told { get; private set; } = [];

    public async Task OnGetAsync() => Told = await notices.Of(HttpContext.GetReader()!.Worker);

    /// <summary>The worker says that they have seen what was done to their sign-in, as far as the page showed it.</summary>
    public async Task<IActionResult> OnPostSeenAsync([FromForm(Name = "until")] long until)
    {
        var earliest = Instant.MinValue.ToUnixTimeTicks();
        var latest = Instant.MaxValue.ToUnixTimeTicks();
        await notices.NoteSeen(HttpContext.GetReader()!.Worker, Instant.FromUnixTimeTicks(Math.Clamp(until, earliest, latest)));
        return this.Next("/account", "Noted. What was done to your sign-in stands here for 90 days.");
    }

    // Whoever finds a desk unattended must not make it theirs for good.
    public async Task<IActionResult> OnPostChangeAsync()
    {
        if (Session.Account is not { } id || await book.Find(id) is not { } account)
            return NotFound();
        if (Instant.FromDateTimeOffset(time.GetUtcNow()) - Session.Made > Fresh)
            return this.Next($"{Site.SignIn.Path}?then=/account", "Sign in again first. Then you have 10 minutes to change how you sign in.");
        await settingUp.Begin(HttpContext, account);
        return Redirect(SettingUp.Path);
    }
}
