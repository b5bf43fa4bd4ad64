using System.Data.Common;
using System.Globalization;
using NodaTime;

namespace Lantern.Store.Sql;

/// <summary>Brings a database to the form this program reads: numbered texts, forward only, each in one transaction, so that one cut short begins anew.</summary>
internal static class Migrations
{
    /// <summary>Applies what has not been applied.</summary>
    /// <param name="database">The database.</param>
    /// <param name="connection">A connection that may change its form; where all is applied, one that may not will do.</param>
    /// <param name="now">Noted beside each step.</param>
    /// <param name="said">Told of each step as it is done.</param>
    /// <param name="only">The names of the steps to take; null for all.</param>
    /// <exception cref="StoreUnfitException">The database was written by a newer program, or this connection may not change it.</exception>
    public static void Apply(Database database, Connection connection, Instant now, Action<string>? said = null, IReadOnlyCollection<string>? only = null)
    {
        var all = All(database.MigrationFolder);
        if (IsDone(connection, all))
            return;
        try
        {
            Within(database, connection, () => connection.RunScript(database.MakeMigrations));
            foreach (var step in all.Where(step => only is null || only.Contains(step.Name)))
            {
                if (Apply(database, connection, step, all, now))
                    said?.Invoke(step.Name);
            }
        }
        catch (DbException failure) when (failure.SqlState is "42501")
        {
            throw new StoreUnfitException("The database is of an older form, and this account may not change it. Run 'lantern migrate' as its owner.");
        }
    }

    private static bool Apply(Database database, Connection connection, Step step, List<Step> all, Instant now)
    {
        var isNew = false;
        Within(database, connection, () =>
        {
            var applied = Applied(connection);
            Check(applied, all);
            isNew = applied.All(one => one.Number != step.Number);
            if (!isNew)
                return;
            connection.RunScript(step.Sql);
            if (step.Name == Keeping.CarryOver.After)
                Keeping.CarryOver.OfNoHub(connection);
            connection.Run(Statements.AddMigration, step.Number, step.Name, now.ToUnixTimeTicks());
        });
        return isNew;
    }

    // One program at a time: a second one waits here, and finds the step done.
    private static void Within(Database database, Connection connection, Action change)
    {
        connection.Run(database.Begin);
        try
        {
            if (database.LockMigrations is { } only)
                connection.Run(only);
            change();
            connection.Run(Statements.Commit);
        }
        catch
        {
            connection.RollBack();
            throw;
        }
    }

    /// <summary>True where every step this program knows has been taken.</summary>
    /// <exception cref="StoreUnfitException">The database was written by a newer program.</exception>
    public static bool IsDone(Database database, Connection connection) => IsDone(connection, All(database.MigrationFolder));

    /// <summary>True where there is a table of steps.</summary>
    internal static bool IsBegun(Connection connection)
    {
        try
        {
            return Applied(connection).Count > 0;
        }
        catch (DbException)
        {
            return false;
        }
    }

    private static bool IsDone(Connection connection, List<Step> all)
    {
        try
        {
            var applied = Applied(connection);
            Check(applied, all);
            return applied.Count == all.Count;
        }
        catch (DbException)
        {
            return false; // there is no table of them yet, or it is not ours to read: the steps say which
        }
    }

    /// <summary>The steps a database has taken.</summary>
    internal static List<(long Number, string Name)> Applied(Connection connection) =>
        connection.Rows(Statements.Migrations, row => (row.GetInt64(0), row.GetString(1)));

    private static void Check(List<(long Number, string Name)> applied, List<Step> all)
    {
        foreach (var (number, name) in applied)
        {
            if (!all.Exists(known => known.Number == number && known.Name == name))
                throw new StoreUnfitException(
                    $"The data was written by another Lantern (step {number}, {name}, is not known here). Use that Lantern or a newer one.");
        }
    }

    /// <summary>The steps of a database in their order.</summary>
    internal static List<Step> All(string folder)
    {
        var assembly = typeof(Migrations).Assembly;
        var all = new List<Step>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[folder.Length..^".sql".Length];
            all.Add(new Step(long.Parse(name[..4], CultureInfo.InvariantCulture), name, text.ReadToEnd()));
        }
        return all;
    }

    internal sealed record Step(long Number, string Name, string Sql);
}
