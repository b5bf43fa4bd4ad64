using Lantern.Store.Keeping;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests.Keeping;

/// <summary>A backup is whole or refused, and what comes back is the record as it stood, on either database.</summary>
public sealed class BackupTests : IAsyncLifetime
{
    private readonly FreshPlace _place = new();
    private readonly List<string> _said = [];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _place.DisposeAsync();

    [Fact]
    public async Task Whatever_byte_is_changed_the_backup_is_refused()
    {
        var (premises, path) = await Backed();
        var whole = File.ReadAllBytes(path);
        var step = Rounds.Of(61, 1);
        var tried = 0;
        for (var at = 0; at < whole.Length; at += at < 100 ? 1 : step)
        {
            var bad = (byte[])whole.Clone();
            bad[at] ^= (byte)(1 << (at % 8));
            Assert.NotEmpty(RefusedAs(premises, bad));
            tried++;
        }
        foreach (var length in (int[])[0, 5, 60, whole.Length / 2, whole.Length - 1])
            RefusedAs(premises, whole[..length]);
        RefusedAs(premises, [.. whole, 0]);
        Console.WriteLine($"  {tried} changed bytes of a backup of {whole.Length}, all refused");
    }

    [Fact]
    public async Task A_backup_is_not_written_over_nor_opened_with_other_keys()
    {
        var (premises, path) = await Backed();
        Assert.Contains("never written over", Assert.Throws<IOException>(() => Backup.Make(premises, path, TimeProvider.System, _said.Add)).Message, StringComparison.Ordinal);
        Assert.Contains("do not fit", Refusal(() => Backup.Check(path, new KeySource.Text(KeyKeeping.New()), _said.Add)), StringComparison.Ordinal);
        Assert.Contains("not where they should be", Refusal(() => Backup.Check(path, new KeySource.File(_place.In("none")), _said.Add)), StringComparison.Ordinal);
        Assert.False(File.Exists($"{path}.part"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_restored_over_a_hub_or_beside_other_things(bool onPostgres)
    {
        var (premises, path) = await Backed(onPostgres);
        var there = premises with { DataFolder = onPostgres ? _place.In("fresh") : premises.DataFolder };
        Assert.Contains("There is a hub in this", Refusal(() => Restore.Run(there, new Restoring(path), TimeProvider.System, _said.Add)), StringComparison.Ordinal);
        var used = await _place.New(onPostgres);
        Directory.CreateDirectory(used.DataFolder);
        File.WriteAllText(Path.Combine(used.DataFolder, "mine"), "mine");
        Assert.Contains("something in this data folder", Refusal(() => Restore.Run(used, new Restoring(path), TimeProvider.System, _said.Add)), StringComparison.Ordinal);
        Assert.Equal(["mine"], Directory.GetFileSystemEntries(used.DataFolder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public async Task Cut_short_anywhere_a_restoration_leaves_no_hub_and_is_begun_again(bool from, bool onto)
    {
        var (premises, path) = await Backed(from);
        var to = await _place.New(onto);
        for (var (cut, isCut) = (0, true); isCut; cut++)
        {
            var told = 0;
            try
            {
                Restore.Run(to, new Restoring(path), TimeProvider.System, words =>
                {
                    if (++told > cut && words != "The record is in its place.")
                        throw new OperationCanceledException("killed here");
                });
                isCut = false;
                Assert.True(cut > 5, $"cut {cut} times"); // one word is said for each plain table, and staff is in the ink now
            }
            catch (OperationCanceledException)
            {
                var isWhole = told > cut + 1 || (onto && Heads(to) == 1); // on PostgreSQL it stands once it is committed
                Assert.True(isWhole || !IsHub(to), "half a hub");
                if (Heads(to) == 1)
                    isCut = false;
            }
        }
        using var hub = HubStore.Open(to, TestPack.Pack, TimeProvider.System);
        Assert.NotEmpty(hub.Staff.Workers());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Backups_made_under_load_all_come_back_with_their_root(bool onPostgres)
    {
        var premises = await _place.New(onPostgres);
        var made = new List<(string Path, BackupMade Backup, Dictionary<Entries.FileId, int> Acknowledged)>();
        await using (var busy = await BusyHub.Open(premises))
        {
            busy.Start();
            for (var round = 0; round < Rounds.Of(5, 25); round++)
            {
                await busy.Go(15);
                var acknowledged = busy.Files.ToDictionary();
                var path = _place.In($"backup-{round}");
                made.Add((path, Backup.Make(premises, path, TimeProvider.System, _said.Add), acknowledged));
            }
            await busy.Stop();
        }
        foreach (var ((path, backup, acknowledged), round) in made.Select((one, round) => (one, round)))
        {
            var to = await _place.New(round % 2 == (onPostgres ? 0 : 1));
            var restored = Restore.Run(to, new Restoring(path), TimeProvider.System, _said.Add);
            Assert.Equal((backup.Size, backup.Root), (restored.Size, restored.Root));
            using var hub = HubStore.Open(to, TestPack.Pack, TimeProvider.System);
            foreach (var (file, number) in acknowledged)
                Assert.True((await hub.Files.Open(file, Hub, Access.Purpose.Of(Access.Purpose.WorkingOnTheFile.Words)))!.Number >= number);
        }
        Console.WriteLine($"  {made.Count} backups under load from {(onPostgres ? "PostgreSQL" : "SQLite")} onto both, the last of {made[^1].Backup.Size} leaves; each root is the signed one");
    }

    [Fact]
    public async Task The_fence_of_a_lost_server_does_not_bind_the_new_one()
    {
        var premises = await Made(true);
        using (var database = HubStore.Reach(premises))
        using (var connection = database.Connect())
            connection.RunScript("UPDATE head SET epoch = 7");
        var path = _place.In("backup");
        Backup.Make(premises, path, TimeProvider.System, _said.Add);
        foreach (var onto in (bool[])[true, false])
        {
            var to = await _place.New(onto);
            Restore.Run(to, new Restoring(path), TimeProvider.System, _said.Add);
            using var hub = HubStore.Open(to, TestPack.Pack, TimeProvider.System);
            await hub.Staff.Save(new Agency("later", "A later agency"));
            Assert.NotNull(hub.Staff.Agency("later"));
        }
    }

    [Fact]
    public async Task A_backup_behind_the_witness_asks_what_was_erased_since()
    {
        var witness = _place.In("witness");
        var premises = await Made(false) with { Witness = witness };
        var path = _place.In("backup");
        Backup.Make(premises, path, TimeProvider.System, _said.Add);
        await using (var later = await BusyHub.Open(premises))
            Assert.NotEmpty(later.Files);
        var to = await _place.New(false) with { Witness = witness };
        Assert.Contains("--no-erasures", Refusal(() => Restore.Run(to, new Restoring(path), TimeProvider.System, _said.Add)), StringComparison.Ordinal);
        Assert.False(IsHub(to));
        Restore.Run(to, new Restoring(path) { NothingErasedSince = true }, TimeProvider.System, _said.Add);
        Assert.True(IsHub(to));
    }

    [Fact]
    public async Task An_empty_hub_has_nothing_to_back_up()
    {
        var premises = await _place.New(false);
        HubStore.Open(premises, TestPack.Pack, TimeProvider.System).Dispose();
        Assert.Contains("Nothing has been written", Refusal(() => Backup.Make(premises, _place.In("backup"), TimeProvider.System, _said.Add)), StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_place.In(""), "backup*"));
    }

    private static string Refusal(Action act) => Assert.Throws<StoreUnfitException>(act).Message;

    private string RefusedAs(Premises premises, byte[] bytes)
    {
        var bad = _place.In("bad");
        File.WriteAllBytes(bad, bytes);
        return Refusal(() => Backup.Check(bad, premises.Keys, _ => { }));
    }

    private static bool IsHub(Premises premises) => premises.Postgres is null ? HubStore.IsIn(premises) : Heads(premises) == 1;

    private static int Heads(Premises premises)
    {
        if (!HubStore.IsIn(premises))
            return 0;
        using var database = HubStore.Reach(premises);
        using var connection = database.Connect();
        return Migrations.IsBegun(connection) ? connection.Rows(Statements.Head, row => row.GetString(0)).Count : 0;
    }

    private async Task<Premises> Made(bool onPostgres)
    {
        var premises = await _place.New(onPostgres);
        await using (await BusyHub.Open(premises))
            return premises;
    }

    private async Task<(Premises Premises, string Path)> Backed(bool onPostgres = false)
    {
        var premises = await Made(onPostgres);
        var path = _place.In("backup");
        Backup.Make(premises, path, TimeProvider.System, _said.Add);
        return (premises, path);
    }
}
