using System.Security.Cryptography;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keeping;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests.Keeping;

/// <summary>A store from before there was an access log keeps its staff, memberships, emergencies and reviews, and its ink.</summary>
public sealed class CarryOverTests : IAsyncLifetime
{
    private static readonly string[] Steps = ["0001-sealed-ink", "0002-staff", "0010-watch"];
    private static readonly FileId Child = new("0123456789abcdefghjkmnpqrs");
    private static readonly Instant Then = Instant.FromUtc(2026, 3, 2, 10, 0);
    private static readonly Reader Privacy = new("privacy", "Pru Privacy", Role.PrivacyOfficer, "council", "");

    private readonly FreshPlace _place = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everything_is_read_as_before_and_stands_in_the_ink(bool onPostgres)
    {
        var premises = await Old(onPostgres);
        Renewal.Run(premises, TimeProvider.System, _ => { }, carryOver: true);
        using (var hub = HubStore.Open(premises, TestPack.Pack, TimeProvider.System))
        {
            Assert.Equal([Hub, Lee, Privacy, Teacher], hub.Staff.Workers());
            Assert.Equal("The school", hub.Staff.Agency("school")!.Title);
            var memberships = hub.Staff.MembershipsOf(Child);
            Assert.Equal([("made", "The child's school"), ("block", "A neighbour")], memberships.Select(one => (one.Id, one.Because)));
            Assert.Equal((Then, Then + Duration.FromDays(1)), (memberships[0].From, memberships[0].Until));
            var members = hub.Members.Of(Child, Hub)!;
            Assert.Equal([("made", true, "lee", "The child's school"), ("made", false, "hub", "It is over")],
                members.Acts.Select(act => (act.Membership, act.Made, act.Worker, act.Because)));
            var alert = Assert.Single(hub.Watch.Alerts(Privacy)!);
            Assert.Equal(("tried", "A call in the night", Finding.SpokenTo, "Spoke to them"), (alert.Id, alert.Because, alert.Review!.Finding, alert.Review.Words));
            Assert.Null(await hub.Files.Open(Child, Lee, Purpose.WorkingOnTheFile));
            Assert.Equal("Robin", Assert.IsType<ChildIdentified>((await hub.Files.Open(Child, Hub, Purpose.Of("For the test")))!.Entries[0].Body).GivenName);
        }
        Assert.Empty(Proofs.Check(premises, null, null, deep: true).Sentences);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_start_and_no_ordinary_step_believes_tables_from_before(bool onPostgres)
    {
        var premises = await Old(onPostgres);
        foreach (var begun in (Action[])[() => HubStore.Open(premises, TestPack.Pack, TimeProvider.System).Dispose(), () => Renewal.Run(premises, TimeProvider.System, _ => { })])
        {
            var said = Assert.Throws<StoreUnfitException>(begun).Message;
            Assert.Contains("migrate --carry-over", said, StringComparison.Ordinal);
            Assert.Contains("tampering-found.md", said, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_record_that_does_not_verify_is_not_carried_over(bool onPostgres)
    {
        var premises = await Old(onPostgres);
        Change(premises, onPostgres ? "ALTER TABLE entry DISABLE TRIGGER USER" : "DROP TRIGGER entry_is_not_changed", "UPDATE entry SET written = written + 1");
        Assert.Contains("does not verify", Assert.Throws<StoreUnfitException>(() => Renewal.Run(premises, TimeProvider.System, _ => { }, carryOver: true)).Message, StringComparison.Ordinal);
        Assert.Contains("older form", Assert.Throws<StoreUnfitException>(() => Backup.Make(premises, _place.In("backup"), TimeProvider.System, _ => { })).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Tables_put_back_are_not_carried_over_a_second_time(bool onPostgres)
    {
        var premises = await Old(onPostgres);
        Renewal.Run(premises, TimeProvider.System, _ => { }, carryOver: true);
        Change(premises, OldTables(onPostgres), "INSERT INTO agency VALUES ('council', 'The council')",
            "INSERT INTO worker VALUES ('mallory', 'Mal Mallory', 'hub-manager', 'council', '')");
        Assert.Contains("somebody put them there", Assert.Throws<StoreUnfitException>(() => Renewal.Run(premises, TimeProvider.System, _ => { }, carryOver: true)).Message,
            StringComparison.Ordinal);
        Assert.Contains("tampering-found.md", Assert.Throws<StoreUnfitException>(() => HubStore.Open(premises, TestPack.Pack, TimeProvider.System)).Message,
            StringComparison.Ordinal);
    }

    private static string OldTables(bool onPostgres)
    {
        var folder = onPostgres ? "Lantern.Store.Postgres.Migrations." : "Lantern.Store.Sqlite.Migrations.";
        var sql = string.Concat(Migrations.All(folder).Where(step => step.Name is "0002-staff" or "0010-watch").Select(step => step.Sql));
        return sql[sql.IndexOf("CREATE TABLE agency", StringComparison.Ordinal)..];
    }

    private static void Change(Premises premises, params string[] sql)
    {
        using var database = HubStore.Reach(premises);
        using var connection = database.Connect();
        foreach (var one in sql)
            connection.RunScript(one);
    }

    // A store as the Lantern before wrote it, with the rows of everything that is carried over.
    private async Task<Premises> Old(bool onPostgres)
    {
        var premises = await _place.New(onPostgres);
        using var database = HubStore.Reach(premises);
        using var connection = database.Connect();
        Migrations.Apply(database, connection, Then, null, Steps);
        var ring = KeyRing.New();
        premises.Keys.Keep(ring);
        var (_, kept) = Vault.NewKey(ring, Vault.HubKey);
        connection.Run("INSERT INTO hub_key (name, version, wrapped) VALUES ($1, $2, $3)", Vault.HubKey, (long)kept.Version, kept.Bytes);
        var vault = new Vault(premises.Keys, ring, kept);
        Ink(connection, vault);
        connection.RunScript("INSERT INTO agency VALUES ('council', 'The council'), ('school', 'The school')");
        foreach (var one in (Reader[])[Hub, Lee, Teacher, Privacy])
            connection.Run("INSERT INTO worker VALUES ($1, $2, $3, $4, $5)", one.Worker, one.Name, Kebabs<Role>.Word(one.Role), one.Agency, one.Team);
        var (at, day) = (Then.ToUnixTimeTicks(), Duration.FromDays(1).BclCompatibleTicks);
        byte[] Said(string words, string about) => vault.Seal(words, $"lantern/1 {about}");
        const string Made = "INSERT INTO membership VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        connection.Run(Made, "made", "network-member", "school", null, Child.Value, at, at + day, Said("The child's school", "membership\nmade"));
        connection.Run(Made, "block", "blocked", "council", "lee", Child.Value, at + 1, null, Said("A neighbour", "membership\nblock"));
        const string Act = "INSERT INTO membership_act VALUES ($1, $2, $3, $4, $5, $6)";
        connection.Run(Act, "a", "made", "made", "lee", at, Said("The child's school", "membership act\na"));
        connection.Run(Act, "b", "made", "ended", "hub", at + day, Said("It is over", "membership act\nb"));
        connection.Run("INSERT INTO glass VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", "tried", "lee", "council", at, "kept-out", Child.Value, null,
            Said("2\nby reference\nA call in the night", "glass\ntried"));
        connection.Run("INSERT INTO alert_review VALUES ($1, $2, $3, $4, $5)", "tried", "privacy", at, "spoken-to", Said("Spoke to them", "alert review\ntried"));
        return premises;
    }

    private static void Ink(Connection connection, Vault vault)
    {
        var (key, wrapped) = vault.NewKey(Child, 1);
        connection.Run("INSERT INTO file (id, kind, opened) VALUES ($1, $2, $3)", Child.Value, "child", Then.ToUnixTimeTicks());
        connection.Run("INSERT INTO file_key (file, version, wrapped) VALUES ($1, $2, $3)", Child.Value, (long)wrapped.Version, wrapped.Bytes);
        var body = new ChildIdentified { GivenName = "Robin", FamilyName = "Example" };
        var entry = new Entry(Child, 1, new Happening(new LocalDate(2026, 3, 2)), Then, new Writer("hub", "Harry Hub", null, "council", null),
            Marks.None, "test", "act", body);
        var opening = Leaf.Entry(Child.Value, 1, Then.ToUnixTimeTicks(), Leaf.BeforeTheFirst);
        var words = Sealing.Seal(key, EntryWords.Pack(entry, entry.Kind.ToJson(body)), opening);
        connection.Run("INSERT INTO entry (position, file, number, written, previous, sealed, hash) VALUES (1, $1, 1, $2, $3, $4, $5)",
            Child.Value, Then.ToUnixTimeTicks(), Leaf.BeforeTheFirst.ToArray(), words, Leaf.Hash(opening, words));
        connection.Run("INSERT INTO command (id, worker, first_position, last_position) VALUES ('first', 'hub', 1, 1)");
        connection.Run("INSERT INTO head (hub, size, epoch) VALUES ($1, 1, 0)", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(13)));
    }
}
