using System.Net;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Hub;

public sealed class HubBoardTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task Whoever_has_not_signed_in_is_led_to_the_sign_in_page()
    {
        using var anybody = hub.Anybody();
        Assert.StartsWith("/sign-in", (await anybody.Get("/hub")).Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("referrer")]
    [InlineData("social-worker")]
    [InlineData("police")]
    [InlineData("health")]
    [InlineData("education")]
    public async Task It_is_not_there_for_the_others_and_no_link_leads_to_it(string worker)
    {
        using var person = await hub.SignedIn(worker);
        (await person.Get("/hub")).NotThere();
        Assert.Null((await person.Get("/")).Ok().Page.QuerySelector("a[href='/hub']"));
    }

    [Fact]
    public async Task A_referral_goes_from_wait_to_wait_until_it_is_decided()
    {
        var file = await hub.Referred();
        using var front = await hub.SignedIn("front-door");
        var row = Row(await front.Get("/hub?show=to-send"), file);
        Assert.Contains("Received, not yet sent to the hub", row, StringComparison.Ordinal);
        Assert.Contains("Tool to follow", row, StringComparison.Ordinal);
        Assert.Contains("Wed 8 April 2026, tomorrow", row, StringComparison.Ordinal);
        Assert.NotNull((await front.Get("/hub?show=to-send")).Page.QuerySelector($"a[href='/files/{file}/send-to-hub?of={await hub.Code(file, 4)}']"));

        await hub.Write("front-door", file, new ReferralSentToHub { From = "Youth service", Of = 4, Because = "Signs" });
        using var manager = await hub.SignedIn("hub-manager");
        Assert.Empty(Rows(await manager.Get("/hub?show=to-send"), file));
        Assert.Contains("Youth service", Row(await manager.Get("/hub?show=to-acknowledge"), file), StringComparison.Ordinal);
        Assert.NotNull((await manager.Get("/hub?show=to-decide")).Page.QuerySelector($"a[href='/files/{file}/decide?of={await hub.Code(file, 5)}']"));

        await hub.Write("hub-manager", file, new ToolCompleted { Tool = "own" });
        Assert.DoesNotContain("Tool to follow", Row(await manager.Get("/hub?show=to-decide"), file), StringComparison.Ordinal);

        await hub.Write("hub-manager", file, new HubDecided { Outcome = HubOutcome.NoFurtherAction, Because = "No sign", Of = 5 }, new ReferralAcknowledged { Of = 5 });
        Assert.Empty(Rows(await manager.Get("/hub?show=to-decide"), file));
        Assert.Empty(Rows(await manager.Get("/hub?show=to-acknowledge"), file));
    }

    [Fact]
    public async Task A_closure_that_is_proposed_stands_on_the_board_of_the_cse_manager_until_the_hub_has_discussed_it()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        using var worker = await hub.SignedIn("social-worker");
        var form = (await worker.Get($"/files/{file}/write/closure-proposed")).Ok();
        var refused = (await worker.Send(form, [("because", "Nothing has happened for a year")])).Ok();
        Assert.Contains(refused.Errors, error => error.Words.Contains("by which the hub should discuss it", StringComparison.Ordinal));
        (await worker.Send(refused, [("due.Day", "9"), ("due.Month", "4"), ("due.Year", "2026")])).Ok();

        using var manager = await hub.SignedIn("cse-manager");
        var board = (await manager.Get("/hub?show=closure")).Ok();
        Assert.Contains("Closure proposed, not yet discussed", Row(board, file), StringComparison.Ordinal);
        Assert.NotNull(board.Page.QuerySelector($"a[href^='/files/{file}/write/hub-closure-discussed']"));
        await hub.Write("cse-manager", file, new HubClosureDiscussed { Agreed = true, Because = "The plan held", CopiedTo = "team-manager" });
        Assert.Empty(Rows(await manager.Get("/hub?show=closure"), file));
    }

    [Fact]
    public async Task A_line_of_anothers_act_leads_to_the_file_alone()
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ReferralSentToHub { Of = 4, Because = "Signs" });
        using var front = await hub.SignedIn("front-door");
        var page = (await front.Get("/hub?show=to-decide")).Ok();
        Assert.Empty(page.Page.QuerySelectorAll($"a[href='/files/{file}/decide?of={await hub.Code(file, 5)}']"));
        Assert.Contains("Open the file", Row(page, file), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_team_manager_sees_the_own_team_alone()
    {
        var (own, other) = (await Asked("north"), await Asked("social-worker-2"));
        using var team = await hub.SignedIn("team-manager");
        var page = (await team.Get("/hub")).Ok();
        Assert.NotEmpty(Rows(page, own));
        Assert.Empty(Rows(page, other));
    }

    [Theory]
    [InlineData("child")]
    [InlineData("what")]
    [InlineData("from")]
    [InlineData("due")]
    [InlineData("whose")]
    public async Task Every_heading_sorts_both_ways_and_says_so(string column)
    {
        await hub.Referred();
        using var person = await hub.SignedIn("hub-manager");
        var up = (await person.Get($"/hub?sort={column}&order=asc")).Ok();
        var head = up.Page.QuerySelector("th[aria-sort=ascending]")!;
        var link = head.QuerySelector("a")!.GetAttribute("href")!;
        Assert.Contains($"sort={column}&order=desc", link, StringComparison.Ordinal);
        Assert.Single(up.Page.QuerySelectorAll("th[aria-sort=ascending], th[aria-sort=descending]"));
        var down = (await person.Get(link)).Ok();
        Assert.NotNull(down.Page.QuerySelector("th[aria-sort=descending]"));
    }

    [Fact]
    public async Task What_is_chosen_and_sorted_that_does_not_exist_shows_everything_by_due()
    {
        await hub.Referred();
        using var person = await hub.SignedIn("hub-manager");
        var page = (await person.Get("/hub?show=nothing&sort=nothing&order=nothing")).Ok();
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Due", page.Page.QuerySelector("th[aria-sort=ascending]")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.Page.QuerySelectorAll("main tbody tr"));
    }

    [Fact]
    public async Task Nothing_on_the_board_names_a_child()
    {
        await hub.Referred();
        using var person = await hub.SignedIn("hub-manager");
        var page = (await person.Get("/hub")).Ok();
        Assert.DoesNotContain("Jo Example", page.Text, StringComparison.Ordinal);
        Assert.All(page.Page.QuerySelectorAll("a"), link => Assert.DoesNotContain("Example", link.GetAttribute("href") ?? "", StringComparison.Ordinal));
    }

    private async Task<FileId> Asked(string owner)
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new HubActionSet { Action = new Passage("See the child"), Owner = owner, Timescale = new LocalDate(2026, 5, 29) });
        return file;
    }

    internal static string Row(Reply page, FileId file) => Rows(page, file)[0];

    internal static List<string> Rows(Reply page, FileId file) => [.. page.Ok().Page.QuerySelectorAll("main tbody tr")
        .Where(row => row.QuerySelector($"a[href='/files/{file}']") is not null)
        .Select(row => string.Join(' ', row.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
