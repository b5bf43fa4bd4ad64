using Lantern.Store.Proof;
using Microsoft.Data.Sqlite;

namespace Lantern.Store.Tests.Proof;

/// <summary>A store's SQLite database opened behind its back, its triggers dropped.</summary>
internal sealed class BehindItsBack : IDisposable
{
    private readonly SqliteConnection _connection;

    public BehindItsBack(string path)
    {
        _connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        _connection.Open();
        foreach (var trigger in Rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'", row => row.GetString(0)))
            Run($"DROP TRIGGER {trigger}");
    }

    public int Run(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    public long Number(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params object?[] values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>The file with the most entries that was not erased.</summary>
    public string LongestFile() =>
        Rows("SELECT file FROM entry WHERE file IN (SELECT file FROM file_key) GROUP BY file ORDER BY count(*) DESC, file LIMIT 1", row => row.GetString(0))[0];

    /// <summary>Moves everything from a position on by some positions, down or up.</summary>
    public void Shift(long from, int by)
    {
        foreach (var table in (string[])["entry", "look", "erasure", "access_act"])
        {
            // First out of the way, so that no two ever have the same.
            Run($"UPDATE {table} SET position = -position WHERE position >= $1", from);
            Run($"UPDATE {table} SET position = -position + $1 WHERE position < 0", by);
        }
        Run("UPDATE head SET size = size + $1", by);
    }

    /// <summary>Makes the numbers of a file run from 1 again.</summary>
    public void Renumber(string file)
    {
        Run("UPDATE entry SET number = -number WHERE file = $1", file);
        var number = 0;
        foreach (var position in Rows("SELECT position FROM entry WHERE file = $1 ORDER BY position", row => row.GetInt64(0), file))
            Run("UPDATE entry SET number = $1 WHERE position = $2", ++number, position);
    }

    /// <summary>Makes all hashes fit again, and the roots kept with the checkpoints: all that can be done without the hub's key.</summary>
    public void Rechain()
    {
        var frontier = new Frontier();
        var chains = new Dictionary<string, byte[]>();
        var checkpoints = Rows("SELECT size FROM checkpoint ORDER BY size", row => row.GetInt64(0)).ToHashSet();
        foreach (var row in Ink().Rows.ToList())
        {
            var chain = row.Kind == InkKind.Entry ? row.File : row.Kind == InkKind.Access ? "access" : null;
            var previous = chain is null ? [] : chains.GetValueOrDefault(chain, Leaf.BeforeTheFirst.ToArray());
            var hash = (row with { Previous = previous }).Rehashed()!;
            if (chain is not null)
            {
                chains[chain] = hash;
                Run($"UPDATE {TableOf(row.Kind)} SET previous = $1, hash = $2 WHERE position = $3", previous, hash, row.Position);
            }
            else
                Run($"UPDATE {TableOf(row.Kind)} SET hash = $1 WHERE position = $2", hash, row.Position);
            frontier.Append(hash);
            if (checkpoints.Contains(frontier.Size))
                Run("UPDATE checkpoint SET root = $1 WHERE size = $2", frontier.Root(), frontier.Size);
        }
    }

    /// <summary>The table a leaf of a kind lies in.</summary>
    public static string TableOf(InkKind kind) => kind == InkKind.Access ? "access_act" : kind.ToString();

    /// <summary>The ink as it lies there.</summary>
    public KeptInk Ink()
    {
        const string All = """
            SELECT position, 0, file, number, written, previous, sealed, hash FROM entry
            UNION ALL SELECT position, 1, file, 0, at, x'', sealed, hash FROM look
            UNION ALL SELECT position, 2, file, 0, at, x'', sealed, hash FROM erasure
            UNION ALL SELECT position, 3, file, number, at, previous, sealed, hash FROM access_act ORDER BY 1
            """;
        var rows = Rows(All, row => new InkRow(row.GetInt64(0), (InkKind)row.GetInt32(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetInt64(3), row.GetInt64(4),
            row.GetFieldValue<byte[]>(5), row.GetFieldValue<byte[]>(6), row.GetFieldValue<byte[]>(7)));
        return new KeptInk(
            Rows("SELECT hub FROM head", row => row.GetString(0))[0],
            Number("SELECT size FROM head"),
            rows,
            Rows("SELECT size, root, at, note FROM checkpoint ORDER BY size", row => new KeptCheckpoint(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2), row.GetString(3))),
            Rows("SELECT id, kind FROM file", row => (row.GetString(0), row.GetString(1))).ToDictionary(),
            Rows("SELECT file FROM file_key", row => row.GetString(0)).ToHashSet());
    }

    public void Dispose() => _connection.Dispose();

    private SqliteCommand Command(string sql, object?[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        return command;
    }
}
