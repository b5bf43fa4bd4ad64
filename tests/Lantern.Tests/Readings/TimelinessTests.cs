using Lantern.Entries;
using Lantern.Readings;

namespace Lantern.Tests.Readings;

/// <summary>How quickly a strategy discussion was held and news was passed on, against the pack's targets.</summary>
public class TimelinessTests
{
    private static readonly Lantern.Practice.Pack Hub = ShippedPacks.Named("example-hub");

    [Fact]
    public void A_discussion_held_later_than_the_target_after_the_need_was_seen_is_late()
    {
        var read = Timeliness.Read(new TestFile()
            .With(new StrategyDiscussionPlanned { NeedIdentified = At("2026-05-01T15:00") }, "2026-05-01").With(new StrategyDiscussionHeld(), "2026-05-04")
            .With(new StrategyDiscussionPlanned { NeedIdentified = At("2026-06-01T15:00") }, "2026-06-01").With(new StrategyDiscussionHeld(), "2026-06-02").Read(), Hub);
        Assert.Equal([(3, true), (1, false)], read.Discussions.Select(one => (one.Days, one.IsLate)));
    }

    [Fact]
    public void One_that_is_not_held_is_counted_until_now_and_one_without_a_time_is_not_counted()
    {
        var read = Timeliness.Read(new TestFile().With(new StrategyDiscussionPlanned(), "2026-05-01")
            .With(new StrategyDiscussionPlanned { NeedIdentified = At("2026-05-01") }, "2026-05-01").With(new ChildSeen(), "2026-05-06").Read(), Hub);
        var only = Assert.Single(read.Discussions);
        Assert.Null(only.Held);
        Assert.Equal((6, true), (only.Days, only.IsLate));
    }

    [Fact]
    public void News_is_timed_from_what_happened_to_the_entry_and_from_the_entry_to_whoever_needs_it()
    {
        var read = Timeliness.Read(new TestFile().With(new SignificantIncident(), "2026-05-01")
            .With(new InformationShared { Of = 1, Recipient = Recipient.Police }, "2026-05-04")
            .With(new InformationShared { About = new(2026, 5, 4), Recipient = Recipient.SocialCare }, "2026-05-05")
            .With(new InformationShared { What = "the plan", Recipient = Recipient.Gp }, "2026-05-06").Read(), Hub);
        Assert.Equal([(0, 3, true), (1, 1, false)], read.Sharings.Select(one => (one.DaysToEntry, one.DaysToSharing, one.IsLate)));
    }

    private static Happening At(string text) => Happening.TryParse(text, out var moment) ? moment : throw new ArgumentException(text);
}
