using Lantern.Entries;

namespace Lantern.Access;

/// <summary>Whether a rule opens or closes.</summary>
public enum Effect
{
    /// <summary>Opens, unless another rule forbids.</summary>
    Permit,
    /// <summary>Closes, whatever else permits.</summary>
    Forbid,
}

/// <summary>One row of the table of who may do what.</summary>
/// <param name="Id">The row's name.</param>
/// <param name="Effect">Whether it opens or closes.</param>
/// <param name="Deeds">For which deeds.</param>
/// <param name="Marks">For what is so marked; none means for everything when it forbids, and for what bears no mark when it permits.</param>
/// <param name="Relations">For whoever stands in one of these relations.</param>
/// <param name="Roles">Or has one of these roles.</param>
/// <param name="Because">Why, in words.</param>
/// <param name="Obligations">What it asks of whoever it permits.</param>
public sealed record Rule(
    string Id, Effect Effect, Deed Deeds, Marks Marks, Relation Relations, IReadOnlyList<Role> Roles, string Because,
    Obligations Obligations = Obligations.None)
{
    /// <summary>The parts of the record it opens, to somebody who may open the file; none for a row about the file or about marks.</summary>
    public RecordPart Parts { get; init; }

    internal bool IsFor(Deed deed, Reader reader, Relation relation) =>
        Deeds.HasFlag(deed) && ((Relations & relation) != 0 || Roles.Contains(reader.Role));
}

/// <summary>The table: every rule there is. What no row permits is denied, and a row that forbids beats all that permit.</summary>
public static class Rules
{
    private const Relation Managers = Relation.TeamManager | Relation.ServiceManager;
    private const Relation Hub = Relation.FrontDoor | Relation.HubManager | Relation.CseManager;
    private const Relation Worker = Relation.AllocatedWorker;

    private const Relation ByTheFile = Worker | Relation.TeamManager | Relation.LeadProfessional | Relation.Referrer
        | Relation.ReferringAgency | Relation.ActionOwner | Relation.NetworkMember | Relation.Chair | Relation.ReviewingOfficer;

    private const Relation ByTheHub = Hub | Relation.ServiceManager;

    // Those whose work is the whole of the child's case.
    private const Relation WholeCase = ByTheHub | Worker | Relation.TeamManager | Relation.LeadProfessional | Relation.Chair
        | Relation.ReviewingOfficer | Relation.BreakGlass;

    private const RecordPart Case = RecordPart.Referral | RecordPart.Answer | RecordPart.Network | RecordPart.Meeting | RecordPart.Enquiry
        | RecordPart.Assessment | RecordPart.Intelligence;

    private const Relation Answers = Worker | Relation.TeamManager | Relation.HubManager;

    private const Deed Everything = Deed.Read | Deed.Write | Deed.BeginChildFile | Deed.BeginOtherFile | Deed.Amend | Deed.SeeLooks
        | Deed.SeeMembers | Deed.ChangeMembers | Deed.Block | Deed.BreakGlass | Deed.SeeAlerts | Deed.ReviewAlert | Deed.Erase;

    // What is done with the record itself, by whoever does it.
    private const Deed CaseWork = Deed.Read | Deed.Write | Deed.BeginOtherFile | Deed.Amend | Deed.ChangeMembers;

    private static readonly Role[] WithoutCases = [Role.PrivacyOfficer, Role.Auditor, Role.SystemAdministrator];

    private static readonly Role[] WithCases = [.. Enum.GetValues<Role>().Except(WithoutCases)];

    /// <summary>The rows, in the order a person would read them.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        Forbid("conflict-of-interest", Everything, Marks.None, Relation.Blocked, [],
            "A conflict of interest keeps this worker from the file."),
        Forbid("watches-and-keeps", CaseWork, Marks.None, Relation.None, WithoutCases,
            "Who watches over the record or keeps the machine reads no case."),
        Forbid("not-by-breaking-glass", Deed.Read, Marks.ProtectedSource | Marks.Police | Marks.Legal, Relation.BreakGlass, [],
            "Opening a file in an emergency does not reach this."),

        Permit("part-of-the-work", Deed.Read, Marks.None, ByTheFile, [],
            "The worker has a part in this child's file.", Obligations.NoteTheLook),
        Permit("one-meeting", Deed.Read, Marks.None, Relation.InvitedToMeeting, [],
            "The worker is asked to a meeting about this file.", Obligations.NoteTheLook),
        Permit("whole-hub", Deed.Read, Marks.None, ByTheHub, [],
            "The role works on every file of the hub.", Obligations.NoteTheLook | Obligations.SayWhy),
        Permit("emergency", Deed.Read, Marks.None, Relation.BreakGlass, [],
            "The worker opened the file in an emergency.",
            Obligations.NoteTheLook | Obligations.SayWhy | Obligations.AlertThePrivacyOfficer | Obligations.ReviewInTwoWorkingDays),
        Permit("write-by-part", Deed.Write, Marks.None, ByTheFile | ByTheHub, [],
            "Whoever works on the file writes in it."),
        Permit("put-right", Deed.Amend, Marks.None, Relation.Writer | Worker | Managers | Relation.HubManager | Relation.CseManager, [],
            "Whoever wrote it, and those who answer for the file, put it right."),
        Permit("anyone-may-raise-a-concern", Deed.BeginChildFile, Marks.None, Relation.None, WithCases,
            "A concern about a child is never turned away."),
        Permit("begin-other-files", Deed.BeginOtherFile, Marks.None, ByTheHub,
            [Role.SocialWorker, Role.TeamManager, Role.Police],
            "Files about people of concern, places and networks are begun by the hub, social care and the police."),

        Permit("who-looked", Deed.SeeLooks, Marks.None, Answers | Relation.PrivacyOfficer | Relation.Auditor, [],
            "Those who answer for the file, and those who watch over it, see who has opened it."),
        Permit("who-may-open", Deed.SeeMembers, Marks.None, Answers | Relation.Chair | Relation.PrivacyOfficer | Relation.Auditor, [],
            "Those who answer for the file, who chair its meetings and who watch over it see who may open it."),
        Permit("members", Deed.ChangeMembers, Marks.None, Answers | Relation.Chair, [],
            "Those who answer for the file say who belongs to it, and whoever chairs its meeting whom the meeting gives something to do."),
        Permit("conflicts", Deed.Block, Marks.None, Relation.TeamManager | Relation.HubManager | Relation.PrivacyOfficer, [],
            "Managers and the privacy officer keep somebody from a file, and let them back."),
        Permit("break-glass", Deed.BreakGlass, Marks.None, Relation.None,
            [Role.SocialWorker, Role.TeamManager, Role.Police, Role.Health, Role.ReviewingOfficer, Role.Chair],
            "Who may have to protect a child tonight can open the file and answer for it tomorrow."),
        Permit("alerts", Deed.SeeAlerts, Marks.None, Relation.None, [Role.PrivacyOfficer, Role.Auditor],
            "Those who watch over the record see what is out of the ordinary."),
        Permit("alerts-reviewed", Deed.ReviewAlert, Marks.None, Relation.None, [Role.PrivacyOfficer],
            "The privacy officer says what came of it."),
        Permit("erasure", Deed.Erase, Marks.None, Relation.None, [Role.PrivacyOfficer],
            "The privacy officer carries out what somebody else proposed."),

        Opens("who-it-is-about", RecordPart.Identity, ByTheFile | ByTheHub | Relation.InvitedToMeeting | Relation.BreakGlass,
            "Whoever may open the file sees whom it is about."),
        Opens("who-works-with-the-child", RecordPart.WhoWorks,
            WholeCase | Relation.NetworkMember | Relation.ActionOwner | Relation.InvitedToMeeting,
            "Whoever has something to do here sees who else has, and whom to turn to."),
        Opens("the-whole-case", Case, WholeCase,
            "The child's case is this worker's work, or has to be seen tonight to protect the child."),
        Opens("what-the-network-shares", RecordPart.Referral | RecordPart.Answer | RecordPart.Network | RecordPart.Intelligence, Relation.NetworkMember,
            "Those around the child share what each of them needs to help and protect."),
        Opens("management", RecordPart.Management, ByTheHub | Worker | Relation.TeamManager | Relation.ReviewingOfficer,
            "Oversight and escalation, for those who answer for the work and who review it."),
        Opens("what-was-sent-and-decided", RecordPart.Referral | RecordPart.Answer | RecordPart.Network, Relation.SentTheReferral,
            "Whoever referred sees what they sent, what was decided on it and what they were told."),
        Opens("the-meeting-one-was-at", RecordPart.Meeting, Relation.AtTheMeeting,
            "Whoever was at the meeting, or is asked to it, sees what is written of it."),
        Opens("the-action-one-owns", RecordPart.Network, Relation.OwnsTheAction,
            "Whoever has to do it sees what it is and what came of it."),
        Opens("own-part", AllParts, Relation.Writer,
            "Whoever wrote it has seen it."),
        Permit("own-words", Deed.Read, Kept, Relation.Writer, [],
            "Whoever wrote it has seen it."),
        Permit("protected-location", Deed.Read, Marks.ProtectedLocation,
            Worker | Managers | Hub | Relation.ReviewingOfficer | Relation.BreakGlass, [Role.Police],
            "Where a protected child or carer is, for those who go there or keep others away."),
        Permit("third-party", Deed.Read, Marks.ThirdParty, Hub | Worker | Managers | Relation.Chair | Relation.ReviewingOfficer, [Role.Police],
            "What is said about somebody else, for those who weigh it."),
        Permit("protected-source", Deed.Read, Marks.ProtectedSource, Relation.WritersAgency | Relation.HubManager, [Role.Police],
            "Who gave the information, for the agency it came to, the hub manager and the police."),
        Permit("disruption", Deed.Read, Marks.Disruption, Hub | Worker | Managers | Relation.Chair | Relation.OwnsTheAction, [Role.Police],
            "Disruption, for those who plan it and who carry it out."),
        Permit("police", Deed.Read, Marks.Police, Relation.HubManager | Relation.CseManager | Worker | Managers, [Role.Police],
            "Police-sensitive, for the police and those who lead on the child's safety."),
        Permit("health", Deed.Read, Marks.Health,
            Worker | Relation.TeamManager | Relation.HubManager | Relation.ReviewingOfficer | Relation.BreakGlass, [Role.Health],
            "Health information, for health and those who answer for the child's care."),
        Permit("legal", Deed.Read, Marks.Legal, Worker | Managers, [],
            "Legal advice, for those it was given to."),
    ];

    /// <summary>Every mark that keeps something from some readers; <see cref="Marks.FamilyShareable"/> keeps nothing.</summary>
    public const Marks Kept = Marks.ProtectedLocation | Marks.ThirdParty | Marks.ProtectedSource | Marks.Disruption
        | Marks.Police | Marks.Health | Marks.Legal;

    /// <summary>Every part of the record.</summary>
    public const RecordPart AllParts = Case | RecordPart.Identity | RecordPart.WhoWorks | RecordPart.Management;

    private static Rule Opens(string id, RecordPart parts, Relation relations, string because) =>
        new(id, Effect.Permit, Deed.Read, Marks.None, relations, [], because) { Parts = parts };

    private static Rule Permit(
        string id, Deed deeds, Marks marks, Relation relations, IReadOnlyList<Role> roles, string because, Obligations obligations = Obligations.None) =>
        new(id, Effect.Permit, deeds, marks, relations, roles, because, obligations);

    private static Rule Forbid(string id, Deed deeds, Marks marks, Relation relations, IReadOnlyList<Role> roles, string because) =>
        new(id, Effect.Forbid, deeds, marks, relations, roles, because);
}
