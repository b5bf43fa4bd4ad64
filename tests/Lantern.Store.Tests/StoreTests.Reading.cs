using Lantern.Access;
using Lantern.Entries;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    [Fact]
    public async Task An_absent_file_and_a_forbidden_one_are_the_same_answer()
    {
        var file = await Referred();
        Assert.Null(await Open(new FileId("no-such-file"), Ash));
        Assert.Null(await Open(file, Ash));
        Assert.IsType<Outcome.NotFound>(await Try(Ash, ActPart.In(new FileId("no-such-file"), new ChildSeen(), Today)));
        Assert.IsType<Outcome.NotFound>(await Try(Ash, ActPart.In(file, new ChildSeen(), Today)));
        Assert.Equal(3, (await Opened(file, Hub)).Number);
    }

    [Fact]
    public async Task Where_the_look_cannot_be_noted_nothing_is_shown()
    {
        var file = await Referred();
        BehindItsBack(RefusesLooks);
        await Assert.ThrowsAsync<NotSavedException>(() => Open(file, Hub));
        BehindItsBack(AllowsLooks);
        Assert.NotNull(await Open(file, Hub));
    }

    [Fact]
    public async Task What_was_written_is_read_again()
    {
        var file = await Allocated();
        var open = await Opened(file, Lee);
        Assert.Equal([1, 2, 3, 4], open.Entries.Select(entry => entry.Number));
        Assert.Equal(new Passage("A worry"), open.AsOf(open.Now).Latest<ConcernRecorded>()!.Concern);
        Assert.Equal("hub-manager", open.Entries[3].Writer.Role);
        Assert.Equal(Relation.AllocatedWorker, open.Relation);
        Assert.Equal("test@2026-01", open.Entries[0].Edition);
    }
}
