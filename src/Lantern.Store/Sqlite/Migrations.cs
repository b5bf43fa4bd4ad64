using System.Globalization;
using NodaTime;

namespace Lantern.Store.Sqlite;

/// <summary>Brings a database to the form this program reads: numbered texts, forward only, each in one transaction.</summary>
internal static class Migrations
{
    private const string Folder = "Lantern.Store.Sqlite.Migrations.";

    /// <summary>Applies what has not been applied.</summary>
    /// <exception cref="StoreUnfitException">The database was written by a newer program.</exception>
    public static void Apply(Connection connection, Instant now)
    {
        var all = All();
        connection.Run(Statements.MakeMigrations);
        foreach (var (number, name, sql) in all)
        {
            connection.Run(Statements.Begin);
            try
            {
                var applied = connection.Rows(Statements.Migrations, row => (Number: row.GetInt32(0), Name: row.GetString(1)));
                Check(applied, all);
                if (applied.All(one => one.Number != number))
                {
                    connection.RunScript(sql);
                    connection.Run(Statements.AddMigration, number, name, now.ToUnixTimeTicks());
                }
                connection.Run(Statements.Commit);
            }
            catch
            {
                connection.Run(Statements.Rollback);
                throw;
            }
        }
    }

    private static void Check(List<(int Number, string Name)> applied, List<(int Number, string Name, string Sql)> all)
    {
        foreach (var (number, name) in applied)
        {
            if (!all.Exists(known => known.Number == number && known.Name == name))
                throw new StoreUnfitException(
                    $"The data was written by another Lantern (step {number}, {name}, is not known here). Use that Lantern or a newer one.");
        }
    }

    private static List<(int Number, string Name, string Sql)> All()
    {
        var assembly = typeof(Migrations).Assembly;
        var all = new List<(int, string, string)>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[Folder.Length..^".sql".Length];
            all.Add((int.Parse(name[..4], CultureInfo.InvariantCulture), name, text.ReadToEnd()));
        }
        return all;
    }
}
