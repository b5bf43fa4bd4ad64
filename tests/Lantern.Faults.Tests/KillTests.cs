using System.Diagnostics;
using System.Security.Cryptography;

namespace Lantern.Faults.Tests;

/// <summary>The program is killed with signal 9 at a random moment while it writes, again and again.</summary>
public sealed class KillTests
{
    private const int RoundsInOneStore = 10;

    [Fact]
    public async Task On_SQLite_a_killed_program_loses_nothing_acknowledged_and_leaves_nothing_half()
    {
        var rounds = Figures.Of(60, 1000);
        var (acts, looks, slowest, more) = (0, 0, 0L, 0);
        for (var round = 0; round < rounds;)
        {
            using var room = new Room();
            for (var i = 0; i < RoundsInOneStore && round < rounds; i++, round++)
            {
                await KillOne(room, $"r{round}");
                var started = Stopwatch.GetTimestamp();
                using var store = room.Open();
                slowest = Math.Max(slowest, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                var kept = await Kept.Read(store);
                Assert.Empty(kept.Against(room.Lines));
                more += i == RoundsInOneStore - 1 ? kept.Commands.Count - room.Lines.OfType<Line.Act>().Count() : 0;
            }
            acts += room.Lines.OfType<Line.Act>().Count();
            looks += room.Lines.OfType<Line.Look>().Count();
        }
        Assert.True(acts > rounds, "The writers were killed before they wrote.");
        Figures.Say($"kill -9 on SQLite: {rounds} rounds, {acts} acts and {looks} looks acknowledged, none lost; {more} acts kept whole whose answer was cut off; slowest to open again {slowest} ms.");
    }

    // Mostly while it writes; one in five times at any moment, while it still opens the store for one.
    private static async Task KillOne(Room room, string run)
    {
        var before = room.Said;
        using var writer = room.Start(run);
        var atOnce = RandomNumberGenerator.GetInt32(5) == 0;
        while (!atOnce && room.Said == before && !writer.HasEnded)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await Task.Delay(RandomNumberGenerator.GetInt32(600), TestContext.Current.CancellationToken);
        await writer.Kill();
    }
}
