using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store.Keys;
using Lantern.Store.Postgres;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using Lantern.Store.Sqlite;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store;

/// <summary>One hub's store, open: its files, its staff and the index of what is owed and who is known.</summary>
public sealed class HubStore : IDisposable
{
    private const int MostFilesOnTheShelf = 4096;

    private readonly Database _database;
    private readonly Signer _signer;
    private readonly Vault _vault;
    private readonly Seals _seals;
    private readonly Pen _pen;
    private readonly ITimer _timer;
    private readonly Troubles _troubles = new();
    private readonly WitnessWatch _watch;
    private readonly DiskReserve _reserve;

    private HubStore(
        Database database, Signer signer, Opened opened, AccessLog log, Seals seals, Premises premises, Pack pack, TimeProvider clock, Ids ids)
    {
        var wall = clock as WallClock ?? new WallClock(clock, premises.Clock);
        Instant Now() => wall.Now;
        (_database, _signer, _vault, Hub, IsMadeUp) = (database, signer, opened.Vault, opened.Hub, opened.IsMadeUp);
        var shelf = new Shelf(MostFilesOnTheShelf, _vault);
        _watch = new WitnessWatch(database, Hub, [.. _vault.Ring.Signs.Select(Keeping.LastThings.PublicHalf)], premises.Witness, _troubles, Now);
        _watch.Compare();
        _seals = seals;
        _seals.Watch = _watch;
        _reserve = new DiskReserve(premises.Postgres is null ? premises.DataFolder : null, premises.Reserve, _troubles, Now);
        _reserve.Hold();
        var guard = new WritingGuard(database, _vault, wall, _troubles, _reserve, IsMadeUp);
        database.Read(connection => guard.Against(connection, 0, out _));
        _pen = new Pen(database, shelf, _vault, log, _seals, database.Fence, wall, guard, _watch);
        Staff = new Staff(database, _vault, log, _pen, Now, ids);
        var recent = new RecentLooks(database, _vault, Duration.FromHours(Math.Clamp(pack.Number("reason-stands-hours", 8), 1, 24)));
        Limits = new Limits(recent, _pen, pack, Now);
        Files = new FileRoom(database, shelf, _vault, _pen, Staff, pack, Now, ids, Limits, recent);
        Index = new HubIndex(database, shelf, _vault, _pen, Staff, pack, Now, Limits);
        Erasures = new Erasures(database, shelf, _vault, _pen, Staff, Index, Now);
        Members = new MemberBook(database, shelf, _pen, Staff, Now, ids);
        Watch = new Watch(database, shelf, _vault, _pen, Staff, Index, pack, Now, ids, Limits);
        var every = Checkpoint.EveryTime.ToTimeSpan();
        _timer = clock.CreateTimer(_ => _ = LookOver(), null, every, every);
    }

    /// <summary>The hub's own id, which stands on every checkpoint.</summary>
    public string Hub { get; }

    /// <summary>True where everybody in the hub is invented: fixed and sealed when the hub was made, whatever lies in its folder.</summary>
    public bool IsMadeUp { get; }

    /// <summary>The door to files.</summary>
    public FileRoom Files { get; }

    /// <summary>Who works here, and who belongs to which file.</summary>
    public Staff Staff { get; }

    /// <summary>Lawful erasure of files.</summary>
    public Erasures Erasures { get; }

    /// <summary>What is owed and who is known, over all files a reader may open.</summary>
    public HubIndex Index { get; }

    /// <summary>Who may open which file as what, said and changed.</summary>
    public MemberBook Members { get; }

    /// <summary>Emergencies, and what is put before the privacy officer.</summary>
    public Watch Watch { get; }

    /// <summary>How much one person may do in an hour.</summary>
    public Limits Limits { get; }

    /// <summary>What whoever keeps the machine has to see to, each since it was first met.</summary>
    public IReadOnlyList<Trouble> Troubles => _troubles.All;

    /// <summary>Looks at clock, witness and disk now, and says what whoever keeps the machine has to see to.</summary>
    public async Task<IReadOnlyList<Trouble>> LookOver()
    {
        _watch.Compare();
        await SealQuietly();
        return Troubles;
    }

    /// <summary>Whether a failure says that the disk is full.</summary>
    public bool IsFull(Exception failure) => _database.IsFull(failure);

    /// <summary>Gives up the room that is kept back on the disk, so that somebody can still sign in; false where there is none to give up.</summary>
    public bool MakeRoom() => _reserve.GiveUp();

    /// <summary>Told of a trouble each time it is met, for the log.</summary>
    public Action<Trouble>? TroubleMet
    {
        get => _troubles.Met;
        set => _troubles.Met = value;
    }

    /// <summary>The key whose signatures others check, in PEM.</summary>
    public string PublicKey => _signer.Public.Pem;

    /// <summary>True when there is a store in the folder.</summary>
    public static bool IsIn(string dataFolder) => OnSqlite.IsIn(dataFolder);

    /// <summary>True when there is a store on those premises; a PostgreSQL named is one, made at the first opening.</summary>
    public static bool IsIn(Premises premises) => premises.Postgres is not null || OnSqlite.IsIn(premises.DataFolder);

    /// <summary>Opens the store in a data folder, making it where there is none.</summary>
    /// <param name="dataFolder">The folder; it is made for its owner alone where it is not there yet.</param>
    /// <param name="pack">The practice in force.</param>
    /// <param name="clock">The clock that says when an entry is written.</param>
    /// <param name="ids">Where ids come from; unguessable ones when left out.</param>
    /// <exception cref="StoreUnfitException">The engine, the disk or the data is not fit; says what to do.</exception>
    public static HubStore Open(string dataFolder, Pack pack, TimeProvider clock, Ids? ids = null) =>
        Open(new Premises(dataFolder), pack, clock, ids);

    /// <summary>Opens a store, making it where there is none.</summary>
    /// <param name="premises">Where it is kept, and under which keys.</param>
    /// <param name="pack">The practice in force.</param>
    /// <param name="clock">The clock that says when an entry is written.</param>
    /// <param name="ids">Where ids come from; unguessable ones when left out.</param>
    /// <param name="madeUp">True where everybody in it is to be invented; it holds for a store that is made now, and changes none that is there.</param>
    /// <param name="primary">Says which server is the primary, where others ask the same; its own when left out.</param>
    /// <exception cref="StoreUnfitException">The engine, the disk, the data or the keys are not fit; says what to do.</exception>
    public static HubStore Open(
        Premises premises, Pack pack, TimeProvider clock, Ids? ids = null, bool madeUp = false, PrimaryServer? primary = null)
    {
        ids ??= Ids.Random;
        var database = Reach(premises, primary);
        try
        {
            using var connection = database.Connect();
            Migrations.Apply(database, connection, Instant.FromDateTimeOffset(clock.GetUtcNow()));
            var opened = Opened.Of(database, connection, premises.Keys, ids, madeUp);
            var signer = Signer.From(opened.Vault.Ring.Sign);
            // Tables from before the access log are believed only at the word of somebody who holds the keys, never by a start.
            if (Keeping.CarryOver.IsNeeded(database, connection))
                throw Keeping.CarryOver.Waits();
            var (log, seals) = (new AccessLog(database, opened.Vault), new Seals(opened.Hub, signer, opened.Vault.Rows, premises.Witness));
            Check(connection, log, seals);
            seals.Pack = PackInForce.Of(database, connection, opened, pack, isShared: premises.Postgres is not null);
            return new HubStore(database, signer, opened, log, seals, premises, pack, clock, ids);
        }
        catch (System.Data.Common.DbException failure)
        {
            database.Dispose();
            throw new StoreUnfitException($"The store cannot be opened: {failure.Message} See that its disk has room and is sound, then start again: what was begun is finished.");
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    // What holds for the whole record is seen before anybody is let in: every position has its leaf, and the access log opens and chains.
    private static void Check(Connection connection, AccessLog log, Seals seals)
    {
        log.Read(connection);
        var head = connection.Rows(Statements.WholeHead, row => (Size: row.GetInt64(1), Epoch: row.GetInt64(2), Mac: Commanded.MacOf(row, 3)))[0];
        seals.CatchUp(connection, head.Size);
        seals.CheckHead(head.Epoch, head.Mac);
    }

    /// <summary>The database of a hub, reached and found fit, whatever stands in it.</summary>
    internal static Database Reach(Premises premises, PrimaryServer? primary = null)
    {
        if (premises.Postgres is null)
            return OnSqlite.Open(premises.DataFolder);
        OnSqlite.MakeFolder(premises.DataFolder);
        return OnPostgres.Open(primary ?? PrimaryServer.Of(premises)!, ownsPrimary: primary is null);
    }

    /// <summary>Seals words under the hub's key, so that they can lie in the data folder.</summary>
    /// <param name="words">What is sealed.</param>
    /// <param name="about">What it is; it opens only under the same.</param>
    public byte[] Seal(byte[] words, string about) => _vault.Seal(words, System.Text.Encoding.UTF8.GetBytes($"lantern/1 kept\n{about}"));

    /// <summary>Opens what <see cref="Seal"/> sealed.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">It was changed, or is not what it is said to be.</exception>
    public byte[] Unseal(byte[] sealedWords, string about) => _vault.Open(sealedWords, System.Text.Encoding.UTF8.GetBytes($"lantern/1 kept\n{about}"));

    /// <summary>A code over words that only this hub's key makes: what has the right one was not changed by anybody without the key.</summary>
    /// <param name="words">What is bound.</param>
    /// <param name="about">What it is; a code holds only for the same.</param>
    public byte[] Authenticate(byte[] words, string about) => _vault.Authenticate(words, about);

    /// <summary>Signs a checkpoint now, where there is anything new.</summary>
    public Task SealNow() => _pen.Checkpoint();

    /// <summary>Hands over a file's bundle for another agency to check, once it is noted who took it and why.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reader">Who takes it.</param>
    /// <param name="purpose">Why, in words the child's allocated worker may read.</param>
    /// <param name="withLooks">Whether who looked when is in it too, sealed.</param>
    /// <returns>Null where there is no such file, or it is not this reader's to watch over: one answer.</returns>
    /// <exception cref="StoreUnfitException">The record is not what was signed.</exception>
    public async Task<byte[]?> Bundle(FileId file, Reader reader, Purpose purpose, bool withLooks)
    {
        if (!await Files.NoteTaking(file, reader, purpose))
            return null;
        await SealNow();
        return InkPages.Snapshot(_database, (_, ink) => Proof.Bundle.Make(ink, file.Value, withLooks, Checkpoint.Read(ink.Checkpoints[^1].Note), _signer));
    }

    /// <summary>The looks noted after a place in the log, each with its place, to hold them against what was read.</summary>
    internal List<(long Position, Access.Look Look)> LooksAfter(long position) => _database.Read(connection => connection.Rows(
        Statements.LooksAfter, row => (row.GetInt64(3), LookRows.Read(row, _vault, _ => null)), position));

    /// <summary>Writes what is waiting, signs what is new and closes the store.</summary>
    public void Dispose()
    {
        _timer.Dispose();
        SealQuietly().Wait(TimeSpan.FromSeconds(10));
        _watch.Close();
        _pen.Dispose();
        _database.Dispose();
        _signer.Dispose();
    }

    // What cannot be signed now is signed with what comes next.
    private async Task SealQuietly()
    {
        try
        {
            await _pen.Checkpoint();
        }
        catch (Exception failure) when (failure is NotSavedException or StoreUnfitException or System.Threading.Channels.ChannelClosedException)
        {
            // The next write meets the same trouble and says so to whoever writes.
        }
    }

    internal sealed record Opened(string Hub, Vault Vault, bool IsMadeUp)
    {
        /// <summary>Reads who the hub is and its keys; makes both where the database is new.</summary>
        public static Opened Of(Database database, Connection connection, KeySource source, Ids ids, bool madeUp)
        {
            var ring = source.Read();
            if (Kept(connection) is not { } kept)
            {
                if (connection.One(Statements.Head) is not null || connection.Rows(Statements.WholeHubKeys, row => row.GetString(0)).Count > 0)
                    throw new StoreUnfitException("The record has no head, or no key of the hub: the database was changed. Go by docs/runbooks/tampering-found.md.");
                if (ring is null)
                    source.Keep(ring = KeyRing.New());
                Make(database, connection, ring, ids, madeUp ? HubFacts.MadeUp : HubFacts.Real);
                kept = Kept(connection)!.Value;
            }
            if (ring is null)
                throw new StoreUnfitException($"The keys of this hub are not where they should be ({source}). Without them its record cannot be read: restore them from where the copy is kept.");
            var vault = new Vault(source, ring, kept.Key);
            return new Opened(kept.Hub, vault, HubFacts.Read(connection, vault, kept.Hub, HubFacts.Origin) == HubFacts.MadeUp);
        }

        internal static (string Hub, Wrapped Key)? Kept(Connection connection)
        {
            var hub = connection.Rows(Statements.Head, row => row.GetString(0));
            var key = connection.Rows(Statements.HubKey, row => new Wrapped((int)row.GetInt64(0), row.GetFieldValue<byte[]>(1)), Vault.HubKey);
            return hub is [var id] && key is [var kept] ? (id, kept) : null;
        }

        // Two programs may open the same new database at once: the second finds what the first has made.
        private static void Make(Database database, Connection connection, KeyRing ring, Ids ids, string origin)
        {
            connection.Run(database.Begin);
            try
            {
                if (database.LockMigrations is { } only)
                    connection.Run(only);
                if (Kept(connection) is null)
                {
                    var hub = ids.Next();
                    var (key, kept) = Vault.NewKey(ring, Vault.HubKey);
                    connection.Run(Statements.MakeHead, hub, 0L, 0L);
                    connection.Run(Statements.BindHead, new RowMac(key).OfHead(hub, 0, 0, new Frontier().Root()));
                    connection.Run(Statements.AddHubKey, Vault.HubKey, (long)kept.Version, kept.Bytes);
                    HubFacts.Say(connection, key, hub, HubFacts.Origin, origin);
                }
                connection.Run(Statements.Commit);
            }
            catch
            {
                connection.RollBack();
                throw;
            }
        }
    }
}
