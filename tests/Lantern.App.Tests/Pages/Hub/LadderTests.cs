using Lantern.Entries;
using NodaTime;
using static Lantern.App.Tests.Pages.Hub.HubBoardTests;

namespace Lantern.App.Tests.Pages.Hub;

/// <summary>The ladder as the board shows it, on a clock of its own; a day later everybody has to sign in again.</summary>
public sealed class LadderTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task Nobody_answers_and_the_ladder_is_climbed_over_working_days()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced },
            new HubActionSet { Action = new Passage("See the child"), Owner = "social-worker", Timescale = new LocalDate(2026, 5, 29) });
        var asked = await hub.Code(file, 6);
        Assert.Contains("Not begun", Row(await Shown("hub-manager", "unanswered"), file), StringComparison.Ordinal);
        Leads(await Shown("hub-manager", "unanswered"), $"/files/{file}/write/brought-forward?of={asked}");

        hub.Clock.Advance(TimeSpan.FromDays(2));
        var row = Row(await Shown("hub-manager", "unanswered"), file);
        Assert.Contains("Step 1", row, StringComparison.Ordinal);
        Assert.Contains("1 working day late", row, StringComparison.Ordinal);
        Leads(await Shown("cse-manager", "to-raise"), $"/files/{file}/write/team-manager-told?of={asked}");
        Leads(await Shown("team-manager", "unanswered"), $"/files/{file}/answer-action?of={asked}");

        hub.Clock.Advance(TimeSpan.FromDays(4));
        Assert.Contains("Step 2", Row(await Shown("hub-manager", "unanswered"), file), StringComparison.Ordinal);
        Leads(await Shown("cse-manager", "to-raise"), $"/files/{file}/write/service-managers-discussed?of={asked}");

        await hub.Write("team-manager", file, new HubActionAnswered { Answer = new Passage("We will"), Of = 6 });
        Assert.Empty(Rows(await Shown("hub-manager", "unanswered"), file));
        Assert.Empty(Rows(await Shown("hub-manager", "to-raise"), file));
    }

    private async Task<Reply> Shown(string worker, string wait)
    {
        using var person = await hub.SignedIn(worker);
        return (await person.Get($"/hub?show={wait}")).Ok();
    }

    private static void Leads(Reply page, string path) =>
        Assert.Contains(path, page.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
}
