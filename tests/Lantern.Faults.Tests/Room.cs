using Lantern.Store;
using Lantern.Store.Tests;

namespace Lantern.Faults.Tests;

/// <summary>A place of its own for one test: a data folder, a journal, and the store in it. It goes when the test ends.</summary>
internal sealed class Room : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-faults-").FullName;

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
    public HubStore Open() => HubStore.Open(Data, TestPack.Pack, TimeProvider.System);

    /// <summary>Starts a writer here.</summary>
    /// <param name="run">What its commands begin with.</param>
    /// <param name="through">The words of a program that runs it, strace for one.</param>
    /// <param name="told">More to tell it, as name=value.</param>
    public WriterProcess Start(string run, IReadOnlyList<string>? through = null, params IEnumerable<string> told) =>
        new(through ?? [], [$"data={Data}", $"journal={Journal}", $"run={run}", .. told]);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var text = new StreamReader(file);
        return text.ReadToEnd();
    }
}
