using System.Text.RegularExpressions;
using Lantern.Entries;
using Lantern.Faults.Tests.Postgres;
using Lantern.Store;
using Lantern.Store.Sqlite;
using Lantern.Store.Tests;
using Lantern.Store.Tests.Postgres;
using NodaTime;
using Npgsql;

namespace Lantern.Faults.Tests;

/// <summary>Making or migrating a database is cut short at any point, and the next start finishes it.</summary>
public sealed partial class MigrationTests
{
    [Fact]
    public async Task On_SQLite_a_store_killed_while_it_is_made_is_finished_at_the_next_start()
    {
        var whole = await Made(null);
        Assert.True(whole.Calls.Count > 50, $"The making was recorded with {whole.Calls.Count} calls only.");
        var step = Figures.IsFull ? 1 : whole.Calls.Count / 12;
        var killed = 0;
        foreach (var call in whole.Calls.Where((_, index) => index % step == 0))
        {
            var (form, calls) = await Made(call);
            Assert.Equal(whole.Form, form);
            killed += calls.Count < whole.Calls.Count ? 1 : 0;
        }
        Assert.True(killed > 10, $"Only {killed} were killed.");
        Figures.Say($"The making of a SQLite store was killed at {killed} of its {whole.Calls.Count} file operations; each was finished at the next start.");
    }

    [Fact]
    public async Task On_PostgreSQL_a_migration_cut_off_anywhere_is_finished_by_the_next()
    {
        var cluster = await Cluster.Shared;
        using var proxy = new CuttingProxy(cluster.Port);
        var clean = await cluster.NewDatabase();
        Hubs.Migrate(Through(proxy, clean.Owner));
        var (whole, (toServer, toStore)) = (await Form(cluster, clean), proxy.Messages);
        Assert.Contains("entry.sealed", whole, StringComparison.Ordinal);
        var cuts = 0;
        foreach (var (point, isToServer) in Points((int)toServer, (int)toStore))
        {
            var database = await cluster.NewDatabase();
            var before = proxy.Cuts;
            proxy.CutAfter(point, isToServer);
            if (Record.Exception(() => Hubs.Migrate(Through(proxy, database.Owner))) is not null)
                cuts += proxy.Cuts - before;
            proxy.Spare();
            Hubs.Migrate(database.Owner);
            Assert.Equal(whole, await Form(cluster, database));
            NpgsqlConnection.ClearAllPools();
            await cluster.Drop(database);
        }
        Assert.True(cuts > 10, $"Only {cuts} migrations were cut off.");
        Figures.Say($"The migration of PostgreSQL was cut off {cuts} times after one of its {toServer} messages to the server and {toStore} from it; each was finished by the next.");
    }

    [Theory]
    [InlineData("pwrite64", "ENOSPC", "20+1")]
    [InlineData("pwrite64", "EIO", "2")]
    [InlineData("fsync", "EIO", "6+1")]
    public async Task On_SQLite_a_disk_that_fails_while_a_store_is_made_is_said_and_the_next_start_finishes_it(string call, string error, string when)
    {
        using var room = new Room();
        string[] through = ["strace", "-f", "--seccomp-bpf", "-s", "0", "-o", Path.Combine(room.Folder, "trace"), .. Watched(room), "-e", $"trace={call}", "-e", $"inject={call}:error={error}:when={when}"];
        using (var writer = room.Start("made", through, "acts=0"))
            Assert.Equal("", await writer.Ended(TimeSpan.FromMinutes(2)));
        Assert.StartsWith("the store does not open", Assert.IsType<Line.Wrong>(Assert.Single(room.Lines)).Words, StringComparison.Ordinal);
        using var store = room.Open();
        Assert.Empty(await Kept.Read(store) is var kept ? kept.Commands : []);
    }

    private static IEnumerable<(int Point, bool ToServer)> Points(int toServer, int toStore)
    {
        var step = Figures.IsFull ? 1 : Math.Max(1, (toServer + toStore) / 40);
        return Enumerable.Range(1, toServer).Select(point => (point, true)).Concat(Enumerable.Range(1, toStore).Select(point => (point, false)))
            .Where((_, index) => index % step == 0);
    }

    // The kill comes as the call is made; after it the store is opened, and must work and have its whole form.
    private static async Task<(string Form, IReadOnlyList<(string Call, int Index)> Calls)> Made((string Call, int Index)? killAt)
    {
        using var room = new Room();
        var trace = Path.Combine(room.Folder, "trace");
        // Not with --seccomp-bpf: under it strace delivers no signal.
        string[] through =
        [
            "strace", "-f", "-s", "0", "-o", trace, .. Watched(room), "-e", "trace=pwrite64,fsync,ftruncate,rename,unlink",
            .. killAt is { } at ? ["-e", $"inject={at.Call}:signal=KILL:when={at.Index}"] : Array.Empty<string>(),
        ];
        using (var writer = room.Start("made", through, "acts=0"))
            await writer.Ended(TimeSpan.FromMinutes(2));
        Assert.Empty(room.Lines.OfType<Line.Wrong>());
        using (var store = room.Open())
        {
            var act = new Act("after-0", ActPart.InNew(FileKind.Child, new ConcernRecorded { Concern = new Passage("after-0 1/1") }, new Happening(new LocalDate(2026, 4, 1))));
            Assert.IsType<Outcome.Written>(await store.Files.Write(act, People.Hub));
            Assert.Equal("after-0", Assert.Single((await Kept.Read(store)).Commands));
        }
        return (Form(room), Calls(trace));
    }

    // strace counts each call by itself, in each thread by itself.
    private static List<(string Call, int Index)> Calls(string trace)
    {
        var (calls, counts) = (new List<(string, int)>(), new Dictionary<string, int>());
        foreach (var match in File.ReadLines(trace).Select(line => Call().Match(line)).Where(match => match.Success))
            calls.Add((match.Groups[2].Value, counts[match.Groups[1].Value] = counts.GetValueOrDefault(match.Groups[1].Value) + 1));
        return calls;
    }

    private static string[] Watched(Room room) =>
        [.. new[] { "lantern.db", "lantern.db-wal", "lantern.db-journal" }.Select(name => Path.Combine(room.Data, name)).Append($"{room.Data}.key").Append($"{room.Data}.key.new").SelectMany(path => new[] { "-P", path })];

    private static string Form(Room room)
    {
        using var connection = OnSqlite.Connect(Path.Combine(room.Data, "lantern.db"));
        return string.Join('\n', connection.Rows("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema ORDER BY type, name", row => row.GetString(0))
            .Concat(connection.Rows("SELECT number || ' ' || name FROM migration ORDER BY number", row => row.GetString(0))));
    }

    private static async Task<string> Form(Cluster cluster, PostgresDatabase database) => (string)(await cluster.Ask("""
        SELECT string_agg(said, chr(10) ORDER BY said) FROM (
            SELECT table_name || '.' || column_name || ' ' || data_type AS said FROM information_schema.columns WHERE table_schema = 'public'
            UNION ALL SELECT tgrelid::regclass || ' trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT table_name || ' to ' || grantee || ' ' || privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public'
            UNION ALL SELECT conrelid::regclass || ' constraint ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
            UNION ALL SELECT number || ' applied ' || name FROM migration) AS everything
        """, database.Name))!;

    private static string Through(CuttingProxy proxy, string connectionString) => new NpgsqlConnectionStringBuilder(connectionString)
    {
        Port = proxy.Port, SslMode = SslMode.Disable, GssEncryptionMode = GssEncryptionMode.Disable, Pooling = false,
    }.ToString();

    [GeneratedRegex(@"^(\d+ +(\w+))\(.*\) += 0?\d*")]
    private static partial Regex Call();
}
