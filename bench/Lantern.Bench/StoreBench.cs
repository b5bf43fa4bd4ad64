using System.Data.Common;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Threading.Channels;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.Data.Sqlite;
using NodaTime;
using Npgsql;

namespace Lantern.Bench;

/// <summary>
/// W6: durable acts a second, sealed, chained and asked for objections, beside a bare insert of the same bytes. W7: the whole
/// log read again beside bare decrypt-and-parse. On SQLite in a folder named, and on PostgreSQL where LANTERN_DATABASE names an empty one.
/// </summary>
internal static class StoreBench
{
    private const int Rounds = 5;
    private static readonly Reader Hub = new("bench", "Bench Hub", Role.HubManager, "council", "");

    public static async Task Run(Pack pack, string folder)
    {
        await On("SQLite", pack, new Premises(Path.Combine(folder, "sqlite")), () =>
        {
            var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
            connection.Open();
            Say(connection, "PRAGMA journal_mode = WAL");
            Say(connection, "PRAGMA synchronous = FULL");
            return connection;
        }, "INTEGER PRIMARY KEY, file TEXT, number INTEGER, sealed BLOB");
        if (Environment.GetEnvironmentVariable("LANTERN_DATABASE") is not { } named)
            return;
        await On("PostgreSQL", pack, new Premises(Path.Combine(folder, "postgres")) { Postgres = named }, () =>
        {
            var connection = new NpgsqlConnection(named + ";Max Auto Prepare=10");
            connection.Open();
            return connection;
        }, "bigint PRIMARY KEY, file text, number bigint, sealed bytea");
    }

    private static async Task On(string name, Pack pack, Premises premises, Func<DbConnection> bare, string columns)
    {
        using var hub = HubStore.Open(premises, pack, TimeProvider.System);
        await hub.Staff.Save(new Agency("council", "The council"));
        await hub.Staff.Save(Hub);
        foreach (var writers in (int[])[1, 16, 64])
        {
            var acts = writers == 1 ? 500 : 4000;
            await Ours(hub, writers, acts / 4);
            List<double> ours = [], theirs = [];
            for (var round = 0; round < Rounds; round++)
            {
                ours.Add(await Ours(hub, writers, acts));
                theirs.Add(await Bare(bare, columns, writers, acts));
            }
            Console.WriteLine($"W6   {name}, {writers,2} writers   ours {Middle(ours),9:N0}/s   bare {Middle(theirs),9:N0}/s   ratio {Middle([.. ours.Zip(theirs, (a, b) => a / b)]):N2}");
        }
        hub.Dispose();
        Replay(name, pack, premises);
    }

    private static async Task<double> Ours(HubStore hub, int writers, int acts)
    {
        var files = new List<FileId>();
        for (var i = 0; i < writers; i++)
            files.Add(await Begin(hub));
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(files.Select(file => Task.Run(async () =>
        {
            for (var i = 0; i < acts / writers; i++)
                await Write(hub, ActPart.In(file, Seen(i), Today));
        })));
        return acts / watch.Elapsed.TotalSeconds;
    }

    private static async Task<FileId> Begin(HubStore hub) =>
        (await Write(hub, ActPart.InNew(FileKind.Child, new ChildIdentified { GivenName = "Bench", FamilyName = "Example" }, Today)))[0].File;

    private static async Task<IReadOnlyList<Entry>> Write(HubStore hub, ActPart part) =>
        await hub.Files.Write(new Act(Guid.CreateVersion7().ToString(), part), Hub) is Outcome.Written written ? written.Entries
            : throw new InvalidOperationException("Every act of the bench is one that may be written.");

    private static ChildSpoke Seen(int i) => new ChildSpoke { Words = new Passage($"The school day went well, number {i}. " + new string('x', 300)) };

    private static Happening Today => new(London.DayOf(SystemNow()));

    private static Instant SystemNow() => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());

    // The same bytes, waited for in the same way: one writer commits each, several share commits through one thread.
    private static async Task<double> Bare(Func<DbConnection> open, string columns, int writers, int acts)
    {
        using var connection = open();
        Say(connection, "DROP TABLE IF EXISTS bare");
        Say(connection, $"CREATE TABLE bare (position {columns})");
        using var insert = Insert(connection);
        var bytes = RandomNumberGenerator.GetBytes(560);
        var waiting = Channel.CreateUnbounded<TaskCompletionSource>();
        var position = 0L;
        var writer = Task.Run(async () =>
        {
            var batch = new List<TaskCompletionSource>();
            while (await waiting.Reader.WaitToReadAsync())
            {
                Say(connection, "BEGIN");
                while (batch.Count < 256 && waiting.Reader.TryRead(out var one))
                {
                    Add(insert, ++position, bytes);
                    batch.Add(one);
                }
                Say(connection, "COMMIT");
                batch.ForEach(one => one.SetResult());
                batch.Clear();
            }
        });
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            for (var i = 0; i < acts / writers; i++)
            {
                var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                await waiting.Writer.WriteAsync(done);
                await done.Task;
            }
        })));
        var speed = acts / watch.Elapsed.TotalSeconds;
        waiting.Writer.Complete();
        await writer;
        return speed;
    }

    private static void Add(DbCommand insert, long position, byte[] bytes)
    {
        (insert.Parameters[0].Value, insert.Parameters[1].Value) = (position, "0123456789abcdefghjkmnpqrs");
        (insert.Parameters[2].Value, insert.Parameters[3].Value) = (position, bytes);
        insert.ExecuteNonQuery();
    }

    private static DbCommand Insert(DbConnection connection)
    {
        var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO bare VALUES ($1, $2, $3, $4)";
        for (var i = 1; i <= 4; i++)
        {
            var value = insert.CreateParameter();
            if (connection is SqliteConnection)
                value.ParameterName = $"${i}";
            insert.Parameters.Add(value);
        }
        return insert;
    }

    private static void Replay(string name, Pack pack, Premises premises)
    {
        List<double> ours = [];
        var entries = 0;
        for (var round = 0; round < Rounds; round++)
        {
            using var hub = HubStore.Open(premises, pack, TimeProvider.System);
            var watch = Stopwatch.StartNew();
            var files = hub.Index.Replay();
            ours.Add(files.Entries / watch.Elapsed.TotalSeconds);
            entries = files.Entries;
        }
        var bare = Enumerable.Range(0, Rounds).Select(_ => Parse(entries)).ToList();
        Console.WriteLine($"W7   {name}, {entries:N0} entries   ours {Middle(ours),9:N0}/s   bare decrypt and parse {Middle(bare),9:N0}/s   ratio {Middle(ours) / Middle(bare):N2}");
    }

    private static double Parse(int entries)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        using var cipher = new AesGcm(key, 16);
        var kind = Kinds.Of<ChildSpoke>();
        var body = kind.ToJson(Seen(1));
        var (nonce, tag, bytes, back) = (new byte[12], new byte[16], new byte[body.Length], new byte[body.Length]);
        cipher.Encrypt(nonce, body, bytes, tag);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < entries; i++)
        {
            cipher.Decrypt(nonce, bytes, tag, back);
            if (kind.FromJson(back, kind.Version) is null)
                throw new InvalidOperationException();
        }
        return entries / watch.Elapsed.TotalSeconds;
    }

    private static void Say(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static double Middle(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
