using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Npgsql;

namespace Lantern.Store.Tests.Postgres;

/// <summary>
/// A private PostgreSQL 15 cluster on loopback, in a temporary folder that goes when the tests end or die. The owner role
/// `lantern` makes and migrates databases; `lantern_web` may do only what it is granted.
/// </summary>
internal sealed class Cluster : IAsyncDisposable
{
    /// <summary>The role that owns databases and migrates them.</summary>
    public const string Owner = "lantern";

    /// <summary>The role of the running application.</summary>
    public const string Web = "lantern_web";

    private const string Super = "postgres";
    private static readonly Lazy<Task<Cluster>> Lazily = new(() => Task.Run(() => Start()));
    private static int _made;

    private readonly string _folder;
    private readonly Process _keeper;

    private Cluster(string folder, Process keeper) => (_folder, _keeper) = (folder, keeper);

    /// <summary>The one cluster of this test process, started when it is first asked for.</summary>
    public static Task<Cluster> Shared => Lazily.Value;

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; private set; }

    /// <summary>Whether the server runs.</summary>
    public bool IsRunning => File.Exists(Path.Combine(Data, "postmaster.pid"));

    /// <summary>What the server has logged so far.</summary>
    public string Log => File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";

    private string Data => Path.Combine(_folder, "data");

    private string LogFile => Path.Combine(_folder, "log");

    /// <summary>Makes a new cluster and starts it.</summary>
    public static async Task<Cluster> Start()
    {
        var cluster = await Prepared();
        try
        {
            await Programs.Run("initdb", "-D", cluster.Data, "-N", "-U", Super, "-E", "UTF8", "--locale=C.UTF-8", "--auth=trust", "--no-instructions");
            await cluster.StartOnFreePort();
            await cluster.Run($"CREATE ROLE {Owner} LOGIN; CREATE ROLE {Web} LOGIN");
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>A fresh database of the owner's, which the web role may connect to and nothing else.</summary>
    /// <param name="template">A database to copy; nobody may be connected to it.</param>
    public async Task<PostgresDatabase> NewDatabase(string template = "template0")
    {
        var name = $"hub_{Interlocked.Increment(ref _made)}";
        await Run($"CREATE DATABASE {name} OWNER {Owner} TEMPLATE {template}");
        await Run($"REVOKE ALL ON DATABASE {name} FROM PUBLIC; GRANT CONNECT ON DATABASE {name} TO {Web}");
        return On(name);
    }

    /// <summary>A fresh database of the owner's whose tables lie on a disk of their own; the server's log stays where it is.</summary>
    /// <param name="disk">An empty folder of the server's account.</param>
    public async Task<PostgresDatabase> NewDatabaseOn(string disk)
    {
        var name = $"hub_{Interlocked.Increment(ref _made)}";
        await Run($"CREATE TABLESPACE {name} LOCATION '{disk}'");
        await Run($"CREATE DATABASE {name} OWNER {Owner} TEMPLATE template0 TABLESPACE {name}");
        await Run($"REVOKE ALL ON DATABASE {name} FROM PUBLIC; GRANT CONNECT ON DATABASE {name} TO {Web}");
        return On(name);
    }

    /// <summary>A database of that name on this cluster, as a standby has those of its primary.</summary>
    public PostgresDatabase On(string name) => new(name, Connection(name, Owner), Connection(name, Web), Connection(name, Super));

    /// <summary>Lets a database go with everybody connected to it.</summary>
    public async Task Drop(PostgresDatabase database) => await Run($"DROP DATABASE IF EXISTS {database.Name} WITH (FORCE)");

    /// <summary>Runs statements as the superuser.</summary>
    public async Task Run(string sql, string database = Super)
    {
        await using var connection = await Connected(database);
        foreach (var statement in sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }
    }

    /// <summary>The first value of a query as the superuser.</summary>
    public async Task<object?> Ask(string sql, string database = Super)
    {
        await using var connection = await Connected(database);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync() is var one and not DBNull ? one : null;
    }

    /// <summary>Cuts off everybody connected to a database; gives how many.</summary>
    public async Task<long> KillBackends(PostgresDatabase database) =>
        (long)(await Ask($"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '{database.Name}'"))!;

    /// <summary>Stops the server at once, without a checkpoint, as a crash would.</summary>
    public Task StopImmediately() => Programs.Run("pg_ctl", "-D", Data, "-m", "immediate", "-s", "stop");

    /// <summary>Stops the server as an operator would: what is running is cut off, what is written is flushed.</summary>
    public Task Stop() => Programs.Run("pg_ctl", "-D", Data, "-m", "fast", "-s", "stop");

    /// <summary>Starts the server again on its port, a stopped old primary too.</summary>
    public Task StartAgain() => Programs.Run("pg_ctl", "-D", Data, "-l", LogFile, "-s", "-w", "-t", "60", "start", "-o",
        $"-p {Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=200 -c shared_buffers=32MB");

    /// <summary>Makes a standby of this cluster; from then on every commit here waits until the standby shows it.</summary>
    /// <param name="port">Its port; a free one when left out.</param>
    public async Task<Cluster> AddSynchronousStandby(int? port = null)
    {
        var standby = await Prepared();
        try
        {
            await Programs.Run("pg_basebackup", "-h", "127.0.0.1", "-p", $"{Port}", "-U", Super, "-D", standby.Data, "-R", "-N", "-c", "fast", "-X", "stream");
            standby.Port = port ?? 0;
            await (port is null ? standby.StartOnFreePort() : standby.StartAgain());
            await Run("ALTER SYSTEM SET synchronous_standby_names = '*'; ALTER SYSTEM SET synchronous_commit = 'remote_apply'; SELECT pg_reload_conf()");
            while (await Ask("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'") is null)
                await Task.Delay(20);
            return standby;
        }
        catch
        {
            await standby.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets commits return without a standby, also when the server is started later.</summary>
    public async Task StopRequiringStandby()
    {
        if (IsRunning)
            await Run("ALTER SYSTEM RESET synchronous_standby_names; ALTER SYSTEM RESET synchronous_commit; SELECT pg_reload_conf()");
        else
            File.WriteAllText(Path.Combine(Data, "postgresql.auto.conf"), "");
    }

    /// <summary>Has this stopped server, once the primary, made a standby of another by an operator's command, and starts it.</summary>
    /// <param name="command">The command in its words; {data} is the data folder, {port} the other server's port on 127.0.0.1.</param>
    /// <param name="primary">The other server.</param>
    public async Task Rejoin(IReadOnlyList<string> command, Cluster primary)
    {
        if (command[0] == "pg_basebackup")
            await Programs.RunAll([.. Programs.AsServer, "rm", "-r", Data]);
        await Programs.Run(command[0], command.Skip(1).Select(word =>
            word.Replace("{data}", Data, StringComparison.Ordinal).Replace("{port}", $"{primary.Port}", StringComparison.Ordinal)));
        await StartAgain();
    }

    /// <summary>Makes a standby the primary, on the next timeline.</summary>
    public Task Promote() => Programs.Run("pg_ctl", "-D", Data, "-s", "-w", "-t", "60", "promote");

    public async ValueTask DisposeAsync()
    {
        _keeper.StandardInput.Close();
        await _keeper.WaitForExitAsync();
        _keeper.Dispose();
    }

    private static async Task<Cluster> Prepared()
    {
        await ClearLeftovers();
        var folder = Path.Combine(Path.GetTempPath(), $"lantern-pg-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}");
        await Programs.RunAll([.. Programs.AsServer, "mkdir", "-m", "700", folder]);
        return new Cluster(folder, Keeper(folder));
    }

    // The keeper's input ends when this process lets it go or dies, however it dies.
    private static Process Keeper(string folder)
    {
        var start = new ProcessStartInfo("sh", ["-c", "trap '' INT TERM HUP; cat > /dev/null; " + Clearing, "keeper", folder])
        {
            RedirectStandardInput = true, WorkingDirectory = "/",
        };
        return Process.Start(start)!;
    }

    private static string Clearing =>
        $"{string.Join(' ', Programs.AsServer)} {Programs.Named("pg_ctl")} -D \"$1/data\" -m immediate -s stop > /dev/null 2>&1; rm -rf \"$1\"";

    private static async Task ClearLeftovers()
    {
        foreach (var folder in Directory.GetDirectories(Path.GetTempPath(), "lantern-pg-*"))
        {
            if (int.TryParse(Path.GetFileName(folder).Split('-')[2], out var process) && !Directory.Exists($"/proc/{process}"))
                await Programs.RunAll(["sh", "-c", Clearing, "keeper", folder]);
        }
    }

    private async Task StartOnFreePort()
    {
        for (var tries = 1; ; tries++)
        {
            Port = FreePort();
            try
            {
                await StartAgain();
                return;
            }
            catch (InvalidOperationException taken) when (tries < 4 && Log.Contains("could not bind", StringComparison.Ordinal))
            {
                Debug.WriteLine(taken.Message);
            }
            catch (InvalidOperationException failure)
            {
                throw new InvalidOperationException($"{failure.Message}\n{Log}", failure);
            }
        }
    }

    // Below the ports that connections going out are given, so that a stopped server finds its own free again.
    private static int FreePort()
    {
        while (true)
        {
            var listener = new TcpListener(IPAddress.Loopback, RandomNumberGenerator.GetInt32(20000, 32000));
            try
            {
                listener.Start();
                return ((IPEndPoint)listener.LocalEndpoint).Port;
            }
            catch (SocketException)
            {
                // Somebody is there already: the next one.
            }
            finally
            {
                listener.Dispose();
            }
        }
    }

    private async Task<NpgsqlConnection> Connected(string database)
    {
        var connection = new NpgsqlConnection(Connection(database, Super));
        await connection.OpenAsync();
        return connection;
    }

    private string Connection(string database, string role) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1", Port = Port, Database = database, Username = role, Pooling = role != Super,
    }.ToString();
}

/// <summary>A database on a test cluster: its name and how each role connects to it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owner">The connection string of the role that migrates.</param>
/// <param name="Web">The connection string of the running application.</param>
/// <param name="Super">The connection string of the superuser, for what tests do behind the store's back.</param>
internal sealed record PostgresDatabase(string Name, string Owner, string Web, string Super);
