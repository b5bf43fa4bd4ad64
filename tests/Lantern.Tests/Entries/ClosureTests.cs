using Lantern.Entries;

namespace Lantern.Tests.Entries;

public class ClosureTests
{
    private static readonly FileClosed Close = new() { Outcome = "support ended" };

    public static TheoryData<Body> Concerns =>
    [
        new ConcernRecorded(), new ReferralMade(), new ContactReceived(), new ReferralSentToHub(), new ToolCompleted(),
        new RiskLevelSet { Level = RiskLevel.AtRisk }, new HubDecided { Outcome = HubOutcome.TargetedSupport }, new Section47Started(),
    ];

    private static TestFile Proposed() => new TestFile().With(new ContactReceived()).With(new ClosureProposed());

    [Theory]
    [MemberData(nameof(Concerns), DisableDiscoveryEnumeration = true)]
    public void A_file_with_concerns_is_not_closed_without_agreement(Body concern)
    {
        var objection = Assert.Single(new TestFile().With(concern).With(new ClosureProposed()).Objections(Close));
        Assert.Equal(Refusals.ClosingWithoutAgreement, objection.Refusal);
        Assert.Equal([1], objection.RestsOn);
    }

    [Fact]
    public void A_file_without_concerns_may_be_closed() => Assert.Empty(new TestFile().With(new ChildIdentified()).Against(Close));

    [Fact]
    public void A_concern_that_was_cleared_needs_no_agreement()
    {
        Assert.Empty(new TestFile().With(new ContactReceived()).With(new HubDecided { Outcome = HubOutcome.NoFurtherAction }).Against(Close));
        Assert.Empty(new TestFile().With(new ContactReceived()).With(new RiskLevelSet { Level = RiskLevel.None }).Against(Close));
    }

    [Fact]
    public void A_concern_after_it_was_cleared_needs_agreement_again() =>
        Assert.Equal([Refusals.ClosingWithoutAgreement],
            new TestFile().With(new HubDecided { Outcome = HubOutcome.NoFurtherAction }).With(new ContactReceived()).Against(Close));

    [Fact]
    public void The_hub_may_agree() => Assert.Empty(Proposed().With(new HubClosureDiscussed { Agreed = true }).Against(Close));

    [Fact]
    public void Where_the_hub_does_not_agree_the_managers_may()
    {
        var file = Proposed().With(new HubClosureDiscussed { Agreed = false });
        Assert.Equal([1, 3], Assert.Single(file.Objections(Close)).RestsOn);
        Assert.NotEmpty(file.With(new ManagersDiscussed { Agreed = false }).Against(Close));
        Assert.Empty(file.With(new ManagersDiscussed { Agreed = true }).Against(Close));
    }

    [Fact]
    public void A_discussion_that_does_not_say_whether_it_agrees_changes_nothing() =>
        Assert.NotEmpty(Proposed().With(new HubClosureDiscussed()).Against(Close));

    [Fact]
    public void An_agreement_to_an_earlier_proposal_is_spent()
    {
        var file = Proposed().With(new HubClosureDiscussed { Agreed = true });
        Assert.NotEmpty(file.With(new ClosureProposed()).Against(Close));
        var reopened = Proposed().With(new HubClosureDiscussed { Agreed = true }).With(new FileClosed()).With(new FileReopened());
        Assert.NotEmpty(reopened.Against(Close));
    }

    [Fact]
    public void A_disagreement_after_an_agreement_counts() =>
        Assert.NotEmpty(Proposed().With(new HubClosureDiscussed { Agreed = true }).With(new HubClosureDiscussed { Agreed = false }).Against(Close));
}
