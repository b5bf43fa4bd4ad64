using Lantern.Entries;

namespace Lantern.Tests.Entries;

public class ListingTests
{
    private static readonly PlacedOnList Placed = new() { List = "children at risk of exploitation", Because = "Two agencies saw it", ToldChild = true, ToldParents = true };

    [Fact]
    public void Nobody_is_placed_on_a_list_or_taken_off_it_without_a_reason()
    {
        Assert.Equal([Refusals.DecisionWithoutReason], new TestFile().Against(Placed with { Because = " " }));
        Assert.Equal([Refusals.DecisionWithoutReason], new TestFile().With(Placed).Against(new TakenOffList { Of = 1 }));
    }

    [Theory]
    [InlineData(null, true, "As far as it says, nobody told the child.")]
    [InlineData(true, false, "As far as it says, nobody told the parents or carers.")]
    [InlineData(false, null, "As far as it says, nobody told the child and the parents or carers.")]
    public void The_child_and_the_parents_are_told_unless_it_says_why_that_is_unsafe(bool? child, bool? parents, string detail)
    {
        var untold = Placed with { ToldChild = child, ToldParents = parents };
        Assert.Equal(detail, Assert.Single(new TestFile().Objections(untold)).Detail);
        Assert.Empty(new TestFile().Against(untold with { NotToldBecause = new("Her father would learn where she is") }));
    }

    [Fact]
    public void A_review_later_than_three_months_on_is_refused_and_none_is_not()
    {
        var hub = ShippedPacks.Named("example-hub");
        var today = new TestFile().Today;
        Assert.Equal([Refusals.BeyondTheLimit], new TestFile().Against(Placed with { Review = today.PlusMonths(3).PlusDays(1) }, pack: hub));
        Assert.Empty(new TestFile().Against(Placed with { Review = today.PlusMonths(3) }, pack: hub));
        Assert.Empty(new TestFile().Against(Placed, pack: hub));
    }

    [Fact]
    public void An_associate_is_settled_with_a_reason_and_for_an_associate_that_was_named()
    {
        Assert.Equal([Refusals.DecisionWithoutReason], new TestFile().With(new AssociateNamed()).Against(new AssociateClarified { Of = 1, AddsToRisk = true }));
        Assert.Equal([Refusals.AnswersTheWrongEntry], new TestFile().With(new ChildSeen()).Against(new AssociateClarified { Of = 1, Because = "The hub knows him" }));
        Assert.Empty(new TestFile().With(new AssociateNamed()).Against(new AssociateClarified { Of = 1, AddsToRisk = false, Because = "A cousin" }));
    }

    [Fact]
    public void A_plan_for_going_missing_that_was_not_shared_with_the_child_says_why()
    {
        Assert.Equal([Refusals.TriggerPlanWithoutChild], new TestFile().Against(new TriggerPlanMade { WithChild = PlanWithChild.Neither }));
        Assert.Empty(new TestFile().Against(new TriggerPlanMade { WithChild = PlanWithChild.Neither, Because = "She is missing now" }));
        Assert.Empty(new TestFile().Against(new TriggerPlanMade()));
    }

    [Fact]
    public void At_high_risk_no_enquiry_is_for_a_manager_to_decide()
    {
        var held = new StrategyDiscussionHeld { SignificantHarm = SignificantHarm.No, Because = "A known adult", Due = new(2026, 6, 24), Checklists = ["strategy-discussion"] };
        var high = new TestFile().With(new RiskLevelSet { Level = RiskLevel.High, Because = "b" });
        Assert.Contains(Refusals.HighRiskWithoutEnquiry, high.Against(held, by: "allocated-worker"));
        Assert.DoesNotContain(Refusals.HighRiskWithoutEnquiry, high.Against(held, by: "team-manager"));
        Assert.DoesNotContain(Refusals.HighRiskWithoutEnquiry, high.Against(held with { Checklists = null }, by: "allocated-worker"));
        Assert.DoesNotContain(Refusals.HighRiskWithoutEnquiry, new TestFile().Against(held, by: "allocated-worker"));
    }
}
