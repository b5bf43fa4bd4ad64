using System.Net;
using System.Text.RegularExpressions;
using Lantern.App.Accounts;

namespace Lantern.App.Tests.Accounts;

public sealed class AdministrationTests : IAsyncLifetime
{
    private const string Reason = "Lost the phone; seen in the office with the badge.";

    private readonly RealHub hub = new();

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Theory]
    [InlineData("/administration/accounts")]
    [InlineData("/administration/accounts/invite")]
    [InlineData("/administration/accounts/directory")]
    [InlineData("/administration/accounts/recoveries")]
    public async Task Whoever_does_not_look_after_accounts_finds_no_such_page(string path)
    {
        var (person, _) = await hub.SignedIn("social-worker");
        (await person.Get(path)).NotThere();
        using var anybody = hub.Anybody();
        Assert.StartsWith("/sign-in", (await anybody.Get(path)).Path, StringComparison.Ordinal);
        person.Dispose();
    }

    [Fact]
    public async Task One_person_alone_recovers_nothing_not_even_by_forging_the_second_step()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        var (worker, _) = await hub.SignedIn("social-worker");
        var path = $"/administration/accounts/of/{(await hub.In((AccountBook book) => book.Of("social-worker")))!.Id}";
        (await admin.Send(await admin.Get(path), [("Because", "Lost it")])).Complains("15 characters", "#because");
        (await admin.Send(await admin.Get(path), [("Because", Reason)])).Ok();
        var waits = (await admin.Get("/administration/accounts/recoveries")).Ok();
        Assert.Contains("Somebody other than you confirms this one", waits.Words, StringComparison.Ordinal);
        var id = (await hub.In((Recoveries recoveries) => recoveries.Open())).Single().Id;
        var token = waits.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await admin.Post("/administration/accounts/recoveries", ("recovery", id), ("__RequestVerificationToken", token))).NotThere();
        (await admin.Post(path + "?handler=Again", ("__RequestVerificationToken", token))).NotThere();
        (await worker.Get("/")).Ok();
        admin.Dispose();
        worker.Dispose();
    }

    [Fact]
    public async Task Nobody_confirms_their_own_recovery()
    {
        var (first, _) = await hub.SignedIn("admin-1");
        var (manager, _) = await hub.SignedIn("hub-manager");
        await AskFor(first, "hub-manager");
        var page = (await manager.Get("/administration/accounts/recoveries")).Ok();
        Assert.Null(page.Page.QuerySelector("button[name=recovery]"));
        var id = (await hub.In((Recoveries recoveries) => recoveries.Open())).Single().Id;
        var token = page.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await manager.Post("/administration/accounts/recoveries", ("recovery", id), ("__RequestVerificationToken", token))).NotThere();
        first.Dispose();
        manager.Dispose();
    }

    [Fact]
    public async Task Two_people_recover_an_account_and_everything_it_signed_in_with_before_is_worth_nothing()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        var (manager, _) = await hub.SignedIn("hub-manager");
        var (worker, oldSecret) = await hub.SignedIn("social-worker");
        await AskFor(admin, "social-worker");
        var confirmed = (await manager.Send(await manager.Get("/administration/accounts/recoveries"), [], button: "Confirm for Sam Worker, and make the link")).Ok();
        var link = new Uri(confirmed.Page.QuerySelector("[data-link]")!.TextContent).AbsolutePath;
        (await worker.Get("/")).Ok(); // until the link is used nothing has changed
        using var afresh = hub.Anybody();
        var secret = await hub.SetUp(afresh, link, "violet harbour spoon");
        Assert.StartsWith("/sign-in", (await worker.Get("/")).Path, StringComparison.Ordinal);
        Assert.NotEmpty((await hub.SignIn(afresh, "social-worker", oldSecret)).Errors);
        Assert.Equal("/", (await hub.SignIn(afresh, "social-worker", secret, "violet harbour spoon")).Ok().Path);
        foreach (var one in (Person[])[admin, manager, worker])
            one.Dispose();
    }

    [Fact]
    public async Task An_administrator_invites_somebody_new_who_sets_up_and_signs_in()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        var form = (await admin.Get("/administration/accounts/invite")).Ok();
        (await admin.Send(form, [])).Ok().Complains("Enter a sign-in name", "#sign-in-name");
        var made = (await admin.Send(form, [("Who", "new"), ("FullName", "Noor Newcomer"), ("Role", "police"), ("NewAgency", "Police"), ("SignInName", "noor@example.org")])).Ok();
        var link = new Uri(made.Page.QuerySelector("[data-link]")!.TextContent).AbsolutePath;
        using var person = hub.Anybody();
        var secret = await hub.SetUp(person, link);
        var today = (await hub.SignIn(person, "noor@example.org", secret)).Ok();
        Assert.Contains("Noor Newcomer, Police, Police", today.Page.QuerySelector(".lantern-who__name")!.TextContent, StringComparison.Ordinal);
        var taken = await admin.Send(await admin.Get("/administration/accounts/invite"), [("Who", "known"), ("Worker", "referrer"), ("SignInName", "NOOR@example.org"), ("Because", Reason)]);
        taken.Ok().Complains("taken", "#sign-in-name");
        var accounts = (await admin.Get("/administration/accounts")).Ok();
        Assert.Contains("Noor Newcomer", accounts.Words, StringComparison.Ordinal);
        var theirs = accounts.Page.QuerySelectorAll("a[href^='/administration/accounts/of/']").Single(link => link.TextContent.Contains("Noor Newcomer", StringComparison.Ordinal));
        Assert.Contains("changed byAda Keys, ", (await admin.Get(theirs.GetAttribute("href")!)).Ok().Words, StringComparison.Ordinal);
        admin.Dispose();
    }

    [Fact]
    public async Task An_administrator_can_neither_close_nor_recover_their_own_account()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        var path = $"/administration/accounts/of/{(await hub.In((AccountBook book) => book.Of("admin-1")))!.Id}";
        var page = (await admin.Get(path)).Ok();
        Assert.Empty(page.Page.QuerySelectorAll("main form"));
        var token = page.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var handler in (string[])["Close", "Recover", "Again", "SignOut"])
            Assert.Equal(HttpStatusCode.NotFound, (await admin.Post($"{path}?handler={handler}", ("Because", Reason), ("__RequestVerificationToken", token))).Status);
        admin.Dispose();
    }

    [Fact]
    public async Task How_somebody_signs_in_is_changed_only_just_after_signing_in()
    {
        var (person, _) = await hub.SignedIn("referrer");
        Assert.Equal("/set-up", (await person.Send(await person.Get("/account"), [], button: "Change how you sign in")).Path);
        hub.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await person.Send(await person.Get("/account"), [], button: "Change how you sign in");
        Assert.StartsWith("/sign-in", late.Path, StringComparison.Ordinal);
        Assert.Contains("Sign in again first", late.Words, StringComparison.Ordinal);
        person.Dispose();
    }

    [Fact]
    public async Task No_title_and_no_address_of_these_pages_names_anybody()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        await hub.SignedIn("social-worker");
        var list = (await admin.Get("/administration/accounts")).Ok();
        var pages = list.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")!).Where(path => path.StartsWith("/administration", StringComparison.Ordinal));
        foreach (var path in pages)
        {
            var page = (await admin.Get(path)).Ok();
            Assert.DoesNotMatch(new Regex("Ada|Sam|Keys|Worker"), page.Page.Title + path);
        }
        admin.Dispose();
    }

    private async Task AskFor(Person admin, string worker)
    {
        var path = $"/administration/accounts/of/{(await hub.In((AccountBook book) => book.Of(worker)))!.Id}";
        (await admin.Send(await admin.Get(path), [("Because", Reason)])).Ok();
    }
}
