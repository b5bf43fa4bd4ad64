using Lantern.Store.Postgres;
using Lantern.Store.Tests.Postgres;
using Npgsql;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

/// <summary>The store on PostgreSQL, in a database of its own and under the account of the web application, and what is PostgreSQL's alone.</summary>
public sealed class PostgresStoreTests : StoreTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-store-").FullName;
    private PostgresDatabase _database = null!;

    protected override string RefusesLooks => "CREATE TRIGGER no_looks BEFORE INSERT ON look FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('no')";

    protected override string AllowsLooks => "DROP TRIGGER no_looks ON look";

    private string Data => Path.Combine(_folder, "data");

    public override async ValueTask InitializeAsync()
    {
        _database = await (await Cluster.Shared).NewDatabase(await Migrated.Value);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync(); // the database goes with the cluster: dropping it would cost a checkpoint of its own
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("UPDATE entry SET sealed = ''", "Ink is not changed")]
    [InlineData("DELETE FROM entry", "Ink is not deleted")]
    [InlineData("TRUNCATE entry", "Ink is not deleted")]
    [InlineData("INSERT INTO entry SELECT position + 1000, file, number + 9, written, previous, sealed, hash FROM entry WHERE number = 3", "next number")]
    [InlineData("UPDATE look SET at = 0", "A look is not changed")]
    [InlineData("DELETE FROM look", "A look is not deleted")]
    [InlineData("UPDATE file SET kind = 'network'", "keeps its id")]
    [InlineData("DELETE FROM file", "A file is not deleted")]
    [InlineData("DELETE FROM command", "not forgotten")]
    [InlineData("UPDATE command SET worker = 'hub'", "does not change")]
    [InlineData("UPDATE head SET size = size - 1", "does not go back")]
    [InlineData("DELETE FROM head", "not deleted")]
    [InlineData("DELETE FROM file_key", "when its file has been erased")]
    [InlineData("UPDATE head SET size = 9223372036854775807", "one commit at a time")]
    [InlineData("UPDATE head SET epoch = 999", "one commit at a time")]
    [InlineData("UPDATE file_key SET wrapped = hub_key.wrapped FROM hub_key", "later version")]
    [InlineData("UPDATE hub_key SET version = version - 1", "later version")]
    [InlineData("DELETE FROM hub_key", "not destroyed")]
    [InlineData("INSERT INTO hub_key SELECT 'another', version, wrapped FROM hub_key", "one key of the hub")]
    [InlineData("TRUNCATE file_key", "not destroyed together")]
    public async Task Not_even_the_owner_changes_ink_and_looks(string sql, string says)
    {
        var file = await Referred();
        var before = Dump(await Opened(file, Hub));
        Assert.Contains(says, Assert.Throws<PostgresException>(() => Ask(sql, _database.Owner)).Message, StringComparison.Ordinal);
        Reopen();
        Assert.Equal(before, Dump(await Opened(file, Hub)));
    }

    [Theory]
    [InlineData("UPDATE entry SET number = 1")]
    [InlineData("DELETE FROM entry")]
    [InlineData("UPDATE look SET at = 0")]
    [InlineData("DELETE FROM look")]
    [InlineData("DELETE FROM checkpoint")]
    [InlineData("UPDATE erasure SET at = 0")]
    [InlineData("TRUNCATE entry")]
    [InlineData("UPDATE head SET hub = 'another'")]
    [InlineData("UPDATE file_key SET version = version + 1")]
    [InlineData("UPDATE hub_key SET version = version + 1")]
    [InlineData("DELETE FROM hub_key")]
    [InlineData("UPDATE draft SET worker = 'another'")]
    [InlineData("UPDATE migration SET name = 'another'")]
    [InlineData("UPDATE access_act SET at = 0")]
    [InlineData("DELETE FROM access_act")]
    [InlineData("ALTER TABLE entry DISABLE TRIGGER ALL")]
    [InlineData("DROP TABLE entry")]
    [InlineData("CREATE TABLE mine (a int)")]
    [InlineData("UPDATE file_key SET wrapped = ''")]
    [InlineData("UPDATE hub_key SET version = 999")]
    [InlineData("UPDATE draft SET worker = 'hub'")]
    public void The_web_account_may_not_even_ask(string sql) =>
        Assert.Equal("42501", Assert.Throws<PostgresException>(() => Ask(sql, _database.Web)).SqlState);

    [Theory]
    [InlineData("UPDATE head SET size = 9223372036854775807", "no further than the leaves")]
    [InlineData("UPDATE head SET size = size + 1", "no further than the leaves")]
    [InlineData("UPDATE head SET epoch = 999", "no epoch that no server has reached")]
    public async Task The_web_account_does_not_put_the_head_where_nothing_stands(string sql, string says)
    {
        var file = await Referred();
        Assert.Contains(says, Assert.Throws<PostgresException>(() => Ask(sql, _database.Web)).Message, StringComparison.Ordinal);
        await Opened(file, Hub);
    }

    [Theory]
    [InlineData("UPDATE hub_key SET version = version - 1")]
    [InlineData("UPDATE file_key SET version = version - 1")]
    public async Task Not_even_the_owner_wraps_a_key_under_an_older_version_again(string sql)
    {
        await Referred();
        Assert.Contains("under a later version", Assert.Throws<PostgresException>(() => Ask(sql, _database.Owner)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_are_turned_by_the_owner_alone()
    {
        await Referred();
        Assert.Contains("owner of the database", Assert.Throws<StoreUnfitException>(() => Lantern.Store.Keeping.KeyKeeping.Rotate(Premises, _ => { })).Message, StringComparison.Ordinal);
        Lantern.Store.Keeping.KeyKeeping.Rotate(Premises with { Postgres = _database.Owner }, _ => { });
        await Referred();
    }

    [Fact]
    public async Task A_web_account_does_not_make_tables_and_says_who_does()
    {
        var empty = await (await Cluster.Shared).NewDatabase();
        var said = Assert.Throws<StoreUnfitException>(() => HubStore.Open(Premises with { Postgres = empty.Web }, TestPack.Pack, Clock));
        Assert.Contains("lantern migrate", said.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-5, true)]
    [InlineData(5, true)]
    [InlineData(15, false)]
    [InlineData(3600, false)]
    [InlineData(-15, false)]
    [InlineData(-3600, false)]
    public async Task A_machine_ahead_of_the_servers_clock_or_behind_it_does_not_write_and_a_few_seconds_trouble_nobody(int seconds, bool writes)
    {
        var apart = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(seconds));
        var limits = new ClockLimits { Quiet = NodaTime.Duration.FromDays(100_000) };
        var file = await Allocated();
        using var store = HubStore.Open(Premises with { Clock = limits }, TestPack.Pack, apart);
        var act = new Act("beside", ActPart.In(file, new Lantern.Entries.ChildSeen(), Today));
        if (writes)
            Assert.IsType<Outcome.Written>(await store.Files.Write(act, Lee));
        else
            Assert.Contains("clock of the database server", (await Assert.ThrowsAsync<WritingStoppedException>(() => store.Files.Write(act, Lee))).Message, StringComparison.Ordinal);
        Assert.NotNull(await store.Files.Open(file, Lee, Access.Purpose.WorkingOnTheFile));
    }

    [Fact]
    public void A_server_that_is_not_there_is_said_so() =>
        Assert.Contains("cannot be used", Assert.Throws<StoreUnfitException>(() =>
            HubStore.Open(Premises with { Postgres = "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=2" }, TestPack.Pack, Clock)).Message, StringComparison.Ordinal);

    protected override HubStore OpenStore(TimeProvider clock) => HubStore.Open(Premises, TestPack.Pack, clock);

    protected override int Checkpoints()
    {
        using var connection = new NpgsqlConnection(_database.Owner);
        connection.Open();
        using var count = new NpgsqlCommand("SELECT count(*)::int FROM checkpoint", connection);
        return (int)count.ExecuteScalar()!;
    }

    protected override void BehindItsBack(string sql) => Ask(sql, _database.Owner);

    protected override IReadOnlyList<string> LiftsTheGuardOfTheAccessLog => ["ALTER TABLE access_act DISABLE TRIGGER USER"];

    protected override string LiftsTheGuardOfKeys => "ALTER TABLE file_key DISABLE TRIGGER USER";

    protected override int Sequences => Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? 2_000 : 200;

    protected override string LiftsTheGuard => "ALTER TABLE entry DISABLE TRIGGER USER";

    protected override Premises Premises => new(Data) { Postgres = _database.Web, Clock = new ClockLimits { AsksTheServer = false } };

    // What an operator does with 'lantern migrate': the owner makes the tables, once; every test begins with a copy.
    private static readonly Lazy<Task<string>> Migrated = new(async () =>
    {
        var template = await (await Cluster.Shared).NewDatabase();
        using var database = OnPostgres.Open(template.Owner);
        using var connection = database.Connect();
        Sql.Migrations.Apply(database, connection, NodaTime.NodaConstants.UnixEpoch);
        return template.Name;
    });

    private static void Ask(string sql, string connectionString)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }
}
