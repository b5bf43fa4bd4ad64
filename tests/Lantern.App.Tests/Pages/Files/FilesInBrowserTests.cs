using Lantern.Access;
using Microsoft.Playwright;

namespace Lantern.App.Tests.Pages.Files;

/// <summary>The file's pages, the board and the hub's acts in Chromium: nothing for axe, nothing sideways, with and without script.</summary>
public sealed class FilesInBrowserTests(DemoHub hub, Browser browser) : IClassFixture<DemoHub>
{
    private static readonly string[] OfTheFile =
    [
        "", "/chronology", "/chronology?order=story&significant=yes&at=2026-04-07&known=now", "/duties", "/duties?at=2026-04-06", "/risk",
        "/chronology?at=2030-01-01",
    ];

    private static readonly Dictionary<string, string[]> More = new()
    {
        ["front-door"] = ["/send-to-hub"],
        ["hub-manager"] = ["/looks", "/acknowledge", "/decide", "/set-action"],
        ["social-worker"] = ["/looks", "/answer-action"],
    };

    [Theory]
    [InlineData("front-door", 320, true)]
    [InlineData("hub-manager", 1280, true)]
    [InlineData("social-worker", 320, false)]
    [InlineData("referrer", 1280, false)]
    [InlineData("police", 320, true)]
    public async Task Every_page_a_role_reads_holds(string worker, int width, bool script)
    {
        var file = await LivedIn.File(hub);
        if (worker == "police")
            await hub.Store.Staff.Add(Belonging.NetworkMember, "police", "police", file, "Works with the child");
        await using var visit = await hub.Visit(browser, worker, $"/files/{file}", width, script);
        var open = await hub.Open(file, worker);
        var entries = ((int[])[10, 15, 20]).Where(open.Sees).Select(number => $"/entries/{open.CodeOf(number)}");
        foreach (var page in OfTheFile.Concat(entries).Concat(More.GetValueOrDefault(worker, [])))
        {
            await visit.Page.GoTo(new Uri(hub.Address, $"/files/{file}{page}").ToString());
            Assert.Equal(1, await visit.Page.Locator("h1").CountAsync());
            // What is not theirs to read is said so, and that page holds too.
            if (worker == "referrer" && page == "/risk")
                await visit.FindsNothingWrongWithARefusal();
            else
                await visit.FindsNothingWrong();
        }
    }

    [Theory]
    [InlineData("front-door", 320, true)]
    [InlineData("hub-manager", 1280, false)]
    [InlineData("team-manager", 320, false)]
    public async Task The_board_holds(string worker, int width, bool script)
    {
        await LivedIn.File(hub);
        await using var visit = await hub.Visit(browser, worker, "/hub", width, script);
        await visit.FindsNothingWrong();
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Falls to" }).ClickAsync();
        Assert.Contains("sort=whose", visit.Page.Url, StringComparison.Ordinal);
        await visit.FindsNothingWrong();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_decision_is_refused_and_then_written_by_hand(bool script)
    {
        var file = await LivedIn.File(hub);
        await using var visit = await hub.Visit(browser, "hub-manager", $"/files/{file}/decide", script: script);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Write the decision" }).ClickAsync();
        Assert.True(await visit.Page.Locator(".govuk-error-summary").IsVisibleAsync());
        await visit.FindsNothingWrong();
        await visit.Page.GetByLabel("Targeted support").CheckAsync();
        await visit.Page.GetByLabel("Early help").CheckAsync();
        await visit.Page.GetByLabel("Why?").FillAsync("Signs, and a service can help");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Write the decision" }).ClickAsync();
        await visit.Page.WaitForURLAsync($"**/files/{file}");
        Assert.Contains("The decision is written", await visit.Page.Locator(".govuk-notification-banner").InnerTextAsync(), StringComparison.Ordinal);
        await visit.FindsNothingWrong();
    }

    [Fact]
    public async Task What_is_typed_is_saved_and_found_again_on_another_day_of_work()
    {
        var file = await LivedIn.File(hub);
        await using var visit = await hub.Visit(browser, "team-manager", $"/files/{file}/answer-action");
        await visit.Page.GetByLabel("What do you answer?").FillAsync("We take it on and");
        await visit.Page.GetByLabel("What do you answer?").BlurAsync();
        await Assertions.Expect(visit.Page.Locator("[data-draft-status]")).ToContainTextAsync("Saved");
        await visit.Page.GoTo(new Uri(hub.Address, $"/files/{file}/answer-action").ToString());
        Assert.Equal("We take it on and", await visit.Page.GetByLabel("What do you answer?").InputValueAsync());
    }
}
