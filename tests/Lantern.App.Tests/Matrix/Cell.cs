using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;
using Lantern.Tests.Access;

namespace Lantern.App.Tests.Matrix;

/// <summary>One worker of one role with one file, and how the worker stands to it, said in the sheet's words.</summary>
/// <param name="Worker">The worker.</param>
/// <param name="Tie">The tie that was made: "network member", "" for none.</param>
/// <param name="Ties">All ties there are then.</param>
/// <param name="File">The file.</param>
/// <param name="Canary">A word that stands in this file alone.</param>
internal sealed record Cell(Reader Worker, string Tie, IReadOnlyList<string> Ties, FileId File, string Canary)
{
    /// <summary>The worker's role in the sheet's words.</summary>
    public string Role => Kebab.Of(Worker.Role.ToString()).Replace('-', ' ');

    /// <summary>What the sheet answers about this worker and this file.</summary>
    public bool May(PermissionSheet sheet, string deed) => sheet.Ask(Role, Ties, deed, [], null).Allowed;

    /// <summary>What it answers about reading an entry of a part of the record that somebody else wrote.</summary>
    public bool MayRead(PermissionSheet sheet, string part, params string[] marks) => sheet.Ask(Role, TiesTo(part), "read", marks, $"part: {part}").Allowed;

    // What is decided on the file's one concern answers whoever sent it.
    private IReadOnlyList<string> TiesTo(string part) => part == "answer" && Tie is "referrer" or "referring agency" ? [.. Ties, "sent the referral"] : Ties;

    public override string ToString() => $"{Role}{(Tie.Length == 0 ? "" : $" as {Tie}")}";
}

/// <summary>Makes cells: a worker, a file about an invented child with an entry of every mark, and the tie between them.</summary>
internal sealed class Cells(DemoHub hub)
{
    /// <summary>The ties that are made, and those that are none although somebody may think so.</summary>
    public static readonly string[] Ties =
    [
        "", "allocated worker", "team manager", "lead professional", "referrer", "referring agency", "action owner", "network member",
        "time-expired member", "invited to meeting", "chair", "reviewing officer", "break glass", "blocked", "blocked agency",
    ];

    /// <summary>The marks an entry of each stands for, after the first two entries that bear none.</summary>
    public static readonly (Marks Mark, string Word)[] Marked =
    [
        (Marks.ProtectedLocation, "protected location"), (Marks.ThirdParty, "third party"), (Marks.ProtectedSource, "protected source"),
        (Marks.Disruption, "disruption"), (Marks.Police, "police"), (Marks.Health, "health"), (Marks.Legal, "legal"),
    ];

    /// <summary>Entries that bear no mark, one of each part of the record but who the file is about and the assessment, which only its worker writes; with the part in the sheet's words.</summary>
    public static readonly (string Part, string Writer, Func<string, Body> Body)[] Parts =
    [
        ("who works", Starter, said => new RoleNamed { Role = NamedRole.PoliceContact, Worker = "A police officer", Contact = new Passage(said) }),
        ("referral", Starter, said => new AdviceGiven { Advice = new Passage(said) }),
        ("answer", Starter, said => new ContactDecided { Outcome = said, Because = "It was read." }),
        ("network", Starter, said => new SignificantChange { What = new Passage(said) }),
        ("meeting", Starter, said => new MeetingHeld { Summary = new Passage(said) }),
        ("enquiry", Starter, said => new ReportShared { Views = new Passage(said) }),
        ("intelligence", Starter, said => new AssociateNamed { Who = new Passage(said), OpenBecause = "All of them have met." }),
        ("management", "hub-manager", said => new ManagersDiscussed { Agreed = false, Because = said }),
    ];

    /// <summary>Whoever began the files, and is of an agency nobody is blocked with.</summary>
    public const string Starter = "matrix-starter";

    private int _made;

    public async Task Begin()
    {
        await hub.Store.Staff.Save(new Agency("elsewhere", "Elsewhere"));
        await hub.Store.Staff.Save(new Reader(Starter, "Stella Starter", Role.FrontDoor, "elsewhere", ""));
    }

    /// <summary>A file that nobody but the hub may open, with its canary.</summary>
    public async Task<(FileId File, string Canary)> Alone(string writer = Starter)
    {
        var canary = $"Zq{++_made:0000}";
        var file = await hub.Begin(writer,
            new ChildIdentified { GivenName = $"{canary}given", FamilyName = $"{canary}family", Born = new NodaTime.LocalDate(2011, 5, 14), Reference = $"{canary}-reference" },
            new ConcernRecorded { Concern = new Passage($"{canary}concern") });
        foreach (var (mark, word) in Marked)
            await hub.Write(Starter, file, mark, new SignificantChange { What = new Passage($"{canary}{word.Replace(' ', '-')}") });
        foreach (var (part, by, body) in Parts)
            await hub.Write(by, file, body($"{canary}part-{part.Replace(' ', '-')}"));
        return (file, canary);
    }

    /// <summary>A cell; null where no worker of that role can have that tie.</summary>
    public async Task<Cell?> Make(Role role, string tie)
    {
        if ((tie == "team manager" && role != Role.TeamManager) || (tie == "referrer" && role is (Role.PrivacyOfficer or Role.Auditor or Role.SystemAdministrator)))
            return null;
        var worker = new Reader($"m{_made}-{Kebab.Of(role.ToString())}", $"Morgan {role}", role, "council", tie == "team manager" ? $"team{_made}" : "");
        await hub.Store.Staff.Save(worker);
        var (file, canary) = await Alone(tie switch { "referrer" => worker.Worker, "referring agency" => await Referring(worker), _ => Starter });
        await Tie(tie, worker, file);
        return new Cell(worker, tie, TiesOf(role, tie), file, canary);
    }

    // How a role stands to every file, and what the tie adds; written out here, and not asked of the program.
    private static List<string> TiesOf(Role role, string tie)
    {
        var ties = new List<string>();
        var standing = role switch
        {
            Role.FrontDoor => "front door",
            Role.HubManager => "hub manager",
            Role.CseManager => "cse manager",
            Role.ServiceManager or Role.GroupServiceManager => "service manager",
            Role.PrivacyOfficer => "privacy officer",
            Role.Auditor => "auditor",
            _ => null,
        };
        if (standing is not null)
            ties.Add(standing);
        ties.AddRange(tie switch
        {
            "" or "time-expired member" => [],
            "blocked" or "blocked agency" => ["network member", "blocked"],
            "break glass" when standing is not (null or "privacy officer" or "auditor") => [],
            _ => (string[])[tie],
        });
        return ties;
    }

    private async Task Tie(string tie, Reader worker, FileId file)
    {
        switch (tie)
        {
            case "allocated worker":
                await hub.Write("hub-manager", file, new CaseAllocated { Worker = worker.Worker, Grade = Grade.Experienced });
                break;
            case "team manager":
                await hub.Store.Staff.Save(new Reader($"{worker.Worker}-mate", "Mo Mate", Role.SocialWorker, "council", worker.Team));
                await hub.Write("hub-manager", file, new CaseAllocated { Worker = $"{worker.Worker}-mate", Grade = Grade.Experienced });
                break;
            case "lead professional":
                await hub.Write("hub-manager", file, new LeadProfessionalNamed { Worker = worker.Worker, Agency = worker.Agency });
                break;
            case "action owner":
                await hub.Write("hub-manager", file, new HubActionSet { Action = new Passage("Ask the school."), Owner = worker.Worker, Timescale = hub.Today.PlusDays(3) });
                break;
            case "chair":
                await hub.Write("hub-manager", file, new StrategyDiscussionPlanned { For = new Happening(hub.Today.PlusDays(2)), Chair = worker.Worker });
                break;
            default:
                await Belong(tie, worker, file);
                break;
        }
    }

    // An agency of their own, or the colleague would have a part in every file the agency begins.
    private async Task<string> Referring(Reader worker)
    {
        var (agency, referrer) = ($"{worker.Worker}-agency", $"{worker.Worker}-referrer");
        await hub.Store.Staff.Save(new Agency(agency, "An agency"));
        await hub.Store.Staff.Save(new Reader(referrer, "Rory Referrer", Role.Referrer, agency, ""));
        await Belongs(Belonging.ReferralColleague, worker, null, agency: agency);
        return referrer;
    }

    private async Task Belong(string tie, Reader worker, FileId file)
    {
        switch (tie)
        {
            case "network member" or "blocked" or "blocked agency":
                await Belongs(Belonging.NetworkMember, worker, file);
                break;
            case "time-expired member":
                await Belongs(Belonging.NetworkMember, worker, file, ended: true);
                break;
            case "invited to meeting":
                await Belongs(Belonging.InvitedToMeeting, worker, file);
                break;
            case "reviewing officer":
                await Belongs(Belonging.ReviewingOfficer, worker, file);
                break;
            case "break glass":
                await Belongs(Belonging.BreakGlass, worker, file);
                break;
        }
        if (tie == "blocked")
            await Belongs(Belonging.Blocked, worker, file);
        if (tie == "blocked agency")
            await hub.Store.Staff.Add(Belonging.Blocked, worker.Agency, null, file, "A conflict of interest");
    }

    private Task<Membership> Belongs(Belonging belonging, Reader worker, FileId? file, bool ended = false, string? agency = null) => hub.Store.Staff.Add(
        belonging, agency ?? worker.Agency, worker.Worker, file, "For the matrix",
        hub.Now - NodaTime.Duration.FromHours(1), ended ? hub.Now - NodaTime.Duration.FromMinutes(1) : hub.Now + NodaTime.Duration.FromHours(3));
}
