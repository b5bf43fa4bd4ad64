using Npgsql;

namespace Lantern.Store.Postgres;

/// <summary>One of the PostgreSQL servers named: the connections to it, each refused where the server is not the primary of the hub.</summary>
internal sealed class Server : IDisposable
{
    // A server's timeline goes up when a standby is promoted: the fence between the old primary and the new one.
    internal const string TimelineSql = "('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint";

    // So long a request waits for a connection, at most, where the connection string does not say otherwise.
    private const int MostWait = 5;
    private const int MostForAccounts = 10;

    // Two programs and what is done by hand fit into the hundred connections a server allows unless told otherwise.
    private const int RecordConnections = 30, AccountsConnections = 15;

    private const string Ask = $"SELECT CASE WHEN pg_is_in_recovery() THEN NULL ELSE {TimelineSql} END";

    private readonly Fence _fence;
    private readonly NpgsqlDataSource _asked;

    /// <param name="said">The connection string.</param>
    /// <param name="host">The one of its hosts this is.</param>
    /// <param name="isOneOfSeveral">Whether it names others.</param>
    /// <param name="fence">Knows how far the record has come.</param>
    public Server(NpgsqlConnectionStringBuilder said, string host, bool isOneOfSeveral, Fence fence)
    {
        _fence = fence;
        var record = Own(said, host, isOneOfSeveral);
        if (!said.ShouldSerialize("Maximum Pool Size"))
            record.MaxPoolSize = RecordConnections;
        var accounts = new NpgsqlConnectionStringBuilder(record.ConnectionString) { SearchPath = "accounts" };
        if (!said.ShouldSerialize("Maximum Pool Size"))
            accounts.MaxPoolSize = AccountsConnections;
        if (!said.ShouldSerialize("Command Timeout"))
            accounts.CommandTimeout = MostForAccounts;
        (Record, Accounts) = (Guarded(record), Guarded(accounts));
        _asked = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(record.ConnectionString)
        {
            MaxPoolSize = 1, MaxAutoPrepare = 0, Timeout = Math.Min(record.Timeout, 2), CommandTimeout = 2,
        });
    }

    /// <summary>Connections to the record.</summary>
    public NpgsqlDataSource Record { get; }

    /// <summary>Connections to the accounts people sign in with.</summary>
    public NpgsqlDataSource Accounts { get; }

    /// <summary>Its timeline where it answers as a primary; else null.</summary>
    public long? Timeline()
    {
        try
        {
            using var opened = _asked.OpenConnection();
            return TimelineOf(opened);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException)
        {
            return null; // it does not answer: another may
        }
    }

    /// <summary>Closes what is open and in nobody's use.</summary>
    public void Clear()
    {
        Record.Clear();
        Accounts.Clear();
    }

    public void Dispose()
    {
        Record.Dispose();
        Accounts.Dispose();
        _asked.Dispose();
    }

    // What answers on an address today may be a standby, or a primary that was replaced: it is asked each time, not only at the choice.
    private NpgsqlDataSource Guarded(NpgsqlConnectionStringBuilder said)
    {
        var builder = new NpgsqlDataSourceBuilder(said.ConnectionString);
        builder.UsePhysicalConnectionInitializer(opened => Meet(TimelineOf(opened)), async opened =>
        {
            await using var ask = new NpgsqlCommand(Ask, opened);
            Meet(await ask.ExecuteScalarAsync() as long?);
        });
        return builder.Build();
    }

    private void Meet(long? timeline) =>
        _fence.Meet(timeline ?? throw new NpgsqlException("The server is a standby, and no primary answers."));

    private static long? TimelineOf(NpgsqlConnection opened)
    {
        using var ask = new NpgsqlCommand(Ask, opened);
        return ask.ExecuteScalar() as long?;
    }

    private static NpgsqlConnectionStringBuilder Own(NpgsqlConnectionStringBuilder said, string host, bool isOneOfSeveral)
    {
        var own = new NpgsqlConnectionStringBuilder(said.ConnectionString)
        {
            Host = host, MaxAutoPrepare = 100, AutoPrepareMinUsages = 2, IncludeErrorDetail = false,
            Options = $"{said.Options} -c synchronous_commit=remote_apply -c timezone=UTC".Trim(),
        };
        own.Remove("Target Session Attributes");
        if (isOneOfSeveral && host.LastIndexOf(':') is > 0 and var colon && int.TryParse(host[(colon + 1)..], out var port))
            (own.Host, own.Port) = (host[..colon], port);
        if (!said.ShouldSerialize("Timeout"))
            own.Timeout = MostWait;
        if (isOneOfSeveral)
            own.Timeout = Math.Min(own.Timeout, 3);
        return own;
    }
}
