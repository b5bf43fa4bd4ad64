using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Today;

/// <summary>Each test has a hub of its own: what is owed is what the test wrote.</summary>
public sealed class TodayTests : IAsyncLifetime
{
    private readonly DemoHub hub = new();

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task Who_owes_nothing_is_told_what_will_appear_and_who_puts_it_there()
    {
        using var person = await hub.SignedIn("health");
        var page = (await person.Get("/")).Ok();
        Assert.Contains("You owe nothing at the moment", page.Words, StringComparison.Ordinal);
        Assert.Contains("appears here by itself", page.Words, StringComparison.Ordinal);
        Assert.Contains("Tue 7 April 2026", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_referral_stands_with_those_who_owe_something_and_with_nobody_else()
    {
        var file = await hub.Referred();
        foreach (var worker in (string[])["police", "health", "education", "social-worker", "team-manager", "referrer-2"])
        {
            using var other = await hub.SignedIn(worker);
            Assert.DoesNotContain(file.Value, (await other.Get("/?whose=hub")).Ok().Text, StringComparison.Ordinal);
        }
        using var door = await hub.SignedIn("front-door");
        Assert.Contains(hub.Pack.Clocks["send-referral-to-hub"].Title, (await door.Get("/")).Ok().Words, StringComparison.Ordinal);
        using var referrer = await hub.SignedIn("referrer");
        var mine = (await referrer.Get("/")).Ok();
        Assert.Contains(hub.Pack.Clocks["complete-awaited-tool"].Title, mine.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(hub.Pack.Clocks["send-referral-to-hub"].Title, mine.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_says_what_for_whom_by_when_why_who_waits_and_leads_to_the_act()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn("front-door");
        var page = (await person.Get("/")).Ok();
        var heading = page.Page.QuerySelector("h3")!;
        Assert.Contains("JE", heading.TextContent, StringComparison.Ordinal);
        Assert.Contains("reference R-1001", heading.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Jo Example", page.Text, StringComparison.Ordinal);
        var line = page.Page.QuerySelectorAll("h3 + ul > li").First(one => one.TextContent.Contains(hub.Pack.Clocks["send-referral-to-hub"].Title, StringComparison.Ordinal));
        Assert.StartsWith($"/files/{file}/send-to-hub", line.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Contains("Wed 8 April 2026, tomorrow", line.TextContent, StringComparison.Ordinal);
        Assert.Contains("Rae Referrer, Youth service, waits for it", line.TextContent, StringComparison.Ordinal);
        Assert.Contains(hub.Pack.Clocks["send-referral-to-hub"].Source.Title, line.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(line.QuerySelector($"details a[href='/files/{file}/entries/{await hub.Code(file, 4)}']"));
    }

    [Fact]
    public async Task What_is_late_comes_first_then_today_this_week_and_later()
    {
        await hub.Referred();
        Assert.Equal(["This week (2)"], await Stretches("front-door"));
        hub.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["Due today (2)"], await Stretches("front-door"));
        hub.Clock.Advance(TimeSpan.FromDays(1));
        await hub.Referred();
        Assert.Equal(["Overdue (2)", "This week (2)"], await Stretches("front-door"));
        using var person = await hub.SignedIn("front-door");
        Assert.Contains("1 working day late", (await person.Get("/")).Words, StringComparison.Ordinal);
        // Friday: what comes in is due on Monday, which is no longer this week.
        hub.Clock.Advance(TimeSpan.FromDays(1));
        await hub.Referred();
        Assert.Equal(["Overdue (2)", "Due today (2)", "Later (2)"], await Stretches("front-door"));
    }

    [Fact]
    public async Task What_is_done_is_gone()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn("front-door");
        await hub.Write("front-door", file, new ReferralSentToHub());
        Assert.DoesNotContain(hub.Pack.Clocks["send-referral-to-hub"].Title, (await person.Get("/")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_leads_to_what_the_team_owes_and_says_whom_it_falls_to()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        await hub.Write("social-worker", file, new MissingEnded());
        using var manager = await hub.SignedIn("team-manager");
        var mine = (await manager.Get("/")).Ok();
        Assert.DoesNotContain(hub.Pack.Clocks["offer-return-interview"].Title, mine.Words, StringComparison.Ordinal);
        var link = mine.Page.QuerySelector("a[href='/?whose=team']")!;
        var team = (await manager.Get(link.GetAttribute("href")!)).Ok();
        Assert.Contains(hub.Pack.Clocks["offer-return-interview"].Title, team.Words, StringComparison.Ordinal);
        Assert.Contains("Falls to: Allocated worker", team.Words, StringComparison.Ordinal);
        using var worker = await hub.SignedIn("social-worker");
        Assert.Contains(hub.Pack.Clocks["offer-return-interview"].Title, (await worker.Get("/")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_word_of_no_view_shows_ones_own()
    {
        using var person = await hub.SignedIn("health");
        Assert.Contains("You owe nothing", (await person.Get("/?whose=everybody")).Ok().Words, StringComparison.Ordinal);
    }

    // A sign-in lasts ten hours of the hub's own clock, so each day begins with one.
    private async Task<string[]> Stretches(string worker)
    {
        using var person = await hub.SignedIn(worker);
        return [.. (await person.Get("/")).Ok().Page.QuerySelectorAll("main h2").Select(one => one.TextContent)];
    }
}
