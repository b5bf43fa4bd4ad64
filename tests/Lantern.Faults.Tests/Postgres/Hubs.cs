using System.Runtime.CompilerServices;
using Lantern.Store.Postgres;
using Lantern.Store.Tests.Postgres;
using NodaTime;

namespace Lantern.Faults.Tests.Postgres;

/// <summary>Databases of a hub, made and migrated by their owner as an operator does, for the web account to work in.</summary>
internal static class Hubs
{
    private static readonly ConditionalWeakTable<Cluster, Task<string>> Templates = [];

    /// <summary>A fresh one.</summary>
    public static async Task<PostgresDatabase> New(Cluster cluster) =>
        await cluster.NewDatabase(await Templates.GetValue(cluster, one => Template(one)));

    /// <summary>Brings a database to the form of this program.</summary>
    public static void Migrate(string owner)
    {
        using var database = OnPostgres.Open(owner);
        using var connection = database.Connect();
        Store.Sql.Migrations.Apply(database, connection, NodaConstants.UnixEpoch);
    }

    private static async Task<string> Template(Cluster cluster)
    {
        var template = await cluster.NewDatabase();
        Migrate(template.Owner);
        Npgsql.NpgsqlConnection.ClearAllPools();
        return template.Name;
    }
}
