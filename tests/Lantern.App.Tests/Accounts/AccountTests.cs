using System.Net;
using System.Text;
using Lantern.Access;
using Lantern.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lantern.App.Tests.Accounts;

public sealed class AccountTests : IAsyncLifetime
{
    private static readonly int Guessed = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1" ? 10_000 : 1_000;

    private readonly RealHub hub = new();

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task Where_people_are_real_the_one_click_sign_in_is_refused()
    {
        using var machine = new Machine(hub.Address);
        Assert.Equal(HttpStatusCode.NotFound, (await machine.Send("/sign-in", [("worker", "hub-manager")])).Status);
        Assert.False(await machine.IsSignedIn());
    }

    [Fact]
    public async Task Looking_at_a_link_a_hundred_times_uses_nothing_up_and_pressing_its_button_does_once()
    {
        var link = await hub.Invite("referrer");
        using var scanner = new Machine(hub.Address, "Mozilla/5.0 SafeLinks/1.0");
        for (var i = 0; i < 100; i++)
            Assert.Equal(HttpStatusCode.OK, (await scanner.Get(link)).Status);
        using var person = hub.Anybody();
        await hub.SetUp(person, link);
        using var second = hub.Anybody();
        var used = (await second.Get(link)).Ok();
        Assert.Contains("has been used", used.Words, StringComparison.Ordinal);
        Assert.Null(used.Page.QuerySelector("main form"));
        Assert.Equal("/sign-in", (await second.Get("/set-up")).Path);
    }

    [Fact]
    public async Task A_link_too_old_or_replaced_by_another_opens_nothing()
    {
        var first = await hub.Invite("referrer");
        var second = await hub.Invite("referrer");
        using var machine = new Machine(hub.Address);
        Assert.Null((await machine.Send(first, [], tokenFrom: "/sign-in")).Leads);
        hub.Clock.Advance(TimeSpan.FromDays(8));
        Assert.Null((await machine.Send(second, [], tokenFrom: "/sign-in")).Leads);
        Assert.Equal("/sign-in", (await machine.Get("/set-up")).Leads);
    }

    [Theory]
    [InlineData("short", "12 characters or more")]
    [InlineData("Password1234!", "most often")]
    [InlineData("aaaaaaaaaaaaaa", "most often")]
    [InlineData("123456789012", "most often")]
    [InlineData("my-referrer-words", "your sign-in name")]
    public async Task A_password_that_would_be_guessed_is_not_taken(string password, string words)
    {
        using var person = hub.Anybody();
        await person.Send(await person.Get(await hub.Invite("referrer")), [], button: "Use the link now");
        (await person.Send(await person.Get("/set-up/password"), [("Password", password)])).Ok().Complains(words, "#password");
    }

    [Fact]
    public async Task An_account_half_set_up_signs_nobody_in()
    {
        using var person = hub.Anybody();
        await person.Send(await person.Get(await hub.Invite("referrer")), [], button: "Use the link now");
        var app = await person.Send(await person.Get("/set-up/password"), [("Password", RealHub.GoodPassword)]);
        var secret = app.Page.QuerySelector("[data-secret]")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        (await person.Send(app, [("Code", "000000")])).Ok().Complains("This is not the code", "#code");
        (await hub.SignIn(person, "referrer", secret)).Complains("is not right");
        Assert.StartsWith("/sign-in", (await person.Get("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_password_and_code_sign_in_without_script_and_back_to_the_page_asked_for()
    {
        using var person = hub.Anybody();
        var secret = await hub.SetUp(person, await hub.Invite("hub-manager"));
        var page = await person.Get("/find");
        var reply = await person.Send(page, [("Name", " Hub-Manager "), ("Password", RealHub.GoodPassword), ("Code", hub.Code(secret))], button: "Sign in");
        Assert.Equal("/find", reply.Ok().Path);
        Assert.Contains("Harper Hub", reply.Page.QuerySelector(".lantern-who__name")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_code_is_taken_twice_nor_one_older_than_the_last()
    {
        using var person = hub.Anybody();
        var secret = await hub.SetUp(person, await hub.Invite("referrer"));
        var (before, code) = (hub.Code(secret, TimeSpan.FromSeconds(-30)), hub.Code(secret));
        Assert.Equal("/", (await hub.SignIn(person, "referrer", secret)).Ok().Path);
        using var thief = hub.Anybody();
        foreach (var again in (string[])[code, before, code, "", "12345", "abcdef", "0000000"])
            Assert.NotEmpty((await thief.Send(await thief.Get("/sign-in"), [("Name", "referrer"), ("Password", RealHub.GoodPassword), ("Code", again)], button: "Sign in")).Errors);
        Assert.StartsWith("/sign-in", (await thief.Get("/")).Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_send_the_same_code_at_the_same_moment_one_is_let_in()
    {
        using var person = hub.Anybody();
        var secret = await hub.SetUp(person, await hub.Invite("referrer"));
        var code = hub.Code(secret);
        var attempts = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() =>
            hub.In((AccountBook book) => book.Check("referrer", RealHub.GoodPassword, code, IPAddress.Loopback)))));
        Assert.Single(attempts, attempt => attempt.Account is not null);
    }

    [Fact]
    public async Task Of_a_thousand_guesses_in_a_row_ten_are_checked_and_the_page_says_when_to_try_again()
    {
        using var person = hub.Anybody();
        var secret = await hub.SetUp(person, await hub.Invite("referrer"));
        var refusedUnchecked = 0;
        for (var i = 0; i < Guessed; i++)
        {
            var attempt = await hub.In((AccountBook book) => book.Check("referrer", $"guess number {i}", "123456", IPAddress.Parse($"192.0.2.{i % 250}")));
            refusedUnchecked += attempt.Wait is null ? 0 : 1;
        }
        Assert.Equal(Guesses.AtMost, Guessed - refusedUnchecked);
        var right = (await hub.SignIn(person, "referrer", secret)).Ok();
        right.Complains("Nothing more is checked until");
        hub.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal("/", (await hub.SignIn(person, "referrer", secret)).Ok().Path);
    }

    [Fact]
    public async Task Many_names_from_one_address_are_stopped_as_well_and_an_unknown_name_is_answered_alike()
    {
        using var person = hub.Anybody();
        var answers = new List<string>();
        for (var i = 0; i < 12; i++)
            answers.Add((await hub.SignIn(person, $"nobody-{i}", Codes.NewSecret())).Ok().Errors.Single().Words);
        Assert.Single(answers.Take(10).Distinct());
        Assert.All(answers.Skip(10), answer => Assert.Contains("too many attempts", answer, StringComparison.Ordinal));
        using var known = hub.Anybody();
        hub.Clock.Advance(TimeSpan.FromMinutes(6));
        await hub.SetUp(known, await hub.Invite("referrer"));
        Assert.Equal(answers[0], (await hub.SignIn(known, "referrer", Codes.NewSecret())).Ok().Errors.Single().Words);
    }

    [Fact]
    public async Task A_closed_account_is_out_on_its_next_request_and_a_changed_role_holds_on_its_next()
    {
        var (person, _) = await hub.SignedIn("social-worker");
        var account = (await hub.In((AccountBook book) => book.Of("social-worker")))!;
        Assert.Equal(HttpStatusCode.NotFound, (await person.Get("/administration/accounts")).Status);
        await hub.Store.Staff.Save(new Reader("social-worker", "Sam Worker", Role.SystemAdministrator, "council", ""));
        (await person.Get("/administration/accounts")).Ok();
        await hub.Store.Staff.Save(new Reader("social-worker", "Sam Worker", Role.SocialWorker, "council", "north"));
        Assert.Equal(HttpStatusCode.NotFound, (await person.Get("/administration/accounts")).Status);
        await hub.In(async (AccountBook book) => { await book.Close(account, "admin-1"); return 0; });
        Assert.StartsWith("/sign-in", (await person.Get("/")).Path, StringComparison.Ordinal);
        person.Dispose();
    }

    [Fact]
    public async Task A_stolen_data_folder_tells_no_secret_of_an_app_no_password_and_no_key_for_forms()
    {
        using var person = hub.Anybody();
        var secret = await hub.SetUp(person, await hub.Invite("referrer"));
        var bytes = OtpNet.Base32Encoding.ToBytes(secret);
        foreach (var file in Directory.EnumerateFiles(hub.Folder, "*", SearchOption.AllDirectories))
        {
            var content = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
            foreach (var needle in (byte[][])[Encoding.ASCII.GetBytes(secret), bytes, Encoding.ASCII.GetBytes(Convert.ToBase64String(bytes)), Encoding.ASCII.GetBytes(RealHub.GoodPassword), "masterKey"u8.ToArray()])
                Assert.True(content.AsSpan().IndexOf(needle) < 0, $"{Path.GetFileName(file)} tells a secret");
        }
        var keys = await hub.In((AccountsContext context) => context.ProtectionKeys.Select(key => key.Xml).ToListAsync());
        Assert.All(keys, xml => Assert.Contains("<sealed", xml, StringComparison.Ordinal));
        Assert.NotEmpty(keys);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(hub.Folder, "accounts.db")));
    }
}
