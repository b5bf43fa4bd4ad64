using Lantern.App.Accounts;
using Microsoft.Playwright;
using NodaTime;

namespace Lantern.App.Tests.Accounts;

/// <summary>The warning before somebody is signed out for doing nothing, in Chromium.</summary>
public sealed class TimeLeftInBrowserTests(Browser browser) : IAsyncLifetime
{
    // The warning is due two seconds after a page has been opened.
    private readonly RealHub hub = new() { Settings = new SignInSettings { Idle = SignInSettings.Warned + Duration.FromSeconds(2) } };

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task Five_minutes_before_the_end_a_page_warns_one_button_stays_and_after_the_end_nothing_is_left_on_the_screen()
    {
        var (person, secret) = await hub.SignedIn("referrer");
        person.Dispose();
        await using var visit = await browser.Visit(new Uri(hub.Address, "/sign-in?then=/practice/clocks"));
        var page = visit.Page;
        await page.GetByLabel("Sign-in name").FillAsync("referrer");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(RealHub.GoodPassword);
        await page.GetByLabel("Code").FillAsync(hub.Code(secret));
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.WaitForURLAsync(new Uri(hub.Address, "/practice/clocks").ToString());
        Assertions.SetDefaultExpectTimeout(30_000);
        hub.Clock.Advance(TimeSpan.FromSeconds(20));
        await Assertions.Expect(page.GetByText("You will be signed out in 5 minutes.")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeFinds());
        await page.GetByRole(AriaRole.Button, new() { Name = "Stay signed in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToBeHiddenAsync();
        Assert.Single(await hub.In((Sessions sessions) => sessions.Of("referrer")), session => session.Seen == hub.Now);
        hub.Clock.Advance(TimeSpan.FromMinutes(6));
        await page.WaitForURLAsync("**/sign-in?why=time-out&then=*");
        await Assertions.Expect(page.GetByText("You were signed out: after a while of doing nothing, or after so many hours of work.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_every_page_says_in_a_sentence_until_when()
    {
        var (person, _) = await hub.SignedIn("referrer");
        foreach (var path in (string[])["/", "/find", "/account", "/practice"])
        {
            var page = (await person.Get(path)).Ok();
            Assert.Contains("You stay signed in until ", page.Page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
            Assert.False(page.Page.QuerySelector("dialog")!.HasAttribute("open"));
        }
        person.Dispose();
    }
}
