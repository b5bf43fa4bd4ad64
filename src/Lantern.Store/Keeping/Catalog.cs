using Lantern.Store.Sql;

namespace Lantern.Store.Keeping;

/// <summary>A plain table as its database has it.</summary>
/// <param name="Space">Nothing for the record's own tables, else whose they are.</param>
/// <param name="Name">Its name.</param>
/// <param name="Sql">The name as this database is asked for it.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="YesOrNo">Those that are yes or no where the database has such a type.</param>
/// <param name="AfterInk">True when it refers to ink, and so comes after it.</param>
internal sealed record KeptTable(string Space, string Name, string Sql, IReadOnlyList<string> Columns, IReadOnlySet<string> YesOrNo, bool AfterInk);

/// <summary>The tables of a database, read from the database itself so that none is forgotten, each after those it refers to.</summary>
internal static class Catalog
{
    /// <summary>The space of the accounts people sign in with.</summary>
    public const string Accounts = "accounts";

    // Ink goes by itself; the rest is made anew where a hub is restored, and who was signed in signs in again.
    private static readonly HashSet<string> NotCarried =
    [
        "head", "migration", "staff_edition", "entry", "look", "erasure", "access_act",
        $"{Accounts}.step", $"{Accounts}.session", $"{Accounts}.challenge", $"{Accounts}.gate", $"{Accounts}.guess", $"{Accounts}.protection_key",
    ];

    /// <summary>The tables to carry.</summary>
    public static List<KeptTable> Of(Connection connection, bool isPostgres, string space)
    {
        var schema = space.Length == 0 ? "public" : space;
        var names = isPostgres
            ? connection.Rows("SELECT tablename FROM pg_tables WHERE schemaname = $1 ORDER BY tablename", row => row.GetString(0), schema)
            : connection.Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name", row => row.GetString(0));
        var left = names.ToDictionary(name => name, name => isPostgres
            ? connection.Rows(
                "SELECT DISTINCT other.relname::text FROM pg_constraint JOIN pg_class other ON other.oid = confrelid WHERE contype = 'f' AND conrelid = $1::text::regclass",
                row => row.GetString(0), $"{schema}.{name}").ToHashSet()
            : connection.Rows("SELECT DISTINCT \"table\" FROM pragma_foreign_key_list($1)", row => row.GetString(0), name).ToHashSet());
        var (tables, afterInk) = (new List<KeptTable>(), new HashSet<string>(["entry", "look", "erasure", "access_act"]));
        while (left.Count > 0)
        {
            var next = left.Where(one => one.Value.All(other => other == one.Key || !left.ContainsKey(other))).Select(one => one.Key).Order(StringComparer.Ordinal).First();
            if (left.Remove(next, out var others) && others.Overlaps(afterInk))
                afterInk.Add(next);
            if (!NotCarried.Contains(space.Length == 0 ? next : $"{space}.{next}"))
                tables.Add(Table(connection, isPostgres, space, schema, next, afterInk.Contains(next)));
        }
        return tables;
    }

    private static KeptTable Table(Connection connection, bool isPostgres, string space, string schema, string name, bool afterInk)
    {
        var columns = isPostgres
            ? connection.Rows(
                "SELECT column_name::text, data_type::text FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2 ORDER BY ordinal_position",
                row => (Name: row.GetString(0), Type: row.GetString(1)), schema, name)
            : connection.Rows("SELECT name, type FROM pragma_table_info($1) ORDER BY cid", row => (Name: row.GetString(0), Type: row.GetString(1)), name);
        return new KeptTable(space, name, isPostgres ? $"{schema}.\"{name}\"" : $"\"{name}\"", [.. columns.Select(column => column.Name)],
            columns.Where(column => column.Type == "boolean").Select(column => column.Name).ToHashSet(), afterInk);
    }
}
