using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Write;

/// <summary>What a page shows beside its form because whoever writes needs it then.</summary>
public sealed class BesideTheFormTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task Where_new_information_goes_in_the_police_stands_over_every_page_on_which_somebody_writes()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn("hub-manager");
        Assert.DoesNotContain("New information for the police", (await person.Get($"/files/{file}/write/significant-incident")).Ok().Page.Body!.TextContent, StringComparison.Ordinal);
        await hub.Write("hub-manager", file, new RoleNamed { Role = NamedRole.PoliceInformation, Worker = "police", Contact = new Passage("01632 960123") });
        foreach (var page in (string[])["write/significant-incident", "write/concern-recorded", "plan", "referral"])
            Assert.Contains("New information for the police goes to Parker Police, 01632 960123", (await person.Get($"/files/{file}/{page}")).Ok().Page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_follows_the_trigger_plan_sees_its_steps_and_writes_which_were_taken()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new TriggerPlanMade { Steps = [new TriggerStep { Action = new Passage("Ring her aunt"), Who = "the duty worker", After = "30 minutes" }, new TriggerStep { Action = new Passage("Ring the police") }] });
        using var person = await hub.SignedIn("hub-manager");
        var page = (await person.Get($"/files/{file}/write/trigger-plan-used")).Ok();
        Assert.Equal(["Ring her aunt, the duty worker, 30 minutes", "Ring the police"], page.Page.QuerySelectorAll("main ol li").Select(step => step.TextContent.Trim()));
        (await person.Send(page, [("note", "At 21:40 her aunt was rung; she had just come in.")])).Ok();
        Assert.Contains("her aunt was rung", (await hub.Open(file)).AsOf(hub.Now).Latest<TriggerPlanUsed>()!.Note!.Words, StringComparison.Ordinal);
    }
}
