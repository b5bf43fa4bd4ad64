using System.Data.Common;
using Lantern.Entries;
using Lantern.Store.Sql;
using Npgsql;

namespace Lantern.Store.Postgres;

/// <summary>The database on a PostgreSQL, for several application nodes that serve one hub. Of several servers named, the one that was promoted last is used.</summary>
internal sealed class OnPostgres : Database
{
    private const int Oldest = 15;

    private readonly PrimaryServer _primary;
    private readonly bool _ownsPrimary;
    private int _turn;
    private volatile bool _warned;

    private OnPostgres(PrimaryServer primary, bool ownsPrimary) => (_primary, _ownsPrimary) = (primary, ownsPrimary);

    public override string Begin => "BEGIN";
    public override string Snapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    public override string LockHead => $"SELECT size, epoch, {Server.TimelineSql}, mac FROM head FOR UPDATE";
    public override string MakeMigrations => "CREATE TABLE IF NOT EXISTS migration (number bigint PRIMARY KEY, name text NOT NULL, applied bigint NOT NULL)";
    public override string IsThereTable => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename = $1";
    public override string MigrationFolder => "Lantern.Store.Postgres.Migrations.";
    public override string LockMigrations => "SELECT pg_advisory_xact_lock(5491)";
    public override bool TellsAfterwards => true;

    public override long Machine(Connection connection) => (long)connection.One($"SELECT {Server.TimelineSql}")!;

    // A server that gives up waiting for its standby says so in a warning, and the commit then stands on one machine alone.
    public override bool IsCommitDoubtful => _warned;

    public override Fence Fence => _primary.Fence;

    /// <summary>Opens the database a connection string names.</summary>
    /// <exception cref="StoreUnfitException">It cannot be reached, or cannot keep what it is given.</exception>
    public static OnPostgres Open(string connectionString) => Open(new Lazy<PrimaryServer>(() => PrimaryServer.Of(connectionString, null)), ownsPrimary: true);

    /// <summary>Opens the database on the primary of a hub.</summary>
    /// <param name="primary">Says which of the servers that is.</param>
    /// <param name="ownsPrimary">Whether it goes with this.</param>
    /// <exception cref="StoreUnfitException">It cannot be reached, or cannot keep what it is given.</exception>
    public static OnPostgres Open(PrimaryServer primary, bool ownsPrimary) => Open(new Lazy<PrimaryServer>(primary), ownsPrimary);

    private static OnPostgres Open(Lazy<PrimaryServer> primary, bool ownsPrimary)
    {
        OnPostgres? database = null;
        try
        {
            database = new OnPostgres(primary.Value, ownsPrimary);
            using var connection = database.Connect();
            Check(connection);
            return database;
        }
        catch (Exception failure) when (failure is NpgsqlException or ArgumentException or TimeoutException)
        {
            database?.Dispose();
            throw new StoreUnfitException($"The PostgreSQL of this hub cannot be used: {failure.Message} See that it runs and that the connection string is right.");
        }
        catch
        {
            database?.Dispose();
            throw;
        }
    }

    public override Connection Connect()
    {
        _warned = false;
        var (opened, turn) = Opened();
        opened.Notice += (_, notice) => _warned |= notice.Notice.InvariantSeverity is "WARNING";
        return new Connection(opened, named: false) { Chosen = turn };
    }

    public override bool IsCurrent(Connection connection) => connection.Chosen == _primary.Turn;

    public override IEnumerable<Commanded> Commands(Connection connection, IReadOnlyList<string> ids) =>
        ids.Count == 0 ? [] : connection.Rows("SELECT id, worker, first_position, last_position, mac FROM command WHERE id = ANY($1)",
            row => new Commanded(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), Commanded.MacOf(row, 4)), (object)ids.ToArray());

    public override IEnumerable<(FileId File, int Number)> Numbers(Connection connection, IReadOnlyList<FileId> files) =>
        files.Count == 0 ? [] : connection.Rows("SELECT file, max(number) FROM entry WHERE file = ANY($1) GROUP BY file",
            row => (new FileId(row.GetString(0)), (int)row.GetInt64(1)), (object)files.Select(file => file.Value).ToArray());

    public override NodaTime.Instant? TimeOf(Connection connection) =>
        connection.One("SELECT (extract(epoch FROM clock_timestamp()) * 10000000)::bigint") is long ticks ? NodaTime.Instant.FromUnixTimeTicks(ticks) : null;

    public override bool MayTurnKeys(Connection connection) => connection.One("SELECT has_table_privilege('file_key', 'UPDATE')") is true;

    // A rule broken, or words the database will not take.
    public override bool IsRefusal(DbException failure) => failure.SqlState is { Length: 5 } state && state[..2] is "22" or "23" or "42" or "P0";

    public override bool IsFull(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DiskFull };

    // The web account may not: then the server does it in its own time, and the owner can hurry it (docs/runbooks/erasure.md).
    public override void Scrub(Connection connection)
    {
        if (connection.One("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'file_key'::regclass") is true)
            connection.RunScript("VACUUM file_key");
    }

    public override void Dispose()
    {
        base.Dispose();
        if (_ownsPrimary)
            _primary.Dispose();
    }

    protected override Connection ConnectToRead()
    {
        var (opened, turn) = Opened();
        return new Connection(opened, named: false) { Chosen = turn };
    }

    // Whatever was read on the server before is read again.
    private (NpgsqlConnection Connection, int Turn) Opened()
    {
        var opened = _primary.Open();
        if (Interlocked.Exchange(ref _turn, opened.Turn) is var before && before != 0 && before != opened.Turn)
            Move();
        return opened;
    }

    private static void Check(Connection connection)
    {
        if (connection.One("SELECT current_setting('server_version_num')::int / 10000") is not int version || version < Oldest)
            throw new StoreUnfitException($"The server is older than PostgreSQL {Oldest}. Use {Oldest} or a newer one.");
        foreach (var setting in (string[])["fsync", "full_page_writes"])
        {
            if (connection.One("SELECT current_setting($1)", setting) is not "on")
                throw new StoreUnfitException($"The server does not wait for its disk ({setting} is off), so saved would not mean saved. Switch it on.");
        }
    }
}
