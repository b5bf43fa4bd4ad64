using System.Net;
using Lantern.App.Commands;
using Lantern.App.Demo;
using Lantern.App.Site;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Lantern.App.Tests.Pages.FirstStart;

public sealed class FirstStartTests : IAsyncLifetime
{
    private static readonly Lazy<Packs> Shelf = new(() => PackFiles.Load());

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-first-").FullName;
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 4, 8, 8, 30, 0, TimeSpan.Zero));
    private WebApplication _app = null!;

    public async ValueTask InitializeAsync()
    {
        _app = WebHub.Build(Options(_folder, "http://127.0.0.1:0"));
        _app.Services.GetRequiredService<App.Demo.FirstStart>().Size = today => new DemoSeed(16, 1, 3, today);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Nothing_is_made_without_the_forms_token_or_by_looking()
    {
        using var person = new Person(new Uri(_app.Urls.Single()));
        Assert.Contains("There is no hub here yet", (await person.Get("/")).Ok().Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.Post("/first-start")).Status);
        Assert.False(HubStore.IsIn(_folder));
    }

    [Fact]
    public async Task Every_page_leads_to_the_offer_while_there_is_no_hub()
    {
        using var person = new Person(new Uri(_app.Urls.Single()));
        foreach (var path in (string[])["/find", "/sign-in", "/practice", "/files/none", "/first-start"])
            Assert.Contains("Make the demo hub", (await person.Get(path)).Ok().Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await person.Get("/lantern.css")).Status);
    }

    [Fact]
    public async Task The_demo_hub_is_made_once_shows_how_far_it_has_come_and_is_then_served()
    {
        using var person = new Person(new Uri(_app.Urls.Single()));
        var offer = await person.Get("/");
        var making = (await person.Send(offer, [], button: "Make the demo hub")).Ok();
        await person.Send(offer, [], button: "Make the demo hub");
        var first = _app.Services.GetRequiredService<App.Demo.FirstStart>();
        await first.Make(null);
        Assert.Null(first.Failure);
        // A quick machine may have finished by then.
        Assert.True(making.Words.Contains("The demo hub is being made", StringComparison.Ordinal) || making.Path.StartsWith("/sign-in", StringComparison.Ordinal), making.Words);
        var signIn = (await person.Get("/")).Ok();
        Assert.StartsWith("/sign-in", signIn.Path, StringComparison.Ordinal);
        Assert.Contains("all people are invented", signIn.Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.True(_app.Services.GetRequiredService<HubStore>().IsMadeUp);
        Assert.False(Directory.Exists(Path.Combine(_folder, "being-made")));
        Assert.Equal("/", (await person.Send(signIn, [], button: "hub-manager")).Ok().Path);
    }

    [Fact]
    public async Task One_left_half_made_is_thrown_away_and_made_afresh()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "being-made"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "being-made", "lantern.db"), "half", TestContext.Current.CancellationToken);
        var first = _app.Services.GetRequiredService<App.Demo.FirstStart>();
        await first.Make(null);
        Assert.Null(first.Failure);
        Assert.True(first.IsReady);
    }

    // What says so is sealed in the store and is found when it is opened, which is before the first request.
    [Fact]
    public async Task A_made_up_hub_is_served_to_this_machine_alone()
    {
        await _app.Services.GetRequiredService<App.Demo.FirstStart>().Make(null);
        var options = Options(_folder, "http://0.0.0.0:0") with { SignIn = new Lantern.App.Accounts.SignInSettings { Address = new Uri("https://lantern.example.org") } };
        await using var elsewhere = WebHub.Build(options);
        Assert.Throws<StoreUnfitException>(() => elsewhere.Services.GetRequiredService<HubStore>());
    }

    [Fact]
    public async Task A_hub_that_is_not_made_up_is_never_served_as_a_demo()
    {
        var real = Directory.CreateTempSubdirectory("lantern-real-").FullName;
        HubStore.Open(real, Shelf.Value.Find("example-hub")!, _clock).Dispose();
        Assert.Equal(CommandLine.Unreadable, await CommandLine.Run(["serve", "--demo", "--data", real]));
        Directory.Delete(real, recursive: true);
    }

    private HubOptions Options(string folder, string url) => new(folder, Shelf.Value, Shelf.Value.Find("example-hub")!, _clock, Demo: false, url);
}
