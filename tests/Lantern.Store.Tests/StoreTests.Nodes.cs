using Lantern.Access;
using Lantern.Entries;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    [Fact]
    public async Task What_is_taken_away_on_one_node_is_gone_on_the_other_at_the_next_request()
    {
        var file = await Allocated();
        using var other = OpenStore(Clock);
        for (var round = 0; round < Full(1000, 50); round++)
        {
            var membership = await Store.Staff.Add(Belonging.NetworkMember, "health", "nurse", file, "Works with the child");
            Assert.NotNull(await other.Files.Open(file, Nurse, Purpose.WorkingOnTheFile));
            await Store.Staff.End(membership);
            Assert.Null(await other.Files.Open(file, Nurse, Purpose.WorkingOnTheFile));
        }
    }

    [Fact]
    public async Task Two_nodes_that_write_at_once_in_one_file_make_one_line_of_entries_and_see_the_same()
    {
        var file = await Allocated();
        using var other = OpenStore(Clock);
        var writings = Enumerable.Range(0, 40).Select(i => (i % 2 == 0 ? Store : other).Files.Write(
            new Act($"both-{i}", ActPart.In(file, new ChildSpoke { Words = new Passage($"Number {i}") }, Today)), Lee));
        var written = (await Task.WhenAll(writings)).Select(outcome => Assert.IsType<Outcome.Written>(outcome).Entries[0].Number);
        Assert.Equal(Enumerable.Range(5, 40), written.Order());
        var here = await Opened(file, Lee);
        var there = Assert.IsType<OpenFile>(await other.Files.Open(file, Lee, Purpose.WorkingOnTheFile));
        Assert.Equal(Dump(here), Dump(there));
        Assert.Equal(Store.Index.Dump(), other.Index.Dump());
    }

    [Fact]
    public async Task A_command_sent_to_two_nodes_is_written_once()
    {
        var file = await Allocated();
        using var other = OpenStore(Clock);
        for (var round = 0; round < 20; round++)
        {
            var act = new Act($"twice-{round}", ActPart.In(file, new ChildSeen(), Today));
            var outcomes = await Task.WhenAll(Store.Files.Write(act, Lee), other.Files.Write(act, Lee));
            Assert.Equal(5 + round, Assert.IsType<Outcome.Written>(outcomes[0]).Entries[0].Number);
            Assert.Equal(5 + round, Assert.IsType<Outcome.Written>(outcomes[1]).Entries[0].Number);
        }
        Assert.Equal(24, (await Opened(file, Lee)).Number);
    }

    [Fact]
    public async Task Every_sixty_four_leaves_and_every_five_minutes_a_checkpoint_is_signed()
    {
        var file = await Allocated();
        var before = Checkpoints();
        for (var i = 0; i < 64; i++)
            await Written(Lee, ActPart.In(file, new ChildSeen(), Today));
        Assert.Equal(before + 1, Checkpoints());
        await Written(Lee, ActPart.In(file, new ChildSeen(), Today));
        Assert.Equal(before + 1, Checkpoints());
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Store.Staff.Save(Lee); // whatever is written next comes after the timer's turn
        Assert.Equal(before + 2, Checkpoints());
        Clock.Advance(TimeSpan.FromMinutes(5));
        await Store.Staff.Save(Lee);
        Assert.Equal(before + 2, Checkpoints());
    }

    private static int Full(int full, int usual) => Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? full : usual;
}
