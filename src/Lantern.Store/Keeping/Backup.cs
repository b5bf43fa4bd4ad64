using System.Globalization;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using Lantern.Store.Sqlite;
using NodaTime;

namespace Lantern.Store.Keeping;

/// <summary>A backup that was made and read back.</summary>
/// <param name="Hub">The hub.</param>
/// <param name="Size">How many leaves of ink are in it.</param>
/// <param name="Root">The root over them, in hex.</param>
/// <param name="Bytes">Its size on the disk.</param>
public sealed record BackupMade(string Hub, long Size, string Root, long Bytes);

/// <summary>
/// Makes backups of a hub in use: the record as it stood at one moment, the same whatever the database, sealed so that a stolen
/// one shows nothing, signed, and read back before it is said to be one.
/// </summary>
public static class Backup
{
    internal const string Ink = "ink";

    internal static readonly string[] InkColumns = ["position", "kind", "file", "number", "at", "previous", "sealed", "hash"];

    /// <summary>Makes a backup.</summary>
    /// <param name="premises">Where the hub is kept.</param>
    /// <param name="to">The file; nothing is ever written over.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="said">Told how far it has come.</param>
    /// <exception cref="StoreUnfitException">There is no hub, its keys are not there, or the record itself is damaged.</exception>
    /// <exception cref="IOException">The file is there already, or the disk failed.</exception>
    public static BackupMade Make(Premises premises, string to, TimeProvider clock, Action<string> said)
    {
        if (File.Exists(to))
            throw new IOException($"There is a file {to} already, and a backup is never written over another.");
        var part = $"{to}.part";
        File.Delete(part);
        try
        {
            using (var file = Disk.Make(part))
            {
                Write(premises, file, clock, said);
                file.Flush(flushToDisk: true);
            }
            var made = Check(part, premises.Keys, said);
            File.Move(part, to, overwrite: false);
            Disk.Settle(to);
            return made;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Reads a backup from its first byte to its last, and checks everything in it.</summary>
    /// <exception cref="StoreUnfitException">It was changed, is damaged, or these keys do not open it.</exception>
    public static BackupMade Check(string path, KeySource keys, Action<string> said)
    {
        var ring = keys.Read() ?? throw new StoreUnfitException($"The keys of the hub are not where they should be ({keys}). A backup opens only with them: name them with --keys.");
        said("Reading it back …");
        using var file = File.OpenRead(path);
        var (head, checkpoint) = Unpacking.Read(file, ring, new Unpacking.Nowhere());
        return new BackupMade(head.Hub, head.Size, Convert.ToHexStringLower(checkpoint.Root), file.Length);
    }

    private static void Write(Premises premises, Stream file, TimeProvider clock, Action<string> said)
    {
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        using var hold = new Hold(premises);
        var ring = KeyKeeping.Fitting(hold, premises);
        InkPages.Snapshot(hold.Database, (connection, ink) =>
        {
            if (ink.Size == 0)
                throw new StoreUnfitException("Nothing has been written in this hub yet, so there is nothing to back up.");
            var steps = Migrations.Applied(connection).Select(step => step.Name).ToList();
            using var archive = new ArchiveWriter(file, ring, new ArchiveHead(ink.Hub, ink.Size, steps, Lines.Seconds.Format(now), MadeUp: false));
            var tables = Catalog.Of(connection, premises.Postgres is not null, "");
            foreach (var table in tables.Where(table => !table.AfterInk))
                Write(archive, connection, table);
            var frontier = new Frontier();
            archive.Begin(new ArchivePart("", Ink, InkColumns));
            foreach (var row in ink.Rows)
            {
                frontier.Append(row.Hash);
                archive.Row(row.Position, (long)row.Kind, row.File, row.Number, row.At, row.Previous, row.Sealed, row.Hash);
                if (row.Position % 10_000 == 0)
                    said(string.Create(CultureInfo.InvariantCulture, $"{row.Position:N0} of {ink.Size:N0}"));
            }
            foreach (var table in tables.Where(table => table.AfterInk))
                Write(archive, connection, table);
            WriteAccounts(archive, connection, premises);
            using var signer = Signer.From(ring.Sign);
            archive.Finish(Checkpoint.Make(ink.Hub, frontier.Size, frontier.Root(), now, signer).Note);
            return true;
        });
    }

    private static void Write(ArchiveWriter archive, Connection connection, KeptTable table)
    {
        archive.Begin(new ArchivePart(table.Space, table.Name, table.Columns));
        var columns = string.Join(", ", table.Columns.Select(column => $"\"{column}\""));
        foreach (var row in connection.Rows($"SELECT {columns} FROM {table.Sql}", row =>
        {
            var values = new object[row.FieldCount];
            row.GetValues(values);
            return values;
        }))
            archive.Row(row);
    }

    // Those who sign in, so that nobody is locked out of a restored hub.
    private static void WriteAccounts(ArchiveWriter archive, Connection connection, Premises premises)
    {
        if (premises.Postgres is not null)
        {
            foreach (var table in Catalog.Of(connection, isPostgres: true, Catalog.Accounts))
                Write(archive, connection, table);
            return;
        }
        var path = Path.Combine(premises.DataFolder, Unpacking.AccountsFile);
        if (!File.Exists(path))
            return;
        using var accounts = OnSqlite.Connect(path);
        accounts.Run("BEGIN");
        foreach (var table in Catalog.Of(accounts, isPostgres: false, Catalog.Accounts))
            Write(archive, accounts, table);
        accounts.Run(Statements.Rollback);
    }
}
