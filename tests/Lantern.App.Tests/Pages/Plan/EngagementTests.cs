using Lantern.Access;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Plan;

/// <summary>Who is what for the child, who took part, and what of that stands on the front sheet.</summary>
public sealed class EngagementTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task Before_anything_is_written_the_page_says_what_will_stand_there()
    {
        var file = await hub.Assessed();
        using var person = await hub.SignedIn("social-worker");
        var page = (await person.Get($"/files/{file}/plan/engagement")).Ok();
        Assert.Contains("Attempts count too", page.Words, StringComparison.Ordinal);
        Assert.Contains("Sam Worker, since Tue 7 April 2026", page.Words, StringComparison.Ordinal);
        using var stranger = await hub.SignedIn(Role.Health);
        (await stranger.Get($"/files/{file}/plan/engagement")).NotThere();
    }

    [Fact]
    public async Task Whoever_holds_the_trusting_relationship_is_named_with_dates_and_changes()
    {
        var file = await hub.Assessed();
        await hub.Write("social-worker", file, new RoleNamed { Role = NamedRole.RelationshipWorker, Worker = "referrer" });
        await hub.Write("social-worker", file, new RoleNamed { Role = NamedRole.RelationshipWorker, Worker = "social-worker" },
            new LeadProfessionalNamed { Worker = "social-worker" });
        using var person = await hub.SignedIn("social-worker");
        var page = (await person.Get($"/files/{file}/plan/engagement")).Ok();
        Assert.Contains("Rae Referrer, Tue 7 April 2026 to Tue 7 April 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("Sam Worker, Tue 7 April 2026 until now", page.Words, StringComparison.Ordinal);
        Assert.Contains("Changed 1 time", page.Words, StringComparison.Ordinal);
        Assert.Contains("One person leads and holds the trusting relationship", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_and_attempts_with_the_child_and_each_parent_are_counted()
    {
        var file = await hub.Live();
        await hub.Write("social-worker", file, new EngagementRecorded { With = EngagedWith.Child, Method = "visit", Result = EngagementResult.Attempted, Outcome = new Passage("Nobody home") },
            new EngagementRecorded { With = EngagedWith.Child, Method = "visit", Result = EngagementResult.Engaged, Outcome = new Passage("Walked and talked") },
            new EngagementRecorded { With = EngagedWith.Parent, Parent = new Passage("The mother"), Method = "call", Result = EngagementResult.Declined });
        await hub.Write("social-worker", file, new ChildSpoke { Words = new Passage("I like Sam") });
        using var person = await hub.SignedIn("social-worker");
        var page = (await person.Get($"/files/{file}/plan/engagement")).Ok();
        Assert.Contains("1 person has talked with the child: Sam Worker", page.Words, StringComparison.Ordinal);
        var rows = page.Page.QuerySelectorAll("main table tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("td").Take(4).Select(cell => cell.TextContent.Trim()))).ToList();
        Assert.Contains(rows, row => row.EndsWith("1 1 0", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("The mother", StringComparison.Ordinal) && row.EndsWith("0 0 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_front_sheet_has_the_police_contact_and_how_often_the_child_was_missing_this_month()
    {
        var file = await hub.Assessed();
        using var person = await hub.SignedIn("social-worker");
        Assert.Contains("Missing this month: 0 times", (await person.Get($"/files/{file}")).Ok().Words, StringComparison.Ordinal);
        await hub.Write("social-worker", file, new RoleNamed { Role = NamedRole.PoliceContact, Worker = "PC Example", Contact = new Passage("01632 960100") }, new MissingStarted { Type = MissingType.Missing });
        await hub.Earlier("social-worker", file, hub.Today.PlusMonths(-1), new MissingStarted { Type = MissingType.Missing });
        var page = (await person.Get($"/files/{file}")).Ok();
        Assert.Contains("PC Example", page.Words, StringComparison.Ordinal);
        Assert.Contains("01632 960100", page.Words, StringComparison.Ordinal);
        Assert.Contains("Missing this month: 1 time", page.Words, StringComparison.Ordinal);
    }
}
