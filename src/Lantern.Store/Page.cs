using Lantern.Entries;
using Lantern.Store.Sqlite;

namespace Lantern.Store;

/// <summary>What the pen writes between two commits: the acts of several writers, each of which sees those before it.</summary>
internal sealed class Page(Connection connection, Shelf shelf)
{
    // Files as they will stand once this page is committed. The shelf holds committed ink only.
    private readonly Dictionary<FileId, Shelved> _written = [];

    public Connection Connection => connection;

    /// <summary>The file with everything this page has written in it, or null.</summary>
    public Shelved? File(FileId id) => _written.TryGetValue(id, out var written) ? written : shelf.Whole(connection, id);

    /// <summary>Says that a file will stand so once the page is committed; the last thing an act does, so that one that fails never says it.</summary>
    public void Wrote(Shelved file) => _written[file.Id] = file;

    /// <summary>The page is committed: its files may stand on the shelf.</summary>
    public void Committed()
    {
        foreach (var file in _written.Values)
            shelf.Keep(file);
    }
}
