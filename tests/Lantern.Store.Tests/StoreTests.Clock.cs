using Lantern.Access;
using Lantern.Entries;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1), TwoYears = TimeSpan.FromDays(731);

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(24 * 731)]
    [InlineData(-24 * 731)]
    public async Task While_the_clock_is_moved_nothing_is_written_and_files_are_read_as_of_the_time_it_really_is(int hours)
    {
        var clock = new SetClock(Clock);
        Store.Dispose();
        Reopen(clock);
        var file = await Allocated();
        clock.Off = TimeSpan.FromHours(hours);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Contains("was moved", await Stopped(file), StringComparison.Ordinal);
        var open = await Opened(file, Lee);
        Assert.Equal((4, Now), (open.Number, open.Now));
        Assert.Equal(Now, (await Store.Files.Looks(file, Hub))![0].At);
        Assert.NotNull(await Store.Files.SaveDraft($"{file}/child-seen", "typed", Lee));
        var trouble = Assert.Single(Store.Troubles);
        Assert.Equal((TroubleWith.Clock, Stops.Writing, Now), (trouble.With, trouble.Stops, trouble.Since));
        clock.Off = TimeSpan.Zero;
        Assert.Equal((5, Now), (await Written(Lee, ActPart.In(file, new ChildSeen(), Today))) is [var seen] ? (seen.Number, seen.Written) : default);
        Assert.Empty(Store.Troubles);
    }

    [Fact]
    public async Task A_clock_that_is_put_right_by_a_few_minutes_stops_nothing()
    {
        var clock = new SetClock(Clock);
        Store.Dispose();
        Reopen(clock);
        var file = await Allocated();
        clock.Off = TimeSpan.FromMinutes(9);
        Assert.Equal(5, (await Written(Lee, ActPart.In(file, new ChildSeen(), Today)))[0].Number);
        clock.Off = TimeSpan.FromMinutes(11);
        Assert.Contains("11 minutes", await Stopped(file), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-21)]
    [InlineData(-3600)]
    [InlineData(-2 * 365 * 86400)]
    public async Task A_clock_behind_the_record_writes_nothing_and_files_are_read(int seconds)
    {
        var file = await Allocated();
        var clock = new SetClock(Clock) { Off = TimeSpan.FromSeconds(seconds) };
        Store.Dispose();
        Reopen(clock);
        Assert.Contains("before what was last written", await Stopped(file), StringComparison.Ordinal);
        Assert.Equal((4, Now), (await Opened(file, Lee)) is var open ? (open.Number, open.Now) : default);
        Assert.Equal(Now, (await Store.Files.Looks(file, Hub))![0].At);
        // Then the network sets it.
        clock.Off = TimeSpan.Zero;
        Assert.Equal(5, (await Written(Lee, ActPart.In(file, new ChildSeen(), Today)))[0].Number);
    }

    [Fact]
    public async Task A_start_long_after_the_last_entry_is_not_believed_until_two_people_say_so()
    {
        var file = await Allocated();
        var clock = new SetClock(Clock) { Off = TwoYears };
        Store.Dispose();
        Reopen(clock);
        Assert.Contains("731 days after what was last written", await Stopped(file), StringComparison.Ordinal);
        Assert.NotNull(await Open(file, Lee));
        clock.Off = TimeSpan.FromDays(30);
        Assert.Equal(5, (await Written(Lee, ActPart.In(file, new ChildSeen(), Today)))[0].Number);
    }

    [Fact]
    public async Task What_was_sent_before_is_answered_as_before_whatever_the_clock_shows()
    {
        var clock = new SetClock(Clock);
        Store.Dispose();
        Reopen(clock);
        var file = await Allocated();
        var act = new Act("sent-twice", ActPart.In(file, new ChildSeen(), Today));
        Assert.IsType<Outcome.Written>(await Store.Files.Write(act, Lee));
        clock.Off = Hour;
        Assert.Equal(5, Assert.IsType<Outcome.Written>(await Store.Files.Write(act, Lee)).Entries[0].Number);
    }

    [Fact]
    public async Task Nobody_stays_let_in_longer_because_the_clock_was_put_back()
    {
        var clock = new SetClock(Clock);
        Store.Dispose();
        Reopen(clock);
        var file = await Allocated();
        await Store.Staff.Add(Belonging.NetworkMember, "health", "nurse", file, "Works with the child", until: Now + Duration.FromMinutes(30));
        Assert.NotNull(await Open(file, Nurse));
        Clock.Advance(TimeSpan.FromMinutes(31));
        clock.Off = -Hour;
        Assert.Null(await Open(file, Nurse));
    }

    private void Reopen(TimeProvider clock) => Store = OpenStore(clock);

    private async Task<string> Stopped(FileId file)
    {
        var stopped = await Assert.ThrowsAsync<WritingStoppedException>(() => Try(Lee, ActPart.In(file, new ChildSeen(), Today)));
        Assert.Equal(TroubleWith.Clock, stopped.With);
        return stopped.Message;
    }
}
