using System.Text;

namespace Lantern.Faults.Tests.PowerCut;

/// <summary>Plays recorded operations on a disk and cuts the power at random moments.</summary>
internal sealed class Replay : IDisposable
{
    private const string Memory = "/dev/shm";

    // Each state is written, looked at and thrown away: in memory, where there is such a place, for speed.
    private readonly string _place = Path.Combine(Directory.Exists(Memory) ? Memory : Path.GetTempPath(), $"lantern-cut-{Environment.ProcessId}-{Path.GetRandomFileName()}");
    private readonly Room _room;
    private readonly Random _random;
    private readonly List<Operation> _operations;
    private readonly List<(int Begun, Line Line)> _journal = [];

    public Replay(Room room, IReadOnlyList<Operation> all, int seed)
    {
        (_room, _random) = (room, new Random(seed));
        _operations = [.. all.Where(operation => operation.Path != room.Journal && !operation.Path.EndsWith("-shm", StringComparison.Ordinal))];
        foreach (var write in all.OfType<Operation.Write>().Where(write => write.Path == room.Journal))
            _journal.AddRange(Line.All(Encoding.UTF8.GetString(write.Bytes)).Select(line => (write.Begun, line)));
    }

    public void Dispose()
    {
        if (Directory.Exists(_place))
            Directory.Delete(_place, recursive: true);
    }

    /// <summary>How many operations there are to cut between.</summary>
    public int Operations => _operations.Count;

    /// <summary>How many acts were acknowledged in all.</summary>
    public int Acts => _journal.Count(one => one.Line is Line.Act);

    /// <summary>So many crash states: a data folder with the key file beside it, and what had been acknowledged. Each is gone when the next is asked for.</summary>
    public IEnumerable<(string Folder, IReadOnlyList<Line> Acknowledged, int Index)> States(int count)
    {
        var disk = new Disk();
        var steps = _operations.SelectMany(operation => new[] { (Line: operation.Begun, operation, Done: false), (Line: operation.Done, operation, Done: true) })
            .OrderBy(step => step.Line).ThenBy(step => step.Done).ToList();
        var cuts = Cuts(count, steps.Count);
        var (next, said) = (0, 0);
        for (var i = 0; i < steps.Count; i++)
        {
            var (line, operation, done) = steps[i];
            if (done)
                disk.Finish(operation);
            else
                disk.Begin(operation);
            // The moment before the next operation: whatever was said until then was acknowledged.
            var until = i + 1 < steps.Count ? steps[i + 1].Line : int.MaxValue;
            while (said < _journal.Count && _journal[said].Begun < until)
                said++;
            for (; next < cuts.Count && cuts[next] == i; next++)
                yield return (Laid(disk), [.. _journal.Take(said).Select(one => one.Line)], next);
        }
    }

    private List<int> Cuts(int count, int steps) => [.. Enumerable.Range(0, count).Select(_ => _random.Next(steps)).Order()];

    private string Laid(Disk disk)
    {
        var place = Path.Combine(_place, "state");
        if (Directory.Exists(place))
            Directory.Delete(place, recursive: true);
        foreach (var (path, bytes) in disk.AfterCut(_random))
        {
            var to = Path.Combine(place, Path.GetRelativePath(_room.Folder, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.WriteAllBytes(to, bytes);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        var data = Path.Combine(place, Path.GetRelativePath(_room.Folder, _room.Data));
        Directory.CreateDirectory(data);
        return data;
    }
}
