using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.YourAccount;

/// <summary>Where a worker is signed in, and signing out from afar; it holds from the next request there.</summary>
[MayUse]
public sealed class DevicesModel(Sessions sessions, ILogger<DevicesModel> log) : PageModel
{
    /// <summary>The browsers signed in, the one used last first.</summary>
    public IReadOnlyList<Session> Devices { get; private set; } = [];

    /// <summary>The id of the session of this very browser.</summary>
    public string Here => HttpContext.GetStanding()!.Session.Id;

    private string Worker => HttpContext.GetReader()!.Worker;

    public async Task OnGetAsync() => Devices = await sessions.Of(Worker);

    public async Task<IActionResult> OnPostOneAsync(string? device)
    {
        var ended = await sessions.End(Worker, device ?? "");
        return Said(ended, "That device is signed out.");
    }

    public async Task<IActionResult> OnPostOthersAsync()
    {
        var ended = await sessions.EndOthers(HttpContext.GetStanding()!.Session);
        return Said(ended, "You are signed out everywhere but here.");
    }

    private RedirectResult Said(int ended, string news)
    {
        log.LogInformation("{What} by {Worker}: {Outcome}", "sign-out from afar", Worker, ended);
        return this.Next("/account/devices", ended > 0 ? news : "There was nothing to sign out.");
    }
}
