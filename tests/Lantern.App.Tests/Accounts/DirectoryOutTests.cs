using System.Net;
using System.Text.RegularExpressions;
using Lantern.App.Accounts;
using Microsoft.Extensions.Time.Testing;
using NodaTime;

namespace Lantern.App.Tests.Accounts;

/// <summary>What the directory said of somebody does not last: it is asked again, freshly where the hub says so, and signing out here signs out there.</summary>
public sealed partial class DirectoryOutTests : IAsyncDisposable
{
    private Provider provider = new();
    private RealHub hub = null!;

    public async ValueTask DisposeAsync()
    {
        await hub.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Nobody_comes_in_by_a_sign_in_at_the_directory_that_is_older_than_the_hub_allows()
    {
        await Begin(TimeSpan.FromMinutes(30));
        provider.AuthTime = Now;
        await Directory.Known("person-1");
        foreach (var (when, comesIn) in ((long?, bool)[])[(Now - (36 * 60), false), (null, false), (Now + 600, false), (Now - (29 * 60), true)])
        {
            provider.AuthTime = when;
            var (machine, back) = await Directory.Asked();
            Assert.Equal(comesIn ? "/" : "/sign-in?why=not-fresh", (await machine.Get(back)).Leads);
            Assert.Equal(comesIn, await machine.IsSignedIn());
            if (!comesIn)
                Assert.Contains("too long ago that you signed in to Example Council account", (await machine.Get("/sign-in?why=not-fresh")).Body, StringComparison.Ordinal);
            machine.Dispose();
        }
    }

    [Fact]
    public async Task Where_the_hub_says_so_the_directory_is_asked_to_have_people_prove_themselves_each_time()
    {
        await Begin(TimeSpan.Zero);
        using var machine = new Machine(hub.Address);
        var there = (await machine.Get("/sign-in/directory")).Leads!;
        Assert.Contains("prompt=login", there, StringComparison.Ordinal);
        Assert.Contains("max_age=0", there, StringComparison.Ordinal);
        provider.AuthTime = Now;
        await Directory.Known("person-1");
        foreach (var (seconds, leads) in ((int, string)[])[(3600, "/sign-in?why=not-fresh"), (30, "/")])
        {
            provider.AuthTime = Now - seconds;
            var (asked, back) = await Directory.Asked();
            Assert.Equal(leads, (await asked.Get(back)).Leads);
            asked.Dispose();
        }
    }

    [Fact]
    public async Task Somebody_the_directory_let_in_is_out_after_four_hours_of_work_and_what_they_send_then_is_kept()
    {
        await Begin();
        await Directory.Known("person-1");
        var (machine, back) = await Directory.Asked();
        await machine.Get(back);
        for (var minutes = 0; minutes < 235; minutes += 15)
        {
            Assert.True(await machine.IsSignedIn());
            hub.Clock.Advance(TimeSpan.FromMinutes(15));
        }
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(await machine.IsSignedIn());
        machine.Dispose();
        // The hub's own ways last as long as before.
        var (worker, _) = await hub.SignedIn("referrer");
        for (var minutes = 0; minutes < 300; minutes += 15)
        {
            (await worker.Get("/")).Ok();
            hub.Clock.Advance(TimeSpan.FromMinutes(15));
        }
        Assert.Equal("/", (await worker.Get("/")).Path);
        worker.Dispose();
    }

    [Fact]
    public async Task Whoever_signs_out_here_is_signed_out_at_the_directory_and_led_back()
    {
        await Begin();
        var machine = await SignedIn();
        Assert.Equal("/sign-out/directory", (await machine.Send("/sign-out", [], tokenFrom: "/")).Leads);
        Assert.False(await machine.IsSignedIn());
        var page = await machine.Get("/sign-out/directory");
        Assert.Contains("You are signed out of Lantern", page.Body, StringComparison.Ordinal);
        var there = page.Headers["Refresh"]["0; url=".Length..];
        Assert.StartsWith(new Uri(provider.Address, "/end?").ToString(), there, StringComparison.Ordinal);
        Assert.Equal(WebUtility.HtmlDecode(Button().Match(page.Body).Groups[1].Value), there);
        Assert.DoesNotContain("id_token", there, StringComparison.Ordinal);
        var ended = await AtTheDirectory.Follow(there);
        Assert.StartsWith("/sign-out/directory/back?state=", ended, StringComparison.Ordinal);
        Assert.Contains("signed out of Lantern and of Example Council account", (await machine.Get(ended)).Body, StringComparison.Ordinal);
        machine.Dispose();
    }

    [Fact]
    public async Task Nobody_reads_that_they_are_signed_out_there_whom_the_directory_did_not_lead_back()
    {
        await Begin();
        using var machine = new Machine(hub.Address);
        foreach (var state in (string[])["", "?state=", "?state=nonsense", $"?state={new string('x', 5000)}"])
            Assert.Equal("/sign-in", (await machine.Get("/sign-out/directory/back" + state)).Leads);
        // Of the first question to a directory nobody knows how long it takes.
        var page = await machine.Get("/sign-out/directory");
        for (var tries = 0; !page.Headers.ContainsKey("Refresh") && tries < 20; tries++)
            page = await machine.Get("/sign-out/directory");
        var there = page.Headers["Refresh"];
        var back = "/sign-out/directory/back?state=" + State().Match(there).Groups[1].Value;
        Assert.Equal(HttpStatusCode.OK, (await machine.Get(back)).Status);
        hub.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal("/sign-in", (await machine.Get(back)).Leads);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_the_directory_signs_nobody_out_or_is_away_the_page_says_so_and_the_session_here_has_ended(bool isAway)
    {
        provider = new Provider(signsOut: isAway);
        await Begin();
        var machine = await SignedIn();
        Assert.Equal("/sign-out/directory", (await machine.Send("/sign-out", [], tokenFrom: "/")).Leads);
        Assert.False(await machine.IsSignedIn());
        if (isAway)
        {
            // A hub that has not asked it before knows no address.
            await hub.DisposeAsync();
            await provider.DisposeAsync();
            hub = Hub(provider.Address);
            await hub.InitializeAsync();
            machine = new Machine(hub.Address);
        }
        var page = await machine.Get("/sign-out/directory");
        Assert.False(page.Headers.ContainsKey("Refresh"));
        Assert.Contains("You are still signed in to Example Council account in this browser", page.Body, StringComparison.Ordinal);
        machine.Dispose();
    }

    [Fact]
    public async Task Whoever_signed_in_by_the_hubs_own_ways_is_led_to_no_directory()
    {
        await Begin();
        var (worker, _) = await hub.SignedIn("referrer");
        var token = (await worker.Get("/account")).Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal("/sign-in", (await worker.Post("/sign-out", ("__RequestVerificationToken", token))).Path);
        worker.Dispose();
    }

    private long Now => hub.Clock.GetUtcNow().ToUnixTimeSeconds();

    private AtTheDirectory Directory => new(hub, provider);

    private async Task Begin(TimeSpan? fresh = null)
    {
        await provider.Start();
        hub = Hub(provider.Address, fresh);
        await hub.InitializeAsync();
    }

    private static RealHub Hub(Uri directory, TimeSpan? fresh = null) => new()
    {
        Clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow()),
        Settings = new SignInSettings
        {
            Directory = new DirectorySettings(directory, Provider.Hub, Provider.Secret, "Example Council account") { Fresh = fresh is { } asked ? Duration.FromTimeSpan(asked) : null },
        },
    };

    private async Task<Machine> SignedIn()
    {
        await Directory.Known("person-1");
        var (machine, back) = await Directory.Asked();
        Assert.Equal("/", (await machine.Get(back)).Leads);
        return machine;
    }

    [GeneratedRegex("state=([^&]+)")]
    private static partial Regex State();

    [GeneratedRegex("href=\"(http[^\"]+/end[^\"]*)\"")]
    private static partial Regex Button();
}
