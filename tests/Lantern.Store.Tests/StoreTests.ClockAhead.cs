using Lantern.Entries;
using Lantern.Store.Keeping;
using Lantern.Store.Proof;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    [Fact]
    public async Task A_hub_whose_clock_was_ahead_gets_out_by_two_people_and_everything_reads_sanely()
    {
        var clock = new SetClock(Clock);
        var (file, ahead) = await WrittenAhead(clock);
        clock.Off = TimeSpan.Zero;
        Store.Dispose();
        Reopen(clock);
        Assert.Contains("two people", await Stopped(file), StringComparison.Ordinal);
        Assert.False(ClockKeeping.Show(Premises, clock, _ => { }));
        var said = new List<string>();
        ClockKeeping.SetRight(Premises, new ClockSaid(Now, "hub", "pat", "The battery was changed"), clock, said.Add);
        Assert.Contains(said, line => line.Contains("1 entries in 1 files", StringComparison.Ordinal));
        var right = Now;
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((6, Now), (await Written(Lee, ActPart.In(file, new ChildSeen(), Today))) is [var seen] ? (seen.Number, seen.Written) : default);
        var open = await Opened(file, Lee);
        Assert.Equal([1, 2, 3, 4, 5, 6], open.Entries.Select(entry => entry.Number));
        Assert.Equal((right, Now), (open.Entries[4].Written, open.Now));
        Assert.True(ahead > Now, "It was not ahead.");
        Assert.True(ClockKeeping.Show(Premises, clock, said.Add));
        Assert.Contains(said, line => line.Contains("hub and pat: The battery was changed", StringComparison.Ordinal));
        Reopen(clock);
        Assert.Equal(right, (await Opened(file, Lee)).Entries[4].Written);
        await Store.SealNow();
        var found = Proofs.Check(Premises, null, null, deep: true, clock: clock);
        Assert.Empty(found.Sentences);
        Assert.Contains("a time that had not come", Assert.Single(found.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hub", "hub", "Why", 0, "these are one")]
    [InlineData("hub", "nobody", "Why", 0, "works at this hub")]
    [InlineData("lee", "pat", "Why", 0, "answers for the hub")]
    [InlineData("hub", "pat", " ", 0, "--because")]
    [InlineData("hub", "pat", "Why", 60, "Set the clock first")]
    public async Task One_person_or_none_or_another_time_does_not_set_a_clock_right(string first, string second, string because, int minutes, string says)
    {
        var clock = new SetClock(Clock);
        await WrittenAhead(clock);
        clock.Off = TimeSpan.Zero;
        Assert.Contains(says, Assert.Throws<StoreUnfitException>(() => ClockKeeping.SetRight(
            Premises, new ClockSaid(Now + Duration.FromMinutes(minutes), first, second, because), clock, _ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_clock_and_record_agree_there_is_nothing_for_two_people_to_say()
    {
        await Allocated();
        Assert.Contains("fits the record already", Assert.Throws<StoreUnfitException>(() => ClockKeeping.SetRight(
            Premises, new ClockSaid(Now, "hub", "pat", "To be sure"), Clock, _ => { })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_on_the_clock_put_there_without_the_keys_stops_the_writing_and_changes_nothing()
    {
        var clock = new SetClock(Clock);
        var (file, ahead) = await WrittenAhead(clock);
        clock.Off = TimeSpan.Zero;
        var forged = Premises.Postgres is null ? "x'00'" : "'\\x00'";
        BehindItsBack($"INSERT INTO clock_confirmed (number, position, at, sealed) VALUES (1, 1000, {Now.ToUnixTimeTicks()}, {forged})");
        Store.Dispose();
        Reopen(clock);
        Assert.Contains("was not said by this hub", await Stopped(file), StringComparison.Ordinal);
        Assert.Equal(ahead, (await Opened(file, Lee)).Entries[4].Written);
    }

    [Fact]
    public async Task Two_people_settle_it_where_nothing_was_written_for_long()
    {
        var file = await Allocated();
        var clock = new SetClock(Clock) { Off = TwoYears };
        Store.Dispose();
        Reopen(clock);
        await Stopped(file);
        ClockKeeping.SetRight(Premises, new ClockSaid(Now + Duration.FromTimeSpan(TwoYears), "hub", "pat", "The hub was closed"), clock, _ => { });
        Assert.Equal(5, (await Written(Lee, ActPart.In(file, new ChildSeen(), Today)))[0].Number);
    }

    // A start with a clock ten days ahead is believed: nothing shows that it is wrong.
    private async Task<(FileId File, Instant Ahead)> WrittenAhead(SetClock clock)
    {
        var file = await Allocated();
        clock.Off = TimeSpan.FromDays(10);
        Store.Dispose();
        Reopen(clock);
        var written = (await Written(Lee, ActPart.In(file, new ChildSeen(), Today)))[0].Written;
        await Store.SealNow();
        return (file, written);
    }
}
