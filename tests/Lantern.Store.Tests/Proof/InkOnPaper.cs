using Lantern.Store.Proof;
using Microsoft.Data.Sqlite;
using NodaTime;

namespace Lantern.Store.Tests.Proof;

/// <summary>
/// The ink of a hub that never was, made row by row exactly as the tables keep it, quickly and in any size: random acts of
/// entries in several files, looks and erasures, with a checkpoint after 64 leaves. What is sealed is noise.
/// </summary>
internal sealed class InkOnPaper : IDisposable
{
    private readonly Random _random;
    private readonly Ids _ids;
    private readonly Frontier _frontier = new();
    private readonly Dictionary<string, (long Number, byte[] Hash)> _chains = [];
    private long _at = Instant.FromUtc(2026, 4, 1, 9, 0).ToUnixTimeTicks();
    private readonly int _words;

    public InkOnPaper(int seed, int leaves, int words = 60, Signer? signer = null)
    {
        Signer = signer ?? Signer.New();
        (_random, _ids, _words) = (new Random(seed), Ids.Seeded(seed), words);
        Hub = _ids.Next();
        while (Rows.Count < leaves)
            Act(_random.Next(100));
        Checkpoint();
    }

    public string Hub { get; }
    public Signer Signer { get; }
    public List<InkRow> Rows { get; } = [];
    public List<KeptCheckpoint> Checkpoints { get; } = [];
    public Dictionary<string, string> Files { get; } = [];
    public HashSet<string> Keyed { get; } = [];

    public KeptInk Ink => new(Hub, Rows.Count, Rows, Checkpoints, Files, Keyed);

    public Checkpoint Last => Store.Proof.Checkpoint.Read(Checkpoints[^1].Note);

    /// <summary>The file with the most entries that was not erased.</summary>
    public string LongestFile => _chains.Where(pair => Keyed.Contains(pair.Key)).MaxBy(pair => pair.Value.Number).Key;

    public byte[] Bundle(string file, bool withLooks = true) => Store.Proof.Bundle.Make(Ink, file, withLooks, Last, Signer);

    public void Dispose() => Signer.Dispose();

    /// <summary>Writes an entry, where no file is given in a new one.</summary>
    public string Entry(string? file = null, int? words = null)
    {
        if (file is null)
        {
            file = _ids.Next();
            Files[file] = "child";
            Keyed.Add(file);
            _chains[file] = (0, Leaf.BeforeTheFirst.ToArray());
        }
        var (number, previous) = _chains[file];
        var row = Add(new InkRow(0, InkKind.Entry, file, number + 1, Later(), previous, Noise(words ?? _random.Next(_words)), []));
        _chains[file] = (number + 1, row.Hash);
        return file;
    }

    public void Look(string? file) => Add(new InkRow(0, InkKind.Look, file, 0, Later(), [], Noise(_random.Next(40)), []));

    public void Access(string? file)
    {
        var (number, head) = Rows.LastOrDefault(row => row.Kind == InkKind.Access) is { } last ? (last.Number, last.Hash) : (0, Leaf.BeforeTheFirst.ToArray());
        Add(new InkRow(0, InkKind.Access, file, number + 1, Later(), head, Noise(_random.Next(40)), []));
    }

    public void Erase(string file)
    {
        Add(new InkRow(0, InkKind.Erasure, file, 0, Later(), [], Noise(30), []));
        Keyed.Remove(file);
    }

    public void Checkpoint()
    {
        if (_frontier.Size == 0 || (Checkpoints.Count > 0 && Checkpoints[^1].Size == _frontier.Size))
            return;
        var made = Store.Proof.Checkpoint.Make(Hub, _frontier.Size, _frontier.Root(), Instant.FromUnixTimeTicks(_at), Signer);
        Checkpoints.Add(new KeptCheckpoint(made.Size, made.Root, made.At.ToUnixTimeTicks(), made.Note));
    }

    /// <summary>Writes it all into an SQLite database with the tables of a store and none of its triggers.</summary>
    public void Save(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Run(connection, """
            CREATE TABLE head (hub TEXT NOT NULL, size INTEGER NOT NULL, epoch INTEGER NOT NULL) STRICT;
            CREATE TABLE file (id TEXT PRIMARY KEY, kind TEXT NOT NULL, opened INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            CREATE TABLE entry (position INTEGER PRIMARY KEY, file TEXT NOT NULL, number INTEGER NOT NULL, written INTEGER NOT NULL,
                previous BLOB NOT NULL, sealed BLOB NOT NULL, hash BLOB NOT NULL, UNIQUE (file, number)) STRICT;
            CREATE TABLE look (position INTEGER PRIMARY KEY, file TEXT, at INTEGER NOT NULL, sealed BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
            CREATE TABLE erasure (position INTEGER PRIMARY KEY, file TEXT NOT NULL, at INTEGER NOT NULL, sealed BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
            CREATE TABLE access_act (position INTEGER PRIMARY KEY, number INTEGER NOT NULL, file TEXT, at INTEGER NOT NULL,
                previous BLOB NOT NULL, sealed BLOB NOT NULL, hash BLOB NOT NULL) STRICT;
            CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, root BLOB NOT NULL, at INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
            CREATE TABLE file_key (file TEXT PRIMARY KEY, version INTEGER NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID;
            BEGIN;
            """);
        Run(connection, "INSERT INTO head VALUES ($1, $2, 1)", Hub, (long)Rows.Count);
        foreach (var (file, kind) in Files)
            Run(connection, "INSERT INTO file VALUES ($1, $2, 0)", file, kind);
        foreach (var file in Keyed)
            Run(connection, "INSERT INTO file_key VALUES ($1, 1, x'00')", file);
        foreach (var row in Rows)
        {
            if (row.Kind == InkKind.Entry)
                Run(connection, "INSERT INTO entry VALUES ($1, $2, $3, $4, $5, $6, $7)", row.Position, row.File, row.Number, row.At, row.Previous, row.Sealed, row.Hash);
            else if (row.Kind == InkKind.Access)
                Run(connection, "INSERT INTO access_act VALUES ($1, $2, $3, $4, $5, $6, $7)", row.Position, row.Number, row.File, row.At, row.Previous, row.Sealed, row.Hash);
            else
                Run(connection, $"INSERT INTO {(row.Kind == InkKind.Look ? "look" : "erasure")} VALUES ($1, $2, $3, $4, $5)", row.Position, row.File, row.At, row.Sealed, row.Hash);
        }
        foreach (var one in Checkpoints)
            Run(connection, "INSERT INTO checkpoint VALUES ($1, $2, $3, $4)", one.Size, one.Root, one.At, one.Note);
        Run(connection, "COMMIT");
    }

    private void Act(int dice)
    {
        if (dice < 8 || Keyed.Count == 0)
        {
            var file = Entry();
            for (var more = _random.Next(3); more > 0; more--)
                Entry(file);
        }
        else if (dice < 65)
            Entry(Keyed.ElementAt(_random.Next(Keyed.Count)));
        else if (dice < 75)
            Access(dice < 70 ? null : Files.Keys.ElementAt(_random.Next(Files.Count)));
        else if (dice < 97)
            Look(dice < 80 ? null : Files.Keys.ElementAt(_random.Next(Files.Count)));
        else if (dice == 97 && Keyed.Count > 3)
            Erase(Keyed.ElementAt(_random.Next(Keyed.Count)));
        else
            Checkpoint();
        if (_frontier.Size - (Checkpoints.Count == 0 ? 0 : Checkpoints[^1].Size) >= 64)
            Checkpoint();
    }

    private InkRow Add(InkRow row)
    {
        row = row with { Position = _frontier.Size + 1 };
        row = row with { Hash = row.Rehashed()! };
        Rows.Add(row);
        _frontier.Append(row.Hash);
        return row;
    }

    private long Later() => _at += _random.Next(600) * NodaConstants.TicksPerSecond / 3;

    private byte[] Noise(int words)
    {
        var noise = new byte[29 + words];
        _random.NextBytes(noise);
        noise[0] = 1;
        return noise;
    }

    private static void Run(SqliteConnection connection, string sql, params object?[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }
}
