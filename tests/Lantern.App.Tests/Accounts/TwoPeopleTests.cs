using Lantern.Access;
using Lantern.App.Accounts;

namespace Lantern.App.Tests.Accounts;

/// <summary>Nobody alone becomes a worker the hub knows, nor makes an administrator, and nobody uses a link they made.</summary>
public sealed class TwoPeopleTests : IAsyncLifetime
{
    private const string Reason = "They start again on Monday; seen in the office.";

    private readonly RealHub hub = new();

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task An_administrator_who_closes_a_workers_account_and_invites_them_again_gets_no_link()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        var (worker, _) = await hub.SignedIn("social-worker");
        (await admin.Send(await admin.Get(await PageOf("social-worker")), [], button: "Close the account for good")).Ok();
        Assert.StartsWith("/sign-in", (await worker.Get("/")).Path, StringComparison.Ordinal);
        (await Invite(admin, "known", "social-worker")).Complains("It takes a second person", "#because");
        var asked = (await Invite(admin, "known", "social-worker", ("Because", Reason))).Ok();
        Assert.Null(asked.Page.QuerySelector("[data-link]"));
        var page = (await admin.Get(await PageOf("social-worker"))).Ok();
        Assert.Contains("A second person confirms it", page.Words, StringComparison.Ordinal);
        var token = page.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        (await admin.Post($"{page.Path}?handler=Again", ("__RequestVerificationToken", token))).NotThere();
        admin.Dispose();
        worker.Dispose();
    }

    [Theory]
    [InlineData("system-administrator")]
    [InlineData("hub-manager")]
    [InlineData("privacy-officer")]
    public async Task A_new_person_in_a_role_that_decides_much_gets_a_link_only_once_a_second_person_has_confirmed(string role)
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        var (second, _) = await hub.SignedIn("admin-2");
        var asked = (await admin.Send(await admin.Get("/administration/accounts/invite"),
            [("Who", "new"), ("FullName", "Noor Newcomer"), ("Role", role), ("Agency", "council"), ("SignInName", "noor@example.org"), ("Because", Reason)])).Ok();
        Assert.Null(asked.Page.QuerySelector("[data-link]"));
        var made = (await Confirm(second, "Noor Newcomer")).Ok();
        using var person = hub.Anybody();
        await hub.SetUp(person, new Uri(made.Page.QuerySelector("[data-link]")!.TextContent).AbsolutePath);
        admin.Dispose();
        second.Dispose();
    }

    [Fact]
    public async Task The_second_person_has_signed_in_just_now()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        var (manager, _) = await hub.SignedIn("hub-manager");
        await Invite(admin, "known", "referrer", ("Because", Reason));
        hub.Clock.Advance(TimeSpan.FromMinutes(11));
        var late = await Confirm(manager, "Rae Referrer");
        Assert.StartsWith("/sign-in", late.Path, StringComparison.Ordinal);
        Assert.Contains("Sign in again first", late.Words, StringComparison.Ordinal);
        Assert.Single(await hub.In((Recoveries recoveries) => recoveries.Open()));
        admin.Dispose();
        manager.Dispose();
    }

    [Fact]
    public async Task The_worker_and_the_privacy_officer_are_told_who_gave_a_sign_in_back()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        var (manager, _) = await hub.SignedIn("hub-manager");
        await Invite(admin, "known", "referrer", ("Because", Reason));
        var link = new Uri((await Confirm(manager, "Rae Referrer")).Ok().Page.QuerySelector("[data-link]")!.TextContent).AbsolutePath;
        const string Said = "Rae Referrer was given a way to sign in: Ada Keys asked for it, Harper Hub confirmed it";
        using var person = hub.Anybody();
        var secret = await hub.SetUp(person, link);
        await hub.SignIn(person, "referrer-again", secret);
        Assert.Contains(Said, (await person.Get("/account")).Ok().Words, StringComparison.Ordinal);
        var officer = new Reader("privacy", "Peyton Privacy", Role.PrivacyOfficer, "council", "");
        var alert = Assert.Single(hub.Store.Watch.Alerts(officer)!);
        Assert.Equal(Said, alert.What);
        await IsToldOnTodayUntilSeen(hub, person, Said);
        admin.Dispose();
        manager.Dispose();
    }

    [Fact]
    public async Task Whoever_made_or_asked_for_a_link_cannot_use_it_in_their_browser_also_after_signing_out_and_the_privacy_officer_sees_the_attempt()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        var made = await admin.Send(await admin.Get("/administration/accounts/invite"),
            [("Who", "new"), ("FullName", "Noor Newcomer"), ("Role", "education"), ("Agency", "council"), ("SignInName", "noor@example.org")]);
        var link = new Uri(made.Ok().Page.QuerySelector("[data-link]")!.TextContent).AbsolutePath;
        Assert.Contains("made or asked for in this browser", (await admin.Send(await admin.Get(link), [], button: "Use the link now")).Words, StringComparison.Ordinal);
        var token = (await admin.Get("/account")).Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await admin.Post("/sign-out", ("__RequestVerificationToken", token));
        Assert.Contains("made or asked for in this browser", (await admin.Send(await admin.Get(link), [], button: "Use the link now")).Words, StringComparison.Ordinal);
        Assert.Equal(2, hub.Store.Watch.Alerts(new Reader("privacy", "Peyton Privacy", Role.PrivacyOfficer, "council", ""))!.Count);
        using var person = hub.Anybody();
        await hub.SetUp(person, link);
        admin.Dispose();
    }

    [Fact]
    public async Task An_administrator_invites_nobody_of_their_own_name()
    {
        var (admin, _) = await hub.SignedIn("admin-1");
        (await admin.Send(await admin.Get("/administration/accounts/invite"),
            [("Who", "new"), ("FullName", "ada keys"), ("Role", "education"), ("Agency", "council"), ("SignInName", "ada@example.org")])).Complains("nobody invites themselves", "#full-name");
        admin.Dispose();
    }

    [Fact]
    public async Task The_leave_to_change_how_one_signs_in_ends_when_somebody_signs_out_at_that_desk()
    {
        var (person, _) = await hub.SignedIn("referrer");
        Assert.Equal("/set-up", (await person.Send(await person.Get("/account"), [], button: "Change how you sign in")).Path);
        var token = (await person.Get("/account")).Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await person.Post("/sign-out", ("__RequestVerificationToken", token));
        Assert.Equal("/sign-in", (await person.Get("/set-up")).Path);
        person.Dispose();
    }

    private static async Task IsToldOnTodayUntilSeen(RealHub hub, Person person, string said)
    {
        var today = (await person.Get("/")).Ok();
        Assert.Contains(said, today.Words, StringComparison.Ordinal);
        // What came after the page was made is not seen with it.
        hub.Clock.Advance(TimeSpan.FromMinutes(1));
        await hub.In(async (Notices notices) => { await notices.Add("referrer", "admin-1", "Something else was done"); return true; });
        var after = (await person.Send(today, [], button: "I have seen this")).Ok();
        Assert.Equal("/account", after.Path);
        Assert.Contains(said, after.Words, StringComparison.Ordinal);
        today = (await person.Get("/")).Ok();
        Assert.DoesNotContain(said, today.Words, StringComparison.Ordinal);
        Assert.Contains("Something else was done", today.Words, StringComparison.Ordinal);
        await person.Send(today, [], button: "I have seen this");
        Assert.DoesNotContain("I have seen this", (await person.Get("/")).Ok().Words, StringComparison.Ordinal);
    }

    private async Task<string> PageOf(string worker) => $"/administration/accounts/of/{(await hub.In((AccountBook book) => book.Of(worker)))!.Id}";

    private static async Task<Reply> Invite(Person admin, string who, string worker, params (string, string?)[] more) =>
        await admin.Send(await admin.Get("/administration/accounts/invite"), [("Who", who), ("Worker", worker), ("SignInName", $"{worker}-again"), .. more]);

    private static async Task<Reply> Confirm(Person second, string name) =>
        await second.Send(await second.Get("/administration/accounts/recoveries"), [], button: $"Confirm for {name}, and make the link");
}
