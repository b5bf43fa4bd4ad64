using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>Keeps the tree over all leaves and signs a checkpoint after 64 of them or five minutes; belongs to the pen.</summary>
internal sealed class Seals(string hub, Signer signer, RowMac rows, string? witness)
{
    private Frontier _frontier = new();
    private Frontier? _next;
    private Checkpoint? _made;
    private long _sealed;
    private Instant _sealedAt = Instant.MinValue;
    private readonly Queue<Checkpoint> _undelivered = new();

    /// <summary>Told whether checkpoints reach the witness, and what compares the two.</summary>
    public WitnessWatch? Watch { get; set; }

    /// <summary>The pack the hub works by; null where nothing is written by a pack.</summary>
    public PackInForce? Pack { get; set; }

    /// <summary>The record has moved to another machine, where leaves seen last may not stand: all are taken in anew.</summary>
    public void BeginAnew()
    {
        (_frontier, _next, _made) = (new Frontier(), null, null);
        (_sealed, _sealedAt) = (0, Instant.MinValue);
    }

    /// <summary>Takes in the leaves there are, this program's and others', up to a size.</summary>
    public void CatchUp(Connection connection, long size)
    {
        if (_frontier.Size == size)
            return;
        if (_frontier.Size > size)
            throw new StoreUnfitException("The record has fewer leaves than this program has seen: the database was put back to an earlier state. Stop, run 'lantern verify' and find out why.");
        foreach (var (position, hash) in connection.Rows(Statements.HashesAfter, row => (row.GetInt64(0), row.GetFieldValue<byte[]>(1)), _frontier.Size, size))
        {
            if (position != _frontier.Size + 1)
                throw Gap(_frontier.Size + 1);
            _frontier.Append(hash);
        }
        if (_frontier.Size != size)
            throw Gap(_frontier.Size + 1);
        ReadLast(connection);
    }

    /// <summary>Sees that the head is the one this hub wrote over these leaves.</summary>
    /// <exception cref="StoreUnfitException">It was changed, or a leaf was.</exception>
    public void CheckHead(long epoch, byte[]? mac)
    {
        if (mac is null || !mac.AsSpan().SequenceEqual(rows.OfHead(hub, _frontier.Size, epoch, _frontier.Root())))
            throw new StoreUnfitException("The head of the record, or a leaf under it, was changed by a hand without the hub's keys. Nothing is written: stop, run 'lantern verify' and go by docs/runbooks/tampering-found.md.");
    }

    /// <summary>The code that binds the head to the leaves there will be.</summary>
    public byte[] HeadMac(long epoch) => rows.OfHead(hub, _next!.Size, epoch, _next.Root());

    private static StoreUnfitException Gap(long position) => new(
        $"The record has a gap at position {position}: something was taken out. Run 'lantern verify' and go by docs/runbooks/tampering-found.md.");

    /// <summary>Adds leaves, and a checkpoint where one is due.</summary>
    public void Write(Connection connection, IReadOnlyList<byte[]> leaves, Instant now)
    {
        (_next, _made) = (_frontier, null);
        if (leaves.Count > 0)
        {
            _next = _frontier.Copy();
            foreach (var leaf in leaves)
                _next.Append(leaf);
        }
        var unsealed = _next.Size - _sealed;
        if (unsealed >= Checkpoint.EveryLeaves || (unsealed > 0 && now - _sealedAt >= Checkpoint.EveryTime && _sealedAt != Instant.MinValue))
            Make(connection, now);
        else if (_sealedAt == Instant.MinValue && unsealed > 0)
            _sealedAt = now; // the five minutes run from the first leaf
    }

    /// <summary>Makes a checkpoint although none is due, where there is anything new.</summary>
    public void WriteNow(Connection connection, Instant now)
    {
        if (_made is null && _frontier.Size > _sealed)
            Make(connection, now);
    }

    /// <summary>What was written is committed.</summary>
    public void Committed()
    {
        _frontier = _next ?? _frontier;
        if (_made is not { } made)
            return;
        (_sealed, _sealedAt, _made) = (made.Size, made.At, null);
        if (witness is null)
            return;
        _undelivered.Enqueue(made);
        Deliver(witness);
        _ = Task.Run(() => Watch?.Compare()); // a folder on another machine holds nobody up
    }

    private void Make(Connection connection, Instant now)
    {
        ReadLast(connection); // another node may have sealed the same leaves
        if (_sealed >= _next!.Size)
            return;
        var root = _next.Root();
        _made = Checkpoint.Make(hub, _next.Size, root, now, signer);
        connection.Run(Statements.AddCheckpoint, _made.Size, root, _made.At.ToUnixTimeTicks(), _made.Note);
    }

    private void ReadLast(Connection connection)
    {
        if (connection.Rows(Statements.LastCheckpoint, row => (Size: row.GetInt64(0), At: row.GetInt64(1))) is [var last])
            (_sealed, _sealedAt) = (last.Size, Instant.FromUnixTimeTicks(last.At));
    }

    // A witness that cannot be reached holds nobody up: what it has not got is brought with the next.
    private void Deliver(string folder)
    {
        try
        {
            var told = new WitnessFolder(folder);
            while (_undelivered.TryPeek(out var one))
            {
                told.Drop(one);
                _undelivered.Dequeue();
            }
            Watch?.NoteDelivery(null);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Watch?.NoteDelivery($"Checkpoints do not reach the witness: {failure.Message} They are kept and brought when it can be written again.");
        }
    }
}
