using System.Net;
using Lantern.Access;
using Lantern.App.Site;
using Microsoft.Extensions.Time.Testing;

namespace Lantern.App.Tests.Pages.SignIn;

public sealed class SignInTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/find")]
    [InlineData("/concerns/new")]
    [InlineData("/files/none")]
    [InlineData("/files/none/tools/seraf")]
    public async Task Whoever_has_not_signed_in_is_led_to_the_sign_in_page(string path)
    {
        using var anybody = hub.Anybody();
        var reply = (await anybody.Get(path)).Ok();
        Assert.StartsWith("/sign-in", reply.Path, StringComparison.Ordinal);
        Assert.Equal("Sign in", reply.Page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_form_without_its_token_signs_nobody_in()
    {
        using var anybody = hub.Anybody();
        Assert.Equal(HttpStatusCode.BadRequest, (await anybody.Post("/sign-in", ("worker", "hub-manager"))).Status);
        Assert.StartsWith("/sign-in", (await anybody.Get("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_who_is_not_there_cannot_sign_in()
    {
        using var anybody = hub.Anybody();
        var page = await anybody.Get("/sign-in");
        (await anybody.Send(page, [("worker", "nobody")])).Ok().Complains("Choose who to be");
        (await anybody.Send(page, [])).Ok().Complains("Choose who to be");
    }

    [Fact]
    public async Task After_signing_in_nobody_is_led_to_another_site()
    {
        using var anybody = hub.Anybody();
        var page = await anybody.Get("/sign-in?then=https%3A%2F%2Fexample.org%2F");
        Assert.Equal("/", (await anybody.Send(page, [], button: "referrer")).Path);
    }

    [Fact]
    public async Task Every_role_has_a_button_and_the_page_says_loudly_that_it_is_a_demo()
    {
        using var anybody = hub.Anybody();
        var page = (await anybody.Get("/sign-in")).Ok();
        Assert.Contains("This is a demo. Everybody in it is invented", page.Words, StringComparison.Ordinal);
        Assert.Contains("Demo – all people are invented", page.Page.Body!.TextContent, StringComparison.Ordinal);
        string[] workers = ["referrer", "front-door", "hub-manager", "social-worker", "team-manager", "service-manager", "cse-manager", "police", "health", "education"];
        foreach (var worker in workers)
            Assert.NotNull(page.Page.QuerySelector($"button[name=worker][value='{worker}']"));
    }

    [Fact]
    public async Task A_sign_in_leads_back_to_the_page_that_was_asked_for_and_says_who_is_signed_in()
    {
        using var anybody = hub.Anybody();
        var page = await anybody.Get("/find");
        var reply = (await anybody.Send(page, [], button: "hub-manager")).Ok();
        Assert.Equal("/find", reply.Path);
        Assert.Contains("Harper Hub", reply.Page.QuerySelector(".lantern-who__name")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_out_has_to_sign_in_again()
    {
        using var person = await hub.SignedIn(Role.Referrer);
        var today = (await person.Get("/")).Ok();
        var token = today.Page.QuerySelector(".lantern-who [name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal("/sign-in", (await person.Post("/sign-out", ("__RequestVerificationToken", token))).Path);
        Assert.StartsWith("/sign-in", (await person.Get("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_people_are_real_nobody_signs_in_with_one_click()
    {
        var folder = Directory.CreateTempSubdirectory("lantern-real-").FullName;
        Lantern.Store.HubStore.Open(folder, hub.Pack, hub.Clock).Dispose();
        await using (var app = WebHub.Build(new HubOptions(folder, hub.Packs, hub.Pack, new FakeTimeProvider(), Demo: false, "http://127.0.0.1:0")))
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            using var anybody = new Person(new Uri(app.Urls.Single()));
            var page = (await anybody.Get("/sign-in")).Ok();
            Assert.Empty(page.Page.QuerySelectorAll("main button[name=worker]"));
            Assert.DoesNotContain("demo.", page.Words, StringComparison.Ordinal);
        }
        Directory.Delete(folder, recursive: true);
    }
}
