using Lantern.Entries;

namespace Lantern.Access;

/// <summary>Which kinds of entry are somebody's to write: decisions belong to the ones the procedures name, everything else to whoever may write in the file.</summary>
public static class WhoWrites
{
    private const Relation Hub = Relation.HubManager | Relation.CseManager;
    private const Relation Team = Relation.AllocatedWorker | Relation.TeamManager;
    private const Relation Managers = Relation.TeamManager | Relation.ServiceManager | Relation.HubManager;

    private static readonly Dictionary<Kind, Relation> Reserved = Rows(
        (Relation.FrontDoor | Relation.HubManager, [typeof(ContactDecided), typeof(ReferralSentToHub)]),
        (Hub, [typeof(ReferralAcknowledged), typeof(HubDecided), typeof(HubActionSet), typeof(HubClosureDiscussed), typeof(TeamManagerTold), typeof(BroughtForward)]),
        (Hub | Relation.ServiceManager, [typeof(ServiceManagersDiscussed)]),
        (Hub | Relation.TeamManager | Relation.ServiceManager, [typeof(ManagersDiscussed)]),
        (Team | Relation.ActionOwner | Relation.ServiceManager, [typeof(HubActionAnswered), typeof(HubActionDone)]),
        (Managers, [typeof(CaseAllocated), typeof(FileClosed)]),
        (Managers | Relation.FrontDoor, [typeof(FileReopened)]),
        (Relation.HubManager | Relation.ServiceManager, [typeof(ErasureProposed), typeof(LegalHoldPlaced), typeof(LegalHoldLifted)]),
        (Team | Hub, [typeof(RiskLevelSet), typeof(ClosureProposed), typeof(StrategyDiscussionDeclined)]),
        (Team | Hub | Relation.Chair, [typeof(StrategyDiscussionPlanned), typeof(StrategyDiscussionHeld)]),
        (Team | Relation.Chair, [typeof(ConferenceHeld)]),
        (Relation.TeamManager | Relation.ServiceManager, [typeof(OversightRecorded)]),
        (Team | Hub, [typeof(PlacedOnList), typeof(TakenOffList), typeof(AssociateClarified)]),
        (Team, [typeof(Section47Started), typeof(Section47Concluded), typeof(AssessmentStarted), typeof(AssessmentCompleted),
            typeof(ConferencePlanned), typeof(ReportWritten), typeof(ConferenceMadeReady), typeof(PlanAgreed), typeof(PlanReviewed), typeof(PlanEnded)]));

    /// <summary>Whether one who stands so to the file may write that kind of entry in it.</summary>
    public static bool May(Kind kind, Relation relation) =>
        !Reserved.TryGetValue(kind, out var whose) || (whose & relation) != Relation.None;

    /// <summary>Whose a kind is, in words, for a page that says why an act is not offered; null where it is anybody's.</summary>
    public static string? Whose(Kind kind) =>
        Reserved.TryGetValue(kind, out var whose)
            ? string.Join(", ", Enum.GetValues<Relation>().Where(one => one != Relation.None && whose.HasFlag(one)).Select(one => Kebab.Of(one.ToString()).Replace('-', ' ')))
            : null;

    private static Dictionary<Kind, Relation> Rows(params (Relation Whose, Type[] Kinds)[] rows) =>
        rows.SelectMany(row => row.Kinds.Select(type => (Kind: Kinds.Of(type), row.Whose))).ToDictionary(row => row.Kind, row => row.Whose);
}
