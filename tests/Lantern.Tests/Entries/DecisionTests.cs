using Lantern.Entries;
using NodaTime;

namespace Lantern.Tests.Entries;

public class DecisionTests
{
    private static readonly LocalDate Day = new(2026, 6, 1);

    [Fact]
    public void A_hub_decision_says_what_follows_and_why()
    {
        Assert.Equal([Refusals.DecisionWithoutOutcome, Refusals.DecisionWithoutReason], new TestFile().Against(new HubDecided { Because = " " }));
        Assert.Empty(new TestFile().Against(new HubDecided { Outcome = HubOutcome.TargetedSupport, Because = "b" }));
    }

    [Fact]
    public void A_level_of_risk_says_why()
    {
        Assert.Equal([Refusals.LevelWithoutReason], new TestFile().Against(new RiskLevelSet { Level = RiskLevel.Medium }));
        Assert.Empty(new TestFile().Against(new RiskLevelSet { Level = RiskLevel.Medium, Because = "b" }));
    }

    [Fact]
    public void Taking_a_step_early_or_declining_a_discussion_says_why()
    {
        Assert.Equal([Refusals.DecisionWithoutReason], new TestFile().With(new HubActionSet()).Against(new BroughtForward { Of = 1 }));
        Assert.Empty(new TestFile().With(new HubActionSet()).Against(new BroughtForward { Of = 1, Because = "b" }));
        Assert.Equal([Refusals.DecisionWithoutReason], new TestFile().Against(new StrategyDiscussionDeclined()));
        Assert.Empty(new TestFile().Against(new StrategyDiscussionDeclined { Because = "b" }));
    }

    [Theory]
    [InlineData(null, "Ada Lark", true, "action", "the action")]
    [InlineData("Hold a meeting", null, true, "owner", "an owner")]
    [InlineData("Hold a meeting", "Ada Lark", false, "timescale", "a timescale")]
    public void What_the_hub_asks_for_has_an_owner_and_a_day(string? action, string? owner, bool dated, string field, string lacking)
    {
        var set = new HubActionSet { Action = action is null ? null : new Passage(action), Owner = owner, Due = dated ? Day : null };
        var objection = Assert.Single(new TestFile().Objections(set, pack: TestPack.With(TestPack.AsAgreed("hub-action-set", "due"))));
        Assert.Equal((Refusals.HubActionWithoutOwnerOrTimescale, field, $"It lacks {lacking}."), (objection.Refusal, objection.Field, objection.Detail));
    }

    [Fact]
    public void A_timescale_is_a_due_day_and_a_due_day_a_timescale()
    {
        var set = new HubActionSet { Action = new("Hold a meeting"), Owner = "Ada Lark" };
        Assert.Equal(Day, (set with { Timescale = Day }).Due);
        Assert.Equal(Day, (set with { Due = Day }).Timescale);
        Assert.Empty(new TestFile().Against(set with { Timescale = Day }));
    }

    [Fact]
    public void An_action_has_an_owner_and_a_day()
    {
        var pack = TestPack.With(TestPack.AsAgreed("action-agreed", "due"));
        var action = new ActionAgreed { Action = new("Ask the school"), Owner = "Ada Lark", Due = Day };
        Assert.Equal([Refusals.ActionWithoutOwnerOrDate], new TestFile().Against(action with { Due = null }, pack: pack));
        Assert.Equal([Refusals.ActionWithoutOwnerOrDate], new TestFile().Against(action with { Owner = null }, pack: pack));
        Assert.Equal([Refusals.ActionWithoutOwnerOrDate], new TestFile().Against(action with { Action = null }, pack: pack));
        Assert.Empty(new TestFile().Against(action, pack: pack));
    }

    [Fact]
    public void A_wait_for_the_police_has_a_managers_reason_an_end_and_safety_meanwhile()
    {
        var wait = new WaitForPoliceAgreed { Until = Day, Meanwhile = new("She stays with her aunt"), Because = "An arrest is planned" };
        Assert.Equal([Refusals.SafetyWaitsForNobody], new TestFile().Against(wait, by: "police"));
        Assert.Equal([Refusals.SafetyWaitsForNobody], new TestFile().Against(wait with { Because = null }));
        Assert.Equal([Refusals.SafetyWaitsForNobody], new TestFile().Against(wait with { Until = null }));
        Assert.Equal([Refusals.SafetyWaitsForNobody], new TestFile().Against(wait with { Meanwhile = new("") }));
        Assert.Empty(new TestFile().Against(wait, by: "team-manager"));
    }

    [Fact]
    public void An_alarm_comes_after_its_effect_was_considered()
    {
        Assert.Equal([Refusals.AlarmBeforeItsEffect], new TestFile().Against(new SafetyAlarmProvided { Device = "pocket alarm" }));
        Assert.Empty(new TestFile().Against(new SafetyAlarmProvided { EffectConsidered = new("She would still ring her aunt") }));
    }
}
