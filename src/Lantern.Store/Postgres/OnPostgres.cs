using System.Data.Common;
using Lantern.Entries;
using Lantern.Store.Sql;
using Npgsql;

namespace Lantern.Store.Postgres;

/// <summary>The database on a PostgreSQL, for several application nodes that serve one hub. Of several servers named, the one that was promoted last is used.</summary>
internal sealed class OnPostgres : Database
{
    private const int Oldest = 15;

    // A server's timeline goes up when a standby is promoted: the fence between the old primary and the new one.
    private const string Timeline = "('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint";

    private readonly List<NpgsqlDataSource> _sources;
    private volatile NpgsqlDataSource? _primary;
    private volatile bool _warned;

    private OnPostgres(List<NpgsqlDataSource> sources) => _sources = sources;

    public override string Begin => "BEGIN";
    public override string Snapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";
    public override string LockHead => $"SELECT size, epoch, {Timeline}, mac FROM head FOR UPDATE";
    public override string MakeMigrations => "CREATE TABLE IF NOT EXISTS migration (number bigint PRIMARY KEY, name text NOT NULL, applied bigint NOT NULL)";
    public override string IsThereTable => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename = $1";
    public override string MigrationFolder => "Lantern.Store.Postgres.Migrations.";
    public override string LockMigrations => "SELECT pg_advisory_xact_lock(5491)";
    public override bool TellsAfterwards => true;

    public override long Machine(Connection connection) => (long)connection.One($"SELECT {Timeline}")!;

    // A server that gives up waiting for its standby says so in a warning, and the commit then stands on one machine alone.
    public override bool IsCommitDoubtful => _warned;

    /// <summary>Opens the database a connection string names.</summary>
    /// <exception cref="StoreUnfitException">It cannot be reached, or cannot keep what it is given.</exception>
    public static OnPostgres Open(string connectionString)
    {
        OnPostgres? database = null;
        try
        {
            database = new OnPostgres(Sources(connectionString));
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
        _primary = null;
        _warned = false;
        var opened = Primary().OpenConnection();
        opened.Notice += (_, notice) => _warned |= notice.Notice.InvariantSeverity is "WARNING";
        return new Connection(opened, named: false);
    }

    public override IEnumerable<Commanded> Commands(Connection connection, IReadOnlyList<string> ids) =>
        ids.Count == 0 ? [] : connection.Rows("SELECT id, worker, first_position, last_position, mac FROM command WHERE id = ANY($1)",
            row => new Commanded(row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), Commanded.MacOf(row, 4)), (object)ids.ToArray());

    public override IEnumerable<(FileId File, int Number)> Numbers(Connection connection, IReadOnlyList<FileId> files) =>
        files.Count == 0 ? [] : connection.Rows("SELECT file, max(number) FROM entry WHERE file = ANY($1) GROUP BY file",
            row => (new FileId(row.GetString(0)), (int)row.GetInt64(1)), (object)files.Select(file => file.Value).ToArray());

    public override NodaTime.Instant? TimeOf(Connection connection) =>
        connection.One("SELECT (extract(epoch FROM clock_timestamp()) * 10000000)::bigint") is long ticks ? NodaTime.Instant.FromUnixTimeTicks(ticks) : null;

    // A rule broken, or words the database will not take.
    public override bool IsRefusal(DbException failure) => failure.SqlState is { Length: 5 } state && state[..2] is "22" or "23" or "42" or "P0";

    // The web account may not: then the server does it in its own time, and the owner can hurry it (docs/runbooks/erasure.md).
    public override void Scrub(Connection connection)
    {
        if (connection.One("SELECT pg_has_role(relowner, 'USAGE') FROM pg_class WHERE oid = 'file_key'::regclass") is true)
            connection.RunScript("VACUUM file_key");
    }

    public override void Dispose()
    {
        base.Dispose();
        foreach (var source in _sources)
            source.Dispose();
    }

    protected override Connection ConnectToRead()
    {
        try
        {
            return new Connection(Primary().OpenConnection(), named: false);
        }
        catch (NpgsqlException)
        {
            _primary = null;
            return new Connection(Primary().OpenConnection(), named: false);
        }
    }

    private NpgsqlDataSource Primary() => _primary ??= _sources.Count == 1 ? _sources[0]
        : _sources.Select(source => (Source: source, Timeline: TimelineOf(source))).Where(one => one.Timeline is not null)
            .OrderByDescending(one => one.Timeline).Select(one => one.Source).FirstOrDefault()
        ?? throw new NpgsqlException("None of the servers named is a primary that answers.");

    private static long? TimelineOf(NpgsqlDataSource source)
    {
        try
        {
            using var opened = source.OpenConnection();
            using var ask = new NpgsqlCommand($"SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE {Timeline} END", opened);
            return ask.ExecuteScalar() as long?;
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            return null; // it does not answer: another may
        }
    }

    private static List<NpgsqlDataSource> Sources(string connectionString)
    {
        var said = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, IncludeErrorDetail = false };
        said.Options = $"{said.Options} -c synchronous_commit=remote_apply -c timezone=UTC".Trim();
        said.Remove("Target Session Attributes");
        var hosts = (said.Host ?? "").Split(',');
        return [.. hosts.Select(host => One(said, host, hosts.Length > 1))];
    }

    private static NpgsqlDataSource One(NpgsqlConnectionStringBuilder said, string host, bool isOneOfSeveral)
    {
        var own = new NpgsqlConnectionStringBuilder(said.ConnectionString) { Host = host };
        if (isOneOfSeveral && host.LastIndexOf(':') is > 0 and var colon && int.TryParse(host[(colon + 1)..], out var port))
            (own.Host, own.Port) = (host[..colon], port);
        if (isOneOfSeveral)
            own.Timeout = Math.Min(own.Timeout, 3);
        return NpgsqlDataSource.Create(own.ConnectionString);
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
