using Lantern.Access;
using Lantern.App.Tests.Pages.Plan;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Tests.Pages.Journey;

/// <summary>The child's journey on a page: the present state first, what must hold, the clocks, the way so far.</summary>
public sealed class JourneyTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task A_journey_that_is_not_for_the_reader_and_one_that_is_not_there_answer_alike()
    {
        var file = await hub.Live();
        using var stranger = await hub.SignedIn(Role.Health);
        Assert.Equal(Bare.Of((await stranger.Get($"/files/{new string('0', file.Value.Length)}/journey")).NotThere()), Bare.Of((await stranger.Get($"/files/{file}/journey")).NotThere()));
    }

    [Fact]
    public async Task The_present_state_comes_first_with_what_must_hold_the_clocks_and_the_steps_up_and_down()
    {
        var file = await hub.Live(PlanType.Cp);
        using var person = await hub.SignedIn("social-worker");
        var page = (await person.Get($"/files/{file}/journey")).Ok();
        Assert.Contains("Where it stands now Child protection plan since Tue 7 April 2026", page.Words, StringComparison.Ordinal);
        Assert.Contains("What must hold before it goes on", page.Words, StringComparison.Ordinal);
        Assert.NotEmpty(page.Page.QuerySelectorAll("main li a[href*='/files/']"));
        Assert.Contains("Contact the child", page.Words, StringComparison.Ordinal);
        Assert.Contains("Step up", page.Page.QuerySelectorAll("main table tbody tr")[0].TextContent, StringComparison.Ordinal);
        await hub.Write("social-worker", file, new PlanEnded { Type = PlanType.Cp, Because = "Safe" }, new PlanAgreed { Type = PlanType.Cin, ContactEvery = new Span(2, Unit.Weeks) });
        var down = (await person.Get($"/files/{file}/journey")).Ok().Page.QuerySelectorAll("main table tbody tr")[0].TextContent;
        Assert.Contains("Child in need plan", down, StringComparison.Ordinal);
        Assert.Contains("Step down", down, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_sheet_leads_to_it_and_it_can_be_read_as_it_stood()
    {
        var file = await hub.Live();
        using var person = await hub.SignedIn("social-worker");
        Assert.NotNull((await person.Get($"/files/{file}")).Ok().Page.QuerySelector($"main a[href='/files/{file}/journey']"));
        Assert.Contains("Nothing has begun", (await person.Get($"/files/{file}/journey?at=2026-04-01")).Ok().Words, StringComparison.Ordinal);
    }
}
