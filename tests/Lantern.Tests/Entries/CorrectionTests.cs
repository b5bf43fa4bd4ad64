using Lantern.Entries;

namespace Lantern.Tests.Entries;

public class CorrectionTests
{
    private static Mapping To(params (string Field, string Value)[] fields) =>
        new(fields.Select(field => new Pair(field.Field, Place.None, new Scalar(field.Value, Place.None))).ToList(), Place.None);

    private static TestFile Contact() => new TestFile().With(new ContactReceived { From = "school" });

    [Fact]
    public void Putting_right_taking_out_and_putting_back_need_a_reason()
    {
        Assert.Equal([Refusals.CorrectionWithoutReason], Contact().Against(new EntryCorrected { Of = 1, To = To(("from", "health")) }));
        Assert.Equal([Refusals.CorrectionWithoutReason], Contact().Against(new EntryStruckOut { Of = 1 }));
        var struckOut = Contact().With(new EntryStruckOut { Of = 1, Because = "b" });
        Assert.Equal([Refusals.CorrectionWithoutReason], struckOut.Against(new EntryRestored { Of = 1 }));
        Assert.Empty(struckOut.Against(new EntryRestored { Of = 1, Because = "b" }));
    }

    [Fact]
    public void Only_an_entry_that_stands_is_put_right()
    {
        Assert.Equal([Refusals.NothingToCorrect], Contact().Against(new EntryCorrected { Of = 7, To = To(("from", "health")), Because = "b" }));
        Assert.Equal([Refusals.NothingToCorrect], Contact().Against(new EntryStruckOut { Because = "b" }));
        Assert.Equal([Refusals.NothingToCorrect], Contact().Against(new EntryRestored { Of = 1, Because = "b" }));
        Assert.Equal([Refusals.NothingToCorrect],
            Contact().With(new EntryStruckOut { Of = 1, Because = "b" }).Against(new EntryStruckOut { Of = 1, Because = "b" }));
    }

    [Fact]
    public void A_correction_is_struck_out_and_not_corrected()
    {
        var file = Contact().With(new EntryCorrected { Of = 1, To = To(("from", "health")), Because = "b" });
        Assert.Equal([Refusals.NothingToCorrect], file.Against(new EntryCorrected { Of = 2, To = To(("because", "c")), Because = "b" }));
        Assert.Empty(file.Against(new EntryStruckOut { Of = 2, Because = "b" }));
        var struckOut = Contact().With(new EntryStruckOut { Of = 1, Because = "b" });
        Assert.Equal([Refusals.NothingToCorrect], struckOut.Against(new EntryStruckOut { Of = 2, Because = "b" }));
    }

    [Theory]
    [InlineData("colour", "red")]
    [InlineData("urgent", "perhaps")]
    [InlineData("happened", "yesterday")]
    [InlineData("happened", "2031-01-01")]
    public void A_correction_that_cannot_be_read_is_refused(string field, string value) =>
        Assert.Equal([Refusals.CorrectionUnreadable], Contact().Against(new EntryCorrected { Of = 1, To = To((field, value)), Because = "b" }));

    [Fact]
    public void A_correction_of_nothing_is_refused() =>
        Assert.Equal([Refusals.CorrectionUnreadable], Contact().Against(new EntryCorrected { Of = 1, Because = "b" }));

    [Fact]
    public void What_could_not_be_written_does_not_come_in_by_a_correction()
    {
        var file = new TestFile().With(new RiskLevelSet { Level = RiskLevel.High, Because = "b" }).With(new CaseAllocated { Grade = Grade.Senior });
        Assert.Equal([Refusals.HighRiskNotToCommunityResourceWorker],
            file.Against(new EntryCorrected { Of = 2, To = To(("grade", "community-resource-worker")), Because = "b" }));
        Assert.Equal([Refusals.LevelWithoutReason], file.Against(new EntryCorrected { Of = 1, To = To(("because", "")), Because = "b" }));
        Assert.Empty(file.Against(new EntryCorrected { Of = 2, To = To(("grade", "experienced")), Because = "b" }));
    }

    [Fact]
    public void What_an_entry_lacked_already_is_no_reason_not_to_mend_it() =>
        Assert.Empty(new TestFile().With(new HubDecided { Outcome = HubOutcome.TargetedSupport })
            .Against(new EntryCorrected { Of = 1, To = To(("outcome", "assessment-section-17")), Because = "b" }));

    [Fact]
    public void A_reason_that_only_a_manager_gives_is_not_given_by_correcting_a_managers_entry()
    {
        var file = new TestFile().With(new Section47Started { HealthInformation = HealthInformation.Awaited })
            .With(new Section47Concluded { Outcome = "No harm", HealthInformation = HealthInformation.Received, Because = "All came" }, by: "team-manager");
        var awaited = new EntryCorrected { Of = 2, To = To(("health-information", "awaited"), ("because", "Not needed")), Because = "b" };
        Assert.Equal([Refusals.HealthInformationAwaited], file.Against(awaited, by: "allocated-worker"));
        Assert.Empty(file.Against(awaited, by: "team-manager"));
    }

    [Fact]
    public void A_moment_may_be_put_right() =>
        Assert.Empty(Contact().Against(new EntryCorrected { Of = 1, To = To(("happened", "2026-04-30T09:00")), Because = "b" }));
}
