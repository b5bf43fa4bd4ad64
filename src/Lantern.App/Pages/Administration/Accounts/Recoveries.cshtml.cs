using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.Administration.Accounts;

/// <summary>Recoveries that wait for a second person.</summary>
[MayUse(Role.SystemAdministrator, Role.HubManager)]
public sealed class RecoveriesModel(Recoveries recoveries, HubStore hub, TimeProvider time) : PageModel
{
    private const string Here = "/administration/accounts/recoveries";

    /// <summary>Those that wait, the oldest first.</summary>
    public IReadOnlyList<OpenRecovery> Open { get; private set; } = [];

    /// <summary>The link to hand over, once one is confirmed.</summary>
    public string? Link { get; private set; }

    private Reader Reader => HttpContext.GetReader()!;

    /// <summary>True where this reader is a second person.</summary>
    public bool MayConfirm(OpenRecovery one) => one.AskedBy != Reader.Worker && one.Account.Worker != Reader.Worker;

    /// <summary>The name of a worker.</summary>
    public string NameOf(string worker) => hub.Staff.Worker(worker)?.Name ?? worker;

    public async Task OnGetAsync() => Open = await recoveries.Open();

    public async Task<IActionResult> OnPostAsync(string? recovery)
    {
        // Whoever finds a desk unattended must not be the second person.
        if (Instant.FromDateTimeOffset(time.GetUtcNow()) - HttpContext.GetStanding()!.Session.Made > Recoveries.Fresh)
            return this.Next($"{Site.SignIn.Path}?then={Here}", "Sign in again first. Then you have 10 minutes to confirm.");
        if (await recoveries.Confirm(recovery ?? "", Reader) is not { } link)
            return NotFound();
        if (link.Length == 0)
            return this.Next(Here, "They can sign in with the directory from now on.");
        MakersBrowser.Mark(HttpContext, Reader.Worker);
        Link = OwnSite.Of(Request) + link;
        Open = await recoveries.Open();
        return Page();
    }
}
