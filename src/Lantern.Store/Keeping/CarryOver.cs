using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store.Keeping;

/// <summary>
/// Carries what stood in plain tables over into the access log, once: every row becomes an act that says it was carried over, in one
/// transaction with the dropping of the tables. The record has to verify as it stands, so that nobody has it done twice.
/// </summary>
internal static class CarryOver
{
    /// <summary>The step after which it is done.</summary>
    public const string After = "0011-access-log";

    // How far the head goes on at once, as its trigger has it.
    private const long MostAtOnce = 65536;

    private static readonly string[] Before = ["membership_act", "alert_review", "glass", "membership", "worker", "agency", "staff_edition"];

    /// <summary>True where the tables from before the log are there still.</summary>
    public static bool IsNeeded(Database database, Connection connection) => connection.One(database.IsThereTable, Before[^1]) is not null;

    /// <summary>Drops the tables where there is no hub yet; part of the step itself.</summary>
    public static void OfNoHub(Connection connection)
    {
        if (connection.One(Statements.Head) is null)
            Drop(connection);
    }

    /// <summary>Carries over what is there to carry over.</summary>
    /// <exception cref="StoreUnfitException">The record does not verify, or this account may not change the database.</exception>
    public static void Run(Database database, Connection connection, Vault vault, Signer signer, Instant now)
    {
        if (!IsNeeded(database, connection))
            return;
        try
        {
            connection.Run(database.Begin);
            if (database.LockMigrations is { } only)
                connection.Run(only);
            if (IsNeeded(database, connection)) // another program may have been first
                Carry(database, connection, vault, signer, now);
            connection.Run(Statements.Commit);
        }
        catch (System.Data.Common.DbException failure) when (failure.SqlState is "42501")
        {
            connection.RollBack();
            throw Older();
        }
        catch
        {
            connection.RollBack();
            throw;
        }
    }

    /// <summary>What to say where it has not been done and this account cannot.</summary>
    public static StoreUnfitException Older() => new("The database is of an older form. Run 'lantern migrate' as its owner, with the hub stopped.");

    /// <summary>What to say where tables from before the log are there and nobody has said that they are to be believed.</summary>
    public static StoreUnfitException Waits() => new(
        "There are tables from before the access log. Where an earlier version of Lantern made this hub and it has not been brought over yet, stop the hub and run 'lantern migrate --carry-over'. Else somebody put them there: go by docs/runbooks/tampering-found.md.");

    private static void Carry(Database database, Connection connection, Vault vault, Signer signer, Instant now)
    {
        var epoch = connection.Rows(database.LockHead, row => row.GetInt64(1))[0];
        var ink = InkPages.Read(connection);
        var found = Verifier.Check(ink, [.. vault.Ring.Signs.Select(LastThings.PublicHalf)]);
        if (found.Count > 0)
            throw new StoreUnfitException($"The record does not verify as it stands, so nothing is carried over ({found.Sentences[0]}) Go by docs/runbooks/tampering-found.md.");
        if (connection.Rows(Statements.WholeHead, row => Commanded.MacOf(row, 3)).Any(mac => mac is not null))
            throw new StoreUnfitException("The rows of this hub are bound to its key already, and there are tables from before that: somebody put them there. Go by docs/runbooks/tampering-found.md.");
        if (connection.One(Statements.LastAccessAct) is not null)
            throw new StoreUnfitException("The access log has acts already, and there are tables from before it: somebody put them there. Go by docs/runbooks/tampering-found.md.");
        Bind(connection, vault);
        var frontier = new Frontier();
        foreach (var hash in connection.Rows(Statements.HashesAfter, row => row.GetFieldValue<byte[]>(1), 0L, ink.Size))
            frontier.Append(hash);
        var (state, rows) = (StaffState.Empty, new List<object?[]>());
        foreach (var one in OldStaff.Read(connection, vault, now))
        {
            (FileId, byte[])? about = one.File is { } file && InkRows.File(connection, vault, file) is { } there ? (file, there.Key) : null;
            // Of an erased file only that it is meant stays; why went with its key.
            var why = one.File is not null && about is null ? null : one.Why;
            var (noted, row) = AccessRows.Seal(one.Act with { CarriedOver = true }, why, about ?? (one.File is { } gone ? (gone, []) : null), one.At, state, vault);
            state = state.With([noted], []);
            frontier.Append(row.Hash);
            row.Values[0] = frontier.Size;
            rows.Add(row.Values);
        }
        connection.Add(Statements.AddAccessActs, rows);
        // A little at a time, as the head allows.
        for (var size = ink.Size; size < frontier.Size;)
            connection.Run(Statements.MoveOldHead, size = Math.Min(frontier.Size, size + MostAtOnce), epoch);
        connection.Run(Statements.BindHead, vault.Rows.OfHead(ink.Hub, frontier.Size, epoch, frontier.Root()));
        if (rows.Count > 0)
        {
            var made = Checkpoint.Make(ink.Hub, frontier.Size, frontier.Root(), now, signer);
            connection.Run(Statements.AddCheckpoint, made.Size, made.Root, made.At.ToUnixTimeTicks(), made.Note);
        }
        Drop(connection);
    }

    // What stood there before it could be bound is bound as it stands.
    private static void Bind(Connection connection, Vault vault)
    {
        foreach (var row in connection.Rows(Statements.WholeFiles, row => (object?[])[row.GetString(0), row.GetString(1), row.GetInt64(2)]))
            connection.Run(Statements.BindFile, row[0], vault.Rows.Of("file", row));
        foreach (var row in connection.Rows(Statements.WholeCommands, row => (object?[])[row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3)]))
            connection.Run(Statements.BindCommand, row[0], vault.Rows.Of("command", row));
        foreach (var row in connection.Rows(Statements.WholeDrafts, row =>
            (object?[])[row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2), row.GetInt64(3)]))
            connection.Run(Statements.BindDraft, row[0], row[1], vault.Rows.Of("draft", row));
    }

    private static void Drop(Connection connection) => connection.RunScript(string.Concat(Before.Select(table => $"DROP TABLE {table};\n")));
}
