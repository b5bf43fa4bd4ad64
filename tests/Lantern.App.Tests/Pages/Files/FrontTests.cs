using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Files;

public sealed class FrontTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task An_almost_empty_file_says_what_will_stand_here_and_who_puts_it_there()
    {
        var file = await hub.Begin("referrer", new ChildIdentified { GivenName = "Jo", FamilyName = "Example" }, new ConcernRecorded());
        using var person = await hub.SignedIn(Role.FrontDoor);
        var words = (await person.Get($"/files/{file}")).Ok().Words;
        Assert.Contains("Whoever works with the child notes strengths", words, StringComparison.Ordinal);
        Assert.Contains("The child has not been quoted yet", words, StringComparison.Ordinal);
        Assert.Contains("Nobody has judged the level of risk yet", words, StringComparison.Ordinal);
        Assert.Contains("Nothing is owed", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_works_what_worries_and_the_childs_words_stand_with_who_wrote_them()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file,
            new StrengthNoted { Strength = new Passage("Talks to an aunt") },
            new RiskStated { Statement = new Passage("We worry about the lifts\nand the late evenings"), Due = new LocalDate(2026, 7, 1) },
            new ChildSpoke { Words = new Passage("Nobody asks me"), About = new Passage("home") },
            new RiskLevelSet { Level = RiskLevel.Medium, Because = "Seen twice by two people" });
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}")).Ok();
        Assert.Contains("Talks to an aunt", page.Words, StringComparison.Ordinal);
        Assert.Contains("We worry about the lifts", page.Words, StringComparison.Ordinal);
        Assert.Contains("“Nobody asks me”", page.Words, StringComparison.Ordinal);
        Assert.Contains("Medium, judged by Harper Hub, hub manager, Children’s services on Tue 7 April 2026. Seen twice by two people", page.Words, StringComparison.Ordinal);
        Assert.Contains("Medium", page.Page.QuerySelector(".lantern-identity")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Harper Hub, Tue 7 April 2026", page.Page.QuerySelector(".lantern-identity")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whom_to_turn_to_stands_here_with_how_they_are_reached_and_whoever_no_longer_is_does_not()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file,
            new RoleNamed { Role = NamedRole.PoliceContact, Worker = "Pat Constable", Agency = "police", Contact = new Passage("01632 960123") },
            new RoleNamed { Role = NamedRole.RelationshipWorker, Worker = "social-worker" },
            new RoleNamed { Role = NamedRole.RelationshipWorker, Worker = "referrer" },
            new RoleNamed { Role = NamedRole.RiskLead, Worker = "Robin Risk" }, new RoleEnded { Role = NamedRole.RiskLead });
        using var person = await hub.SignedIn(Role.HubManager);
        var words = (await person.Get($"/files/{file}")).Ok().Words;
        Assert.Contains("Police contact Pat Constable, police 01632 960123", words, StringComparison.Ordinal);
        Assert.Contains("after 1 change", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Robin Risk", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_for_going_missing_is_one_step_from_here()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.HubManager);
        Assert.DoesNotContain("Trigger Plan", (await person.Get($"/files/{file}")).Ok().Words, StringComparison.Ordinal);
        var plan = (await hub.Write("hub-manager", file, new TriggerPlanMade { WithChild = PlanWithChild.Shared }))[0];
        var page = (await person.Get($"/files/{file}")).Ok();
        Assert.Equal("Missing Management Plan/Trigger Plan", page.Page.QuerySelector($"main a[href='/files/{file}/entries/{plan.Code}']")!.TextContent);
    }

    [Fact]
    public async Task The_duty_of_the_reader_comes_first_among_what_next_and_leads_to_its_act()
    {
        var file = await hub.Referred();
        using var front = await hub.SignedIn(Role.FrontDoor);
        var acts = Next(await front.Get($"/files/{file}"));
        Assert.Equal(4, acts.Count);
        Assert.StartsWith($"/files/{file}/", acts[0], StringComparison.Ordinal);
        Assert.Contains($"/files/{file}/send-to-hub?of={await hub.Code(file, 4)}", acts);
        Assert.Equal($"/files/{file}/write", acts[^1]);
    }

    [Fact]
    public async Task What_others_owe_is_shown_without_a_link_to_what_the_reader_cannot_do()
    {
        var file = await hub.Referred();
        using var referrer = await hub.SignedIn(Role.Referrer);
        var page = (await referrer.Get($"/files/{file}")).Ok();
        Assert.Contains(hub.Pack.Clocks["send-referral-to-hub"].Title, page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("main a[href*='send-to-hub']"));
    }

    [Fact]
    public async Task As_it_stood_before_anything_was_written_it_says_so_and_offers_no_act()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}?at=2026-04-01")).Ok();
        Assert.Contains("as it stood at the end of Wed 1 April 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing had been written in this file by then", page.Words, StringComparison.Ordinal);
        Assert.Contains("What was owed then", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("What next", page.Words, StringComparison.Ordinal);
        Assert.Equal(5, page.Page.QuerySelectorAll(".moj-sub-navigation a[href$='?at=2026-04-01']").Length);
    }

    [Fact]
    public async Task A_closed_file_says_so()
    {
        var file = await hub.Begin("referrer", new ChildIdentified { GivenName = "Jo", FamilyName = "Example" });
        await hub.Write("service-manager", file, new FileClosed { Outcome = "Not a child of this hub", Because = "Recorded twice" });
        using var person = await hub.SignedIn(Role.HubManager);
        Assert.Contains("This file is closed", (await person.Get($"/files/{file}")).Ok().Words, StringComparison.Ordinal);
    }

    private static List<string> Next(Reply page) => [.. page.Ok().Page.QuerySelectorAll("h2")
        .First(heading => heading.TextContent == "What next").ParentElement!.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)];
}
