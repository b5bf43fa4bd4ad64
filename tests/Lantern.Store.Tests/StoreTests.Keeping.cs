using CsCheck;
using Lantern.Access;
using Lantern.Entries;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    [Fact]
    public async Task A_draft_is_its_authors_alone()
    {
        await Store.Files.SaveDraft("form", "typed so far", Lee);
        Assert.Null(await Store.Files.ReadDraft("form", Pat));
        await Store.Files.DropDraft("form", Pat);
        await Store.Files.SaveDraft("form", "other words", Pat);
        Assert.Equal("typed so far", (await Store.Files.ReadDraft("form", Lee))!.Text);
        Assert.Equal(Now, (await Store.Files.ReadDraft("form", Lee))!.Saved);
    }

    [Fact]
    public async Task A_draft_too_long_is_not_saved_and_spoils_nothing()
    {
        Assert.Null(await Store.Files.SaveDraft(new string('k', Draft.LongestKey + 1), "a", Lee));
        Assert.Null(await Store.Files.SaveDraft("", "a", Lee));
        await Store.Files.SaveDraft("form", "kept", Lee);
        Assert.Null(await Store.Files.SaveDraft("form", new string('a', Draft.MostCharacters + 1), Lee));
        Assert.Equal("kept", (await Store.Files.ReadDraft("form", Lee))!.Text);
        await Store.Files.DropDraft("form", Lee);
        Assert.Null(await Store.Files.ReadDraft("form", Lee));
    }

    [Fact]
    public async Task Everything_is_there_after_a_restart()
    {
        var file = await Allocated();
        await Store.Files.SaveDraft("form", "typed", Lee);
        await Store.Staff.Add(Belonging.NetworkMember, "health", null, file, "Works with the child");
        var before = (Dump(await Opened(file, Lee)), Dump(await Opened(file, Nurse)), Store.Index.Dump());
        Reopen();
        Assert.Equal(before, (Dump(await Opened(file, Lee)), Dump(await Opened(file, Nurse)), Store.Index.Dump()));
        Assert.Equal("typed", (await Store.Files.ReadDraft("form", Lee))!.Text);
        Assert.Equal(All.Length, Store.Staff.Workers().Count);
        Assert.Equal(Lee, Store.Staff.Worker("lee"));
        Assert.Equal("The police", Store.Staff.Agency("police")!.Title);
    }

    [Fact]
    public async Task Staff_who_are_not_there_are_refused()
    {
        Assert.Null(Store.Staff.Worker("nobody"));
        await Assert.ThrowsAsync<NotSavedException>(() => Store.Staff.Save(new Reader("x", "X", Role.Police, "no-such-agency", "")));
        await Assert.ThrowsAsync<NotSavedException>(() => Store.Staff.Add(Belonging.NetworkMember, "police", null, new FileId("absent"), "?"));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Staff.Add(Belonging.NetworkMember, "police", null, null, "Everything"));
    }

    [Fact]
    public async Task A_worker_who_moves_team_takes_the_files_along_at_once()
    {
        var file = await Allocated();
        Assert.NotNull(await Open(file, Pat));
        Assert.Null(await Open(file, Sam));
        await Store.Staff.Save(Lee with { Team = "south" });
        Assert.Null(await Open(file, Pat));
        Assert.NotNull(await Open(file, Sam));
    }

    [Fact]
    public async Task Sixteen_writers_at_once_lose_nothing_and_leave_no_gap()
    {
        var files = new[] { await Allocated(), await Allocated(), await Allocated() };
        await Gen.Int[0, 2].Array[16, 240].SampleAsync(async choices =>
        {
            var before = await Numbers(files);
            var perWriter = choices.Index().GroupBy(one => one.Index % 16);
            var outcomes = await Task.WhenAll(perWriter.Select(async own =>
            {
                var written = new List<Outcome>();
                foreach (var (index, choice) in own)
                    written.Add(await WriteOrBeRefused(files[choice], refused: index % 7 == 3));
                return written;
            }));
            var entries = outcomes.SelectMany(one => one).OfType<Outcome.Written>().SelectMany(one => one.Entries).ToList();
            Assert.Equal(choices.Index().Count(one => one.Index % 7 != 3), entries.Count);
            var after = await Numbers(files);
            foreach (var (file, from, to) in files.Zip(before, after))
                Assert.Equal(Enumerable.Range(from + 1, to - from), entries.Where(entry => entry.File == file).Select(entry => entry.Number).Order());
        }, iter: 8, threads: 1);

        Task<Outcome> WriteOrBeRefused(FileId file, bool refused) =>
            Try(Lee, ActPart.In(file, refused ? new RiskLevelSet { Level = RiskLevel.High } : new ChildSeen { Alone = true }, Today));
    }

    [Fact]
    public async Task One_that_fails_takes_no_other_with_it()
    {
        var file = await Allocated();
        var writings = Enumerable.Range(0, 60).Select(i => i % 2 == 0
            ? Written(Lee, ActPart.In(file, new ChildSeen(), Today))
            : Task.Run(async () =>
            {
                await Assert.ThrowsAsync<NotSavedException>(() => Store.Staff.Save(new Reader($"x{i}", "X", Role.Police, "no-such-agency", "")));
                return (IReadOnlyList<Entry>)[];
            }));
        var written = (await Task.WhenAll(writings)).SelectMany(entries => entries).Select(entry => entry.Number);
        Assert.Equal(Enumerable.Range(5, 30), written.Order());
        Assert.Equal(All.Length, Store.Staff.Workers().Count);
    }

    [Fact]
    public async Task Each_look_is_noted_with_who_when_why_and_as_what()
    {
        var file = await Allocated();
        await Store.Files.Open(file, Lee, Purpose.Of("  Visit this afternoon "));
        Assert.Null(await Store.Files.Open(file, Hub, Purpose.Of(" ")));
        await Store.Files.Open(file, Ash, Purpose.WorkingOnTheFile);
        var look = Assert.Single((await Store.Files.Looks(file, Hub))!);
        Assert.Equal(("lee", "council", Now, "allocated-worker", "Visit this afternoon"), (look.Worker, look.Agency, look.At, look.Relations, look.Purpose));
    }

    private async Task<List<int>> Numbers(IEnumerable<FileId> files)
    {
        var numbers = new List<int>();
        foreach (var file in files)
            numbers.Add((await Opened(file, Lee)).Number);
        return numbers;
    }
}
