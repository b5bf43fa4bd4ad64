using Lantern.Entries;
using Lantern.Store.Sqlite;
using Microsoft.Data.Sqlite;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

/// <summary>The store on SQLite, in a folder of its own, and what is SQLite's alone.</summary>
public sealed class SqliteStoreTests : StoreTests
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-store-").FullName;

    private string Data => Path.Combine(_folder, "data");

    private string Database => Path.Combine(Data, "lantern.db");

    protected override Premises Premises => new(Data);

    protected override IReadOnlyList<string> LiftsTheGuardOfTheAccessLog =>
        ["DROP TRIGGER access_act_is_not_changed", "DROP TRIGGER access_act_is_not_deleted"];

    protected override string LiftsTheGuardOfKeys => "DROP TRIGGER file_key_version_rises";

    protected override int Sequences => 2_000;

    protected override string LiftsTheGuard => "DROP TRIGGER entry_is_not_changed";

    protected override HubStore OpenStore(TimeProvider clock) => HubStore.Open(Data, TestPack.Pack, clock);

    protected override int Checkpoints() => Ask("SELECT CAST(size AS TEXT) FROM checkpoint").Count;

    protected override void BehindItsBack(string sql) => Ask(sql);

    protected override string RefusesLooks => "CREATE TRIGGER no_looks BEFORE INSERT ON look BEGIN SELECT RAISE(ABORT, 'no'); END";

    protected override string AllowsLooks => "DROP TRIGGER no_looks";

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [InlineData("UPDATE entry SET sealed = x'7b7d'", "Ink is not changed")]
    [InlineData("UPDATE entry SET written = 0 WHERE number = 1", "Ink is not changed")]
    [InlineData("DELETE FROM entry", "Ink is not deleted")]
    [InlineData("INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE number = 1", "Ink is not written over")]
    [InlineData("INSERT INTO entry SELECT position + 1000, file, number + 9, written, previous, sealed, hash FROM entry WHERE number = 3", "next number")]
    [InlineData("UPDATE look SET at = 0", "A look is not changed")]
    [InlineData("DELETE FROM look", "A look is not deleted")]
    [InlineData("INSERT OR REPLACE INTO look SELECT * FROM look", "A look is not written over")]
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
    [Theory]
    public async Task Ink_and_looks_are_not_changed_behind_the_stores_back(string sql, string says)
    {
        var file = await Referred();
        var before = Dump(await Opened(file, Hub));
        Assert.Contains(says, Assert.Throws<SqliteException>(() => Ask(sql)).Message, StringComparison.Ordinal);
        Reopen();
        Assert.Equal(before, Dump(await Opened(file, Hub)));
    }

    [Fact]
    public void Journal_and_waiting_for_the_disk_are_as_promised()
    {
        Assert.Equal(["wal"], Ask("PRAGMA journal_mode"));
        using var connection = OnSqlite.Connect(Database);
        OnSqlite.Check(connection);
        connection.Run("PRAGMA synchronous = NORMAL");
        Assert.Contains("saved would not mean saved", Assert.Throws<StoreUnfitException>(() => OnSqlite.Check(connection)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_cannot_be_in_write_ahead_mode_is_not_opened()
    {
        using var connection = OnSqlite.Connect(":memory:");
        Assert.Contains("write-ahead", Assert.Throws<StoreUnfitException>(() => OnSqlite.Check(connection)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3.51.2", false)]
    [InlineData("3.7.0", false)]
    [InlineData("?", false)]
    [InlineData("3.51.3", true)]
    [InlineData("3.100.0", true)]
    public void An_engine_that_can_lose_commits_is_not_used(string version, bool isFit) =>
        Assert.Equal(isFit, OnSqlite.IsNewEnough(version));

    [Fact]
    public void A_database_of_a_newer_lantern_is_not_opened()
    {
        Ask("INSERT INTO migration VALUES (9999, '9999-later', 0)");
        Assert.Contains("9999-later", Assert.Throws<StoreUnfitException>(() => OpenStore(Clock)).Message, StringComparison.Ordinal);
        Ask("DELETE FROM migration WHERE number = 9999");
        OpenStore(Clock).Dispose();
    }

    [Fact]
    public async Task A_kind_of_a_newer_lantern_says_so()
    {
        var file = await Referred();
        Assert.NotNull(await Open(file, Hub));
        var entry = (await Opened(file, Hub)).Entries[0];
        var packed = Sql.EntryWords.Pack(entry, entry.Kind.ToJson(entry.Body));
        var later = System.Text.Encoding.Latin1.GetBytes(System.Text.Encoding.Latin1.GetString(packed).Replace("child-identified", "child-on-the-moon"[..16], StringComparison.Ordinal));
        Assert.Contains("child-on-the-moo", Assert.Throws<StoreUnfitException>(() => Sql.EntryWords.Unpack(file, 1, Now, later)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_and_files_are_for_their_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return; // it has no such permissions
        const UnixFileMode others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.Equal(UnixFileMode.None, new DirectoryInfo(Data).UnixFileMode & others);
        var files = Directory.GetFiles(Data);
        Assert.Contains(files, file => file.EndsWith("-wal", StringComparison.Ordinal));
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
    }

    [Fact]
    public void What_is_no_database_is_not_opened()
    {
        var other = Path.Combine(_folder, "other");
        Directory.CreateDirectory(other);
        File.WriteAllText(Path.Combine(other, "lantern.db"), new string('x', 5000));
        Assert.Contains("backup", Assert.Throws<StoreUnfitException>(() => HubStore.Open(other, TestPack.Pack, Clock)).Message, StringComparison.Ordinal);
        Assert.Throws<StoreUnfitException>(() => HubStore.Open(Path.Combine(other, "lantern.db"), TestPack.Pack, Clock));
    }

    [Fact]
    public void A_folder_that_everybody_uses_is_refused()
    {
        var shared = Directory.CreateDirectory(Path.Combine(_folder, "shared"));
        if (!OperatingSystem.IsWindows())
            shared.UnixFileMode |= UnixFileMode.StickyBit;
        Assert.Throws<StoreUnfitException>(() => HubStore.Open(shared.FullName, TestPack.Pack, Clock));
    }

    [Fact]
    public async Task A_second_process_writes_and_this_one_sees_it()
    {
        var file = await Allocated();
        Assert.Empty(Store.Index.Worklist(Lee).Lines);
        using var second = OpenStore(Clock);
        var part = ActPart.In(file, new SignificantIncident(), Today);
        Assert.Equal(5, Assert.IsType<Outcome.Written>(await second.Files.Write(new Act("second", part), Lee)).Entries[0].Number);
        Assert.Equal("review-risk-after-incident", Assert.Single(Store.Index.Worklist(Lee).Mine).Duty.Clock.Id);
        Assert.Equal(6, (await Written(Lee, part))[0].Number);
        Assert.Equal(6, (await second.Files.Open(file, Lee, Access.Purpose.WorkingOnTheFile))!.Number);
    }

    private List<string> Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        var rows = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }
}
