using Lantern.Entries;

namespace Lantern.Tests.Entries;

/// <summary>A concern, a referral, a missing episode and an urgent step are never refused for want of a form or a field.</summary>
public class NeverRefusedTests
{
    private static readonly Body[] Bodies =
    [
        new ConcernRecorded(), new ReferralMade(), new ReferralMade { Urgent = true }, new ContactReceived(), new ContactDecided(),
        new ReferralSentToHub(), new ReferralAcknowledged(), new MissingStarted(), new MissingStarted { Type = MissingType.Missing, LookedAfter = true },
        new MissingReportedToPolice(), new MissingEnded(), new HubManagerTold(), new StrategyDiscussionPlanned(), new Section47Started(),
        new TriggerPlanUsed(), new SignificantIncident(), new BecameLookedAfter(), new ChildSeen(), new ChildContacted(),
    ];

    private static readonly TestFile[] Files =
    [
        new(),
        new TestFile().With(new RiskLevelSet { Level = RiskLevel.High }).With(new BecameLookedAfter()),
        new TestFile().With(new StrategyDiscussionHeld { SignificantHarm = SignificantHarm.Yes }),
        new TestFile().With(new ContactReceived()).With(new FileClosed()),
    ];

    [Fact]
    public void Whatever_the_file_and_however_little_they_say() =>
        Assert.All(Files, file => Assert.All(Bodies, body => Assert.Empty(file.Against(body))));

    [Fact]
    public void Nor_where_a_pack_has_a_clock_that_asks_for_a_date()
    {
        string[] kinds = ["concern-recorded", "referral-made", "contact-received", "missing-started", "strategy-discussion-planned", "section-47-started"];
        var pack = TestPack.With([.. kinds.Select(kind => TestPack.AsAgreed(kind, "because"))]);
        Assert.All(Bodies, body => Assert.Empty(Files[0].Against(body, pack: pack)));
        Assert.NotEmpty(Files[0].Against(new ChildSeen(), pack: TestPack.With(TestPack.AsAgreed("child-seen", "because"))));
    }

    [Fact]
    public void Only_the_word_away_is_refused_for_a_looked_after_child_at_risk()
    {
        var away = new MissingStarted { Type = MissingType.Away };
        var objection = Assert.Single(Files[1].Objections(away));
        Assert.Equal((Refusals.AwayInsteadOfMissing, "type"), (objection.Refusal, objection.Field));
        Assert.Equal([1, 2], objection.RestsOn);
        Assert.NotEmpty(new TestFile().With(new ContactReceived()).Against(away with { LookedAfter = true }));
    }

    [Fact]
    public void A_child_not_looked_after_or_not_at_risk_may_be_away()
    {
        var away = new MissingStarted { Type = MissingType.Away };
        Assert.Empty(new TestFile().With(new RiskLevelSet { Level = RiskLevel.High }).Against(away));
        Assert.Empty(new TestFile().With(new RiskLevelSet { Level = RiskLevel.None }).Against(away with { LookedAfter = true }));
        Assert.Empty(new TestFile().Against(away with { LookedAfter = true }));
        Assert.Empty(new TestFile().With(new RiskLevelSet { Level = RiskLevel.High }).With(new BecameLookedAfter()).With(new CeasedToBeLookedAfter()).Against(away));
    }
}
