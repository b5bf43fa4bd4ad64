using Lantern.Store.Tests.Postgres;

namespace Lantern.App.Tests.Machines;

/// <summary>What the account of the web application may do on PostgreSQL is what the list says, and each has its reason there.</summary>
public sealed class WebAccountTests
{
    private const string Granted = """
        SELECT string_agg(what || '|' || may, E'\n' ORDER BY what COLLATE "C") FROM (
            SELECT replace(table_schema || '.', 'public.', '') || table_name AS what,
                   string_agg(privilege_type, ', ' ORDER BY array_position(ARRAY['SELECT', 'INSERT', 'UPDATE', 'DELETE'], privilege_type::text)) AS may
            FROM information_schema.role_table_grants WHERE grantee IN ('lantern_web', 'PUBLIC') AND table_schema IN ('public', 'accounts')
            GROUP BY table_schema, table_name
            UNION ALL
            SELECT one.table_name || '.' || one.column_name, one.privilege_type FROM information_schema.role_column_grants one
            WHERE one.grantee IN ('lantern_web', 'PUBLIC') AND one.table_schema IN ('public', 'accounts') AND NOT EXISTS (
                SELECT 1 FROM information_schema.role_table_grants whole
                WHERE (whole.grantee, whole.table_schema, whole.table_name, whole.privilege_type) = (one.grantee, one.table_schema, one.table_name, one.privilege_type))) granted
        """;

    [Fact]
    public async Task Every_right_of_the_web_account_is_on_the_list_with_its_reason_and_no_other()
    {
        var folder = Directory.CreateTempSubdirectory("lantern-machines-").FullName;
        var cluster = await Cluster.Shared;
        var database = await cluster.NewDatabase();
        Node.Migrate(database, folder);
        Directory.Delete(folder, recursive: true);
        var granted = ((string)(await cluster.Ask(Granted, database.Name))!).Split('\n');
        Assert.Equal(Listed().Order(StringComparer.Ordinal), granted.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Listed()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lantern.slnx")))
            folder = folder.Parent!;
        foreach (var line in File.ReadAllLines(Path.Combine(folder.FullName, "docs", "security", "web-account.csv")).Skip(1))
        {
            var parts = line.Split('"', StringSplitOptions.RemoveEmptyEntries);
            var what = line[..line.IndexOf(',', StringComparison.Ordinal)];
            var rest = line[(what.Length + 1)..];
            var may = rest[0] == '"' ? rest[1..rest.IndexOf('"', 1)] : rest[..rest.IndexOf(',', StringComparison.Ordinal)];
            Assert.True(parts[^1].Length > 10, $"{what} has no reason.");
            yield return $"{what}|{may}";
        }
    }
}
