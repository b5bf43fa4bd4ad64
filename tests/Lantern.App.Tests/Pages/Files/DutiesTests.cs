using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Files;

public sealed class DutiesTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task Where_nothing_is_owed_the_page_says_how_duties_come_about()
    {
        var file = await hub.Begin("referrer", new ChildIdentified { GivenName = "Jo", FamilyName = "Example" }, new ConcernRecorded());
        using var person = await hub.SignedIn(Role.FrontDoor);
        var words = (await person.Get($"/files/{file}/duties")).Ok().Words;
        Assert.Contains("Nothing is owed. When an entry starts a clock", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_duty_says_why_with_the_rule_its_source_and_the_entry_that_started_it()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.FrontDoor);
        var page = (await person.Get($"/files/{file}/duties")).Ok();
        var clock = hub.Pack.Clocks["send-referral-to-hub"];
        var duty = page.Page.QuerySelectorAll(".lantern-duty").First(section => section.QuerySelector("h3")!.TextContent.StartsWith(clock.Title, StringComparison.Ordinal));
        var words = string.Join(' ', duty.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Due Wed 8 April 2026, tomorrow. Falls to: Front door.", words, StringComparison.Ordinal);
        Assert.Contains("Within 1 working day of every “Contact received”", words, StringComparison.Ordinal);
        Assert.Contains("“Referral sent to hub”", words, StringComparison.Ordinal);
        Assert.Contains($"{clock.Source.Title}, {clock.Source.Where}", words, StringComparison.Ordinal);
        Assert.Contains($"“{clock.Source.Says}”", words, StringComparison.Ordinal);
        Assert.NotNull(duty.QuerySelector($"a[href='/files/{file}/entries/{await hub.Code(file, 4)}']"));
        Assert.NotNull(duty.QuerySelector($"a[href='/files/{file}/send-to-hub?of={await hub.Code(file, 4)}']"));
    }

    [Fact]
    public async Task A_duty_that_was_met_names_the_entry_that_met_it_and_cannot_be_done_again()
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ReferralSentToHub { Of = 4, Because = "Signs" });
        using var person = await hub.SignedIn(Role.FrontDoor);
        var page = (await person.Get($"/files/{file}/duties")).Ok();
        var met = page.Page.QuerySelectorAll(".lantern-duty").First(section => section.TextContent.Contains("What met it", StringComparison.Ordinal));
        Assert.Contains("Met", met.QuerySelector(".govuk-tag")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(met.QuerySelector($"a[href='/files/{file}/entries/{await hub.Code(file, 5)}']"));
        Assert.Null(met.QuerySelector("a[href*='send-to-hub']"));
    }

    [Fact]
    public async Task A_duty_begun_by_a_hidden_entry_is_shown_to_whom_it_falls_to_without_the_entry()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        await hub.Store.Files.Write(new Store.Act($"hidden-{file}", Store.ActPart.In(file,
            new ActionAgreed { Action = new Passage("Watch the road"), Owner = "referrer", Due = new LocalDate(2026, 5, 1) }, new Happening(hub.Today), Marks.Police)), hub.Worker("hub-manager"));
        using var owner = await hub.SignedIn(Role.Referrer);
        var page = (await owner.Get($"/files/{file}/duties")).Ok();
        Assert.Contains(hub.Pack.Clocks["do-agreed-action"].Title, page.Words, StringComparison.Ordinal);
        Assert.Contains("An entry that is not shown to you", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Watch the road", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Page.QuerySelector($"a[href='/files/{file}/entries/{await hub.Code(file, 6)}']"));
    }
}
