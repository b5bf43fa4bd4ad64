using Lantern.Access;
using Lantern.Entries;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    [Fact]
    public async Task Who_looked_is_for_those_who_answer_for_the_file_alone()
    {
        var file = await Allocated();
        foreach (var reader in (Reader[])[Front, Cse, Service, Teacher, Ash, Sam, Police])
            Assert.Null(await Store.Files.Looks(file, reader));
        foreach (var reader in (Reader[])[Lee, Pat, Hub])
            Assert.NotNull(await Store.Files.Looks(file, reader));
        Assert.Null(await Store.Files.Looks(new FileId("no-such-file"), Hub));
    }

    [Fact]
    public async Task A_look_is_kept_with_who_when_why_and_as_what_the_newest_first()
    {
        var file = await Allocated();
        await Store.Files.Open(file, Front, Purpose.Of(Purpose.DecidingOnAReferral.Words));
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Store.Files.Open(file, Lee, Purpose.Of("A call from the school"));
        var looks = (await Store.Files.Looks(file, Hub))!;
        Assert.Equal(("lee", "council", Now, "A call from the school", "allocated-worker"), (looks[0].Worker, looks[0].Agency, looks[0].At, looks[0].Purpose, looks[0].Relations));
        Assert.Equal(("front", "Receiving or deciding on a referral", "front-door"), (looks[1].Worker, looks[1].Purpose, looks[1].Relations));
        Assert.True(looks[1].At < looks[0].At);
    }

    [Fact]
    public async Task Who_told_in_a_hidden_entry_is_named_neither_among_those_who_may_open_nor_among_those_who_looked()
    {
        var file = (await Written(Nurse, ActPart.InNew(FileKind.Child, new ChildIdentified { GivenName = "Robin", FamilyName = "Example" }, Today)))[0].File;
        await Written(Hub, ActPart.In(file, new CaseAllocated { Worker = Lee.Worker, Grade = Grade.Experienced }, Today));
        await Store.Staff.Add(Belonging.NetworkMember, Teacher.Agency, Teacher.Worker, file, "Teaches the child", until: Now + NodaTime.Duration.FromDays(1));
        await Written(Teacher, ActPart.In(file, new ConcernRecorded { Concern = new Passage("A worry") }, Today, Marks.ProtectedSource));
        await Opened(file, Teacher);
        foreach (var (reader, knows) in ((Reader, bool)[])[(Lee, false), (Pat, false), (Hub, true)])
        {
            Assert.Equal(knows ? ["teacher"] : [], Store.Members.Of(file, reader)!.Ties.All.Where(tie => tie.As == Relation.Referrer).Select(tie => tie.Who));
            var look = Assert.Single((await Store.Files.Looks(file, reader))!, look => look.Worker == "teacher");
            Assert.Equal(knows ? "referrer network-member" : "part-of-the-work network-member", look.Relations);
        }
    }
}
