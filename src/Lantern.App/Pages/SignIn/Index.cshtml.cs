using Lantern.Access;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>Signing in to the demo hub: one button for each made-up worker, and only where everybody is made up.</summary>
[MayUse(Anyone = true)]
public sealed class IndexModel(HubStore hub) : PageModel
{
    /// <summary>True where everybody is made up and one click signs in.</summary>
    public bool IsDemo => hub.IsMadeUp;

    /// <summary>The made-up workers with their agencies, in the order a referral passes them; the one named for a role comes before colleagues.</summary>
    public IEnumerable<(Reader Worker, string Agency, string Does, bool IsFirst)> Workers => !IsDemo ? [] :
        from worker in hub.Staff.Workers()
        orderby worker.Role, worker.Worker
        select (worker, hub.Staff.Agency(worker.Agency)?.Title ?? worker.Agency, Does(worker.Role), worker.Worker == Kebab.Of(worker.Role.ToString()));

    /// <summary>Where to go after signing in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    /// <summary>Why somebody is asked to sign in again, where there is something to say.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Why { get; set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(string? worker)
    {
        if (!IsDemo)
            return NotFound();
        if (worker is null || hub.Staff.Worker(worker) is null)
        {
            ModelState.AddModelError("", "Choose who to be");
            return Page();
        }
        await Site.SignIn.As(HttpContext, worker);
        return Redirect(Url.IsLocalUrl(Then) ? Then : "/");
    }

    private static string Does(Role role) => role switch
    {
        Role.Referrer => "Tells the hub of a concern",
        Role.FrontDoor => "Receives what comes in and sends it to the hub",
        Role.HubManager => "Acknowledges, decides and asks for action",
        Role.CseManager => "Takes unanswered requests further",
        Role.SocialWorker => "Holds children’s files",
        Role.TeamManager => "Manages a team of social workers",
        Role.ServiceManager => "Settles what team and hub cannot",
        Role.Police => "Shares what the police know, and disrupts",
        Role.Health => "Shares what health knows",
        Role.Education => "Shares what a school knows, and refers",
        Role.ReviewingOfficer => "Reviews the care of looked-after children",
        Role.Chair => "Chairs conferences and strategy discussions",
        Role.Champion => "Advises colleagues in an agency",
        Role.CommunityResourceWorker => "Works with children on an allocated worker’s plan",
        Role.GroupServiceManager => "Settles what service managers cannot",
        Role.Housing => "Shares what housing knows",
        Role.CommissionedService => "Works with children for a voluntary or commissioned service",
        Role.AccommodationProvider => "Looks after the place where a child lives",
        Role.BusinessSupport => "Takes minutes and arranges meetings",
        Role.RecordsOfficer => "Answers requests for copies",
        Role.PrivacyOfficer => "Watches over who opens files, and sees no case",
        Role.Auditor => "Checks who opened files, and sees no case",
        Role.SystemAdministrator => "Keeps accounts and the machine, and sees no case",
        _ => "",
    };
}
