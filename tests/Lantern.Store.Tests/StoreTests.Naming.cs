using CsCheck;
using Lantern.Access;
using Lantern.Entries;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private Task<OpenFile?> Opens(FileId file, Reader reader) => Store.Files.Open(file, reader, Purpose.WorkingOnTheFile);

    private Task<Membership> Joins(FileId file, Reader worker, Instant? until = null) =>
        Store.Staff.Add(Belonging.NetworkMember, worker.Agency, worker.Worker, file, "works with the child", until: until);

    [Fact]
    public async Task A_member_of_the_network_lets_nobody_in_by_naming_them_and_nor_does_the_cse_manager()
    {
        var file = await Allocated();
        await Joins(file, Nurse);
        foreach (var writer in (Reader[])[Nurse, Teacher, Cse, Service])
        {
            await Written(writer, ActPart.In(file, new ActionAgreed { Action = new Passage("Ring"), Owner = "ash", Due = Today.Day }, Today));
            await Written(writer, ActPart.In(file, new WelfareContactAgreed { Person = "ash" }, Today));
            Assert.Null(await Opens(file, Ash));
        }
        await Written(Cse, ActPart.In(file, new StrategyDiscussionPlanned { Chair = "ash" }, Today), ActPart.In(file, new HubActionSet { Owner = "south" }, Today));
        Assert.Null(await Opens(file, Ash));
        Assert.Null(await Opens(file, Sam));
        await Written(Lee, ActPart.In(file, new ActionAgreed { Action = new Passage("Ring"), Owner = "ash", Due = Today.Day }, Today));
        Assert.NotNull(await Opens(file, Ash));
    }

    [Fact]
    public async Task Whoever_names_themselves_loses_the_file_with_the_membership()
    {
        var file = await Allocated();
        var membership = await Joins(file, Nurse);
        await Written(Nurse, ActPart.In(file, new ActionAgreed { Action = new Passage("Ring"), Owner = "nurse", Due = Today.Day }, Today));
        await Written(Nurse, ActPart.In(file, new ConcernRecorded { Concern = new Passage("A worry") }, Today));
        await Written(Nurse, ActPart.In(file, new LeadProfessionalNamed { Worker = "nurse", Agency = "health" }, Today));
        Assert.NotNull(await Opens(file, Nurse));
        await Store.Staff.End(membership);
        Assert.Null(await Opens(file, Nurse));
    }

    [Fact]
    public async Task What_was_decided_when_it_was_written_holds_after_the_store_was_opened_again()
    {
        var file = await Allocated();
        await Written(Lee, ActPart.In(file, new ActionAgreed { Action = new Passage("Ring"), Owner = "ash", Due = Today.Day }, Today));
        await Written(Cse, ActPart.In(file, new ActionAgreed { Action = new Passage("Ring"), Owner = "nurse", Due = Today.Day }, Today));
        // Lee is no longer the worker: what was given while Lee could give it stands.
        await Written(Pat, ActPart.In(file, new CaseAllocated { Worker = "ash", Grade = Grade.Experienced }, Today));
        Reopen();
        Assert.NotNull(await Opens(file, Ash));
        Assert.Null(await Opens(file, Nurse));
    }

    [Fact]
    public async Task A_service_manager_who_allocates_lets_the_worker_in()
    {
        var file = await Referred();
        await Written(Service, ActPart.In(file, new CaseAllocated { Worker = "ash", Grade = Grade.Experienced }, Today));
        Assert.NotNull(await Opens(file, Ash));
    }

    [Fact]
    public async Task Whoever_may_open_a_file_is_listed_also_where_the_entry_that_lets_them_in_is_hidden()
    {
        var file = await Allocated();
        await Written(Lee, ActPart.In(file, new ActionAgreed { Action = new Passage("Ring"), Owner = "ash", Due = Today.Day }, Today, Marks.Legal));
        await Joins(file, Nurse);
        var listed = Store.Members.Of(file, Hub)!.Openers;
        Assert.Equal(["ash", "lee", "nurse", "pat", "teacher"], listed.Select(one => one.Worker).Order());
        Assert.Equal([new OpenerPart("part-of-the-work", null, null)], listed.Single(one => one.Worker == "ash").Because);
        Assert.Equal([new OpenerPart("action-owner", Now, "lee")], Store.Members.Of(file, Lee)!.Openers.Single(one => one.Worker == "ash").Because);
        Assert.Equal("allocated-worker", Assert.Single(listed.Single(one => one.Worker == "lee").Because).As);
        Assert.Equal("network-member", Assert.Single(listed.Single(one => one.Worker == "nurse").Because).As);
    }

    [Fact]
    public async Task Those_listed_are_those_who_may_open_it_whatever_was_written()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var luck = new Random(seed);
            var file = await Allocated();
            for (var i = 0; i < 12; i++)
                await Somehow(file, luck);
            var listed = Store.Members.Of(file, Hub)!.Openers.Select(one => one.Worker).ToHashSet();
            foreach (var worker in All.Where(worker => worker.Role is not (Role.FrontDoor or Role.HubManager or Role.CseManager or Role.ServiceManager)))
                Assert.True(await Opens(file, worker) is not null == listed.Contains(worker.Worker), $"{worker.Worker} in round {seed}");
        }
    }

    private async Task Somehow(FileId file, Random luck)
    {
        var (writer, whom) = (All[luck.Next(All.Length)], All[luck.Next(All.Length)]);
        Body body = luck.Next(7) switch
        {
            0 => new ActionAgreed { Action = new Passage("Ring"), Owner = luck.Next(4) == 0 ? "south" : whom.Worker, Due = Today.Day },
            1 => new WelfareContactAgreed { Person = whom.Worker },
            2 => new StrategyDiscussionPlanned { Chair = whom.Worker },
            3 => new ConcernRecorded { Concern = new Passage("A worry") },
            4 => new CaseAllocated { Worker = whom.Worker, Grade = Grade.Experienced },
            5 => new EntryCorrected { Of = 5 + luck.Next(5), To = (Mapping)Lantern.Practice.Yaml.Read($"{{ owner: {whom.Worker} }}", "to") },
            _ => new EntryStruckOut { Of = 4 + luck.Next(5), Because = "It was a mistake" },
        };
        if (luck.Next(3) == 0)
            await Joins(file, whom, luck.Next(2) == 0 ? Now : null);
        else
            await Try(writer, ActPart.In(file, body, Today, luck.Next(4) == 0 ? Marks.ProtectedSource : Marks.None));
    }
}
