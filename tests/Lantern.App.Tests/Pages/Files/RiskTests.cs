using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Files;

public sealed class RiskTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task Before_anything_was_judged_the_page_says_what_will_stand_here()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}/risk")).Ok();
        Assert.Contains("Nobody has judged the level of risk yet", page.Words, StringComparison.Ordinal);
        Assert.Contains("No risk tool has been completed yet", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector("svg"));
    }

    [Fact]
    public async Task Levels_stand_as_steps_in_a_picture_that_says_what_it_shows_and_in_a_table()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new RiskLevelSet { Level = RiskLevel.Medium, Because = "First look" });
        await hub.Write("hub-manager", file, new RiskLevelSet { Level = RiskLevel.High, Suggested = RiskLevel.Medium, Because = "Seen in a car" });
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}/risk")).Ok();
        var picture = page.Page.QuerySelector("svg")!;
        Assert.Equal("img", picture.GetAttribute("role"));
        Assert.Equal("Level of risk over time", picture.QuerySelector("title")!.TextContent);
        Assert.Equal("Medium from Tue 7 April 2026; High from Tue 7 April 2026.", picture.QuerySelector("desc")!.TextContent);
        var rows = page.Page.QuerySelector("main table")!.QuerySelectorAll("tbody tr").Select(row => row.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList()).ToList();
        Assert.Equal(["Tue 7 April 2026", "High", "Medium", "Harper Hub, hub manager, Children’s services", "Seen in a car"], rows[0]);
        Assert.Equal("–", rows[1][2]);
    }

    [Fact]
    public async Task The_latest_tool_stands_beside_the_one_before_and_the_changed_answers_come_first()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, Tool("not-at-risk", "not-at-risk", "few-friends"));
        await hub.Write("hub-manager", file, Tool("not-at-risk", "significant", "few-friends", "missing-overnight"));
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}/risk")).Ok();
        Assert.Contains("Score 6, was 1", page.Words, StringComparison.Ordinal);
        Assert.Contains("Category 4 – significant, which differs from what the tool suggests", page.Words, StringComparison.Ordinal);
        Assert.Contains("Of what the picture adds up to", page.Words, StringComparison.Ordinal);
        Assert.Contains("Significant indicators: 5 points, was 0", page.Words, StringComparison.Ordinal);
        Assert.Contains("calls for immediate action", page.Words, StringComparison.Ordinal);
        var changed = page.Page.QuerySelectorAll("table").First(table => table.QuerySelector("caption")!.TextContent == "What has changed");
        Assert.Single(changed.QuerySelectorAll("tbody tr"));
        Assert.Contains("Has the child been missing overnight", changed.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_time_has_nothing_beside_it_and_every_answer_can_be_read()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, Tool("not-at-risk", "not-at-risk", "few-friends"));
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}/risk")).Ok();
        Assert.Contains("It is the first time on this file", page.Words, StringComparison.Ordinal);
        var answers = page.Page.QuerySelectorAll("table").First(table => table.QuerySelector("caption")!.TextContent == "Every answer");
        Assert.Equal(hub.Pack.Tools["seraf"].Indicators.Count(), answers.QuerySelectorAll("tbody tr").Length);
    }

    private ToolCompleted Tool(string suggested, string chosen, params string[] seen)
    {
        var tool = hub.Pack.Tools["seraf"];
        return new ToolCompleted
        {
            Tool = "seraf", Suggested = suggested, Chosen = chosen, Because = "Of what the picture adds up to", Due = new LocalDate(2026, 6, 1),
            Concern = new Passage("Lifts"), Contributors = ["the child"],
            Answers = tool.Indicators.ToDictionary(one => one.Id, one => new Answer { Is = seen.Contains(one.Id) ? Is.Yes : Is.No, Because = "Said so" }),
            Sections = tool.Sections.ToDictionary(one => one.Id, _ => new Passage("none known")),
        };
    }
}
