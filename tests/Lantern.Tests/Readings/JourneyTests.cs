using Lantern.Entries;
using Lantern.Readings;

namespace Lantern.Tests.Readings;

/// <summary>Where a child's journey has come to, by which entries, and what must hold before it goes on.</summary>
public class JourneyTests
{
    private static readonly Lantern.Practice.Pack Hub = ShippedPacks.Named("example-hub");

    [Fact]
    public void A_file_on_which_nothing_has_begun_is_nowhere()
    {
        var journey = Read(new TestFile().With(new ChildIdentified { GivenName = "Robin" }));
        Assert.Null(journey.Present);
        Assert.Empty(journey.Beside);
    }

    [Fact]
    public void Each_state_has_the_entry_and_the_day_that_entered_it_the_present_one_first()
    {
        var journey = Read(new TestFile().With(new ConcernRecorded(), "2026-05-01").With(new ReferralMade(), "2026-05-04").With(new ReferralSentToHub(), "2026-05-05")
            .With(new HubDecided { Outcome = HubOutcome.AssessmentSection47 }, "2026-05-06").With(new StrategyDiscussionPlanned(), "2026-05-06")
            .With(new StrategyDiscussionHeld { SignificantHarm = SignificantHarm.Yes }, "2026-05-07").With(new Section47Started(), "2026-05-07"));
        Assert.Equal([JourneyState.Section47Enquiry, JourneyState.StrategyDiscussion, JourneyState.StrategyPlanning, JourneyState.HubTriage, JourneyState.Contact, JourneyState.Concern],
            journey.Steps.Select(step => step.State));
        Assert.Equal([7, 6, 4, 3, 2, 1], journey.Steps.Select(step => step.Entered.Number));
    }

    [Fact]
    public void More_help_is_a_step_up_and_less_help_a_step_down()
    {
        var journey = Read(new TestFile().With(new HubDecided { Outcome = HubOutcome.TargetedSupport }).With(new StrategyDiscussionPlanned())
            .With(new ConferencePlanned { Type = ConferenceType.Initial }).With(new PlanAgreed { Type = PlanType.Cp }).With(new PlanAgreed { Type = PlanType.Cin }));
        Assert.Equal([JourneyTurn.StepDown, JourneyTurn.Onward, JourneyTurn.Onward, JourneyTurn.StepUp, JourneyTurn.Onward], journey.Steps.Select(step => step.Turn));
    }

    [Fact]
    public void A_discussion_about_somebody_else_moves_this_child_nowhere()
    {
        var journey = Read(new TestFile().With(new ContactReceived()).With(new StrategyDiscussionPlanned { About = new("another child") }));
        Assert.Equal(JourneyState.Contact, journey.Present!.State);
    }

    [Fact]
    public void A_child_may_be_on_a_child_protection_plan_and_looked_after_at_once()
    {
        var journey = Read(new TestFile().With(new PlanAgreed { Type = PlanType.Cp }).With(new BecameLookedAfter()));
        Assert.Equal(JourneyState.LookedAfter, journey.Present!.State);
        Assert.Equal([JourneyState.ChildProtectionPlan], journey.Beside.Select(step => step.State));
        Assert.NotEmpty(journey.Beside[0].Guards);
    }

    [Fact]
    public void When_the_time_in_care_ends_the_plan_that_is_live_is_where_the_child_is()
    {
        var file = new TestFile().With(new PlanAgreed { Type = PlanType.Cin }).With(new BecameLookedAfter()).With(new CeasedToBeLookedAfter());
        Assert.Equal(JourneyState.ChildInNeedPlan, Read(file).Present!.State);
    }

    [Fact]
    public void A_plan_stays_live_while_a_strategy_discussion_is_called()
    {
        var journey = Read(new TestFile().With(new PlanAgreed { Type = PlanType.Cin }).With(new StrategyDiscussionPlanned()));
        Assert.Equal((JourneyState.StrategyPlanning, JourneyTurn.StepUp), (journey.Present!.State, journey.Present.Turn));
        Assert.Equal([JourneyState.ChildInNeedPlan], journey.Beside.Select(step => step.State));
    }

    [Fact]
    public void Managers_who_do_not_agree_to_close_leave_the_child_where_the_plan_is()
    {
        var file = new TestFile().With(new PlanAgreed { Type = PlanType.Cin }).With(new ClosureProposed()).With(new HubClosureDiscussed { Agreed = false }).With(new ManagersDiscussed { Agreed = false });
        Assert.Equal(JourneyState.ChildInNeedPlan, Read(file).Present!.State);
    }

    [Fact]
    public void A_closed_file_begins_again_with_the_next_referral()
    {
        var file = new TestFile().With(new PlanAgreed { Type = PlanType.Cin }).With(new FileClosed()).With(new ReferralMade());
        Assert.Equal(JourneyState.Contact, Read(file).Present!.State);
        Assert.Empty(Read(file).Beside);
    }

    [Fact]
    public void An_assessment_without_a_role_for_social_care_says_so()
    {
        var journey = Read(new TestFile().With(new AssessmentStarted { Section = 17 }).With(new AssessmentCompleted { Outcome = "no-role" }));
        Assert.Equal(JourneyState.NoRole, journey.Present!.State);
        Assert.Equal([false], journey.Present.Guards.Select(guard => guard.Holds));
    }

    [Fact]
    public void What_must_hold_before_an_assessment_is_left_is_said_with_what_mends_it()
    {
        var file = new TestFile().With(new ReferralMade()).With(new AssessmentStarted { Section = 17 });
        var guards = Read(file).Present!.Guards;
        Assert.All(guards, guard => Assert.False(guard.Holds));
        Assert.Contains(Kinds.Of<OversightRecorded>(), guards.Select(guard => guard.Mends));
        file.With(new ToolCompleted { Tool = "seraf" }).With(new OversightRecorded()).With(new AssessmentCompleted { Outcome = "support" })
            .With(new OutcomeTold { Recipient = Recipient.Child }).With(new OutcomeTold { Recipient = Recipient.Parent }).With(new OutcomeTold { Recipient = Recipient.Hub });
        Assert.All(Read(file).Present!.Guards, guard => Assert.True(guard.Holds, guard.What));
    }

    [Fact]
    public void An_enquiry_is_left_only_with_its_gaps_answered_and_healths_information()
    {
        var file = new TestFile()
            .With(new StrategyDiscussionHeld { SignificantHarm = SignificantHarm.Yes, Gaps = [new InformationGap { What = new("Which GP") }] })
            .With(new Section47Started { HealthInformation = HealthInformation.Awaited }).With(new Section47Concluded { Outcome = "conference" });
        Assert.Equal([false, false, true], Read(file).Present!.Guards.Select(guard => guard.Holds));
        file.With(new GapAnswered { Of = 1, Gap = 1, Outcome = GapOutcome.Obtained }).With(new Section47Concluded { HealthInformation = HealthInformation.Received });
        Assert.Equal([true, true, true], Read(file).Present!.Guards.Select(guard => guard.Holds));
    }

    [Fact]
    public void A_plan_covers_every_area_the_pack_names()
    {
        var file = new TestFile().With(new PlanAgreed { Type = PlanType.Cin, ContactEvery = new Lantern.Practice.Span(2, Lantern.Practice.Unit.Weeks) });
        Assert.Equal(1, Read(file).Present!.Guards.Count(guard => guard.Holds));
        foreach (var area in Hub.Lists["plan-areas"].Lines)
            file.With(new ActionAgreed { Area = area.Id });
        Assert.All(Read(file).Present!.Guards, guard => Assert.True(guard.Holds, guard.What));
    }

    private static Journey Read(TestFile file) => Journey.Read(file.Read(), Hub);
}
