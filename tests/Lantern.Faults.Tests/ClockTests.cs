using Lantern.Access;
using Lantern.Faults.Tests.Postgres;
using Lantern.Store.Tests;
using Lantern.Store.Tests.Postgres;
using NodaTime;

namespace Lantern.Faults.Tests;

/// <summary>
/// The clock of the machine is moved under a program that serves, an hour back and forth and two years ahead, and put right again:
/// nothing stands under a wrong time, files are read all the while, and writing goes on by itself.
/// </summary>
public sealed class ClockTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_clock_moved_while_serving_dates_nothing_wrongly_and_stops_no_reading(bool onPostgres)
    {
        using var room = new Room { Postgres = onPostgres ? (await Hubs.New(await Cluster.Shared)).Web : null };
        var (set, enough) = (Path.Combine(room.Folder, "set"), Path.Combine(room.Folder, "enough"));
        await FakeTime.Set(set, "+0");
        var began = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        using var writer = room.Start("clock", FakeTime.Through(set), "writers=2", $"until={enough}");
        await room.Until(writer, () => room.Lines.OfType<Line.Act>().Count() >= 20);
        foreach (var off in (string[])["-1h", "+1h", "+2y"])
        {
            await FakeTime.Set(set, off);
            var (refused, acts) = (Refused(room), room.Lines.Count);
            await room.Until(writer, () => Refused(room) >= refused + 5);
            var stopped = room.Lines.Count;
            await room.Until(writer, () => room.Lines.Skip(stopped).Count(line => line is Line.Look) >= 3);
            Assert.DoesNotContain(room.Lines.Skip(stopped), line => line is Line.Act);
            await FakeTime.Set(set, "+0");
            var right = room.Lines.Count;
            await room.Until(writer, () => room.Lines.Skip(right).Count(line => line is Line.Act) >= 10);
        }
        await File.WriteAllTextAsync(enough, "", TestContext.Current.CancellationToken);
        Assert.Equal("", await writer.Ended(TimeSpan.FromMinutes(2)));
        var said = room.Lines;
        Assert.All(said.OfType<Line.NotSaved>(), line => Assert.Contains("clock of this machine was moved", line.Words, StringComparison.Ordinal));
        using var store = room.Open();
        Assert.Empty((await Kept.Read(store)).Against(said));
        var ended = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        foreach (var line in store.Index.Files(People.Hub))
        {
            var file = (await store.Files.Open(line.File, People.Hub, Purpose.Of("For the test")))!;
            Assert.All(file.Entries, entry => Assert.InRange(entry.Written, began - Duration.FromSeconds(1), ended + Duration.FromSeconds(1)));
            var looks = (await store.Files.Looks(line.File, People.Hub))!;
            Assert.All(looks, look => Assert.InRange(look.At, began - Duration.FromSeconds(1), ended + Duration.FromSeconds(5)));
        }
        Assert.Empty(Proven.Check(room.Premises, store.PublicKey).Notes);
        Figures.Say($"Clock moved by -1 h, +1 h and +2 y and back on {(onPostgres ? "PostgreSQL" : "SQLite")}: {said.OfType<Line.Act>().Count()} acts kept, {Refused(room)} told that the clock is wrong, {said.OfType<Line.Look>().Count()} looks, none under a wrong time.");
    }

    private static int Refused(Room room) => room.Lines.Count(line => line is Line.NotSaved);
}
