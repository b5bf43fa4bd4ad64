using Microsoft.Data.Sqlite;

namespace Lantern.Faults.Tests.PowerCut;

/// <summary>Looks at a database as SQLite alone sees it: quick enough for thousands of crash states.</summary>
internal static class PlainLook
{
    /// <summary>Everything that is not as it must be, given what was acknowledged.</summary>
    public static List<string> At(string database, IReadOnlyList<Line> acknowledged)
    {
        try
        {
            return File.Exists(database) ? Found(database, acknowledged)
                : [.. acknowledged.OfType<Line.Act>().Select(act => $"{act.Command} was acknowledged and is lost: there is no database")];
        }
        catch (SqliteException failure)
        {
            return [$"the database cannot be read: {failure.Message}"];
        }
    }

    private static List<string> Found(string database, IReadOnlyList<Line> acknowledged)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        var faults = Rows(connection, "PRAGMA quick_check", row => row.GetString(0)).Where(said => said != "ok").ToList();
        if (Rows(connection, "SELECT 1 FROM sqlite_master WHERE name IN ('command', 'entry', 'look')", row => 1).Count < 3)
        {
            faults.AddRange(acknowledged.OfType<Line.Act>().Select(act => $"{act.Command} was acknowledged and is lost: there are no tables"));
            return faults;
        }
        var entries = Rows(connection, "SELECT position, file, number FROM entry", row => (Position: row.GetInt64(0), File: row.GetString(1), Number: row.GetInt32(2)));
        var commands = Rows(connection, "SELECT id, first_position, last_position FROM command", row => (Id: row.GetString(0), First: row.GetInt64(1), Last: row.GetInt64(2)));
        var looks = Rows(connection, "SELECT file, count(*) FROM look WHERE file IS NOT NULL GROUP BY file", row => (File: row.GetString(0), Count: row.GetInt64(1))).ToDictionary(look => look.File, look => look.Count);
        foreach (var file in entries.GroupBy(entry => entry.File))
        {
            if (!file.Select(entry => entry.Number).Order().SequenceEqual(Enumerable.Range(1, file.Count())))
                faults.Add("a file has a gap");
        }
        var stands = entries.ToDictionary(entry => entry.Position, entry => (entry.File, entry.Number));
        var acts = new Dictionary<string, List<(string, int)>>();
        foreach (var (id, first, last) in commands)
        {
            if (!Enumerable.Range(0, (int)(last - first + 1)).All(i => stands.ContainsKey(first + i)))
                faults.Add($"{id} stands half");
            else
                acts[id] = [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => stands[first + i])];
        }
        if (acts.Values.Sum(act => act.Count) != entries.Count)
            faults.Add($"{entries.Count} entries stand where the commands wrote {acts.Values.Sum(act => act.Count)}");
        faults.AddRange(acknowledged.OfType<Line.Act>().Where(act => !acts.TryGetValue(act.Command, out var found) || !found.Order().SequenceEqual(act.Parts.Order()))
            .Select(act => $"{act.Command} was acknowledged and is lost"));
        faults.AddRange(acknowledged.OfType<Line.Look>().GroupBy(look => look.File).Where(file => looks.GetValueOrDefault(file.Key) < file.Count())
            .Select(file => $"of {file.Count()} acknowledged looks {looks.GetValueOrDefault(file.Key)} are there"));
        return faults;
    }

    private static List<T> Rows<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }
}
