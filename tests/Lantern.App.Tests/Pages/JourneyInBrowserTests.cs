using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Lantern.App.Tests.Pages;

/// <summary>The referrer's way from a worry to a referral in Chromium, on a phone and at a desk, with and without script; every page is held against axe.</summary>
public sealed partial class JourneyInBrowserTests(DemoHub hub, Browser browser) : IClassFixture<DemoHub>
{
    /// <summary>A folder to keep a picture of every page in, to look at them; nothing is kept where it is not set.</summary>
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("LANTERN_PICTURES");

    [Theory]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    [InlineData(320, true)]
    [InlineData(320, false)]
    public async Task From_a_worry_to_a_referral(int width, bool script)
    {
        await hub.Worried("education", "Robin", "Known");
        await using var visit = await hub.Visit(browser, "education", "/concerns/new", width, script);
        var page = visit.Page;
        var steps = new Steps(visit, $"{width}-{(script ? "script" : "plain")}");

        await RecordsAConcern(page, steps);
        await CompletesATool(page, steps);
        await Refers(page, steps);
        Assert.Matches(SentPath(), page.Url);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task Today_find_and_sign_in_have_nothing_wrong(int width)
    {
        await hub.Referred();
        await using var visit = await hub.Visit(browser, "front-door", "/", width);
        var steps = new Steps(visit, $"{width}");
        await steps.Look("today");
        await visit.Page.GoTo(new Uri(hub.Address, "/find").ToString());
        await visit.Page.Locator("[name=Looked]").FillAsync("Jo Example");
        await Press(visit.Page, "Find");
        await steps.Look("find");
        await visit.Page.Locator("[name=Looked]").FillAsync("");
        await Press(visit.Page, "Find");
        await steps.Look("find-error");
        await visit.Page.GoTo(new Uri(hub.Address, "/sign-in").ToString());
        await steps.Look("sign-in");
    }

    [Fact]
    public async Task What_is_typed_is_kept_by_itself_and_there_after_coming_back()
    {
        var file = await hub.Worried("education", "Kit", "Kept");
        await using var visit = await hub.Visit(browser, "education", $"/files/{file}/tools/cse-1");
        var because = visit.Page.Locator("[name='Because.lonely']");
        await because.FillAsync("Seen by the tutor");
        await because.BlurAsync();
        await Assertions.Expect(visit.Page.Locator("[data-draft-status]")).ToContainTextAsync("Saved");
        await visit.Page.GoTo(new Uri(hub.Address, $"/files/{file}/tools/cse-1").ToString());
        await Assertions.Expect(visit.Page.Locator("[name='Because.lonely']")).ToHaveValueAsync("Seen by the tutor");
    }

    private static async Task RecordsAConcern(IPage page, Steps steps)
    {
        await steps.Look("look");
        await page.GetByLabel("Given name").FillAsync("Robin");
        await Press(page, "Look whether the child is known");
        await steps.Look("matches");
        await page.GetByLabel("None of these: a new child").CheckAsync();
        await Press(page, "Continue");
        await Press(page, "Check what you wrote");
        await steps.Look("concern-error");
        await page.GetByLabel("What have you seen or heard?").FillAsync("Left the site at lunch on four days.\nCame back with a phone nobody can explain.");
        await page.GetByLabel("Address", new() { Exact = true }).FillAsync("1 Example Street");
        await Press(page, "Check what you wrote");
        await steps.Look("concern-check");
        await Press(page, "Record the concern");
    }

    private async Task CompletesATool(IPage page, Steps steps)
    {
        await steps.Look("tools");
        await page.GetByLabel("CSE 1, risk assessment tool (sample wording)").CheckAsync();
        await Press(page, "Continue");
        await steps.Look("tool");

        var alert = page.GetByRole(AriaRole.Group, new() { Name = "Has the child been seen more than once" }).First.GetByText("Seen now? Then act now");
        Assert.False(await alert.IsVisibleAsync());
        await page.Locator("[name='Is.unknown-cars'][value=current]").CheckAsync();
        await Assertions.Expect(alert).ToBeVisibleAsync();
        await page.Locator("[name='Because.unknown-cars']").FillAsync("Neighbour, twice in March");
        await page.Locator("[name=With][value=child]").CheckAsync();
        await Press(page, "See the result");
        await steps.Look("result-unfinished");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to the answers" }).ClickAsync();
        await Press(page, "Answer the rest “not known”");
        foreach (var part in hub.Pack.Tools["cse-1"].Sections)
            await page.Locator($"[name='Section.{part.Id}']").FillAsync("none known");
        await steps.Look("tool-filled");
        await Press(page, "See the result");
        await steps.Look("result");
        await page.Locator("[name=Chosen][value=high]").CheckAsync();
        await Press(page, "Write it in the record");
    }

    private static async Task Refers(IPage page, Steps steps)
    {
        await steps.Look("referral");
        await Press(page, "Continue");
        await steps.Look("referral-check");
        await Press(page, "Send the referral");
        await steps.Look("sent");
    }

    private static Task Press(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    [GeneratedRegex("/files/[0-9a-z]{26}/referral/sent$")]
    private static partial Regex SentPath();

    private sealed class Steps(Visit visit, string where)
    {
        private int _step;

        public async Task Look(string name)
        {
            if (Pictures is not null)
                await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Pictures, $"{where}-{++_step:00}-{name}.png"), FullPage = true });
            await visit.FindsNothingWrong();
        }
    }
}
