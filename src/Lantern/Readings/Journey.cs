using System.ComponentModel;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Readings;

/// <summary>Where a child's journey through the hub and children's social care has come to.</summary>
public enum JourneyState
{
    Concern,
    [Description("watched over by the agency")]
    AgencyMonitoring,
    Contact,
    [Description("with the hub")]
    HubTriage,
    [Description("closed at the hub, no risk of exploitation")]
    ClosedAtTheHub,
    TargetedSupport,
    Assessment,
    [Description("strategy discussion called")]
    StrategyPlanning,
    [Description("strategy discussion held")]
    StrategyDiscussion,
    [Description("section 47 enquiry")]
    Section47Enquiry,
    [Description("child protection conference")]
    Conference,
    ChildInNeedPlan,
    ChildProtectionPlan,
    [Description("looked-after child")]
    LookedAfter,
    [Description("no role for children's social care")]
    NoRole,
    ClosureProposed,
    [Description("closure discussed with the hub")]
    ClosureDiscussed,
    [Description("closure settled between managers")]
    ManagersDiscussion,
    Closed,
}

/// <summary>Whether a step goes to more help than before, or to less.</summary>
public enum JourneyTurn
{
    Onward,
    StepUp,
    StepDown,
}

/// <summary>Something that must hold before a state is left.</summary>
/// <param name="What">What, in words.</param>
/// <param name="Holds">True when it does.</param>
/// <param name="Where">The requirement that asks it.</param>
/// <param name="Mends">The kind of entry that makes it hold.</param>
public sealed record JourneyGuard(string What, bool Holds, string Where, Kind Mends);

/// <summary>A state of the journey.</summary>
/// <param name="State">The state.</param>
/// <param name="Entered">The entry that entered it; its day is the day of the state.</param>
/// <param name="Turn">Onward, a step up or a step down from the state before.</param>
/// <param name="Guards">What must hold before it is left; none for a state that has been left.</param>
public sealed record JourneyStep(JourneyState State, Entry Entered, JourneyTurn Turn, IReadOnlyList<JourneyGuard> Guards);

/// <summary>A child's journey: the states entered so far, each with the entry that did it.</summary>
/// <param name="Steps">The states, the present one first.</param>
/// <param name="Beside">The states that hold beside the present one: plans that are live, and being looked after.</param>
public sealed record Journey(IReadOnlyList<JourneyStep> Steps, IReadOnlyList<JourneyStep> Beside)
{
    /// <summary>The present state; null on a file on which nothing has begun.</summary>
    public JourneyStep? Present => Steps.Count > 0 ? Steps[0] : null;

    /// <summary>Reads the journey of a file as it stands. No state is stored: it is what the entries say.</summary>
    /// <param name="file">The file.</param>
    /// <param name="pack">The practice pack in force, for the areas a plan covers.</param>
    public static Journey Read(CaseFile file, Pack pack)
    {
        var steps = new List<JourneyStep>();
        var care = 0;
        var live = new List<(JourneyState State, Entry Entry)>();
        foreach (var entry in file.Entries)
        {
            Live(live, entry);
            if (Next(entry, steps.Count > 0 ? steps[^1].State : null, live) is not { } state || (steps.Count > 0 && steps[^1].State == state))
                continue;
            steps.Add(new JourneyStep(state, entry, Turn(state, ref care), []));
        }
        if (steps.Count == 0)
            return new Journey([], []);
        steps[^1] = steps[^1] with { Guards = JourneyGuards.Of(steps[^1].State, steps[^1].Entered, file, pack) };
        var beside = live.Where(one => one.State != steps[^1].State)
            .Select(one => new JourneyStep(one.State, one.Entry, JourneyTurn.Onward, JourneyGuards.Of(one.State, one.Entry, file, pack))).ToList();
        steps.Reverse();
        return new Journey(steps, beside);
    }

    // What an entry leads to from where the journey is; null where it stays.
    private static JourneyState? Next(Entry entry, JourneyState? now, List<(JourneyState State, Entry Entry)> live) => entry.Body switch
    {
        ConcernRecorded when Idle(now) => JourneyState.Concern,
        AdviceGiven when now is null or JourneyState.Concern => JourneyState.AgencyMonitoring,
        ReferralMade or ContactReceived when Idle(now) || now is JourneyState.Concern or JourneyState.AgencyMonitoring or JourneyState.TargetedSupport => JourneyState.Contact,
        ReferralSentToHub when Idle(now) || now is JourneyState.Concern or JourneyState.AgencyMonitoring or JourneyState.Contact => JourneyState.HubTriage,
        HubDecided decided => Decided(decided.Outcome),
        StrategyDiscussionPlanned { About: null } => JourneyState.StrategyPlanning,
        StrategyDiscussionHeld { About: null } => JourneyState.StrategyDiscussion,
        Section47Started or AssessmentStarted { Section: 47 } => JourneyState.Section47Enquiry,
        AssessmentStarted when now is not JourneyState.Section47Enquiry => JourneyState.Assessment,
        ConferencePlanned { Type: not ConferenceType.Review } or ConferenceHeld { Type: not ConferenceType.Review } => JourneyState.Conference,
        AssessmentCompleted { Outcome: { } outcome } when AssessmentDemands.IsNoRole(outcome) => JourneyState.NoRole,
        PlanAgreed or BecameLookedAfter when live.Count > 0 => live[^1].State,
        PlanEnded or CeasedToBeLookedAfter when live.Count > 0 && IsPlan(now) => live[^1].State,
        ClosureProposed => JourneyState.ClosureProposed,
        HubClosureDiscussed => JourneyState.ClosureDiscussed,
        ManagersDiscussed { Agreed: false } when live.Count > 0 => live[^1].State,
        ManagersDiscussed => JourneyState.ManagersDiscussion,
        FileClosed => JourneyState.Closed,
        FileReopened => JourneyState.Contact,
        _ => null,
    };

    private static JourneyState? Decided(HubOutcome? outcome) => outcome switch
    {
        HubOutcome.NoFurtherAction => JourneyState.ClosedAtTheHub,
        HubOutcome.TargetedSupport => JourneyState.TargetedSupport,
        HubOutcome.AssessmentSection17 => JourneyState.Assessment,
        HubOutcome.AssessmentSection47 => JourneyState.StrategyPlanning,
        _ => null,
    };

    private static bool Idle(JourneyState? now) => now is null or JourneyState.Closed or JourneyState.ClosedAtTheHub or JourneyState.NoRole;

    private static bool IsPlan(JourneyState? now) =>
        now is JourneyState.ChildInNeedPlan or JourneyState.ChildProtectionPlan or JourneyState.LookedAfter or JourneyState.TargetedSupport;

    private static void Live(List<(JourneyState State, Entry Entry)> live, Entry entry)
    {
        switch (entry.Body)
        {
            case PlanAgreed { Type: { } type }:
                Begin(live, Of(type), entry);
                break;
            case BecameLookedAfter:
                Begin(live, JourneyState.LookedAfter, entry);
                break;
            case PlanEnded ended:
                live.RemoveAll(one => ended.Type is { } type ? one.State == Of(type) : one.State != JourneyState.LookedAfter);
                break;
            case CeasedToBeLookedAfter:
                live.RemoveAll(one => one.State == JourneyState.LookedAfter);
                break;
            case FileClosed:
                live.Clear();
                break;
        }
    }

    // Of the plans of a child who is not looked after the latest takes the place of the one before.
    private static void Begin(List<(JourneyState State, Entry Entry)> live, JourneyState state, Entry entry)
    {
        if (live.Exists(one => one.State == state))
            return;
        if (state != JourneyState.LookedAfter)
            live.RemoveAll(one => one.State != JourneyState.LookedAfter);
        live.Add((state, entry));
    }

    private static JourneyState Of(PlanType type) => type switch
    {
        PlanType.Cin => JourneyState.ChildInNeedPlan,
        PlanType.Cp => JourneyState.ChildProtectionPlan,
        PlanType.Lac => JourneyState.LookedAfter,
        _ => JourneyState.TargetedSupport,
    };

    private static JourneyTurn Turn(JourneyState state, ref int care)
    {
        var (before, now) = (care, Help(state) ?? care);
        care = now;
        return now > before && before > 0 ? JourneyTurn.StepUp : now < before ? JourneyTurn.StepDown : JourneyTurn.Onward;
    }

    // How much help a state stands for; null where it says nothing of that.
    private static int? Help(JourneyState state) => state switch
    {
        JourneyState.Closed or JourneyState.ClosedAtTheHub => 0,
        JourneyState.TargetedSupport or JourneyState.NoRole => 1,
        JourneyState.Assessment or JourneyState.ChildInNeedPlan => 2,
        JourneyState.StrategyPlanning or JourneyState.StrategyDiscussion or JourneyState.Section47Enquiry
            or JourneyState.Conference or JourneyState.ChildProtectionPlan => 3,
        JourneyState.LookedAfter => 4,
        _ => null,
    };
}
