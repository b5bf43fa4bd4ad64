using System.Data.Common;
using System.Diagnostics;
using Npgsql;

namespace Lantern.Store.Postgres;

/// <summary>
/// Which of the PostgreSQL servers named is the primary of the hub. Record and accounts ask here and nowhere else, so that they never
/// stand on two. Of several that answer as a primary the one promoted last is taken, and none that is behind what this machine has seen.
/// </summary>
public sealed class PrimaryServer : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1), MostWait = TimeSpan.FromSeconds(5);

    private readonly List<Server> _servers;
    private readonly Lock _choosing = new();
    private readonly ITimer? _timer;
    private volatile Choice? _choice;
    private long _chosenAt;

    private PrimaryServer(string connectionString, string? epochFile)
    {
        var said = new NpgsqlConnectionStringBuilder(connectionString);
        var hosts = (said.Host ?? "").Split(',', StringSplitOptions.TrimEntries);
        Fence = new Fence(epochFile);
        _servers = [.. hosts.Select(host => new Server(said, host, hosts.Length > 1, Fence))];
        Accounts = new AccountsSource(this);
        if (_servers.Count == 1)
            _choice = new Choice(_servers[0], 0, 1); // whether it is the primary is asked at each connection
        else
            _timer = TimeProvider.System.CreateTimer(_ => LookRound(), null, Pause, Pause);
    }

    /// <summary>The connections to the accounts people sign in with, on the server that is the primary at the time.</summary>
    public DbDataSource Accounts { get; }

    /// <summary>How far the record has come, as this machine has seen it.</summary>
    internal Fence Fence { get; }

    /// <summary>Goes up whenever another server is chosen.</summary>
    internal int Turn => _choice?.Turn ?? 0;

    /// <summary>The servers of a hub on PostgreSQL; null where it is on SQLite.</summary>
    /// <exception cref="StoreUnfitException">The connection string cannot be read.</exception>
    public static PrimaryServer? Of(Premises premises)
    {
        try
        {
            return premises.Postgres is { } said ? Of(said, Path.Combine(premises.DataFolder, "epoch")) : null;
        }
        catch (ArgumentException failure)
        {
            throw new StoreUnfitException($"The PostgreSQL of this hub cannot be used: {failure.Message} See that the connection string is right.");
        }
    }

    /// <summary>The servers a connection string names.</summary>
    internal static PrimaryServer Of(string connectionString, string? epochFile) => new(connectionString, epochFile);

    public void Dispose()
    {
        _timer?.Dispose();
        foreach (var server in _servers)
            server.Dispose();
    }

    /// <summary>A connection to the record on the primary, and the turn in which it was chosen.</summary>
    /// <exception cref="NpgsqlException">No primary answers.</exception>
    /// <exception cref="StoreUnfitException">Only a server answers that was replaced.</exception>
    internal (NpgsqlConnection Connection, int Turn) Open()
    {
        var choice = Current();
        try
        {
            return (choice.Server.Record.OpenConnection(), choice.Turn);
        }
        catch (Exception failure) when (_servers.Count > 1 && failure is NpgsqlException or StoreUnfitException or TimeoutException)
        {
            choice = ChosenAfter(Stopwatch.GetTimestamp());
            return (choice.Server.Record.OpenConnection(), choice.Turn);
        }
    }

    private Choice Current() => _choice ?? ChosenAfter(Stopwatch.GetTimestamp());

    // Many may find at once that the primary is gone: one of them looks round, and the others take what it found.
    private Choice ChosenAfter(long moment)
    {
        if (!_choosing.TryEnter(MostWait))
            throw new NpgsqlException("None of the servers named has answered yet.");
        try
        {
            if (_chosenAt < moment)
                Choose();
            return _choice ?? throw new NpgsqlException("None of the servers named is a primary that answers.");
        }
        finally
        {
            _choosing.Exit();
        }
    }

    // A primary that was replaced may go on answering whoever holds a connection to it: the others are asked all the same.
    private void LookRound()
    {
        if (!_choosing.TryEnter())
            return;
        try
        {
            Choose();
        }
        catch (ObjectDisposedException)
        {
            // The program ends.
        }
        finally
        {
            _choosing.Exit();
        }
    }

    // Where two answer on one timeline the one in use stays; one that is behind what was seen is never gone back to.
    private void Choose()
    {
        var before = _choice;
        var best = _servers.Select(server => (Server: server, Timeline: server.Timeline()))
            .Where(one => one.Timeline is { } timeline && timeline >= Fence.Highest)
            .OrderByDescending(one => one.Timeline).ThenByDescending(one => one.Server == before?.Server).FirstOrDefault();
        _chosenAt = Stopwatch.GetTimestamp();
        if (best.Server is null || best.Server == before?.Server)
            return;
        _choice = new Choice(best.Server, best.Timeline!.Value, (before?.Turn ?? 0) + 1);
        before?.Server.Clear();
    }

    private sealed record Choice(Server Server, long Timeline, int Turn);

    private sealed class AccountsSource(PrimaryServer primary) : DbDataSource
    {
        public override string ConnectionString => primary._servers[0].Accounts.ConnectionString;

        protected override DbConnection CreateDbConnection() => primary.Current().Server.Accounts.CreateConnection();
    }
}
