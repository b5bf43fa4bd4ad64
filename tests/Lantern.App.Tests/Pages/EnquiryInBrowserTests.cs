using Lantern.App.Tests.Pages.Assessments;
using Lantern.App.Tests.Pages.Enquiry;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages;

/// <summary>The pages of the enquiry, the assessment and the conference in Chromium: wide, on a phone of 320 pixels, and without our script.</summary>
public sealed class EnquiryInBrowserTests(DemoHub hub, Browser browser) : IClassFixture<DemoHub>
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("LANTERN_SCREENSHOTS");

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task Nothing_is_wrong_with_the_pages_of_the_enquiry_the_assessment_and_the_conference(int width, bool script)
    {
        var enquiry = await Enquiring.Begun(hub);
        var assessed = await Assessing.Begun(hub);
        await hub.Write("social-worker", assessed, new ConferencePlanned { Type = ConferenceType.Initial, For = new Happening(new LocalDate(2026, 4, 8)) },
            new AssociateNamed { Who = new Passage("A young man called Ty"), Source = new Passage("The school") });
        using (var worker = await hub.SignedIn("social-worker"))
        {
            await Assessing.FillAll(hub, worker, assessed);
            await Assessing.Complete(worker, assessed);
        }
        var done = (await hub.Open(assessed)).AsOf(hub.Now).LatestEntry<AssessmentCompleted>()!.Code;
        string[] paths =
        [
            $"/files/{enquiry}/enquiry", $"/files/{enquiry}/enquiry/begin", $"/files/{enquiry}/enquiry/gaps", $"/files/{enquiry}/enquiry/seeing", $"/files/{enquiry}/enquiry/conclude",
            $"/files/{assessed}/assessment", $"/files/{assessed}/assessment/begin", $"/files/{assessed}/assessment/assessment.story", $"/files/{assessed}/assessment/assessment-settings.peers",
            $"/files/{assessed}/assessment/finish", $"/files/{assessed}/assessments/{done}", $"/files/{assessed}/associates",
            $"/files/{assessed}/conference", $"/files/{assessed}/conference/plan", $"/files/{assessed}/conference/report", $"/files/{assessed}/conference/share", $"/files/{assessed}/conference/ready",
            $"/files/{assessed}/conference/hold",
        ];
        await using var visit = await hub.Visit(browser, "social-worker", paths[0], width, script);
        foreach (var path in paths)
        {
            await visit.Page.GoTo(new Uri(hub.Address, path).ToString());
            if (Pictures is not null)
                await visit.Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(Pictures, $"{path.Split('/', 4)[3].Replace('/', '-')}-{width}.png"), FullPage = true });
            await visit.FindsNothingWrong();
        }
    }

    [Fact]
    public async Task What_is_typed_into_a_part_of_an_assessment_is_there_again_after_the_browser_was_killed()
    {
        var file = await Assessing.Begun(hub);
        var path = $"/files/{file}/assessment/assessment.story";
        await using (var visit = await hub.Visit(browser, "social-worker", path))
        {
            await visit.Page.Locator("[name='assessment.story.said']").FillAsync("It began in the summer.");
            await visit.Page.Locator("[data-draft-status]:has-text('Saved')").WaitForAsync();
        }
        await using var again = await hub.Visit(browser, "social-worker", path);
        Assert.Equal("It began in the summer.", await again.Page.Locator("[name='assessment.story.said']").InputValueAsync());
    }
}
