using System.Collections.Concurrent;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Sqlite;
using NodaTime;

namespace Lantern.Store;

/// <summary>A whole file as it stands in the ink, never handed out unfiltered.</summary>
internal sealed class Shelved(FileId id, FileKind kind, IReadOnlyList<Entry> ink)
{
    private Ties? _ties;

    public FileId Id => id;
    public FileKind Kind => kind;
    public IReadOnlyList<Entry> Ink => ink;
    public int Number => ink.Count == 0 ? 0 : ink[^1].Number;
    public Instant Written => ink.Count == 0 ? Instant.MinValue : ink[^1].Written;

    /// <summary>Who is who on the file; what has been written has happened, so the last writing is late enough.</summary>
    public Ties Ties => _ties ??= Ties.Of(id, ink, Written);

    public Shelved With(IReadOnlyList<Entry> more) => new(id, kind, [.. ink, .. more])
    {
        _ties = more.Any(entry => Ties.AreTouchedBy(entry.Body)) ? null : _ties,
    };
}

/// <summary>Whole files read from the ink and kept in memory while they are in use, so that a body is parsed once.</summary>
internal sealed class Shelf(int most)
{
    private readonly ConcurrentDictionary<FileId, Kept> _files = new();
    private long _use;

    /// <summary>The file as the connection sees it now; only what was written since it was last read is read again.</summary>
    public Shelved? Whole(Connection connection, FileId id)
    {
        var kept = _files.GetValueOrDefault(id);
        var known = kept?.File;
        if (known is null)
        {
            if (InkRows.KindOf(connection, id) is not { } kind)
                return null;
            known = new Shelved(id, kind, []);
        }
        var more = InkRows.EntriesAfter(connection, id, known.Number);
        var file = more.Count == 0 ? known : known.With(more);
        Keep(file);
        return file;
    }

    /// <summary>Keeps committed ink. Two readers may keep the same file at once: the one that has read further stays.</summary>
    public void Keep(Shelved file)
    {
        var use = Interlocked.Increment(ref _use);
        _files.AddOrUpdate(file.Id, new Kept(file, use), (_, kept) => new Kept(kept.File.Number > file.Number ? kept.File : file, use));
        if (_files.Count > most)
            Clear();
    }

    private void Clear()
    {
        foreach (var (id, _) in _files.OrderBy(pair => pair.Value.Use).Take(most / 4).ToList())
            _files.TryRemove(id, out _);
    }

    private sealed record Kept(Shelved File, long Use);
}
