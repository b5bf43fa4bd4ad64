using Npgsql;

namespace Lantern.Store.Tests.Postgres;

/// <summary>The tests' own PostgreSQL: it grants nothing by itself, forgets nothing, fails over and goes away.</summary>
public sealed class ClusterTests
{
    [Fact]
    public async Task The_web_role_may_do_only_what_it_is_granted()
    {
        var cluster = await Cluster.Shared;
        var database = await cluster.NewDatabase();
        await Run(database.Owner, "CREATE TABLE note (words text); CREATE TABLE other (words text); GRANT INSERT ON note TO lantern_web");
        await Run(database.Web, "INSERT INTO note VALUES ('one')");
        foreach (var refused in new[] { "SELECT words FROM note", "DELETE FROM note", "INSERT INTO other VALUES ('one')", "CREATE TABLE mine (words text)", "CREATE TEMP TABLE mine (words text)" })
            Assert.Equal("42501", (await Assert.ThrowsAsync<PostgresException>(() => Run(database.Web, refused))).SqlState);
        await cluster.Drop(database);
    }

    [Fact]
    public async Task Databases_are_fresh_or_copies_of_a_template()
    {
        var cluster = await Cluster.Shared;
        var one = await cluster.NewDatabase();
        await cluster.Run("CREATE TABLE note AS SELECT 'kept'::text AS words", one.Name);
        var copy = await cluster.NewDatabase(one.Name);
        var fresh = await cluster.NewDatabase();
        Assert.Equal("kept", await cluster.Ask("SELECT words FROM note", copy.Name));
        Assert.Null(await cluster.Ask("SELECT to_regclass('note')::text", fresh.Name));
    }

    [Fact]
    public async Task What_is_committed_survives_a_crash_and_a_promotion_and_the_old_primary_is_on_the_old_timeline()
    {
        await using var primary = await Cluster.Start();
        var database = await primary.NewDatabase();
        await using var standby = await primary.AddSynchronousStandby();
        await primary.Run("CREATE TABLE note AS SELECT 1 AS number", database.Name);
        await primary.StopImmediately();
        await standby.Promote();
        Assert.Equal(1, await standby.Ask("SELECT number FROM note", database.Name));
        await primary.StopRequiringStandby();
        await primary.StartAgain();
        Assert.Equal(1, await primary.Ask("SELECT number FROM note", database.Name));
        const string timeline = "SELECT left(pg_walfile_name(pg_current_wal_lsn()), 8)";
        Assert.Equal(("00000001", "00000002"), (await primary.Ask(timeline), await standby.Ask(timeline)));
    }

    private static async Task Run(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
