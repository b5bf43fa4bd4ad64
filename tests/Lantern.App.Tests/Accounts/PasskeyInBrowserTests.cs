using System.Text.Json;
using Lantern.App.Accounts;
using Microsoft.Playwright;

namespace Lantern.App.Tests.Accounts;

/// <summary>Setting up and signing in as people do, in Chromium with an authenticator of its own, at two widths and with the rules of axe.</summary>
public sealed class PasskeyInBrowserTests(Browser browser) : IAsyncLifetime
{
    private readonly RealHub hub = new();

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task A_passkey_is_made_by_a_link_and_signs_in_after_signing_out(int width)
    {
        await using var visit = await browser.Visit(new Uri(hub.Address, await hub.Invite("hub-manager")), width);
        await Authenticator(visit.Page, verifies: true);
        await visit.FindsNothingWrong();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Use the link now" }).ClickAsync();
        await visit.FindsNothingWrong();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("The passkey is made.")).ToBeVisibleAsync();
        await visit.FindsNothingWrong();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        Assert.Equal("/sign-in", new Uri(visit.Page.Url).AbsolutePath);
        for (var time = 0; time < 2; time++)
        {
            await visit.Page.GotoAsync(new Uri(hub.Address, "/sign-in?then=/practice").ToString());
            await visit.FindsNothingWrong();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
            await visit.Page.WaitForURLAsync(new Uri(hub.Address, "/practice").ToString());
            await visit.Page.GotoAsync(new Uri(hub.Address, "/account").ToString());
            await visit.FindsNothingWrong();
            await visit.Page.GotoAsync(new Uri(hub.Address, "/account/devices").ToString());
            await visit.FindsNothingWrong();
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out", Exact = true }).ClickAsync();
            // The answer empties the browser's stores and comes in a page of its own: only then is there a page to go back from.
            await visit.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath.StartsWith("/sign-in", StringComparison.Ordinal));
            await visit.Page.WaitForLoadStateAsync();
            await visit.Page.GoBackAsync();
            Assert.StartsWith("/sign-in", new Uri(visit.Page.Url).AbsolutePath, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_passkey_that_does_not_ask_who_holds_it_is_not_taken()
    {
        await using var visit = await browser.Visit(new Uri(hub.Address, await hub.Invite("referrer")));
        await Authenticator(visit.Page, verifies: false);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Use the link now" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("That did not work.")).ToBeVisibleAsync();
        Assert.Equal(Account.Invited, (await hub.In((AccountBook book) => book.Of("referrer")))!.State);
    }

    [Fact]
    public async Task An_answer_of_a_passkey_is_taken_once()
    {
        await using var visit = await browser.Visit(new Uri(hub.Address, await hub.Invite("referrer")));
        await Authenticator(visit.Page, verifies: true);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Use the link now" }).ClickAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Assertions.Expect(visit.Page.GetByText("The passkey is made.")).ToBeVisibleAsync();
        string? sent = null;
        visit.Page.Request += (_, request) => sent = request.Method == "POST" && request.Url.EndsWith("/sign-in/passkey", StringComparison.Ordinal) ? request.PostData : sent;
        await visit.Page.GotoAsync(new Uri(hub.Address, "/sign-in").ToString());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await visit.Page.WaitForURLAsync(hub.Address.ToString());
        Assert.NotNull(sent);
        var status = await visit.Page.Context.APIRequest.PostAsync(new Uri(hub.Address, "/sign-in/passkey").ToString(),
            new() { DataString = sent, Headers = [KeyValuePair.Create("Content-Type", "application/x-www-form-urlencoded")] });
        Assert.Equal(400, status.Status);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(320, false)]
    public async Task Every_page_of_setting_up_and_looking_after_accounts_is_free_of_faults(int width, bool script)
    {
        var (admin, secret) = await hub.SignedIn("admin-1");
        await hub.SignedIn("social-worker");
        admin.Dispose();
        await using var visit = await browser.Visit(new Uri(hub.Address, "/sign-in"), width, script);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await visit.FindsNothingWrong(); // nothing typed: every field complains
        await visit.Page.GetByLabel("Sign-in name").FillAsync("admin-1");
        await visit.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(RealHub.GoodPassword);
        await visit.Page.GetByLabel("Code").FillAsync(hub.Code(secret));
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        var account = (await hub.In((AccountBook book) => book.Of("social-worker")))!;
        await hub.In(async (Recoveries recoveries) => { await recoveries.Ask(account, "hub-manager", "Lost the phone; seen in the office."); return 0; });
        await hub.In((DirectoryBook directory) => directory.Come("https://directory.example", "1", "Somebody Invented"));
        foreach (var path in (string[])["", "/invite", "/recoveries", "/directory", $"/of/{account.Id}"])
        {
            await visit.Page.GotoAsync(new Uri(hub.Address, "/administration/accounts" + path).ToString());
            await visit.FindsNothingWrong();
        }
        await visit.Page.GotoAsync(new Uri(hub.Address, "/account").ToString());
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Change how you sign in" }).ClickAsync();
        await visit.FindsNothingWrong();
        await visit.Page.GotoAsync(new Uri(hub.Address, "/set-up/password").ToString());
        await visit.FindsNothingWrong();
        await visit.Page.GetByLabel("New password").FillAsync("violet harbour spoon");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on to the app" }).ClickAsync();
        Assert.Equal("/set-up/app", new Uri(visit.Page.Url).AbsolutePath);
        await visit.FindsNothingWrong();
    }

    private static async Task Authenticator(IPage page, bool verifies)
    {
        Assertions.SetDefaultExpectTimeout(30_000);
        var cdp = await page.Context.NewCDPSessionAsync(page);
        await cdp.SendAsync("WebAuthn.enable");
        await cdp.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = JsonSerializer.SerializeToElement(new
            {
                protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = verifies, isUserVerified = verifies, automaticPresenceSimulation = true,
            }),
        });
    }
}
