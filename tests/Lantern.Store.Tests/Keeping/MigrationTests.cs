using Lantern.Store.Keeping;
using Lantern.Store.Sql;
using Lantern.Store.Tests.Postgres;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lantern.Store.Tests.Keeping;

/// <summary>Bringing a database to the present form: refused where it must be, and whole again wherever it was cut short.</summary>
public sealed class MigrationTests : IAsyncLifetime
{
    private readonly FreshPlace _place = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task A_folder_without_a_hub_is_said_to_have_none() =>
        Assert.Contains("There is no hub in", Assert.Throws<StoreUnfitException>(() =>
            Renewal.Run(new Premises(_place.In("nothing")), TimeProvider.System, _ => { })).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_database_of_a_newer_lantern_is_left_alone(bool onPostgres)
    {
        var premises = await Made(onPostgres);
        using (var database = HubStore.Reach(premises))
        using (var connection = database.Connect())
            connection.Run(Statements.AddMigration, 9999L, "9999-later", 0L);
        var said = Assert.Throws<StoreUnfitException>(() => Renewal.Run(premises, TimeProvider.System, _ => { })).Message;
        Assert.Contains("9999-later", said, StringComparison.Ordinal);
        Assert.Contains("newer", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_step_is_said_once_and_two_at_once_make_one_form(bool onPostgres)
    {
        var premises = await Empty(onPostgres);
        var said = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var taken = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Renewal.Run(premises, TimeProvider.System, said.Enqueue))));
        using var database = HubStore.Reach(premises);
        var steps = Migrations.All(database.MigrationFolder);
        Assert.Equal(steps.Count, taken.Sum());
        Assert.Equal(steps.Select(step => $"Done: {step.Name}").Order(), said.Order());
        Assert.Equal(0, Renewal.Run(premises, TimeProvider.System, said.Enqueue));
        Assert.Equal(steps.Count, said.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cut_short_after_any_statement_it_is_taken_up_again(bool onPostgres)
    {
        var whole = await Empty(onPostgres);
        Renewal.Run(whole, TimeProvider.System, _ => { });
        var form = Form(whole);
        var cuts = 0;
        for (var step = 0; ; step++)
        {
            var asked = 1;
            for (var statement = 0; statement <= asked; statement++)
            {
                var premises = await Empty(onPostgres);
                asked = await Cut(premises, step, statement);
                if (asked < 0)
                {
                    Assert.True(cuts > 45, $"only {cuts} cuts");
                    return;
                }
                Renewal.Run(premises, TimeProvider.System, _ => { });
                Assert.Equal(form, Form(premises));
                cuts++;
            }
        }
    }

    /// <summary>Takes the steps before one, and of that one some statements; then the program and its connection are gone.</summary>
    /// <returns>How many statements the step has; below 0 when there is no such step.</returns>
    private static async Task<int> Cut(Premises premises, int step, int statements)
    {
        using var database = HubStore.Reach(premises);
        var steps = Migrations.All(database.MigrationFolder);
        if (step == steps.Count)
            return -1;
        var connection = database.Connect();
        connection.RunScript(database.MakeMigrations);
        foreach (var before in steps.Take(step))
        {
            connection.RunScript(before.Sql);
            connection.Run(Statements.AddMigration, before.Number, before.Name, 0L);
        }
        var all = Split(steps[step].Sql);
        connection.Run(database.Begin);
        foreach (var sql in all.Take(statements))
            connection.RunScript(sql);
        if (premises.Postgres is { } postgres)
            await (await Cluster.Shared).KillBackends(new PostgresDatabase(new NpgsqlConnectionStringBuilder(postgres).Database!, "", "", ""));
        else
            CopyAsTheDiskHasIt(premises.DataFolder);
        try
        {
            connection.Dispose();
        }
        catch (NpgsqlException)
        {
            // The server has let it go already.
        }
        if (premises.Postgres is { } cut)
        {
            await using var gone = new NpgsqlConnection(cut);
            NpgsqlConnection.ClearPool(gone);
        }
        else
        {
            PutBack(premises.DataFolder);
        }
        return all.Count;
    }

    private static void CopyAsTheDiskHasIt(string data)
    {
        Directory.CreateDirectory($"{data}-then");
        foreach (var file in Directory.GetFiles(data, "*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine($"{data}-then", Path.GetFileName(file)));
    }

    private static void PutBack(string data)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(data, recursive: true);
        Directory.Move($"{data}-then", data);
    }

    private static List<string> Split(string sql)
    {
        var (all, open) = (new List<string>(), "");
        foreach (var line in sql.Split('\n').Where(line => !line.StartsWith("--", StringComparison.Ordinal)))
        {
            open += line + "\n";
            var isTrigger = open.TrimStart().StartsWith("CREATE TRIGGER", StringComparison.Ordinal) && open.Contains("BEGIN", StringComparison.Ordinal);
            var isDone = line.TrimEnd().EndsWith(isTrigger ? "END;" : ";", StringComparison.Ordinal) && open.Split("$$").Length % 2 == 1;
            if (!isDone)
                continue;
            all.Add(open);
            open = "";
        }
        Assert.Equal("", open.Trim());
        return all;
    }

    private async Task<Premises> Made(bool onPostgres)
    {
        var premises = await _place.New(onPostgres);
        HubStore.Open(premises, TestPack.Pack, TimeProvider.System).Dispose();
        return premises;
    }

    // An empty database: on SQLite the file is there, as after a first start that was killed at once.
    private async Task<Premises> Empty(bool onPostgres)
    {
        var premises = await _place.New(onPostgres);
        HubStore.Reach(premises).Dispose();
        return premises;
    }

    private static string Form(Premises premises)
    {
        using var database = HubStore.Reach(premises);
        using var connection = database.Connect();
        return string.Join('\n', connection.Rows(premises.Postgres is null
            ? "SELECT type || name || coalesce(sql, '') FROM sqlite_master ORDER BY 1"
            : """
              SELECT 'column ' || table_name || column_name || data_type || is_nullable FROM information_schema.columns WHERE table_schema = 'public'
              UNION ALL SELECT 'trigger ' || event_object_table || trigger_name || event_manipulation || action_statement FROM information_schema.triggers
              UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public'
              UNION ALL SELECT 'right ' || grantee || table_name || privilege_type FROM information_schema.role_table_grants WHERE table_schema = 'public'
              UNION ALL SELECT 'rule ' || conrelid::regclass::text || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
              ORDER BY 1
              """, row => row.GetString(0)));
    }
}
