using System.Security.Cryptography;
using Lantern.Faults.Tests.Postgres;
using Lantern.Store;
using Lantern.Store.Tests;
using Lantern.Store.Tests.Postgres;
using Npgsql;

namespace Lantern.Faults.Tests;

/// <summary>The primary is lost while a program writes, its synchronous standby is promoted, and the old primary comes back.</summary>
public sealed class FailoverTests
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_the_old_primary_come_back_writes_no_more()
    {
        var promotions = Figures.Of(3, 100);
        var primary = await Cluster.Start();
        var database = await Hubs.New(primary);
        var standby = await primary.AddSynchronousStandby();
        using var room = new Room { Postgres = Either(database, primary, standby) };
        var enough = Path.Combine(room.Folder, "enough");
        using var writer = room.Start("failover", null, "writers=6", $"until={enough}");
        var times = new List<long>();
        for (var i = 0; i < promotions; i++)
        {
            times.Add(await Promoted(room, writer, primary, standby, isAlive: i % 3 == 1));
            await OldOneWritesNoMore(room, writer, database, primary, standby);
            var port = primary.Port;
            await primary.DisposeAsync();
            (primary, standby) = (standby, await standby.AddSynchronousStandby(port));
            // From here on nothing is acknowledged that the new standby has not got.
        }
        await File.WriteAllTextAsync(enough, "", TestContext.Current.CancellationToken);
        Assert.Equal("", await writer.Ended(TimeSpan.FromMinutes(1)));
        var said = room.Lines;
        using (var store = room.Open())
        {
            Assert.Empty((await Kept.Read(store)).Against(said));
            Proven.Check(room.Premises, store.PublicKey);
        }
        times.Sort();
        Figures.Say($"Failover: {promotions} promotions under load, {said.OfType<Line.Act>().Count()} acts acknowledged, none lost, no write on an old primary come back; "
            + $"first write after {times[0]} to {times[^1]} ms, half of them within {times[times.Count / 2]} ms.");
        await primary.DisposeAsync();
        await standby.DisposeAsync();
    }

    // Dead, or alive and cut off from its standby: then it can answer nobody.
    private static async Task<long> Promoted(Room room, WriterProcess writer, Cluster primary, Cluster standby, bool isAlive)
    {
        await room.Written(writer, Journal.Now);
        await Task.Delay(RandomNumberGenerator.GetInt32(50, 400), TestContext.Current.CancellationToken);
        var lost = Journal.Now;
        if (!isAlive)
            await primary.StopImmediately();
        await standby.Promote();
        return await room.Written(writer, Journal.Now) - lost;
    }

    private static async Task OldOneWritesNoMore(Room room, WriterProcess writer, PostgresDatabase database, Cluster old, Cluster promoted)
    {
        // An operator's mistake: it is made to answer alone.
        await old.StopRequiringStandby();
        if (!old.IsRunning)
            await old.StartAgain();
        await old.KillBackends(database);
        var before = await Written(old, database);
        // Not even for reading: what it shows may never have been kept.
        var behind = Assert.Throws<StoreUnfitException>(() => HubStore.Open(room.Premises with { Postgres = old.On(database.Name).Web }, TestPack.Pack, TimeProvider.System));
        Assert.Contains("taken over", behind.Message, StringComparison.Ordinal);
        // The program that names both has to choose again, and does not choose the old one.
        await promoted.KillBackends(database);
        await room.Written(writer, Journal.Now);
        Assert.Equal(before, await Written(old, database));
    }

    private static async Task<string> Written(Cluster cluster, PostgresDatabase database) =>
        $"{await cluster.Ask("SELECT size FROM head", database.Name)} {await cluster.Ask("SELECT count(*) FROM entry", database.Name)} {await cluster.Ask("SELECT count(*) FROM look", database.Name)}";

    private static string Either(PostgresDatabase database, Cluster one, Cluster other) => new NpgsqlConnectionStringBuilder(database.Web)
    {
        Host = $"127.0.0.1:{one.Port},127.0.0.1:{other.Port}", Timeout = 3, CommandTimeout = 3,
    }.ToString();
}
