using System.Diagnostics;
using Lantern.Store;
using Lantern.Store.Tests;

namespace Lantern.Faults.Tests;

/// <summary>A place of its own for one test: a data folder, a journal, and the store in it. It goes when the test ends.</summary>
internal sealed class Room : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-faults-").FullName;

    /// <summary>The connection string of the store's PostgreSQL; null for SQLite.</summary>
    public string? Postgres { get; init; }

    /// <summary>The data folder.</summary>
    public string Data => Path.Combine(_folder, "data");

    /// <summary>The journal of the writer.</summary>
    public string Journal => Path.Combine(_folder, "journal");

    /// <summary>The whole folder, with room for what else a test keeps.</summary>
    public string Folder => _folder;

    /// <summary>Everything the journal says so far.</summary>
    public IReadOnlyList<Line> Lines => File.Exists(Journal) ? Line.All(ReadShared(Journal)) : [];

    /// <summary>How many bytes the journal has so far.</summary>
    public long Said => new FileInfo(Journal) is { Exists: true } file ? file.Length : 0;

    /// <summary>Opens the store.</summary>
    public HubStore Open() => HubStore.Open(Premises, TestPack.Pack, TimeProvider.System);

    /// <summary>Where the store is kept.</summary>
    public Premises Premises => new(Data) { Postgres = Postgres };

    /// <summary>Starts a writer here.</summary>
    /// <param name="run">What its commands begin with.</param>
    /// <param name="through">The words of a program that runs it, strace for one.</param>
    /// <param name="told">More to tell it, as name=value.</param>
    public WriterProcess Start(string run, IReadOnlyList<string>? through = null, params IEnumerable<string> told) =>
        new(through ?? [], [$"data={Data}", $"journal={Journal}", $"run={run}", .. Postgres is null ? [] : new[] { $"postgres={Postgres}" }, .. told]);

    /// <summary>What a further program is told, with a data folder, a journal and the keys of its own.</summary>
    public string[] OfItsOwn(string program)
    {
        File.Copy($"{Data}.key", $"{Data}-{program}.key");
        return [$"data={Data}-{program}", $"journal={Journal}-{program}"];
    }

    /// <summary>Everything the journal of a further program says so far.</summary>
    public IReadOnlyList<Line> LinesOf(string program) => File.Exists($"{Journal}-{program}") ? Line.All(ReadShared($"{Journal}-{program}")) : [];

    /// <summary>Waits until something holds while a writer works, or fails with what it last said.</summary>
    public async Task Until(WriterProcess writer, Func<bool> holds, TimeSpan? most = null)
    {
        for (var started = Stopwatch.GetTimestamp(); !holds(); await Task.Delay(10, TestContext.Current.CancellationToken))
        {
            if (writer.HasEnded || Stopwatch.GetElapsedTime(started) > (most ?? TimeSpan.FromMinutes(2)))
                Assert.Fail($"The writer {(writer.HasEnded ? $"has ended ({await writer.Ended(TimeSpan.Zero)})" : "went no further")}. It last said: {string.Join(" | ", Lines.TakeLast(5).Select(line => line.Text))}");
        }
    }

    /// <summary>Waits for an act acknowledged after a moment, and gives when.</summary>
    public async Task<long> Written(WriterProcess writer, long after)
    {
        long? at = null;
        // What was said long before is not read again.
        var from = Math.Max(0, Said - 2000);
        await Until(writer, () => (at = Since(from).OfType<Line.Act>().FirstOrDefault(act => act.At > after)?.At) is not null);
        return at!.Value;
    }

    private IReadOnlyList<Line> Since(long from)
    {
        if (Said <= from)
            return [];
        var text = ReadShared(Journal, from);
        return Line.All(from == 0 ? text : text[(text.IndexOf('\n') + 1)..]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string ReadShared(string path, long from = 0)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = from;
        using var text = new StreamReader(file);
        return text.ReadToEnd();
    }
}
