using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keeping;
using Lantern.Store.Proof;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private static readonly Reader Officer = new("officer", "Ola Officer", Role.PrivacyOfficer, "council", "");

    [Fact]
    public async Task Nobody_erases_what_was_not_proposed_and_nobody_but_the_officer_at_all()
    {
        var file = await Allocated();
        Assert.Equal(ErasureAnswer.NotProposed, await Store.Erasures.Erase(file, Officer));
        Assert.Equal("not-yours-to-write", await RefusalOf(Lee, ActPart.In(file, Proposal(), Today)));
        await Written(Hub, ActPart.In(file, Proposal(), Today));
        foreach (var worker in All)
        {
            Assert.Equal(ErasureAnswer.NotFound, await Store.Erasures.Erase(file, worker));
            Assert.Null(await Store.Erasures.Open(file, worker));
            Assert.Empty(Store.Erasures.Proposed(worker));
        }
        Assert.Equal(ErasureAnswer.NotFound, await Store.Erasures.Erase(new FileId("nothing"), Officer));
        await Written(Hub, ActPart.In(file, new EntryStruckOut { Of = 5, Because = "Proposed on the wrong file." }, Today));
        Assert.Equal(ErasureAnswer.NotProposed, await Store.Erasures.Erase(file, Officer));
        Assert.NotNull(await Open(file, Hub));
    }

    [Fact]
    public async Task Whoever_proposed_it_does_not_carry_it_out()
    {
        var file = await Allocated();
        await Written(Hub, ActPart.In(file, Proposal(), Today));
        Assert.Equal(ErasureAnswer.OwnProposal, await Store.Erasures.Erase(file, Officer with { Worker = Hub.Worker }));
    }

    [Fact]
    public async Task A_file_that_is_held_is_not_erased_however_often_it_is_tried()
    {
        var file = await Allocated();
        await Written(Hub, ActPart.In(file, Proposal(), Today));
        await Written(Hub, ActPart.In(file, new LegalHoldPlaced { Authority = "Inquiry 4" }, Today));
        var tries = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => Store.Erasures.Erase(file, Officer)));
        Assert.All(tries, answer => Assert.Equal(ErasureAnswer.Held, answer));
        Assert.NotNull(await Open(file, Hub));
        Assert.True(Assert.Single(Store.Erasures.Proposed(Officer)).IsHeld);
        await Written(Hub, ActPart.In(file, new LegalHoldLifted { Authority = "Inquiry 4" }, Today));
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Quietly(() => Store.Erasures.Erase(file, Officer))));
        Assert.Single(answers, answer => answer == ErasureAnswer.Erased);
        Assert.Null(await Open(file, Hub));
    }

    [Fact]
    public async Task An_erased_file_is_absent_for_everybody_on_every_node_and_the_record_still_verifies()
    {
        var (file, other) = (await Allocated(), await Referred("Kim", "Other"));
        await Store.Staff.Add(Belonging.NetworkMember, Nurse.Agency, Nurse.Worker, file, "A canary reason");
        using var node = OpenStore();
        Assert.NotNull(await node.Files.Open(file, Hub, Purpose.Of(Purpose.WorkingOnTheFile.Words)));
        await Written(Hub, ActPart.In(file, Proposal(), Today));
        var proposal = Assert.Single(Store.Erasures.Proposed(Officer));
        Assert.Equal((file, (string?)null, null), (proposal.File, proposal.Because, proposal.By));
        var open = (await Store.Erasures.Open(file, Officer))!;
        Assert.Equal(("Request 2026-17", "The retention rule", Hub.Name), (open.Authority, open.Because, open.By));
        Assert.Equal(ErasureAnswer.Erased, await Store.Erasures.Erase(file, Officer));
        foreach (var store in (HubStore[])[Store, node])
        {
            Assert.Null(await store.Files.Open(file, Hub, Purpose.Of(Purpose.WorkingOnTheFile.Words)));
            Assert.Null(await store.Files.Looks(file, Hub));
            Assert.IsType<Outcome.NotFound>(await store.Files.Write(new Act(Command(), ActPart.In(file, new ChildSeen(), Today)), Lee));
            Assert.Equal([other], store.Index.Files(Hub).Select(line => line.File));
            Assert.Equal(ErasureAnswer.NotFound, await store.Erasures.Erase(file, Officer));
            Assert.Empty(store.Erasures.Proposed(Officer));
            Assert.Equal("", Assert.Single(store.Staff.MembershipsOf(file)).Because);
            Assert.NotNull(await store.Files.Open(other, Hub, Purpose.Of(Purpose.WorkingOnTheFile.Words)));
        }
        Assert.Equal(("Request 2026-17", "hub", "officer"), Store.Erasures.Done(Officer) is [var done] ? (done.Authority, done.Proposer, done.Officer) : default);
        Assert.Empty(Store.Erasures.Done(Hub));
        Assert.Empty(Proofs.Check(Premises, null, null, deep: true).Sentences);
    }

    [Fact]
    public async Task A_backup_made_before_an_erasure_is_erased_again_when_it_is_restored()
    {
        var file = await Allocated();
        var folder = Directory.CreateTempSubdirectory("lantern-erased-").FullName;
        try
        {
            var (backup, list) = (Path.Combine(folder, "backup"), Path.Combine(folder, "erasures"));
            Backup.Make(Premises, backup, Clock, _ => { });
            await Written(Hub, ActPart.In(file, Proposal(), Today));
            await Store.Erasures.Erase(file, Officer);
            Assert.Equal(1, ErasureList.Write(Premises, list, Clock));
            var to = new Premises(Path.Combine(folder, "restored")) { Keys = Premises.Keys };
            var text = File.ReadAllText(list);
            Assert.Contains("did not sign", Assert.Throws<StoreUnfitException>(() =>
                Restore.Run(to, new Restoring(backup) { Erasures = text.Replace("at 2026", "at 2027", StringComparison.Ordinal) }, Clock, _ => { })).Message, StringComparison.Ordinal);
            Assert.False(HubStore.IsIn(to));
            Assert.Equal(1, Restore.Run(to, new Restoring(backup) { Erasures = text }, Clock, _ => { }).Erased);
            using var hub = HubStore.Open(to, TestPack.Pack, Clock);
            Assert.Null(await hub.Files.Open(file, Hub, Purpose.Of(Purpose.WorkingOnTheFile.Words)));
            Assert.Equal("hub", Assert.Single(hub.Erasures.Done(Officer)).Proposer);
            Assert.Empty(Proofs.Check(to, null, null, deep: true).Sentences);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ErasureProposed Proposal() => new() { Authority = "Request 2026-17", Because = "The retention rule" };

    private static async Task<ErasureAnswer> Quietly(Func<Task<ErasureAnswer>> erase)
    {
        try
        {
            return await erase();
        }
        catch (NotSavedException)
        {
            return ErasureAnswer.NotFound; // it stood on one page with the one that did it
        }
    }
}
