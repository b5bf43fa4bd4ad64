using Lantern.App.Tests.Components.Pages;
using Microsoft.Playwright;

namespace Lantern.App.Tests.Components;

/// <summary>The look in a real browser: nothing for axe to find, nothing wider than the window, drafts saved while typing.</summary>
public sealed class LookInBrowserTests(Browser browser, LookHost host) : IClassFixture<LookHost>
{
    [Fact]
    public async Task A_fault_is_seen_when_there_is_one()
    {
        await using var visit = await browser.Visit(new(host.Address, "/form"), 320);
        await visit.Page.EvaluateAsync("""
            document.querySelector("label[for=full-name]").remove();
            document.querySelector("h1").textContent = "x".repeat(200);
            document.querySelector("h1").style.whiteSpace = "pre";
            """);
        Assert.Contains(await visit.AxeFinds(), fault => fault.StartsWith("label:", StringComparison.Ordinal));
        Assert.InRange(await visit.SidewaysScroll(), 1, int.MaxValue);
        await visit.Page.EvaluateAsync("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">no</p>')");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(visit.FindsNothingWrong);
    }

    [Theory]
    [InlineData("/form", 320, true)]
    [InlineData("/form", 1280, true)]
    [InlineData("/form", 320, false)]
    [InlineData("/parts", 320, true)]
    [InlineData("/parts", 1280, true)]
    [InlineData("/parts", 320, false)]
    public async Task A_page_is_free_of_faults_at_every_width(string path, int width, bool script)
    {
        await using var visit = await browser.Visit(new(host.Address, path), width, script);
        await Keep(visit, $"{path[1..]}-{width}{(script ? "" : "-plain")}");
        await visit.FindsNothingWrong();
    }

    [Theory]
    [InlineData(320, true)]
    [InlineData(1280, false)]
    public async Task A_page_of_errors_is_free_of_faults_and_leads_to_each_field(int width, bool script)
    {
        await using var visit = await browser.Visit(new(host.Address, "/form"), width, script);
        await visit.Page.FillAsync("#date-of-birth-day", "31");
        await visit.Page.FillAsync("#date-of-birth-year", "2011");
        await visit.Page.ClickAsync("text=Continue");
        Assert.Equal("Error: A form – Lantern", await visit.Page.TitleAsync());
        await Keep(visit, $"errors-{width}{(script ? "" : "-plain")}");
        await visit.FindsNothingWrong();

        await visit.Page.ClickAsync(".govuk-error-summary a:text('must include a month')");
        Assert.Equal("date-of-birth-month", await visit.Page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task What_is_typed_is_saved_as_a_draft_and_the_page_says_when()
    {
        await using var visit = await browser.Visit(new(host.Address, "/form"));
        await visit.Page.FillAsync("#full-name", "Draft of a name");
        await Assertions.Expect(visit.Page.Locator("[data-draft-status]")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^Saved [0-2][0-9]:[0-5][0-9]$"), new() { Timeout = 20_000 });
        Assert.Contains("Draft of a name", FormModel.Drafts);
        await visit.FindsNothingWrong();
    }

    [Fact]
    public async Task A_draft_is_sent_at_most_every_five_seconds_while_typing()
    {
        await using var visit = await browser.Visit(new(host.Address, "/form"));
        var posts = 0;
        visit.Page.Request += (_, request) => posts += request.Url.EndsWith("Draft", StringComparison.Ordinal) ? 1 : 0;
        await visit.Page.Locator("#full-name").PressSequentiallyAsync("A name typed slowly, letter by letter", new() { Delay = 50 });
        await visit.Page.FocusAsync("#where, #because");
        Assert.InRange(posts, 0, 1);
    }

    [Fact]
    public async Task On_paper_a_page_has_no_frame_and_no_buttons()
    {
        await using var visit = await browser.Visit(new(host.Address, "/form"));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Keep(visit, "print");
        foreach (var part in new[] { ".lantern-header", ".lantern-footer", ".govuk-service-navigation", ".govuk-button", ".govuk-back-link" })
        {
            await Assertions.Expect(visit.Page.Locator(part).First).ToBeHiddenAsync();
        }
        await Assertions.Expect(visit.Page.Locator("h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_the_navigation_and_every_hidden_field_are_there()
    {
        await using var visit = await browser.Visit(new(host.Address, "/form"), 320, script: false);
        await Assertions.Expect(visit.Page.Locator("text=Hub board")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("#where")).ToBeVisibleAsync();
        await visit.FindsNothingWrong();
    }

    // LANTERN_SCREENSHOTS=folder keeps a picture of each page, for eyes.
    private static async Task Keep(Visit visit, string name)
    {
        if (Environment.GetEnvironmentVariable("LANTERN_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
