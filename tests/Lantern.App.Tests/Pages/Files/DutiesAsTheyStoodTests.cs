using Lantern.Access;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Files;

/// <summary>Duties on a past day. It moves the hub’s clock, so it has a hub of its own.</summary>
public sealed class DutiesAsTheyStoodTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task As_it_stood_shows_what_was_owed_then_and_no_act()
    {
        var file = await hub.Referred();
        hub.Clock.Advance(TimeSpan.FromDays(2));
        await hub.Write("front-door", file, new ReferralSentToHub { Of = 4, Because = "Signs" });
        using var person = await hub.SignedIn(Role.FrontDoor);
        var then = (await person.Get($"/files/{file}/duties?at={hub.Today.PlusDays(-2):uuuu'-'MM'-'dd}")).Ok();
        Assert.Contains("Owed then", then.Words, StringComparison.Ordinal);
        Assert.Contains(hub.Pack.Clocks["send-referral-to-hub"].Title, then.Words, StringComparison.Ordinal);
        Assert.Empty(then.Page.QuerySelectorAll("main a[href*='send-to-hub']"));
    }
}
