using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Files;

public sealed class LooksTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Theory]
    [InlineData("front-door")]
    [InlineData("referrer")]
    [InlineData("service-manager")]
    public async Task Others_find_no_such_page_and_no_link_to_it(string worker)
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(worker);
        (await person.Get($"/files/{file}/looks")).NotThere();
        Assert.Empty((await person.Get($"/files/{file}")).Ok().Page.QuerySelectorAll("a[href$='/looks']"));
    }

    [Theory]
    [InlineData("hub-manager")]
    [InlineData("social-worker")]
    [InlineData("team-manager")]
    public async Task Those_who_answer_for_the_file_read_who_opened_it_why_and_as_what(string worker)
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        using var front = await hub.SignedIn("front-door");
        await front.Get($"/files/{file}");
        await front.Get($"/files/{file}/chronology");
        using var person = await hub.SignedIn(worker);
        var page = (await person.Get($"/files/{file}/looks")).Ok();
        var line = page.Page.QuerySelectorAll("main tbody tr").First(row => row.TextContent.Contains("Fran Frontdoor", StringComparison.Ordinal));
        var cells = line.QuerySelectorAll("td").Select(cell => cell.TextContent.Trim()).ToList();
        Assert.Equal(["Tue 7 April 2026 at 09:30", "Fran Frontdoor, Children’s services", "Front door"], cells[..3]);
        // What is owed on the file and falls to whoever opens it is the reason, and stands there.
        Assert.StartsWith("Meeting a duty: Decide what follows from the contact", cells[3], StringComparison.Ordinal);
        Assert.Equal("2", cells[4]);
        Assert.NotNull((await person.Get($"/files/{file}")).Ok().Page.QuerySelector("a[href$='/looks']"));
    }
}
