using Lantern.App.Tests.Accounts;
using Lantern.Store;
using Lantern.Store.Keeping;
using Lantern.Store.Keys;
using Lantern.Store.Tests.Postgres;

namespace Lantern.App.Tests.Machines;

/// <summary>All machines of a hub work by one pack: another is refused, and whoever was not started again after a change writes nothing.</summary>
public sealed class OnePackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-machines-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_machine_with_another_pack_is_refused_and_one_whose_pack_was_changed_stops_writing()
    {
        var database = await (await Cluster.Shared).NewDatabase();
        Node.Migrate(database, _folder);
        await using var node = await Node.Start(_folder, "node", database.Web);
        var other = RealHub.Packs.Find("bradford")!;
        var said = await Assert.ThrowsAsync<StoreUnfitException>(() => Node.Start(_folder, "other", database.Web, pack: other));
        Assert.Contains($"works by the pack {RealHub.Pack.EditionId}", said.Message, StringComparison.Ordinal);
        await (await Node.Start(_folder, "other", database.Web)).DisposeAsync();

        var owner = new Premises(Path.Combine(_folder, "owner")) { Postgres = database.Owner, Keys = new KeySource.File(Path.Combine(_folder, "hub.key")) };
        Renewal.TakePack(owner, other);
        Assert.Contains("pack of this hub was changed", (await Assert.ThrowsAsync<StoreUnfitException>(() => node.Concern("Under the old pack."))).Message, StringComparison.Ordinal);
        await using var again = await Node.Start(_folder, "other", database.Web, pack: other);
        await again.Concern("Under the new pack.");
    }
}
