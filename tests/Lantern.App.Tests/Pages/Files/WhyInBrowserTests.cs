using Lantern.Entries;
using Microsoft.Playwright;

namespace Lantern.App.Tests.Pages.Files;

/// <summary>The question why, in Chromium: sound on a wide and a narrow screen, with and without script, and answered from the keyboard.</summary>
public sealed class WhyInBrowserTests(DemoHub hub, Browser browser) : IClassFixture<DemoHub>
{
    [Theory, InlineData(1280, true), InlineData(390, true), InlineData(1280, false), InlineData(390, false)]
    public async Task The_question_is_sound_and_answered_from_the_keyboard(int width, bool script)
    {
        var file = await hub.Begin("referrer-2", new ConcernRecorded { Concern = new Passage("A worry.") });
        await using var visit = await hub.Visit(browser, "cse-manager", "/", width, script);
        await visit.Page.GotoAsync(new Uri(hub.Address, $"/files/{file}/chronology").ToString());
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Name = "First say why" })).ToBeVisibleAsync();
        await visit.FindsNothingWrong();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Open the file" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".govuk-error-summary")).ToContainTextAsync("Choose why you open this file");
        await visit.FindsNothingWrong();
        await visit.Page.Locator(".govuk-error-summary a").ClickAsync();
        await visit.Page.Keyboard.PressAsync("ArrowUp"); // from the first round to the last
        await Assertions.Expect(visit.Page.GetByLabel("Something else")).ToBeCheckedAsync();
        await visit.Page.Keyboard.PressAsync("Tab");
        await visit.Page.Keyboard.TypeAsync("The lead of another area asked");
        await visit.FindsNothingWrong();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.WaitForURLAsync(url => url.EndsWith("/chronology", StringComparison.Ordinal));
        await visit.FindsNothingWrong();
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("A worry");
    }

    [Theory, InlineData(1280), InlineData(390)]
    public async Task A_form_that_meets_the_question_goes_on_with_it(int width)
    {
        var file = await hub.Begin("referrer-2", new ConcernRecorded { Concern = new Passage("A worry.") });
        await using var visit = await hub.Visit(browser, "service-manager", $"/files/{file}/write/strength-noted", width);
        await visit.Page.GetByLabel("What is working well?").FillAsync("A tutor whom the child trusts.");
        hub.Clock.Advance(TimeSpan.FromHours(9));
        await using var window = await visit.Another();
        await window.Page.GotoAsync(new Uri(hub.Address, "/sign-in").ToString());
        await window.Page.Locator("button[value='service-manager']").ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Write in the file" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("Nothing you typed is lost")).ToBeVisibleAsync();
        await visit.FindsNothingWrong();
        await visit.Page.GetByLabel("Checking the quality of the record").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".govuk-notification-banner")).ToContainTextAsync("Written");
        Assert.Equal("A tutor whom the child trusts.", Assert.IsType<StrengthNoted>((await hub.Open(file)).Entries[^1].Body).Strength!.Words);
    }
}
