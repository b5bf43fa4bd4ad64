using System.Diagnostics;
using Lantern.Faults.Tests.Postgres;
using Lantern.Store.Tests.Postgres;

namespace Lantern.Faults.Tests;

/// <summary>Three programs, each with a data folder of its own, write the same files of one hub on one PostgreSQL.</summary>
public sealed class SeveralWritersTests
{
    private const int Programs = 3;

    [Fact]
    public async Task Three_programs_on_one_PostgreSQL_write_one_log_without_gaps_and_without_forks()
    {
        using var room = new Room { Postgres = (await Hubs.New(await Cluster.Shared)).Web };
        using (var first = room.Start("first", null, "writers=4", "acts=6"))
            Assert.Equal("", await first.Ended(TimeSpan.FromMinutes(1)));
        var acts = Figures.Of(150, 5000);
        var started = Stopwatch.GetTimestamp();
        var writers = Enumerable.Range(0, Programs).Select(i => room.Start($"p{i}", null, [.. room.OfItsOwn($"p{i}"), "writers=4", $"acts={acts}"])).ToList();
        foreach (var writer in writers)
        {
            Assert.Equal("", await writer.Ended(TimeSpan.FromMinutes(10)));
            writer.Dispose();
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        List<Line> said = [.. room.Lines, .. Enumerable.Range(0, Programs).SelectMany(i => room.LinesOf($"p{i}"))];
        using var store = room.Open();
        var kept = await Kept.Read(store);
        Assert.Empty(kept.Against(said));
        Assert.Empty(said.OfType<Line.NotSaved>().Select(line => line.Words));
        Assert.Equal(Programs * 4 * acts, said.OfType<Line.Act>().Count(act => !act.Command.StartsWith("first", StringComparison.Ordinal)));
        Assert.True(kept.FilesOfSeveral >= 4, "The programs did not write in the same files.");
        var found = Proven.Check(room.Premises, store.PublicKey);
        Figures.Say($"{Programs} programs on one PostgreSQL: {found.Leaves} positions without a gap, {found.Entries} entries in {found.Files} linear files, {kept.FilesOfSeveral} of them written by several programs, {found.Checkpoints} checkpoints; {said.OfType<Line.Act>().Count() / seconds:0} acts a second in all.");
    }
}
