using System.Globalization;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store.Proof;

/// <summary>
/// Holds the record against what its witness was told, and its signing key against the checkpoints it has. Where the record is behind
/// its witness, differs from it or was signed with another key, nothing may be noted in it any more, not even a look: whatever was added
/// would cover the place where something was cut away. A witness that cannot be reached stops nothing.
/// </summary>
internal sealed class WitnessWatch(Database database, string hub, IReadOnlyList<PublicKey> keys, string? folder, Troubles troubles, Func<Instant> now)
{
    private const string Runbook = "Nothing is written or shown until it is known why: see docs/runbooks/tampering-found.md.";

    private readonly Lock _one = new();
    private Frontier _frontier = new();
    private (long Size, byte[] Root)? _agreed;
    private volatile string? _undelivered;
    private volatile string? _stop;
    private bool _isClosed;

    /// <summary>Why nothing may be noted; null where the record agrees with its witness and its key.</summary>
    public string? Stop => _stop;

    /// <summary>Notes why the last checkpoint could not be dropped at the witness; null where it could.</summary>
    public void NoteDelivery(string? trouble) => _undelivered = trouble;

    /// <summary>Compares no more: the store is being closed.</summary>
    public void Close()
    {
        lock (_one)
            _isClosed = true;
    }

    /// <summary>Compares once more. Never fails: what cannot be compared is a trouble.</summary>
    public void Compare()
    {
        lock (_one)
        {
            if (_isClosed)
                return;
            try
            {
                _stop = Against(folder is null ? null : Highest(new WitnessFolder(folder)));
                Note(_stop ?? _undelivered ?? Gone());
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // What was found before stays found: a folder taken away does not make a record whole.
                Note(_stop ?? $"The witness's folder cannot be read: {failure.Message} Checkpoints are kept and brought when it is back. See that it is there and can be written.");
            }
            catch (NotReadException)
            {
                // The database does not answer: whoever writes or reads is told so, and this is asked again.
            }
        }
    }

    private void Note(string? words) => troubles.Note(TroubleWith.Witness, words, _stop is null ? Stops.Nothing : Stops.Everything, now());

    private string? Against(Checkpoint? told)
    {
        var (size, own) = database.Read(connection => (
            connection.Rows(Statements.Head, row => row.GetInt64(1))[0],
            connection.Rows(Statements.LastCheckpoint, row => row.GetString(2)) is [var note] ? Read(note) : null));
        if (own is not null && !own.IsSignedBy(keys))
            return $"The last checkpoint of this record is not signed with a key this hub has: the keys are not those it was kept under, or the record is another's. {Runbook} If the keys were changed on purpose, keep the old line 'sign' among them.";
        if (told is null)
            return null;
        if (!told.IsSignedBy(keys))
            return $"The last checkpoint at the witness is not signed with a key this hub has: the keys are not those its checkpoints were signed with. {Runbook}";
        if (told.Size > size)
            return string.Create(CultureInfo.InvariantCulture,
                $"The record is behind its witness: it has {size:N0} leaves and the witness was told of {told.Size:N0} at {Lines.Seconds.Format(told.At)}. It was put back to an earlier state. {Runbook} If it was restored from a backup on purpose, name a new folder for the witness.");
        return IsTheSame(told) ? null
            : string.Create(CultureInfo.InvariantCulture,
                $"The record is not the one its witness was told of at {told.Size:N0} leaves: something at or before that place is not as it was. {Runbook} If it was restored from a backup on purpose, name a new folder for the witness.");
    }

    // The leaves are taken in once; from then on only those that came since.
    private bool IsTheSame(Checkpoint told)
    {
        if (_agreed is { } agreed && agreed.Size == told.Size)
            return agreed.Root.AsSpan().SequenceEqual(told.Root);
        if (_frontier.Size > told.Size)
            _frontier = new Frontier();
        var leaves = database.Read(connection => connection.Rows(Statements.HashesAfter, row => row.GetFieldValue<byte[]>(1), _frontier.Size, told.Size));
        foreach (var leaf in leaves)
            _frontier.Append(leaf);
        if (_frontier.Size == told.Size && _frontier.Root().AsSpan().SequenceEqual(told.Root))
        {
            _agreed = (told.Size, told.Root);
            return true;
        }
        _frontier = new Frontier();
        return false;
    }

    // The first checkpoint lies there for good: where it does not, the folder was emptied, is another one, or is not the one it was.
    private string? Gone()
    {
        if (folder is null || database.Read(connection => connection.Rows(Statements.FirstCheckpoint, row => row.GetInt64(0))) is not [var first])
            return null;
        return new WitnessFolder(folder).Has(first) && (_agreed is not { } agreed || new WitnessFolder(folder).Has(agreed.Size)) ? null
            : "The witness's folder does not have the checkpoints it was given: it was emptied, is a new one, or its disk is not there. Ask whoever keeps it, and hand all of them over again: lantern checkpoints --to FOLDER.";
    }

    private Checkpoint? Highest(WitnessFolder witness)
    {
        foreach (var note in witness.NotesFromTheLast())
        {
            if (Read(note.Text) is { } read && read.Hub == hub)
                return read;
        }
        return null;
    }

    private static Checkpoint? Read(string note)
    {
        try
        {
            return Checkpoint.Read(note);
        }
        catch (FormatException)
        {
            return null; // a damaged note says nothing; 'lantern verify' names it
        }
    }
}
