using System.Diagnostics;
using Lantern.Store;
using Lantern.Store.Tests;

namespace Lantern.Faults.Tests.PowerCut;

/// <summary>
/// The power goes at any moment while SQLite is written. The program's file operations are recorded and replayed on a disk
/// that keeps, loses, tears and reorders whatever was not waited for, as disks may.
/// </summary>
public sealed class PowerCutTests
{
    private const int Seed = 20260401;
    private const int OneInSoManyByTheStore = 20;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_half_there()
    {
        var states = Figures.Of(500, 10_000);
        using var room = new Room();
        using var replay = await Recorded(room);
        var started = Stopwatch.GetTimestamp();
        var byTheStore = 0;
        foreach (var (folder, acknowledged, index) in replay.States(states))
        {
            Assert.Empty(PlainLook.At(Path.Combine(folder, "lantern.db"), acknowledged));
            if (index % OneInSoManyByTheStore != 0)
                continue;
            byTheStore++;
            using var store = HubStore.Open(folder, TestPack.Pack, TimeProvider.System);
            Assert.Empty((await Kept.Read(store)).Against(acknowledged));
            Proven.Check(new Premises(folder), store.PublicKey);
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        Figures.Say($"Power cut: {states} crash states of {replay.Acts} acknowledged acts and {replay.Operations} file operations, {byTheStore} of them opened by the store; none lost, none half; {states / seconds:0} states a second.");
    }

    [Fact]
    public async Task A_store_that_did_not_wait_for_the_disk_would_lose_what_it_acknowledged()
    {
        using var room = new Room();
        using var replay = await Recorded(room, "synchronous=NORMAL");
        var (losing, lost, states) = (0, 0, Figures.Of(100, 1000));
        foreach (var (folder, acknowledged, _) in replay.States(states))
        {
            var faults = PlainLook.At(Path.Combine(folder, "lantern.db"), acknowledged);
            losing += faults.Count > 0 ? 1 : 0;
            lost += faults.Count(fault => fault.EndsWith("was acknowledged and is lost", StringComparison.Ordinal));
        }
        Assert.True(losing > states / 4 && lost > 0, $"Only {losing} of {states} states lost anything: the replay does not see what it looks for.");
        Figures.Say($"Power cut, waiting switched off (synchronous = NORMAL): {losing} of {states} states lost acknowledged acts, as they must.");
    }

    private static async Task<Replay> Recorded(Room room, params string[] told)
    {
        var trace = Path.Combine(room.Folder, "trace");
        using var writer = room.Start("cut", Trace.Into(trace), ["writers=4", $"acts={Figures.Of(250, 1000)}", .. told]);
        var complaints = await writer.Ended(TimeSpan.FromMinutes(2));
        Assert.True(room.Lines.Count > 0 && room.Lines[^1] is Line.End, $"The writer did not end well: {complaints}");
        Assert.Empty(room.Lines.OfType<Line.Wrong>());
        return new Replay(room, Trace.Read(trace, room.Folder), Seed);
    }
}
