using Lantern.Entries;
using NodaTime;

namespace Lantern.Tests.Entries;

public class StrategyTests
{
    private static readonly LocalDate Day = new(2026, 6, 1);

    private static readonly StrategyDiscussionHeld Complete = new()
    {
        SignificantHarm = SignificantHarm.No,
        Because = "The adult is her cousin",
        Due = Day,
        Actions = [new AgreedAction { Action = new("Ask the school"), Owner = "Ada Lark", Due = Day }],
        OtherChildren = [new OtherChild { About = new("brother"), Outcome = "early-help" }],
    };

    private static readonly Body[] Moves =
    [
        new AssessmentStarted { Section = 17 }, new AssessmentStarted(), new HubDecided { Outcome = HubOutcome.TargetedSupport, Because = "b" },
        new PlanAgreed { Areas = Areas(("disruption", "d"), ("police", "p")) }, new ClosureProposed(), new FileClosed(),
        new ConferencePlanned { Type = ConferenceType.Initial }, new ConferenceHeld(),
    ];

    private static readonly Body[] NeverWaiting =
    [
        new ChildSeen(), new ChildContacted(), new ChildSpoke(), new MissingStarted(), new MissingEnded(), new MeetingHeld(),
        new ActionAgreed { Action = new("a"), Owner = "o", Due = Day }, new RiskLevelSet { Level = RiskLevel.High, Because = "b" },
        new Section47Started(), new AssessmentStarted { Section = 47 }, new HubDecided { Outcome = HubOutcome.AssessmentSection47, Because = "b" },
        new CaseAllocated { Grade = Grade.Experienced }, new BecameLookedAfter(), new PlanReviewed(), new ConcernRecorded(), new ReferralMade(),
        new ConferencePlanned { Type = ConferenceType.Review }, new ConferenceHeld { Type = ConferenceType.Review }, new StrategyDiscussionPlanned(),
    ];

    private static Dictionary<string, IReadOnlyList<Passage>> Areas(params (string Area, string Words)[] rows) =>
        rows.ToDictionary(row => row.Area, IReadOnlyList<Passage> (row) => [new Passage(row.Words)]);

    private static TestFile Harm() => new TestFile().With(Complete with { SignificantHarm = SignificantHarm.Yes });

    [Fact]
    public void A_discussion_is_concluded_with_a_decision_and_its_reason()
    {
        Assert.Equal([Refusals.NoThresholdDecision], new TestFile().Against(Complete with { SignificantHarm = null }));
        Assert.Equal([Refusals.ThresholdWithoutReason], new TestFile().Against(Complete with { Because = "" }));
        Assert.Empty(new TestFile().Against(Complete));
        Assert.Empty(new TestFile().Against(Complete with { SignificantHarm = SignificantHarm.NotYetKnown }));
    }

    [Fact]
    public void Each_action_says_what_who_and_by_when()
    {
        var objections = new TestFile().Objections(Complete with
        {
            Actions = [Complete.Actions![0], Complete.Actions[0] with { Owner = " " }, Complete.Actions[0] with { Due = null, Action = null }],
        });
        Assert.Equal(["Action 2 lacks an owner.", "Action 3 lacks what is to be done and a date."], objections.Select(objection => objection.Detail));
        Assert.All(objections, objection => Assert.Equal((Refusals.ActionWithoutOwnerOrDate, "actions"), (objection.Refusal, objection.Field)));
    }

    [Fact]
    public void So_does_each_action_of_another_meeting() =>
        Assert.Equal([Refusals.ActionWithoutOwnerOrDate], new TestFile().Against(new MeetingHeld { Actions = [new AgreedAction { Owner = "o" }] }));

    [Fact]
    public void Each_other_child_has_an_outcome()
    {
        var objection = Assert.Single(new TestFile().Objections(Complete with { OtherChildren = [Complete.OtherChildren![0], new OtherChild { About = new("sister") }] }));
        Assert.Equal((Refusals.OtherChildWithoutOutcome, "Child 2 has none."), (objection.Refusal, objection.Detail));
    }

    [Fact]
    public void A_next_date_is_agreed_or_it_says_why_none_is_needed()
    {
        var pack = TestPack.With(TestPack.AsAgreed("strategy-discussion-held", "due"));
        Assert.Equal([Refusals.NoNextDate], new TestFile().Against(Complete with { Due = null }, pack: pack));
        Assert.Empty(new TestFile().Against(Complete with { Due = null, NoneNeeded = new("Nothing is left open") }, pack: pack));
    }

    [Fact]
    public void After_significant_harm_nothing_moves_the_case_but_a_section_47_enquiry()
    {
        var file = Harm();
        Assert.All(Moves, body =>
        {
            var objection = Assert.Single(file.Objections(body), objection => objection.Refusal == Refusals.Section47MustFollow);
            Assert.Equal([1], objection.RestsOn);
        });
    }

    [Fact]
    public void Nothing_else_waits_for_it() => Assert.All(NeverWaiting, body => Assert.Empty(Harm().Against(body)));

    [Fact]
    public void Once_the_enquiry_has_started_the_case_may_move()
    {
        Assert.All(Moves, body => Assert.DoesNotContain(Refusals.Section47MustFollow, Harm().With(new Section47Started()).Against(body)));
        Assert.Empty(Harm().With(new AssessmentStarted { Section = 47 }).Against(new AssessmentStarted { Section = 17 }));
    }

    [Fact]
    public void An_enquiry_that_runs_already_answers_a_further_discussion()
    {
        var again = Complete with { SignificantHarm = SignificantHarm.Yes };
        var running = Harm().With(new Section47Started()).With(again);
        Assert.Empty(running.Against(new AssessmentStarted { Section = 17 }));
        var concluded = Harm().With(new Section47Started()).With(new Section47Concluded()).With(again);
        Assert.Equal([Refusals.Section47MustFollow], concluded.Against(new AssessmentStarted { Section = 17 }));
    }

    [Fact]
    public void A_later_discussion_may_find_otherwise() =>
        Assert.Empty(Harm().With(Complete).Against(new AssessmentStarted { Section = 17 }));

    [Fact]
    public void Before_any_discussion_the_case_may_move() => Assert.Empty(new TestFile().Against(new AssessmentStarted { Section = 17 }));
}
