using System.Security.Cryptography;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store.Staffing;

/// <summary>
/// Reads the access log and what it adds up to. Each time only what came since is read, and the last act that was read before has to
/// be there still: a log that does not open, does not chain or has lost its end is not gone on with.
/// </summary>
internal sealed class AccessLog(Database database, Vault vault)
{
    private const string Unfit =
        "Nothing is read or written until it is put right: stop, run 'lantern verify' and go by docs/runbooks/tampering-found.md.";

    private volatile Known? _known;

    /// <summary>Who works here and who may open what, now.</summary>
    /// <exception cref="StoreUnfitException">The log was changed or has lost something.</exception>
    public StaffState Read() => database.Read(Read);

    /// <summary>The same as a connection sees it.</summary>
    public StaffState Read(Connection connection)
    {
        var known = _known is { } kept && kept.Turn == connection.Turn ? kept : null;
        if (known is not null && Follow(connection, known) is { } next)
            return Keep(next);
        var machine = database.Machine(connection);
        // Another server took over since: what the one before showed last may never have been kept, so all is read again.
        if (known is not null && known.Machine == machine)
            throw new StoreUnfitException($"The access log ends before act {Lines.Text(known.State.Number)}, which this program has read: it was cut off or put back. {Unfit}");
        return Keep(Follow(connection, new Known(StaffState.Empty, connection.Turn, machine))!);
    }

    // Null where the last act that is known is there no longer.
    private Known? Follow(Connection connection, Known known)
    {
        var rows = connection.Rows(Statements.AccessActsFrom, row => new Row(
            row.GetInt64(0), row.IsDBNull(1) ? null : row.GetString(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3),
            row.GetFieldValue<byte[]>(4), row.GetFieldValue<byte[]>(5), row.GetInt64(6)), known.State.Number, known.State.ErasedTo);
        var erased = rows.Where(row => row.Number == 0).Select(Erased).ToList();
        var acts = rows.Skip(erased.Count).ToList();
        var state = known.State;
        if (state.Number > 0)
        {
            if (acts.Count == 0 || acts[0].Number != state.Number)
                return null;
            if (!acts[0].Hash.AsSpan().SequenceEqual(state.Head))
                throw Changed(state.Number);
            acts.RemoveAt(0);
        }
        return acts.Count == 0 && erased.Count == 0 ? known : known with { State = state.With(Opened(acts, state), erased) };
    }

    private IEnumerable<Noted> Opened(List<Row> rows, StaffState before)
    {
        var (number, head) = (before.Number, before.Head);
        foreach (var row in rows)
        {
            if (row.Number != ++number)
                throw new StoreUnfitException($"Act {Lines.Text(number)} of the access log is missing. {Unfit}");
            if (!row.Previous.AsSpan().SequenceEqual(head))
                throw Changed(number);
            yield return Opened(row);
            head = row.Hash;
        }
    }

    private Noted Opened(Row row)
    {
        try
        {
            var opening = Leaf.Access(row.File, row.Number, row.At, row.Previous);
            var act = AccessRows.Open(row.Sealed, opening, vault);
            return Leaf.Hash(opening, row.Sealed).AsSpan().SequenceEqual(row.Hash)
                ? new Noted(act, row.Number, row.File is { } file ? new FileId(file) : null, Instant.FromUnixTimeTicks(row.At), opening, row.Hash)
                : throw Changed(row.Number);
        }
        catch (Exception damage) when (damage is CryptographicException or ArgumentException)
        {
            throw Changed(row.Number);
        }
    }

    // An erasure nobody wrote would take a file from everybody.
    private (FileId File, long Position) Erased(Row row)
    {
        try
        {
            vault.Open(row.Sealed, Leaf.Erasure(row.File ?? "", row.At));
            return (new FileId(row.File!), row.Position);
        }
        catch (Exception damage) when (damage is CryptographicException or ArgumentException)
        {
            throw new StoreUnfitException($"The erasure at position {Lines.Text(row.Position)} was not written by this hub. {Unfit}");
        }
    }

    private StaffState Keep(Known next)
    {
        // Two may read at once: the one that has read further stays.
        if (_known is not { } kept || kept.Turn != next.Turn || kept.Machine != next.Machine || kept.State.Number <= next.State.Number)
            _known = next;
        return next.State;
    }

    private static StoreUnfitException Changed(long number) => new($"Act {Lines.Text(number)} of the access log was changed. {Unfit}");

    private sealed record Known(StaffState State, int Turn, long Machine);

    private readonly record struct Row(long Number, string? File, long At, byte[] Previous, byte[] Sealed, byte[] Hash, long Position);
}
