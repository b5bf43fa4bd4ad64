using System.Collections.Concurrent;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>A whole file as it stands in the ink, never handed out unfiltered.</summary>
/// <param name="id">The file.</param>
/// <param name="kind">What it is about.</param>
/// <param name="key">Its key.</param>
/// <param name="ink">Its entries.</param>
/// <param name="head">The hash of the last of them.</param>
internal sealed class Shelved(FileId id, FileKind kind, byte[] key, IReadOnlyList<Entry> ink, byte[] head)
{
    private Ties? _ties;

    public FileId Id => id;
    public FileKind Kind => kind;
    public byte[] Key => key;
    public IReadOnlyList<Entry> Ink => ink;
    public byte[] Head => head;
    public int Number => ink.Count == 0 ? 0 : ink[^1].Number;
    public Instant Written => ink.Count == 0 ? Instant.MinValue : ink[^1].Written;

    /// <summary>Who is who on the file; what has been written has happened, so the last writing is late enough.</summary>
    public Ties Ties => _ties ??= Ties.Of(id, ink, Written);

    public Shelved With(IReadOnlyList<Entry> more, byte[] headThen) => new(id, kind, key, [.. ink, .. more], headThen)
    {
        _ties = more.Any(entry => Ties.AreTouchedBy(entry.Body)) ? null : _ties,
    };
}

/// <summary>Whole files read from the ink and kept in memory while they are in use, so that a body is opened and parsed once.</summary>
internal sealed class Shelf(int most, Vault vault)
{
    private readonly ConcurrentDictionary<FileId, Kept> _files = new();
    private long _use;

    /// <summary>The file as the connection sees it now; only what was written since it was last read is read again.</summary>
    public Shelved? Whole(Connection connection, FileId id)
    {
        var kept = _files.GetValueOrDefault(id);
        if ((kept?.Turn == connection.Turn ? kept.File : InkRows.File(connection, vault, id)) is not { } known)
            return null;
        var file = InkRows.WithLater(connection, vault, known);
        Keep(file, connection.Turn);
        return file;
    }

    /// <summary>The same where it is known how many entries the file has now.</summary>
    public Shelved? Whole(Connection connection, FileId id, int number) =>
        _files.TryGetValue(id, out var kept) && kept.Turn == connection.Turn && kept.File.Number == number ? kept.File : Whole(connection, id);

    /// <summary>Keeps committed ink. Two readers may keep the same file at once: the one that has read further stays.</summary>
    /// <param name="file">The file.</param>
    /// <param name="turn">The turn in which it was read: what another machine showed before is not gone on with.</param>
    public void Keep(Shelved file, int turn)
    {
        var use = Interlocked.Increment(ref _use);
        _files.AddOrUpdate(file.Id, new Kept(file, use, turn), (_, kept) => kept.Turn > turn ? kept
            : new Kept(kept.Turn == turn && kept.File.Number > file.Number ? kept.File : file, use, turn));
        if (_files.Count > most)
            Clear();
    }

    /// <summary>Forgets a file whose key was destroyed, its key with it.</summary>
    public void Forget(FileId id)
    {
        if (_files.TryRemove(id, out var kept))
            Array.Clear(kept.File.Key);
    }

    private void Clear()
    {
        foreach (var (id, _) in _files.OrderBy(pair => pair.Value.Use).Take(most / 4).ToList())
            _files.TryRemove(id, out _);
    }

    private sealed record Kept(Shelved File, long Use, int Turn);
}
