using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Files;

public sealed class ChronologyTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task The_newest_comes_first_and_the_story_the_other_way_round()
    {
        var file = await Story();
        using var person = await hub.SignedIn(Role.HubManager);
        var newest = Titles(await person.Get($"/files/{file}/chronology"));
        Assert.Equal("Child seen alone", newest[0]);
        var story = Titles(await person.Get($"/files/{file}/chronology?order=story"));
        Assert.Equal(newest.AsEnumerable().Reverse(), story);
    }

    [Fact]
    public async Task What_was_written_later_than_it_happened_says_by_how_many_days()
    {
        var file = await Story();
        using var person = await hub.SignedIn(Role.HubManager);
        var page = await person.Get($"/files/{file}/chronology");
        var line = Line(page, "Significant incident");
        Assert.Contains("Wed 1 April 2026", line, StringComparison.Ordinal);
        Assert.Contains("Written late Written Tue 7 April 2026 at 09:30, 6 days later.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Written", Line(page, "Concern recorded"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_chosen_by_kind_by_writer_and_by_what_is_significant()
    {
        var file = await Story();
        using var person = await hub.SignedIn(Role.HubManager);
        Assert.Equal(["Child seen alone"], Titles(await person.Get($"/files/{file}/chronology?kind=child-seen")));
        Assert.DoesNotContain("Child seen alone", Titles(await person.Get($"/files/{file}/chronology?significant=yes")));
        Assert.Contains(Titles(await person.Get($"/files/{file}/chronology?significant=yes")), title => title.StartsWith("Significant incident", StringComparison.Ordinal));
        Assert.Equal(2, Titles(await person.Get($"/files/{file}/chronology?by=social-worker")).Count);
        var none = (await person.Get($"/files/{file}/chronology?kind=file-closed")).Ok();
        Assert.Contains("None fits what you chose", none.Words, StringComparison.Ordinal);
        Assert.NotEmpty(Titles(await person.Get($"/files/{file}/chronology?kind=no-such-kind")));
    }

    [Fact]
    public async Task The_choices_made_stand_in_the_form_again()
    {
        var file = await Story();
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}/chronology?order=story&kind=child-seen&by=social-worker&at=2026-04-07")).Ok();
        Assert.Equal("story", page.Field("order"));
        Assert.Equal("child-seen", page.Page.QuerySelector("select[name=kind] option[selected]")!.GetAttribute("value"));
        Assert.Equal("social-worker", page.Page.QuerySelector("select[name=by] option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task As_it_stood_leaves_out_what_was_written_later_unless_that_is_asked_for()
    {
        var file = await Story();
        using var person = await hub.SignedIn(Role.HubManager);
        Assert.Empty(Titles(await person.Get($"/files/{file}/chronology?at=2026-04-02")));
        var known = (await person.Get($"/files/{file}/chronology?at=2026-04-02&known=now")).Ok();
        Assert.Contains("with everything that has been written down since", known.Words, StringComparison.Ordinal);
        Assert.Equal(["Significant incident: Followed from the bus"], Titles(known));
    }

    [Fact]
    public async Task Corrected_and_struck_out_entries_say_so_with_who_and_why()
    {
        var file = await Story();
        var seen = (await hub.Open(file)).AsOf(hub.Now).LatestEntry<ChildSeen>()!.Number;
        await hub.Write("hub-manager", file,
            new EntryCorrected { Of = seen, Because = "Mistyped", To = new Mapping([new Pair("alone", Place.None, new Scalar("false", Place.None))], Place.None) });
        await hub.Write("hub-manager", file, new EntryStruckOut { Of = seen - 1, Because = "Another child" });
        using var person = await hub.SignedIn(Role.HubManager);
        var page = await person.Get($"/files/{file}/chronology");
        var seenLine = Line(page, "Child seen");
        Assert.Contains("Corrected to alone “No” on Tue 7 April 2026 at 09:30 by Harper Hub: Mistyped", seenLine, StringComparison.Ordinal);
        Assert.Contains("First written on Tue 7 April 2026 at 09:30 by Sam Worker: Child seen alone", seenLine, StringComparison.Ordinal);
        var struckOut = Line(page, "Significant incident");
        Assert.Contains("Struck out It counts for nothing in this file.", struckOut, StringComparison.Ordinal);
        Assert.Contains("Struck out on Tue 7 April 2026 at 09:30 by Harper Hub: Another child", struckOut, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector(".moj-timeline s a"));
    }

    [Fact]
    public async Task People_stand_in_a_line_by_name()
    {
        var file = await Story();
        using var person = await hub.SignedIn(Role.HubManager);
        Assert.Contains("Case allocated to Sam Worker, experienced", Titles(await person.Get($"/files/{file}/chronology")));
    }

    private async Task<FileId> Story()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        await hub.Store.Files.Write(new Store.Act($"story-{file}", [
            Store.ActPart.In(file, new SignificantIncident { What = new Passage("Followed from the bus") }, new Happening(new LocalDate(2026, 4, 1))),
            Store.ActPart.In(file, new ChildSeen { Alone = true }, new Happening(hub.Today))]), hub.Worker("social-worker"));
        return file;
    }

    private static List<string> Titles(Reply page) => [.. page.Ok().Page.QuerySelectorAll(".moj-timeline__title").Select(title => title.TextContent.Trim())];

    private static string Line(Reply page, string begins) => string.Join(' ', page.Ok().Page.QuerySelectorAll(".moj-timeline__item")
        .First(item => item.QuerySelector(".moj-timeline__title")!.TextContent.StartsWith(begins, StringComparison.Ordinal))
        .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
