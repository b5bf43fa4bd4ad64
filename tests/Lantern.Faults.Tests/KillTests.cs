using System.Diagnostics;
using System.Security.Cryptography;
using Lantern.Faults.Tests.Postgres;
using Lantern.Store.Tests.Postgres;

namespace Lantern.Faults.Tests;

/// <summary>The program, or the database server, is killed at a random moment while it writes, again and again.</summary>
public sealed class KillTests
{
    private const int RoundsInOneStore = 10;

    [Fact]
    public Task On_SQLite_a_killed_program_loses_nothing_acknowledged_and_leaves_nothing_half() =>
        KillTheProgram("SQLite", () => Task.FromResult(new Room()));

    [Fact]
    public Task On_PostgreSQL_a_killed_program_loses_nothing_acknowledged_and_leaves_nothing_half() =>
        KillTheProgram("PostgreSQL", async () => new Room { Postgres = (await Hubs.New(await Cluster.Shared)).Web });

    [Fact]
    public async Task On_PostgreSQL_a_server_that_is_cut_off_or_crashes_loses_nothing_acknowledged_and_the_program_goes_on()
    {
        await using var cluster = await Cluster.Start();
        var database = await Hubs.New(cluster);
        using var room = new Room { Postgres = database.Web };
        var enough = Path.Combine(room.Folder, "enough");
        using var writer = room.Start("server", null, "writers=6", $"until={enough}");
        await room.Written(writer, 0);
        var (rounds, crashes, slowest) = (Figures.Of(60, 1000), 0, 0L);
        for (var round = 0; round < rounds; round++)
        {
            await Task.Delay(RandomNumberGenerator.GetInt32(150), TestContext.Current.CancellationToken);
            if (round % 6 == 5)
            {
                crashes++;
                await cluster.StopImmediately();
                await cluster.StartAgain();
            }
            else
                await cluster.KillBackends(database);
            var back = Journal.Now;
            slowest = Math.Max(slowest, await room.Written(writer, back) - back);
        }
        await File.WriteAllTextAsync(enough, "", TestContext.Current.CancellationToken);
        Assert.Equal("", await writer.Ended(TimeSpan.FromMinutes(1)));
        var said = room.Lines;
        using var store = room.Open();
        Assert.Empty((await Kept.Read(store)).Against(said));
        Proven.Check(room.Premises, store.PublicKey);
        Figures.Say($"PostgreSQL crashed {crashes} times and cut off {rounds - crashes} times under one program: {said.OfType<Line.Act>().Count()} acts acknowledged, none lost; {said.OfType<Line.NotSaved>().Count()} told to try again; slowest to write again {slowest} ms.");
    }

    private static async Task KillTheProgram(string on, Func<Task<Room>> make)
    {
        var rounds = Figures.Of(60, 1000);
        var (acts, looks, slowest, more) = (0, 0, 0L, 0);
        for (var round = 0; round < rounds;)
        {
            using var room = await make();
            for (var i = 0; i < RoundsInOneStore && round < rounds; i++, round++)
            {
                await KillOne(room, $"r{round}");
                var started = Stopwatch.GetTimestamp();
                using var store = room.Open();
                slowest = Math.Max(slowest, (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                var kept = await Kept.Read(store);
                Assert.Empty(kept.Against(room.Lines));
                Proven.Check(room.Premises, store.PublicKey);
                more += i == RoundsInOneStore - 1 ? kept.Commands.Count - room.Lines.OfType<Line.Act>().Count() : 0;
            }
            acts += room.Lines.OfType<Line.Act>().Count();
            looks += room.Lines.OfType<Line.Look>().Count();
        }
        Assert.True(acts > rounds, "The writers were killed before they wrote.");
        Figures.Say($"kill -9 on {on}: {rounds} rounds, {acts} acts and {looks} looks acknowledged, none lost; {more} acts kept whole whose answer was cut off; slowest to open again {slowest} ms.");
    }

    // Mostly while it writes; one in five times at any moment, while it still opens the store for one.
    private static async Task KillOne(Room room, string run)
    {
        var before = room.Said;
        using var writer = room.Start(run);
        var atOnce = RandomNumberGenerator.GetInt32(5) == 0;
        // The first words are that it is ready, longer ones are of acts.
        while (!atOnce && room.Said < before + 100 && !writer.HasEnded)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        await Task.Delay(RandomNumberGenerator.GetInt32(atOnce ? 600 : 300), TestContext.Current.CancellationToken);
        await writer.Kill();
    }
}
