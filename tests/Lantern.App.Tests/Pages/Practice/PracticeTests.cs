using Lantern.Access;

namespace Lantern.App.Tests.Pages.Practice;

public sealed class PracticeTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Theory]
    [InlineData("/practice/tools/none")]
    [InlineData("/practice/tools/none/form")]
    [InlineData("/practice/clocks/none")]
    [InlineData("/practice/checklists/none")]
    public async Task What_the_pack_has_not_is_not_there(string path)
    {
        using var person = await hub.SignedIn(Role.Referrer);
        (await person.Get(path)).NotThere();
    }

    [Fact]
    public async Task Nobody_reads_it_without_signing_in()
    {
        using var anybody = hub.Anybody();
        Assert.StartsWith("/sign-in", (await anybody.Get("/practice")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_page_says_what_the_pack_is_and_leads_to_every_part()
    {
        using var person = await hub.SignedIn(Role.Education);
        var page = (await person.Get("/practice")).Ok();
        Assert.Contains(hub.Pack.Edition, page.Words, StringComparison.Ordinal);
        foreach (var part in (string[])["tools", "checklists", "clocks", "refusals", "lists", "settings", "calendar", "language"])
        {
            Assert.NotNull(page.Page.QuerySelector($"main a[href='/practice/{part}']"));
            (await person.Get($"/practice/{part}")).Ok();
        }
    }

    [Fact]
    public async Task Every_item_shows_where_it_comes_from()
    {
        using var person = await hub.SignedIn(Role.Education);
        await Sources(person, "/practice/tools", hub.Pack.Tools.Values.Select(tool => tool.Source));
        await Sources(person, "/practice/clocks", hub.Pack.Clocks.Values.Select(clock => clock.Source));
        await Sources(person, "/practice/refusals", hub.Pack.Refusals.Values.Select(refusal => refusal.Source));
        await Sources(person, "/practice/lists", hub.Pack.Lists.Values.Select(list => list.Source));
        await Sources(person, "/practice/settings", hub.Pack.Settings.Values.Select(setting => setting.Source));
        await Sources(person, "/practice/calendar", [hub.Pack.Calendars[hub.Pack.CalendarName].Source]);
        await Sources(person, "/practice/language", [hub.Pack.Language!.Source]);
    }

    [Fact]
    public async Task Every_checklist_has_a_page_with_every_line_and_its_place_in_the_source()
    {
        using var person = await hub.SignedIn(Role.Education);
        foreach (var checklist in hub.Pack.Checklists.Values)
        {
            var page = (await person.Get($"/practice/checklists/{checklist.Id}")).Ok();
            Assert.Contains(checklist.Source.Title, page.Words, StringComparison.Ordinal);
            Assert.All(checklist.Lines, line => Assert.Contains(Drawn(line.Ask), page.Words, StringComparison.Ordinal));
            Assert.All(checklist.Lines, line => Assert.Contains(Drawn(line.Where), page.Words, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Every_clock_has_a_page_with_its_examples_in_words()
    {
        using var person = await hub.SignedIn(Role.Education);
        foreach (var clock in hub.Pack.Clocks.Values)
        {
            var page = (await person.Get($"/practice/clocks/{clock.Id}")).Ok();
            Assert.Contains(clock.Source.Title, page.Words, StringComparison.Ordinal);
            foreach (var example in clock.Examples)
                Assert.Contains(Drawn(example.Title!), page.Words, StringComparison.Ordinal);
            Assert.Contains("Asked on", page.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Every_tool_has_its_questions_bands_and_a_blank_form()
    {
        using var person = await hub.SignedIn(Role.Education);
        foreach (var tool in hub.Pack.Tools.Values)
        {
            var page = (await person.Get($"/practice/tools/{tool.Id}")).Ok();
            var form = (await person.Get($"/practice/tools/{tool.Id}/form")).Ok();
            foreach (var indicator in tool.Indicators)
            {
                Assert.Contains(Drawn(indicator.Ask), page.Words, StringComparison.Ordinal);
                Assert.Contains(Drawn(indicator.Ask), form.Words, StringComparison.Ordinal);
            }
            Assert.All(tool.Bands, band => Assert.Contains(Drawn(band.Means), page.Words, StringComparison.Ordinal));
            Assert.Contains(Drawn(tool.Source.Title), form.Words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_our_default_says_so()
    {
        using var person = await hub.SignedIn(Role.Education);
        Assert.Contains("Our default", (await person.Get("/practice/clocks/make-trigger-plan")).Ok().Words, StringComparison.Ordinal);
        Assert.Contains("Our default", (await person.Get("/practice/settings")).Ok().Words, StringComparison.Ordinal);
        Assert.Contains("Sample wording", (await person.Get("/practice/tools/seraf")).Ok().Words, StringComparison.Ordinal);
    }

    private static async Task Sources(Person person, string path, IEnumerable<Lantern.Practice.Source> sources)
    {
        var page = (await person.Get(path)).Ok();
        foreach (var source in sources)
        {
            Assert.Contains(Drawn(source.Title), page.Words, StringComparison.Ordinal);
            Assert.Contains(Drawn(source.Where), page.Words, StringComparison.Ordinal);
        }
    }

    // As the page's words are read: blanks drawn together.
    private static string Drawn(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
