using System.Data.Common;
using System.Globalization;
using System.Text;

namespace Lantern.Store.Sql;

/// <summary>One connection with its statements kept; used by one thread at a time. Values are $1, $2 … on both databases.</summary>
internal sealed class Connection(DbConnection connection, bool named) : IDisposable
{
    private static readonly int[] Heaps = [64, 16, 4, 1];

    private readonly Dictionary<string, DbCommand> _kept = [];

    /// <summary>How often the record had moved to another machine when this was connected: what was read in one turn may not stand in the next.</summary>
    public int Turn { get; set; }

    /// <summary>Which choice of a server it came from.</summary>
    public int Chosen { get; init; }

    /// <summary>Runs a statement with its values in order and gives the number of rows it touched.</summary>
    public int Run(string sql, params ReadOnlySpan<object?> values) => Kept(sql, values).ExecuteNonQuery();

    /// <summary>Takes back what was not committed. It has been already where a failure left the database no choice.</summary>
    public void RollBack()
    {
        try
        {
            Run(Statements.Rollback);
        }
        catch (Exception again) when (again is DbException or InvalidOperationException)
        {
            // The failure before this one is the one to be told of.
        }
    }

    /// <summary>Runs a text of several statements once.</summary>
    public void RunScript(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first value of the first row, or null.</summary>
    public object? One(string sql, params ReadOnlySpan<object?> values) => Kept(sql, values).ExecuteScalar() is var one and not DBNull ? one : null;

    /// <summary>Every row as what <paramref name="read"/> makes of it.</summary>
    public List<T> Rows<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        var rows = new List<T>();
        using var reader = Kept(sql, values).ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    /// <summary>Adds many rows in few statements.</summary>
    /// <param name="into">The statement up to VALUES.</param>
    /// <param name="rows">The values, row by row, all of one length.</param>
    public void Add(string into, IReadOnlyList<object?[]> rows)
    {
        for (var done = 0; done < rows.Count;)
        {
            var heap = Heaps.First(size => size <= rows.Count - done);
            var width = rows[done].Length;
            var values = new object?[heap * width];
            for (var i = 0; i < heap; i++)
                rows[done + i].CopyTo(values, i * width);
            Run(Heap(into, width, heap), values);
            done += heap;
        }
    }

    public void Dispose()
    {
        foreach (var command in _kept.Values)
            command.Dispose();
        connection.Dispose();
    }

    private readonly Dictionary<(string, int), string> _heaps = [];

    private string Heap(string into, int width, int heap)
    {
        if (_heaps.TryGetValue((into, heap), out var known))
            return known;
        var sql = new StringBuilder(into).Append(" VALUES ");
        for (var i = 0; i < heap; i++)
        {
            var row = string.Join(", ", Enumerable.Range(i * width + 1, width).Select(n => string.Create(CultureInfo.InvariantCulture, $"${n}")));
            sql.Append(i == 0 ? "(" : ", (").Append(row).Append(')');
        }
        return _heaps[(into, heap)] = sql.ToString();
    }

    private DbCommand Kept(string sql, ReadOnlySpan<object?> values)
    {
        if (!_kept.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                var parameter = command.CreateParameter();
                if (named)
                    parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"${i}");
                command.Parameters.Add(parameter);
            }
            _kept[sql] = command;
        }
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command;
    }
}
