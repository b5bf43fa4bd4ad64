using Lantern.Access;
using Lantern.Entries;
using Lantern.Faults.Tests.Postgres;
using Lantern.Store;
using Lantern.Store.Tests;
using Lantern.Store.Tests.Postgres;
using NodaTime;

namespace Lantern.Faults.Tests;

/// <summary>
/// Two programs serve one hub on one PostgreSQL, and the clock of one is off: by a few seconds both work on, by an hour that one writes
/// nothing and reads on, while the other reads and writes as if nothing were.
/// </summary>
public sealed class ClocksApartTests
{
    private const string Right = "right", Off = "off";
    private static readonly Duration Quiet = Duration.FromHours(2);

    [Theory]
    [InlineData("+5")]
    [InlineData("-5")]
    public async Task A_few_seconds_between_two_programs_trouble_nobody(string off)
    {
        using var room = await QuietHub();
        var began = Now;
        using var one = await StartOff(room, off);
        using var other = StartRight(room);
        foreach (var (program, name) in new[] { (one, Off), (other, Right) })
            await room.Until(program, () => Acts(room, name) >= 40 && Looks(room, name) >= 10);
        var said = await Ended(room, one, other);

        Assert.Empty(said.OfType<Line.NotSaved>().Select(line => line.Words));
        using var store = room.Open();
        var kept = await Kept.Read(store);
        Assert.Empty(kept.Against(said));
        Assert.True(kept.FilesOfSeveral >= 2, "The programs did not write in the same files.");
        await StandsInOrder(store, began, Duration.FromSeconds(6));
        Assert.Empty(Proven.Check(room.Premises, store.PublicKey).Notes);
        Figures.Say($"Two programs, one {off} s off: {Acts(room, Off)} and {Acts(room, Right)} acts, none refused, none lost, in order.");
    }

    [Theory]
    [InlineData("+1h", "ahead of")]
    [InlineData("-1h", "behind")]
    public async Task A_program_an_hour_off_writes_nothing_and_reads_on_while_the_other_reads_and_writes(string off, string says)
    {
        using var room = await QuietHub();
        var began = Now;
        // It comes first, and nothing was written within the hour: only the clock of the server shows that its own is wrong.
        using var one = await StartOff(room, off);
        await room.Until(one, () => Refused(room, Off) + Acts(room, Off) >= 5 && Looks(room, Off) >= 3);
        Assert.Equal(0, Acts(room, Off));
        using var other = StartRight(room);
        await room.Until(other, () => Acts(room, Right) >= 40 && Looks(room, Right) >= 10);
        var (refused, looks) = (Refused(room, Off), Looks(room, Off));
        await room.Until(one, () => Refused(room, Off) >= refused + 5 && Looks(room, Off) >= looks + 3);
        var acts = Acts(room, Right);
        await room.Until(other, () => Acts(room, Right) >= acts + 20);
        var said = await Ended(room, one, other);

        Assert.Equal(0, Acts(room, Off));
        Assert.Empty(room.LinesOf(Right).OfType<Line.NotSaved>().Select(line => line.Words));
        Assert.All(room.LinesOf(Off).OfType<Line.NotSaved>(),
            line => Assert.Contains($"{says} the clock of the database server", line.Words, StringComparison.Ordinal));
        using var store = room.Open();
        Assert.Empty((await Kept.Read(store)).Against(said));
        await StandsInOrder(store, began, Duration.FromSeconds(1));
        Proven.Check(room.Premises, store.PublicKey);
        Figures.Say($"Two programs, one {off} off: {Acts(room, Right)} acts of the right one, none of the other, which was refused {Refused(room, Off)} times and read {Looks(room, Off)} files.");
    }

    // A hub in which nothing was written for two hours, as in every night.
    private static async Task<Room> QuietHub()
    {
        var room = new Room { Postgres = (await Hubs.New(await Cluster.Shared)).Web };
        var premises = room.Premises with { Clock = new ClockLimits { AsksTheServer = false } };
        using var store = HubStore.Open(premises, TestPack.Pack, new Earlier());
        for (var i = 0; i < 6; i++)
        {
            var body = new ConcernRecorded { Concern = new Passage($"before-{i} 1/1") };
            Assert.IsType<Outcome.Written>(await store.Files.Write(
                new Act($"before-{i}", ActPart.InNew(FileKind.Child, body, new Happening(new LocalDate(2026, 4, 1)))), People.Hub));
        }
        return room;
    }

    private static async Task<WriterProcess> StartOff(Room room, string off)
    {
        var set = Path.Combine(room.Folder, "set");
        await FakeTime.Set(set, off);
        return room.Start(Off, FakeTime.Through(set), [.. room.OfItsOwn(Off), "writers=2", $"until={Enough(room)}"]);
    }

    private static WriterProcess StartRight(Room room) => room.Start(Right, null, [.. room.OfItsOwn(Right), "writers=2", $"until={Enough(room)}"]);

    private static async Task<List<Line>> Ended(Room room, params WriterProcess[] programs)
    {
        await File.WriteAllTextAsync(Enough(room), "", TestContext.Current.CancellationToken);
        foreach (var program in programs)
            Assert.Equal("", await program.Ended(TimeSpan.FromMinutes(1)));
        return [.. room.LinesOf(Right), .. room.LinesOf(Off)];
    }

    // Every entry stands under a time at which it can have been written, and in no file does one count as written before the one above it.
    private static async Task StandsInOrder(HubStore store, Instant began, Duration apart)
    {
        var ended = Now;
        foreach (var line in store.Index.Files(People.Hub))
        {
            var entries = (await store.Files.Open(line.File, People.Hub with { Worker = $"order-{line.File}" }, Purpose.Of("For the test")))!.Entries;
            Assert.Equal(Enumerable.Range(1, entries.Count), entries.Select(entry => entry.Number));
            Assert.Equal(entries.Select(entry => entry.Written).Order(), entries.Select(entry => entry.Written));
            Assert.All(entries.Where(entry => entry.Written > began - Quiet + Duration.FromMinutes(1)),
                entry => Assert.InRange(entry.Written, began - apart, ended + apart));
        }
    }

    private static Instant Now => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    private static string Enough(Room room) => Path.Combine(room.Folder, "enough");

    private static int Acts(Room room, string program) => room.LinesOf(program).Count(line => line is Line.Act);

    private static int Looks(Room room, string program) => room.LinesOf(program).Count(line => line is Line.Look);

    private static int Refused(Room room, string program) => room.LinesOf(program).Count(line => line is Line.NotSaved);

    private sealed class Earlier : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - Quiet.ToTimeSpan();
    }
}
