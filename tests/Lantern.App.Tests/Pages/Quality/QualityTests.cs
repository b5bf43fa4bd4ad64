using Lantern.Access;
using Lantern.App.Tests.Pages.Plan;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Quality;

/// <summary>What an auditor would not find, each with the act that mends it.</summary>
public sealed class QualityTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task The_quality_of_a_file_is_not_for_a_stranger()
    {
        var file = await hub.Live();
        using var stranger = await hub.SignedIn(Role.Health);
        (await stranger.Get($"/files/{file}/quality")).NotThere();
    }

    [Fact]
    public async Task What_is_absent_comes_first_leads_to_what_mends_it_and_is_found_once_mended()
    {
        var file = await hub.Live();
        using var person = await hub.SignedIn("social-worker");
        var page = (await person.Get($"/files/{file}/quality")).Ok();
        var plan = page.Page.QuerySelector($"main a[href='/files/{file}/write/safety-plan-agreed']")!;
        Assert.Contains("Absent", plan.ParentElement!.ParentElement!.TextContent, StringComparison.Ordinal);
        await hub.Write("social-worker", file, new SafetyPlanAgreed { Agreed = new Passage("Ring Sam"), ChildsPart = new Passage("Wrote it"), Version = "1" });
        var after = (await person.Get($"/files/{file}/quality")).Ok();
        Assert.Null(after.Page.QuerySelector($"main a[href='/files/{file}/write/safety-plan-agreed']"));
        Assert.Contains("Present", after.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_applicable_says_why_and_anothers_act_names_whose_it_is()
    {
        var file = await hub.Worried();
        using var receiver = await hub.SignedIn(Role.FrontDoor);
        var page = (await receiver.Get($"/files/{file}/quality")).Ok();
        Assert.Contains("No plan is live.", page.Words, StringComparison.Ordinal);
        Assert.Contains("For the allocated worker, team manager to mend", page.Words, StringComparison.Ordinal);
    }
}
