using Lantern.Access;
using Lantern.App.Tests.Pages.Assessments;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Access;

/// <summary>A person is named by choosing them; words that could mean somebody else, or nobody, stay words and open nothing.</summary>
public sealed class NamingTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task Of_two_workers_with_one_name_neither_is_taken_where_only_the_name_is_typed()
    {
        var file = await Assessing.Begun(hub);
        await hub.Store.Staff.Save(new Reader("one-smith", "Jo Namesake", Role.Health, "health", ""));
        await hub.Store.Staff.Save(new Reader("other-smith", "Jo Namesake", Role.Education, "school", ""));
        Assert.Equal("Jo Namesake", (await Planned(file, "jo namesake")).Chair!, ignoreCase: true);
        Assert.Null(await Opens(file, "one-smith"));
        Assert.Null(await Opens(file, "other-smith"));
    }

    [Fact]
    public async Task Whoever_is_chosen_from_the_list_is_that_worker()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/conference/plan")).Ok();
        var name = hub.Store.Staff.Worker("police")!.Name;
        var offered = page.Page.QuerySelectorAll("#owners option").Select(option => option.GetAttribute("value")!).Single(said => said.StartsWith(name + ", ", StringComparison.Ordinal));
        Assert.Contains("is kept as words, and opens nothing", page.Words, StringComparison.Ordinal);
        Assert.Equal("police", (await Planned(file, offered)).Chair);
        Assert.NotNull(await Opens(file, "police"));
    }

    [Fact]
    public async Task A_name_nobody_on_the_file_has_and_words_that_are_an_id_stay_words()
    {
        var file = await Assessing.Begun(hub);
        Assert.Equal(hub.Store.Staff.Worker("police")!.Name, (await Planned(file, hub.Store.Staff.Worker("police")!.Name)).Chair);
        Assert.Equal("“police”", (await Planned(file, "police")).Chair);
        Assert.Null(await Opens(file, "police"));
        Assert.Equal("social-worker", (await Planned(file, hub.Store.Staff.Worker("social-worker")!.Name)).Chair);
    }

    [Fact]
    public async Task A_member_of_the_network_who_names_somebody_outside_it_is_told_that_they_cannot_open_the_file()
    {
        var file = await Assessing.Begun(hub);
        await hub.Store.Staff.Add(Belonging.NetworkMember, "school", "education", file, "teaches the child");
        using var teacher = await hub.SignedIn("education");
        var page = (await teacher.Get($"/files/{file}/write/lead-professional-named")).Ok();
        var reply = (await teacher.Send(page, [("happened.Day", "7"), ("happened.Month", "4"), ("happened.Year", "2026"), ("worker", "health"), ("agency", "Health")])).Ok();
        Assert.Empty(reply.Errors);
        Assert.Contains($"{hub.Store.Staff.Worker("health")!.Name} cannot open this file yet: ask the allocated worker, team manager or hub manager", reply.News, StringComparison.Ordinal);
        Assert.Null(await Opens(file, "health"));
        using var worker = await hub.SignedIn("social-worker");
        Assert.Contains("Named, and not let in", (await worker.Get($"/files/{file}/access")).Ok().Words, StringComparison.Ordinal);
    }

    private Task<Lantern.Store.OpenFile?> Opens(FileId file, string worker) =>
        hub.Store.Files.Open(file, hub.Store.Staff.Worker(worker)!, Purpose.WorkingOnTheFile);

    private async Task<ConferencePlanned> Planned(FileId file, string chair)
    {
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/conference/plan")).Ok();
        await worker.Send(page, [("Type", "initial"), ("For.Day", "20"), ("For.Month", "4"), ("For.Year", "2026"), ("Chair", chair)]);
        return (await hub.Open(file)).AsOf(hub.Now).Latest<ConferencePlanned>()!;
    }
}
