using System.Globalization;
using System.Text.RegularExpressions;
using Lantern.Store.Tests;

namespace Lantern.Faults.Tests;

/// <summary>
/// The disk says no: full, or unable to write or to wait. What is not kept is never acknowledged, lists can be read all the
/// while, and the same process writes again by itself once the disk does.
/// </summary>
public sealed partial class InjectTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>Which call fails, how, and at which of its calls: one here and there, or all for a while.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "pwrite64", "ENOSPC", "7+61" },
        { "pwrite64", "ENOSPC", "200..260" },
        { "pwrite64", "EIO", "11+83" },
        { "fsync", "EIO", "3+9" },
        { "fsync", "EIO", "20..30" },
        { "fsync", "ENOSPC", "4+17" },
        { "ftruncate", "EIO", "1+2" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_the_disk_refuses_is_not_acknowledged_and_is_written_once_it_does_not(string call, string error, string when)
    {
        var rounds = Figures.Of(1, 5);
        var (points, acts, refused, lists) = (0, 0, 0, 0);
        for (var round = 0; round < rounds; round++)
        {
            using var room = new Room();
            await Begun(room);
            var trace = Path.Combine(room.Folder, "trace");
            using var writer = room.Start("fault", Through(room, trace, call, error, Later(when, round)), "writers=4", "acts=75");
            var complaints = await writer.Ended(Patience);
            var said = room.Lines;
            Assert.True(said[^1] is Line.End, $"The writer did not end well: {complaints}");
            points += File.ReadLines(trace).Count(line => line.EndsWith("(INJECTED)", StringComparison.Ordinal));
            using var store = room.Open();
            Assert.Empty((await Kept.Read(store)).Against(said));
            Assert.All(said.OfType<Line.NotSaved>(), line => Assert.Matches(Clear(), line.Words));
            Assert.Equal(300, said.OfType<Line.Act>().Count(act => act.Command.StartsWith("fault-", StringComparison.Ordinal)));
            (acts, refused, lists) = (acts + said.OfType<Line.Act>().Count(), refused + said.OfType<Line.NotSaved>().Count(), lists + said.OfType<Line.ListRead>().Count());
        }
        Assert.True(points > 0, $"No {call} failed: nothing was tried.");
        Figures.Say($"{error} at {call} {when}: {points} calls failed, {refused} writings told to try again, {acts} acts acknowledged and kept, {lists} lists read, none false.");
    }

    [Fact]
    public async Task A_full_disk_is_said_and_when_there_is_room_again_writing_goes_on()
    {
        using var room = new Room();
        if (!await SmallDisk.Make(room.Data, "2m"))
            return;
        try
        {
            var enough = Path.Combine(room.Folder, "enough");
            using var writer = room.Start("full", null, "writers=4", $"until={enough}");
            await room.Until(writer, () => room.Lines.Count(line => line is Line.NotSaved) >= 20);
            var full = Journal.Now;
            await room.Until(writer, () => room.Lines.OfType<Line.ListRead>().Any(line => line.At > full));
            await SmallDisk.Resize(room.Data, "64m");
            var roomy = Journal.Now;
            await room.Until(writer, () => room.Lines.OfType<Line.Act>().Count(line => line.At > roomy + 50) >= 20);
            await File.WriteAllTextAsync(enough, "", TestContext.Current.CancellationToken);
            Assert.Equal("", await writer.Ended(Patience));
            var said = room.Lines;
            using (var store = room.Open())
                Assert.Empty((await Kept.Read(store)).Against(said));
            Assert.All(said.OfType<Line.NotSaved>(), line => Assert.Matches(Clear(), line.Words));
            Figures.Say($"Disk full (2 MB): {said.OfType<Line.Act>().Count()} acts acknowledged and kept, {said.OfType<Line.NotSaved>().Count()} told to try again; first saved {said.OfType<Line.Act>().First(act => act.At > roomy).At - roomy} ms after there was room.");
        }
        finally
        {
            await SmallDisk.Remove(room.Data);
        }
    }

    [Fact]
    public async Task On_a_full_disk_files_are_opened_from_the_room_kept_back_while_entries_wait()
    {
        using var room = new Room();
        if (!await SmallDisk.Make(room.Data, "8m"))
            return;
        try
        {
            var (enough, filler) = (Path.Combine(room.Folder, "enough"), Path.Combine(room.Data, "filler"));
            using var writer = room.Start("kept-back", null, "writers=2", $"reserve={2 << 20}", $"until={enough}");
            await room.Until(writer, () => room.Lines.OfType<Line.Act>().Count() >= 10);
            SmallDisk.Fill(filler);
            await room.Until(writer, () => room.Lines.Any(IsFull));
            var full = room.Lines.Count;
            await room.Until(writer, () => room.Lines.Skip(full).Count(line => line is Line.Look) >= 50);
            Assert.DoesNotContain(room.Lines.Skip(full + 4), line => line is Line.Act);
            Assert.False(File.Exists(Path.Combine(room.Data, "reserve")));
            File.Delete(filler);
            await room.Until(writer, () => room.Lines.Skip(full).Count(line => line is Line.Act) >= 10);
            await File.WriteAllTextAsync(enough, "", TestContext.Current.CancellationToken);
            Assert.Equal("", await writer.Ended(Patience));
            Assert.True(File.Exists(Path.Combine(room.Data, "reserve")));
            using var store = room.Open();
            Assert.Empty((await Kept.Read(store)).Against(room.Lines));
            Figures.Say($"Disk of 8 MB full: {room.Lines.Skip(full).Count(line => line is Line.Look)} files opened while entries waited.");
        }
        finally
        {
            await SmallDisk.Remove(room.Data);
        }
    }

    private static bool IsFull(Line line) => line is Line.NotSaved told && told.Words.Contains("disk of the data folder is full", StringComparison.Ordinal);

    private static async Task Begun(Room room)
    {
        using var writer = room.Start("begun", null, "writers=1", "acts=5");
        Assert.Equal("", await writer.Ended(Patience));
    }

    private static string[] Through(Room room, string trace, string call, string error, string when) =>
    [
        "strace", "-f", "--seccomp-bpf", "-s", "0", "-o", trace, "-P", Path.Combine(room.Data, "lantern.db"), "-P", Path.Combine(room.Data, "lantern.db-wal"),
        "-e", $"trace={call}", "-e", $"inject={call}:error={error}:when={when}",
    ];

    // Another round, other calls.
    private static string Later(string when, int round)
    {
        var first = Number().Match(when);
        return (int.Parse(first.ValueSpan, CultureInfo.InvariantCulture) + round).ToString(CultureInfo.InvariantCulture) + when[first.Length..];
    }

    // What a person reads: whether it was written, and what to do.
    [GeneratedRegex("^(The record could not be saved; nothing was written. Try again.|It is not certain that this was saved. Send it again: it will not be written twice.)")]
    private static partial Regex Clear();

    [GeneratedRegex("^[0-9]+")]
    private static partial Regex Number();
}
