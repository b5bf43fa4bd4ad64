using Lantern.Access;
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
    private readonly Dictionary<FileId, LeftOut> _leftOut = [];
    private long _position;
    private int _turn;

    /// <summary>The files that could not be read: what is kept of them is damaged, or a reading failed on them. Nothing of them is in the index.</summary>
    public IReadOnlyList<LeftOut> LeftOut
    {
        get
        {
            lock (_gate)
                return [.. _leftOut.Values];
        }
    }

    /// <summary>Told of each file when it is left out, and why.</summary>
    public Action<FileId, Exception>? Noticed { get; set; }

    /// <summary>Leaves a file out on which a reading failed, until something more is written in it.</summary>
    public void SetApart(Card card, Exception failure)
    {
        lock (_gate)
        {
            _cards.Remove(card.Id);
            SetApart(card.Id, card.Ties, failure);
        }
    }

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
        var (files, position) = InkRows.All(connection, vault, SetApart);
        foreach (var file in files.Where(file => file.Number > 0))
        {
            shelf.Keep(file, connection.Turn);
            Read(file, now);
        }
        // Only once all are read: else a failure between would leave a part that is shown as the whole.
        _position = position;
    }

    // Another machine has the record now: what this one showed last may not stand there.
    private void Forget(int turn)
    {
        _cards.Clear();
        _changing.Clear();
        _leftOut.Clear();
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
            try
            {
                database.Read(connection => Read(connection, id, now));
            }
            catch
            {
                _changing.Enqueue(id, at); // the database did not answer: it still is to be read
                throw;
            }
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
                return _cards.Remove(id) | _leftOut.Remove(id); // its key was destroyed
            Read(file, now);
        }
        catch (DamagedFileException damage)
        {
            SetApart(damage);
        }
        return true;
    }

    private void Read(Shelved file, Instant now)
    {
        Reads++;
        try
        {
            var card = Card.Read(file, pack, now);
            _leftOut.Remove(card.Id);
            _cards[card.Id] = card;
            if (card.NextChange is { } change)
                _changing.Enqueue(card.Id, change);
        }
        catch (Exception failure) when (OneFile.IsAtFault(failure))
        {
            SetApart(file.Id, OneFile.TiesOf(file.Id, file.Ink), failure);
        }
    }

    private void SetApart(DamagedFileException damage) => SetApart(damage.File, OneFile.TiesOf(damage.File, damage.Opened), damage);

    private void SetApart(FileId file, Ties ties, Exception why)
    {
        _cards.Remove(file);
        _leftOut[file] = new LeftOut(file, ties);
        Noticed?.Invoke(file, why);
    }
}
