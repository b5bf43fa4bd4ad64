using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lantern.Store.Tests.Proof;

/// <summary>The tables of a hub's database in the hands of somebody who may do everything with them: no trigger, key or check holds.</summary>
internal sealed class OpenTables : IDisposable
{
    private readonly DbConnection _connection;
    private readonly bool _onPostgres;

    private readonly string _schema;

    // The connection is SQLite's file, or that of PostgreSQL's superuser; there the record is in one schema and the accounts in another.
    public OpenTables(string connection, bool onPostgres, string schema = "public")
    {
        (_onPostgres, _schema) = (onPostgres, schema);
        _connection = onPostgres ? new NpgsqlConnection($"{connection};Pooling=false") : new SqliteConnection($"Data Source={connection};Pooling=False;Foreign Keys=False");
        _connection.Open();
        if (onPostgres)
            Run($"SET session_replication_role = replica; SET search_path = {schema}; SET synchronous_commit = off");
        else
            Run("PRAGMA ignore_check_constraints = ON; PRAGMA synchronous = OFF");
        foreach (var drop in onPostgres
            ? Rows($"SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) FROM pg_constraint WHERE contype IN ('c', 'u') AND connamespace = '{schema}'::regnamespace")
            : Rows("SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'"))
            Run((string)drop[0]!);
    }

    /// <summary>Every table of the record with its columns, from the database's own catalogue.</summary>
    public IReadOnlyList<OpenTable> All() =>
    [
        .. Rows(_onPostgres
            ? $"SELECT tablename::text FROM pg_tables WHERE schemaname = '{_schema}' ORDER BY 1"
            : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY 1")
            .Select(row => (string)row[0]!).Select(table => new OpenTable(table, [.. Rows(Columns(table)).Select(row => (string)row[0]!)], [.. Rows(Keys(table)).Select(row => (string)row[0]!)])),
    ];

    /// <summary>The rows of a table in the order of their keys.</summary>
    public List<object?[]> Rows(OpenTable table) =>
        Rows($"SELECT {Listed(table.Columns)} FROM \"{table.Name}\"{(table.Keys.Count > 0 ? $" ORDER BY {Listed(table.Keys)}" : "")}");

    /// <summary>Puts other rows in the place of those of a table.</summary>
    public void Replace(OpenTable table, IReadOnlyList<object?[]> rows)
    {
        Run($"DELETE FROM \"{table.Name}\"");
        foreach (var row in rows)
            Run($"INSERT INTO \"{table.Name}\" ({Listed(table.Columns)}) VALUES ({string.Join(", ", row.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}")))})", row);
    }

    public void Dispose() => _connection.Dispose();

    private static string Listed(IEnumerable<string> columns) => string.Join(", ", columns.Select(column => $"\"{column}\""));

    private string Columns(string table) => _onPostgres
        ? $"SELECT column_name::text FROM information_schema.columns WHERE table_schema = '{_schema}' AND table_name = '{table}' ORDER BY ordinal_position"
        : $"SELECT name FROM pragma_table_info('{table}') ORDER BY cid";

    private string Keys(string table) => _onPostgres
        ? $"SELECT attname::text FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY(indkey) WHERE indisprimary AND indrelid = '{_schema}.\"{table}\"'::regclass"
        : $"SELECT name FROM pragma_table_info('{table}') WHERE pk > 0 ORDER BY pk";

    private void Run(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private List<object?[]> Rows(string sql)
    {
        using var command = Command(sql, []);
        using var reader = command.ExecuteReader();
        var rows = new List<object?[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        return rows;
    }

    private DbCommand Command(string sql, object?[] values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (string.Create(CultureInfo.InvariantCulture, $"@p{i}"), values[i] ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }
        return command;
    }
}

/// <summary>A table as the catalogue has it.</summary>
internal sealed record OpenTable(string Name, IReadOnlyList<string> Columns, IReadOnlyList<string> Keys);
