using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    [Fact]
    public async Task A_record_behind_its_witness_is_neither_written_nor_shown()
    {
        using var place = new Beside();
        var file = await Witnessed(place);
        var told = new WitnessFolder(place.Folder).Notes().Select(note => Checkpoint.Read(note.Text)).MaxBy(one => one.Size)!;
        // A checkpoint of leaves this record does not have, as one has who was told before it was put back.
        using (var signer = Signer.From(Premises.Keys.Read()!.Sign))
            new WitnessFolder(place.Folder).Drop(Checkpoint.Make(told.Hub, told.Size + 5, told.Root, Now, signer));
        await Refused(place, file, "behind its witness");
    }

    [Fact]
    public async Task A_record_that_is_another_than_the_witness_was_told_of_is_neither_written_nor_shown()
    {
        using var place = new Beside();
        var file = await Witnessed(place);
        var last = new WitnessFolder(place.Folder).Notes()[^1];
        var told = Checkpoint.Read(last.Text);
        using (var signer = Signer.From(Premises.Keys.Read()!.Sign))
            File.WriteAllText(Path.Combine(place.Folder, last.Name), Checkpoint.Make(told.Hub, told.Size, [.. told.Root.Reverse()], Now, signer).Note);
        await Refused(place, file, "not the one its witness was told of");
    }

    [Fact]
    public async Task A_record_under_another_signing_key_is_neither_written_nor_shown_witness_or_not()
    {
        using var place = new Beside();
        var file = await Witnessed(place);
        var path = Assert.IsType<KeySource.File>(Premises.Keys).Path;
        var (own, other) = (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), KeyRing.New().ToString());
        string Sign(string ring) => ring.Split('\n').Single(line => line.StartsWith("sign", StringComparison.Ordinal));
        await File.WriteAllTextAsync(path, own.Replace(Sign(own), Sign(other), StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await Refused(place, file, "not signed with a key this hub has");
        place.NameNone = true;
        await Refused(place, file, "not signed with a key this hub has");
    }

    [Fact]
    public async Task A_witness_that_cannot_be_reached_or_was_emptied_is_said_and_stops_nothing()
    {
        using var place = new Beside();
        var file = await Witnessed(place);
        var away = place.Folder + "-away";
        Directory.Move(place.Folder, away);
        using (var store = place.Open(this))
        {
            var trouble = Assert.Single(await store.LookOver());
            Assert.Equal((TroubleWith.Witness, Stops.Nothing, Now), (trouble.With, trouble.Stops, trouble.Since));
            Assert.Contains("cannot be read", trouble.Words, StringComparison.Ordinal);
            Assert.IsType<Outcome.Written>(await store.Files.Write(new Act(Command(), ActPart.In(file, new ChildSeen(), Today)), Lee));
            Clock.Advance(TimeSpan.FromHours(1));
            var before = trouble.Since;
            Directory.CreateDirectory(place.Folder);
            trouble = Assert.Single(await store.LookOver());
            Assert.Contains("does not have the checkpoints it was given", trouble.Words, StringComparison.Ordinal);
            Assert.Equal(before, trouble.Since);
            Proofs.HandOver(Premises, new WitnessFolder(place.Folder));
            Assert.Empty(await store.LookOver());
        }
        Directory.Delete(away, recursive: true);
    }

    [Fact]
    public async Task Each_of_several_nodes_finds_what_the_other_told_the_witness()
    {
        using var place = new Beside();
        var file = await Witnessed(place);
        using var one = place.Open(this);
        using var other = place.Open(this);
        for (var round = 0; round < 3; round++)
        {
            await one.Files.Write(new Act(Command(), ActPart.In(file, new ChildSeen(), Today)), Lee);
            await one.SealNow();
            Assert.Empty(await other.LookOver());
            await other.Files.Write(new Act(Command(), ActPart.In(file, new ChildSeen(), Today)), Lee);
            await other.SealNow();
            Assert.Empty(await one.LookOver());
        }
    }

    private async Task<FileId> Witnessed(Beside place)
    {
        var file = await Allocated();
        Store.Dispose();
        using (var store = place.Open(this))
        {
            await store.Files.Open(file, Lee, Purpose.WorkingOnTheFile);
            await store.SealNow();
        }
        Proofs.HandOver(Premises, new WitnessFolder(place.Folder));
        return file;
    }

    private async Task Refused(Beside place, FileId file, string says)
    {
        using var store = place.Open(this);
        var act = new Act(Command(), ActPart.In(file, new ChildSeen(), Today));
        Assert.Contains(says, (await Assert.ThrowsAsync<StoreUnfitException>(() => store.Files.Write(act, Lee))).Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnfitException>(() => store.Files.Open(file, Lee, Purpose.WorkingOnTheFile));
        var met = new List<Trouble>();
        store.TroubleMet = met.Add;
        var trouble = Assert.Single(await store.LookOver());
        Assert.Equal((TroubleWith.Witness, Stops.Everything), (trouble.With, trouble.Stops));
        Assert.Contains(says, trouble.Words, StringComparison.Ordinal);
        Assert.Contains(trouble, met);
    }

    /// <summary>A witness's folder beside the store of a test.</summary>
    private sealed class Beside : IDisposable
    {
        private readonly string _place = Directory.CreateTempSubdirectory("lantern-witness-").FullName;

        public string Folder => Path.Combine(_place, "told");

        public bool NameNone { get; set; }

        public HubStore Open(StoreTests test) => HubStore.Open(test.Premises with { Witness = NameNone ? null : Folder }, TestPack.Pack, test.Clock);

        public void Dispose() => Directory.Delete(_place, recursive: true);
    }
}
