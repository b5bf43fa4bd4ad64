using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// The cards of all files, kept by tailing the log: what was written since, by this process or another, is read again,
/// and so is each file at the instant from which time alone changes what it owes. Thrown away, it is rebuilt the same.
/// </summary>
internal sealed class Cards(Database database, Shelf shelf, Vault vault, Pack pack)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<FileId, Card> _cards = [];
    private readonly PriorityQueue<FileId, Instant> _changing = new();
    private IReadOnlyList<Card> _all = [];
    private readonly HashSet<FileId> _unreadable = [];
    private long _position;
    private int _turn;

    /// <summary>The files whose ink was changed or damaged, or is of a newer Lantern; nothing of them is in the index.</summary>
    public int Unreadable => _unreadable.Count;

    /// <summary>How many cards have been read since the start, to see that time passing touches only what changes.</summary>
    public long Reads { get; private set; }

    /// <summary>All cards as they stand now.</summary>
    public IReadOnlyList<Card> At(Instant now)
    {
        lock (_gate)
        {
            var touched = database.Read(connection => CatchUp(connection, now));
            if (Sweep(now) || touched || _all.Count != _cards.Count)
                _all = [.. _cards.Values];
            return _all;
        }
    }

    private bool CatchUp(Connection connection, Instant now)
    {
        if (connection.Turn != _turn)
            Forget(connection.Turn);
        if (_position == 0)
            ReadAll(connection, now);
        var written = InkRows.FilesWrittenAfter(connection, _position);
        foreach (var (file, _, position) in written)
        {
            Read(connection, file, now);
            _position = Math.Max(_position, position);
        }
        return written.Count > 0;
    }

    private void ReadAll(Connection connection, Instant now)
    {
        (var files, _position) = InkRows.All(connection, vault, damaged => _unreadable.Add(damaged));
        foreach (var file in files.Where(file => file.Number > 0))
        {
            shelf.Keep(file, connection.Turn);
            Read(file, now);
        }
    }

    // Another machine has the record now: what this one showed last may not stand there.
    private void Forget(int turn)
    {
        _cards.Clear();
        _changing.Clear();
        _unreadable.Clear();
        (_position, _turn) = (0, turn);
    }

    private bool Sweep(Instant now)
    {
        var any = false;
        while (_changing.TryPeek(out var id, out var at) && at <= now)
        {
            _changing.Dequeue();
            if (!_cards.TryGetValue(id, out var card) || card.NextChange is not { } due || due > now)
                continue; // read again since it was put here
            database.Read(connection => Read(connection, id, now));
            any = true;
        }
        return any;
    }

    // A file that cannot be read must not close all others; that it cannot is said by whoever shows the index.
    private bool Read(Connection connection, FileId id, Instant now)
    {
        try
        {
            if (shelf.Whole(connection, id) is not { } file)
                return _cards.Remove(id); // its key was destroyed
            Read(file, now);
            return _unreadable.Remove(id);
        }
        catch (StoreUnfitException)
        {
            _cards.Remove(id);
            return _unreadable.Add(id);
        }
    }

    private void Read(Shelved file, Instant now)
    {
        var card = Card.Read(file, pack, now);
        Reads++;
        _cards[card.Id] = card;
        if (card.NextChange is { } change)
            _changing.Enqueue(card.Id, change);
    }
}
