using Lantern.Access;
using Lantern.Entries;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private const string Night = "A call in the night, number one";

    private Task<FileId?> Break(Reader reader, string given) =>
        Store.Watch.BreakGlass(reader, new Asked(given, "Watched", new LocalDate(2011, 5, 14), null), Night, 2);

    private static async Task<LimitReachedException> Reaches(Counted what, Func<Task> act)
    {
        var reached = await Assert.ThrowsAsync<LimitReachedException>(act);
        Assert.Equal(what, reached.What);
        return reached;
    }

    [Fact]
    public async Task References_cannot_be_walked_in_order()
    {
        foreach (var given in (string[])["Ada", "Bel", "Cy", "Dee", "Eve", "Fay"])
            await Known(given);
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Watch.BreakGlass(Ash, new Asked(null, null, null, "R-Ada"), Night, 1));
        await Assert.ThrowsAsync<ArgumentException>(() => Store.Watch.BreakGlass(Ash, new Asked("Ada", null, null, "R-Ada"), Night, 1));
        Assert.Null(await Store.Watch.BreakGlass(Ash, new Asked(null, "Another", null, "R-Ada"), Night, 1));
        Assert.Null(await Store.Watch.BreakGlass(Ash, new Asked(null, null, new LocalDate(2011, 5, 15), "R-Ada"), Night, 1));
        Assert.NotNull(await Store.Watch.BreakGlass(Ash, new Asked(null, null, new LocalDate(2011, 5, 14), "R-Ada"), Night, 1));
        Assert.Null(await Store.Watch.BreakGlass(Ash, new Asked(null, "Watched", null, "R-None"), Night, 1));
        Assert.NotNull(await Store.Watch.BreakGlass(Ash, new Asked(null, "watched", null, "r bel"), Night, 1));
        Assert.Equal(5, Store.Watch.Alerts(Privacy)!.Count(alert => alert.File is not null || alert.What.StartsWith("Tried", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Two_files_at_a_time_stand_open_in_an_emergency_the_second_cannot_wait_and_the_third_is_refused_before_anything_is_looked_for()
    {
        foreach (var given in (string[])["Ada", "Bel", "Cy"])
            await Known(given);
        Assert.NotNull(await Break(Ash, "Ada"));
        Assert.Empty(Store.Watch.Urgent(Privacy)!);
        Assert.Null(Store.Watch.Urgent(Hub));
        Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.NotNull(await Break(Ash, "Bel"));
        Assert.Equal(2, Store.Watch.HeldOpen(Ash));
        Assert.Contains("while another was open", Assert.Single(Store.Watch.Urgent(Privacy)!).What, StringComparison.Ordinal);
        Clock.Advance(TimeSpan.FromMinutes(30));
        foreach (var given in (string[])["Cy", "Nobody"])
            Assert.Equal(Now + Duration.FromHours(1), (await Reaches(Counted.EmergenciesOpen, () => Break(Ash, given))).Until);
        Assert.True(Store.Watch.Alerts(Privacy)![0].IsUrgent);
        Assert.Contains(Store.Watch.Urgent(Privacy)!, alert => alert.What.Contains("Reached the limit of 2 files open", StringComparison.Ordinal));
        Assert.NotNull(await Break(Nurse, "Cy"));
        Clock.Advance(TimeSpan.FromHours(1));
        Assert.NotNull(await Break(Ash, "Cy"));
    }

    [Fact]
    public async Task An_emergency_that_was_closed_before_its_time_is_not_open_and_many_at_once_are_no_way_round()
    {
        string[] names = ["Ada", "Bel", "Cy", "Dee"];
        foreach (var given in names)
            await Known(given);
        var tried = await Task.WhenAll(names.Select(async given =>
        {
            try
            {
                return await Break(Ash, given);
            }
            catch (LimitReachedException)
            {
                return null;
            }
        }));
        Assert.Equal(2, tried.Count(file => file is not null));
        var open = tried.OfType<FileId>().First();
        await Store.Staff.End(Store.Staff.MembershipsOf(open).Single(one => one.As == Belonging.BreakGlass));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, Store.Watch.HeldOpen(Ash));
    }

    [Fact]
    public async Task Whoever_tries_the_emergency_door_five_times_waits_whatever_came_of_it()
    {
        await Known("Ada");
        for (var i = 0; i < 5; i++)
        {
            Assert.Null(await Break(Ash, $"Nobody{i}"));
            Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(Now + Duration.FromMinutes(10), (await Reaches(Counted.EmergencyAttempts, () => Break(Ash, "Ada"))).Until);
        Reopen();
        await Reaches(Counted.EmergencyAttempts, () => Break(Ash, "Ada"));
        Assert.Contains(Store.Watch.Urgent(Privacy)!, alert => alert.Worker == Ash.Worker && alert.What.Contains("Reached the limit of 5 attempts", StringComparison.Ordinal));
        Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.NotNull(await Break(Ash, "Ada"));
    }

    [Fact]
    public async Task Whoever_opens_very_many_files_in_an_hour_is_told_of_before_the_first_is_refused()
    {
        var most = Store.Limits.Of(Counted.FilesOpened);
        var files = new List<FileId>();
        for (var i = 0; i <= most; i++)
            files.Add(await Known($"File{i}"));
        IEnumerable<Alert> Told() => Store.Watch.Alerts(Privacy)!.Where(alert => alert.What.Contains("files opened within an hour", StringComparison.Ordinal));
        var from = Store.Limits.TellFrom(Counted.FilesOpened);
        for (var i = 0; i < most; i++)
        {
            Assert.NotNull(await Store.Files.Open(files[i], Cse, Purpose.Of("For the test")));
            if (i == from - 2)
                Assert.Empty(Told());
            if (i == from)
                Assert.Contains("Came to 96 of at most 120", Assert.Single(Told()).What, StringComparison.Ordinal);
        }
        Assert.Equal(Now + Duration.FromHours(1), (await Reaches(Counted.FilesOpened, () => Store.Files.Open(files[most], Cse, Purpose.Of("For the test")))).Until);
        Reopen();
        await Reaches(Counted.FilesOpened, () => Store.Files.Open(files[most], Cse, Purpose.Of("For the test")));
        Assert.Equal(2, Told().Count());
        Assert.NotNull(await Store.Files.Open(files[0], Cse, Purpose.Of("One that is open already")));
        Assert.NotNull(await Store.Files.Open(files[most], Service, Purpose.Of("Somebody else")));
        Clock.Advance(TimeSpan.FromMinutes(61));
        Assert.NotNull(await Store.Files.Open(files[most], Cse, Purpose.Of("For the test")));
    }

    [Fact]
    public async Task Whoever_searches_very_often_in_an_hour_is_refused_until_it_is_over()
    {
        Task<int> Search() => Store.Index.Show(Front, Purpose.CheckingWhoIsKnown, _ => 0, _ => []);
        for (var i = 0; i < Store.Limits.Of(Counted.Searches); i++)
            await Search();
        await Reaches(Counted.Searches, Search);
        await Store.Index.Show(Front, Purpose.Worklist, _ => 0, _ => []);
        Assert.Equal(["Came to 240 of at most 300", "Reached the limit of 300"],
            Store.Watch.Alerts(Privacy)!.Select(alert => alert.What.Split(" searches")[0]).Order(StringComparer.Ordinal));
        Clock.Advance(TimeSpan.FromMinutes(61));
        await Search();
    }

    [Fact]
    public async Task The_drafts_of_one_person_are_bounded_by_number_and_by_size_and_what_is_kept_stays()
    {
        var most = Store.Limits.Of(Counted.DraftsKept);
        for (var i = 0; i < most; i++)
            Assert.NotNull(await Store.Files.SaveDraft($"new/{i}/details", "typed", Teacher));
        await Reaches(Counted.DraftsKept, () => Store.Files.SaveDraft("new/one-more/details", "typed", Teacher));
        Assert.NotNull(await Store.Files.SaveDraft("new/0/details", "typed again", Teacher));
        Assert.Equal("typed again", (await Store.Files.ReadDraft("new/0/details", Teacher))!.Text);
        await Store.Files.DropDraft("new/1/details", Teacher);
        Assert.NotNull(await Store.Files.SaveDraft("new/one-more/details", "typed", Teacher));
        var large = new string('x', Draft.MostCharacters);
        for (var i = 0; i < 7; i++)
            Assert.NotNull(await Store.Files.SaveDraft($"new/{i}/details", large, Nurse));
        await Reaches(Counted.DraftsKept, () => Store.Files.SaveDraft("new/8/details", large, Nurse));
    }
}
