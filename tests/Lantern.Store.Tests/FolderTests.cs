using Lantern.Store.Keeping;
using Lantern.Store.Tests.Keeping;
using Microsoft.Extensions.Time.Testing;

namespace Lantern.Store.Tests;

/// <summary>The data folder is the program's alone, or it is not used.</summary>
public sealed class FolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-folder-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 4, 1, 9, 0, 0, TimeSpan.Zero));

    private string Data => Path.Combine(_folder, "data");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("data", UnixFileMode.GroupWrite)]
    [InlineData("data", UnixFileMode.OtherWrite)]
    [InlineData("data/lantern.db", UnixFileMode.GroupWrite)]
    [InlineData("data/lantern.db", UnixFileMode.OtherWrite)]
    [InlineData("data/accounts.db", UnixFileMode.OtherWrite)]
    [InlineData("data.key", UnixFileMode.GroupWrite)]
    public void What_others_may_write_to_is_not_opened(string name, UnixFileMode others)
    {
        if (OperatingSystem.IsWindows())
            return; // it has no such permissions
        HubStore.Open(Data, TestPack.Pack, _clock).Dispose();
        File.WriteAllText(Path.Combine(Data, "accounts.db"), "");
        var path = Path.Combine(_folder, name);
        File.SetUnixFileMode(Path.Combine(Data, "accounts.db"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var before = File.GetUnixFileMode(path);
        File.SetUnixFileMode(path, before | others);
        var said = Assert.Throws<StoreUnfitException>(() => HubStore.Open(Data, TestPack.Pack, _clock)).Message;
        Assert.Contains(path, said, StringComparison.Ordinal);
        Assert.Contains("chmod", said, StringComparison.Ordinal);
        File.SetUnixFileMode(path, before);
        HubStore.Open(Data, TestPack.Pack, _clock).Dispose();
    }

    [Fact]
    public async Task A_restored_data_folder_is_its_owners_alone()
    {
        if (OperatingSystem.IsWindows())
            return; // it has no such permissions
        await using var place = new FreshPlace();
        var hub = await place.New(false);
        using (var store = HubStore.Open(hub, TestPack.Pack, _clock))
        {
            await store.Files.SaveDraft("form", "typed", People.Lee);
            await store.Index.Show(People.Lee, Access.Purpose.WorkingOnTheFile, lists => lists.Files(), lines => lines.Select(line => line.File));
        }
        var backup = place.In("backup");
        Backup.Make(hub, backup, _clock, _ => { });
        var to = await place.New(false) with { Keys = hub.Keys };
        Restore.Run(to, new Restoring(backup), _clock, _ => { });
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        Assert.Equal(owner, File.GetUnixFileMode(to.DataFolder));
        Assert.All(Directory.GetFiles(to.DataFolder), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(file).UnixFileMode));
    }
}
