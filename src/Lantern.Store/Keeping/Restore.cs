using System.Globalization;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using Lantern.Store.Sqlite;
using NodaTime;

namespace Lantern.Store.Keeping;

/// <summary>How a backup is to be restored.</summary>
/// <param name="From">The file of the backup.</param>
public sealed record Restoring(string From)
{
    /// <summary>The text of the list of erasures, to erase again what was erased since; null where none is given.</summary>
    public string? Erasures { get; init; }

    /// <summary>True where the one who restores says that nothing was erased since.</summary>
    public bool NothingErasedSince { get; init; }

    /// <summary>Makes the tables of the accounts on premises; what is given is where to.</summary>
    public Action<Premises> MakeAccounts { get; init; } = _ => { };
}

/// <summary>A hub that was restored.</summary>
/// <param name="Size">How many leaves of ink it has.</param>
/// <param name="Root">The root over them, in hex.</param>
/// <param name="Made">When the backup was made, as UTC.</param>
/// <param name="Erased">How many files were erased again.</param>
public sealed record Restored(long Size, string Root, string Made, int Erased);

/// <summary>
/// Puts a backup where there is no hub yet, on either database. It is checked whole, erased again what has to be, and only then
/// is it a hub: whatever is cut short leaves none.
/// </summary>
public static class Restore
{
    private const string Workshop = "being-restored";

    /// <summary>Restores a backup.</summary>
    /// <param name="premises">Where to: a data folder with nothing in it, or an empty PostgreSQL as its owner; and the keys of the hub.</param>
    /// <param name="restoring">What is restored, and how.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="said">Told how far it has come.</param>
    /// <exception cref="StoreUnfitException">There is a hub already, the backup or the keys do not do, or erasures have to be told.</exception>
    public static Restored Run(Premises premises, Restoring restoring, TimeProvider clock, Action<string> said)
    {
        var ring = premises.Keys.Read() ?? throw new StoreUnfitException($"The keys of the hub are not where they should be ({premises.Keys}). A backup opens only with them: name them with --keys.");
        var folder = premises.DataFolder;
        if (HubStore.IsIn(folder))
            throw new StoreUnfitException("There is a hub in this data folder already, and nothing is restored over it. Name a new folder with --data.");
        var beside = Path.Combine(folder, Workshop);
        if (Directory.Exists(folder) && !Directory.Exists(beside) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new StoreUnfitException("There is something in this data folder already. Name a new folder with --data.");
        OnSqlite.MakeFolder(folder);
        Clear(beside);
        var target = premises with { DataFolder = OnSqlite.MakeFolder(beside) };
        var restored = Into(target, restoring, ring, Instant.FromDateTimeOffset(clock.GetUtcNow()), said);
        said("Checked once more as it stands now.");
        MoveIn(beside, folder);
        return restored;
    }

    private static Restored Into(Premises target, Restoring restoring, KeyRing ring, Instant now, Action<string> said)
    {
        restoring.MakeAccounts(target);
        using var database = HubStore.Reach(target);
        using var connection = database.Connect();
        if (Migrations.IsBegun(connection) && connection.One(Statements.Head) is not null)
            throw new StoreUnfitException("There is a hub in this database already, and nothing is restored over it. Name an empty database.");
        var places = new Places(target, database, connection, now, said);
        try
        {
            using var file = File.OpenRead(restoring.From);
            var (head, checkpoint) = Unpacking.Read(file, ring, places);
            var last = new LastThings(connection, ring, head, checkpoint, now);
            last.Behind(target.Witness, restoring, said);
            var erased = last.EraseAgain(restoring.Erasures, said);
            places.Finish(last.Size, last.Root, ring);
            database.Scrub(connection);
            said("The record is in its place.");
            Migrations.Apply(database, connection, now, said);
            Renewal.Carry(target, database, connection, now);
            var root = Verified(database, ring);
            return new Restored(last.Size, root, head.Made, erased);
        }
        catch
        {
            places.LetGo();
            throw;
        }
    }

    private static string Verified(Database database, KeyRing ring) => InkPages.Snapshot(database, (_, ink) =>
    {
        var found = Verifier.Check(ink, [.. ring.Signs.Select(LastThings.PublicHalf)]);
        return found.Count == 0 ? Convert.ToHexStringLower(ink.Checkpoints[^1].Root)
            : throw new StoreUnfitException(string.Create(CultureInfo.InvariantCulture, $"What was restored is not what was in the backup ({found.Sentences[0]}). The disk or the database may be at fault."));
    });

    // The record last: only with it is there a hub.
    private static void MoveIn(string beside, string folder)
    {
        foreach (var path in Directory.GetFiles(beside).OrderBy(path => Path.GetFileName(path) == "lantern.db"))
        {
            File.Move(path, Path.Combine(folder, Path.GetFileName(path)), overwrite: true);
            Disk.Settle(Path.Combine(folder, "."));
        }
        Clear(beside);
    }

    private static void Clear(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
