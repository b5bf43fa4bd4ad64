using Lantern.Entries;
using Lantern.Practice;
using static Lantern.Entries.Objecting;

namespace Lantern.Readings;

/// <summary>What must hold before a state of the journey is left.</summary>
internal static class JourneyGuards
{
    public static IReadOnlyList<JourneyGuard> Of(JourneyState state, Entry entered, CaseFile file, Pack pack) => [.. state switch
    {
        JourneyState.Concern => Concern(file),
        JourneyState.AgencyMonitoring => [Guard<SignificantChange>("What has changed for the child is looked at again", Since<SignificantChange>(file, entered) || Since<SignificantIncident>(file, entered), "S3-10")],
        JourneyState.Contact => [Guard<ReferralSentToHub>("The risk tool is attached, or it is said that it follows", ToolSpokenFor(file), "S2-02")],
        JourneyState.HubTriage => Hub(file, entered),
        JourneyState.TargetedSupport => Targeted(file),
        JourneyState.Assessment => Assessment(file, entered, pack),
        JourneyState.StrategyPlanning => Planning(file),
        JourneyState.StrategyDiscussion => Discussion(file),
        JourneyState.Section47Enquiry => Enquiry(file, entered),
        JourneyState.Conference => Conference(file),
        JourneyState.ChildInNeedPlan => Plan(file, pack),
        JourneyState.ChildProtectionPlan => Plan(file, pack).Append(Guard<MeetingHeld>("A core group has met", file.All<MeetingHeld>().Any(one => one.Body.Type == MeetingType.CoreGroup), "S2-37")),
        JourneyState.LookedAfter => LookedAfter(file),
        JourneyState.NoRole => [Guard<OutcomeTold>("The referrer has been told", Told(file, entered, Recipient.Referrer), "S2-21")],
        JourneyState.ClosureProposed => [Guard<HubClosureDiscussed>("The hub has discussed the closure", Since<HubClosureDiscussed>(file, entered), "S2-29 and S2-30")],
        JourneyState.ClosureDiscussed or JourneyState.ManagersDiscussion => [Guard<ManagersDiscussed>("The closure is agreed, by the hub or between managers", Standing.Closure(file).Agreed, "S2-31 and S2-32")],
        JourneyState.Closed or JourneyState.ClosedAtTheHub => Closed(file, entered),
        _ => [],
    }];

    private static JourneyGuard[] Concern(CaseFile file) =>
    [
        Guard<ManagerConsulted>("The concern has been talked over with a manager", Any<ManagerConsulted>(file), "S3-56"),
        Guard<ChampionInformed>("The agency's champion has been told", Any<ChampionInformed>(file), "S3-57"),
        Guard<ToolCompleted>("A risk tool is completed, or the referral is urgent", Any<ToolCompleted>(file) || file.All<ReferralMade>().Any(one => one.Body.Urgent == true), "S2-02"),
    ];

    private static JourneyGuard[] Hub(CaseFile file, Entry entered) =>
    [
        Guard<HubDecided>("The hub has decided, with a reason", file.All<HubDecided>().Any(one => one.Entry.Number > entered.Number && !IsBlank(one.Body.Because)), "S2-04"),
        Guard<ReferralAcknowledged>("The referrer knows that the hub has it", Since<ReferralAcknowledged>(file, entered), "S2-05"),
    ];

    private static JourneyGuard[] Targeted(CaseFile file) =>
    [
        Guard<LeadProfessionalNamed>("Somebody leads", Standing.LeadProfessional(file) is not null, "S2-09"),
        Guard<PlanAgreed>("A team-around-the-child plan is agreed", Standing.LivePlans(file).Any(plan => plan.Type == PlanType.Tac), "S2-09"),
        Guard<ServiceReferralAnswered>("A service has taken the child on", file.All<ServiceReferralAnswered>().Any(one => one.Body.Accepted == true), "S2-08"),
    ];

    private static JourneyGuard[] Assessment(CaseFile file, Entry entered, Pack pack) =>
    [
        Guard<ToolCompleted>("The risk tool is current", AssessmentDemands.ToolLacks(file, pack, London.DayOf(file.At)) is null, "S2-13"),
        Guard<OversightRecorded>("A manager has looked at the assessment", Since<OversightRecorded>(file, entered), "S2-17"),
        Guard<AssessmentCompleted>("The assessment is completed", Since<AssessmentCompleted>(file, entered), "S2-18"),
        Guard<OutcomeTold>("The child, the family, the professionals and the hub know what came of it", Told(file, entered, Recipient.Child, Recipient.Parent, Recipient.Hub), "S2-19"),
    ];

    private static JourneyGuard[] Planning(CaseFile file)
    {
        var planned = file.Latest<StrategyDiscussionPlanned>(one => one.About is null) ?? new StrategyDiscussionPlanned();
        JourneyGuard Planned(string what, bool holds, string where) => Guard<StrategyDiscussionPlanned>(what, holds, where);
        return
        [
            Planned("Victims and suspects are counted", planned.Victims is not null && planned.Suspects is not null, "S1-05"),
            Planned("Where there are several it is a complex meeting, or it says why not", !(planned.Victims > 1 || planned.Suspects > 1) || planned.Complex == true || !IsBlank(planned.SingleBecause), "S1-06"),
            Planned("Every authority concerned is asked", !planned.OtherAuthorities || (planned.Authorities ?? []).All(one => one.Invited == true || !IsBlank(one.LeftOut)), "S1-09"),
            Planned("Every other person under 18 concerned has a discussion of their own", (planned.YoungPeople ?? []).All(one => one.Discussion is not null), "S1-21"),
            Planned("Somebody is asked to come, and what to bring", (planned.Invitations ?? []).Any(one => one.InvitedOn is not null) || planned.Invited is { Count: > 0 }, "S1-11 and S1-23"),
            Planned("What is urgent is done, or it says why not", (planned.UrgentActions ?? []).All(one => one.Done == true || !IsBlank(one.Because)), "S1-19"),
        ];
    }

    private static JourneyGuard[] Discussion(CaseFile file)
    {
        var held = file.Latest<StrategyDiscussionHeld>(one => one.About is null)!;
        JourneyGuard Held(string what, bool holds, string where) => Guard<StrategyDiscussionHeld>(what, holds, where);
        return
        [
            Held("It is decided whether the child is suffering significant harm, and why", held.SignificantHarm is SignificantHarm.Yes or SignificantHarm.No && !IsBlank(held.Because), "S0-59 and S0-61"),
            Held("Every other child has an outcome", (held.OtherChildren ?? []).All(one => !IsBlank(one.Outcome)), "S0-58"),
            Guard<ActionAgreed>("There are actions, each with an owner and a day", held.Actions is { Count: > 0 } || PlanOnADay.OpenActions(file).Any(), "S1-96"),
            Held("There is a next date, or it says why none is needed", held.Due is not null || !IsBlank(held.NoneNeeded), "S1-97"),
            Guard<Section47Started>("Where harm was found, a section 47 enquiry has begun", Standing.HarmUnanswered(file) is null, "S0-60"),
        ];
    }

    private static JourneyGuard[] Enquiry(CaseFile file, Entry entered) =>
    [
        Guard<GapAnswered>("Every gap in what is known is filled or explained", !Gaps.Open(file).Any(), "S0-87"),
        Guard<Section47Concluded>("Health has given its information", (file.Latest<Section47Concluded>()?.HealthInformation ?? file.Latest<Section47Started>()?.HealthInformation) is HealthInformation.Received, "S0-88"),
        Guard<Section47Concluded>("The enquiry is concluded with an outcome and a reason", Since<Section47Concluded>(file, entered), "S0-86"),
    ];

    private static JourneyGuard[] Conference(CaseFile file)
    {
        var held = file.LatestEntry<ConferenceHeld>();
        bool Shared(SharedWith with) => file.All<ReportNotShared>().Any(one => one.Body.With == with)
            || file.All<ReportShared>().Any(one => one.Body.With == with && (held is null || one.Entry.Happened.Day < held.Happened.Day));
        return
        [
            Guard<ReportWritten>("The report is written", Any<ReportWritten>(file), "S2-33"),
            Guard<ReportShared>("It was shared with the parents before the day, or it says why not", Shared(SharedWith.Parents), "S2-35"),
            Guard<ReportShared>("It was shared with the child before the day, or it says why not", Shared(SharedWith.Child), "S2-35"),
            Guard<InformationShared>("The risk tool has been sent to the hub", ToolSent(file), "S2-36"),
            Guard<ConferencePlanned>("The hub is asked to come", file.Latest<ConferencePlanned>() is { Invitations: { } invited } && invited.Any(one => one.Is("hub")), "S2-37"),
        ];
    }

    private static JourneyGuard[] Plan(CaseFile file, Pack pack)
    {
        var plan = Standing.LivePlans(file).LastOrDefault(one => one.Type is PlanType.Cin or PlanType.Cp) ?? new PlanAgreed();
        var every = file.LatestEntry<PlanReviewed>(one => one.ContactEvery is not null) is not null || plan.ContactEvery is not null;
        var covered = PlanOnADay.OpenActions(file).Select(one => one.Body.Area).Concat(plan.Areas?.Keys ?? []).ToHashSet();
        return
        [
            Guard<PlanAgreed>("It says how often the child is contacted", every, "S2-23"),
            .. (pack.Lists.GetValueOrDefault("plan-areas")?.Lines ?? []).Select(area => Guard<ActionAgreed>($"The plan covers: {area.Title}", covered.Contains(area.Id), "S0-16")),
        ];
    }

    private static JourneyGuard[] LookedAfter(CaseFile file) =>
    [
        Guard<InformationShared>("The risk tool has been sent to the hub", ToolSent(file), "S2-40"),
        Guard<AssociateClarified>("Every associate has been settled with the hub", AssociatesOpen(file) == 0, "S2-45"),
        Guard<MissingReportedToPolice>("Every missing episode was reported to the police", file.All<MissingStarted>().All(one => one.Body.ReportedToPolice is not null
            || file.All<MissingReportedToPolice>().Any(report => report.Body.Of == one.Entry.Number || report.Entry.Number > one.Entry.Number)), "S2-41"),
    ];

    private static JourneyGuard[] Closed(CaseFile file, Entry entered) =>
    [
        Guard<OutcomeTold>("The child and the referrer know the outcome", Told(file, file.Entries[0], Recipient.Child, Recipient.Referrer), "S2-19 and S2-21"),
        Guard<TakenOffList>("The child's place on each list has been looked at", file.LatestEntry<Body>(body => body is PlacedOnList or TakenOffList) is null or { Body: TakenOffList }
            || Since<PlacedOnList>(file, entered), "S0-71"),
    ];

    /// <summary>How many associates nobody has settled with the hub.</summary>
    internal static int AssociatesOpen(CaseFile file) =>
        file.All<AssociateNamed>().Count(named => !file.All<AssociateClarified>().Any(one => one.Body.Of == named.Entry.Number));

    private static bool ToolSent(CaseFile file) => file.LatestEntry<ToolCompleted>() is { } tool
        && file.All<InformationShared>().Any(one => one.Body.Recipient == Recipient.Hub && one.Entry.Number > tool.Number);

    private static bool ToolSpokenFor(CaseFile file) => Any<ToolCompleted>(file)
        || file.All<ReferralMade>().Any(one => one.Body.Tool is not null) || file.All<ContactReceived>().Any(one => one.Body.Tool is not null);

    private static bool Told(CaseFile file, Entry since, params Recipient[] whom) =>
        whom.All(one => file.All<OutcomeTold>().Any(told => told.Body.Recipient == one && told.Entry.Number >= since.Number));

    private static bool Any<T>(CaseFile file) where T : Body => file.All<T>().Any();

    private static bool Since<T>(CaseFile file, Entry entered) where T : Body => file.All<T>().Any(one => one.Entry.Number > entered.Number);

    private static JourneyGuard Guard<T>(string what, bool holds, string where) where T : Body => new(what, holds, where, Kinds.Of<T>());
}
