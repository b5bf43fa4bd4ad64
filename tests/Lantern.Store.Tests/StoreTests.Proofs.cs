using Lantern.Access;
using Lantern.Store.Proof;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    [Fact]
    public async Task The_record_is_proved_whole_while_it_is_open_and_an_edit_of_its_owner_is_found()
    {
        var file = await Referred();
        for (var i = 0; i < 70; i++)
            await Opened(file, Hub);
        var honest = Proofs.Check(Premises, null, null, deep: true);
        Assert.Empty(honest.Sentences);
        // Agencies and workers are acts of the access log, and leaves too.
        var staff = Store.Staff.Agencies().Count + Store.Staff.Workers().Count;
        Assert.Equal((73L + staff, 3L, 1L), (honest.Leaves, honest.Entries, honest.Files));
        Assert.True(honest.Unsigned < Checkpoint.EveryLeaves);
        BehindItsBack(LiftsTheGuard);
        BehindItsBack("UPDATE entry SET written = written - 10000000 WHERE number = 2");
        Assert.Contains(Proofs.Check(Premises, null, null, deep: false).Sentences, sentence => sentence.Contains("entry 2 of file", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_bundle_proves_a_file_into_the_signed_record()
    {
        var file = await Allocated();
        var bundle = await Store.Bundle(file, Hub, Purpose.Of("For the panel"), withLooks: true);
        var keys = PublicKey.Read(Proofs.PublicKeys(Premises));
        var found = BundleVerifier.Check(bundle!, keys);
        Assert.Empty(found.Sentences);
        Assert.Equal((4L, 5L), (found.Entries, found.Leaves));
        Assert.NotEmpty(Proofs.Checkpoints(Premises));
        Assert.All(Proofs.Checkpoints(Premises), one => Assert.True(one.IsSignedBy(keys) && one.Hub == Store.Hub));
    }
}
