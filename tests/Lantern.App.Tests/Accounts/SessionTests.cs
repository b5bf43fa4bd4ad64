using System.Net;
using Lantern.App.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lantern.App.Tests.Accounts;

public sealed class SessionTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task A_ticket_planted_before_sign_in_never_opens_anything()
    {
        using var machine = new Machine(hub.Address) { Ticket = new string('a', 64) };
        Assert.False(await machine.IsSignedIn());
        await machine.Send("/sign-in", [("worker", "referrer")]);
        Assert.NotEqual(new string('a', 64), machine.Ticket);
        using var thief = new Machine(hub.Address) { Ticket = new string('a', 64) };
        Assert.False(await thief.IsSignedIn());
    }

    [Fact]
    public async Task Signing_in_again_ends_the_session_before_it()
    {
        using var machine = await Machine.SignedIn(hub, "referrer");
        using var copy = new Machine(hub.Address) { Ticket = machine.Ticket };
        Assert.True(await copy.IsSignedIn());
        await machine.Send("/sign-in", [("worker", "health")]);
        Assert.False(await copy.IsSignedIn());
        Assert.True(await machine.IsSignedIn());
    }

    [Fact]
    public async Task A_session_signed_out_from_afar_is_refused_on_its_very_next_request_200_times_in_a_row()
    {
        using var here = await Machine.SignedIn(hub, "police");
        for (var i = 0; i < 200; i++)
        {
            using var there = await Machine.SignedIn(hub, "police");
            Assert.True(await there.IsSignedIn());
            await here.Send("/account/devices?handler=Others", [], tokenFrom: "/account/devices");
            Assert.False(await there.IsSignedIn());
        }
        Assert.True(await here.IsSignedIn());
    }

    [Fact]
    public async Task Whoever_signs_out_leaves_a_ticket_that_opens_nothing_and_a_browser_told_to_forget()
    {
        using var machine = await Machine.SignedIn(hub, "referrer");
        using var copy = new Machine(hub.Address) { Ticket = machine.Ticket };
        var out_ = await machine.Send("/sign-out", [], tokenFrom: "/");
        Assert.Equal("\"cache\", \"storage\"", out_.Headers["Clear-Site-Data"]);
        Assert.Contains("no-store", out_.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.Null(machine.Ticket);
        Assert.False(await copy.IsSignedIn());
    }

    [Fact]
    public async Task Nothing_done_for_20_minutes_signs_out_and_asking_how_long_is_left_is_doing_nothing()
    {
        using var machine = await Machine.SignedIn(hub, "referrer");
        var token = (await machine.Get("/")).Token;
        hub.Clock.Advance(TimeSpan.FromMinutes(12));
        Assert.Equal("480", (await machine.Post("/account/stay?handler=Left", [("__RequestVerificationToken", token)])).Body);
        hub.Clock.Advance(TimeSpan.FromMinutes(7.9));
        Assert.Equal("1200", (await machine.Post("/account/stay", [("__RequestVerificationToken", token)])).Body);
        hub.Clock.Advance(TimeSpan.FromMinutes(19.9));
        Assert.True(await machine.IsSignedIn());
        hub.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.StartsWith("/sign-in", (await machine.Get("/")).Leads, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await machine.Post("/account/stay", [("__RequestVerificationToken", token)])).Leads, StringComparison.Ordinal);
    }

    [Fact]
    public async Task However_busy_somebody_is_after_10_hours_they_sign_in_again_and_the_page_has_said_so()
    {
        using var machine = await Machine.SignedIn(hub, "referrer");
        Assert.Contains("20 minutes longer with each page", (await machine.Get("/")).Body, StringComparison.Ordinal);
        for (var i = 0; i < 39; i++)
        {
            hub.Clock.Advance(TimeSpan.FromMinutes(15));
            Assert.True(await machine.IsSignedIn());
        }
        Assert.Contains("Then everybody signs in again.", (await machine.Get("/")).Body, StringComparison.Ordinal);
        hub.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.False(await machine.IsSignedIn());
    }

    [Fact]
    public async Task A_form_that_comes_too_late_writes_nothing_and_is_there_as_a_draft_after_signing_in()
    {
        var file = await hub.Worried();
        var before = (await hub.Open(file)).Number;
        using var person = await hub.SignedIn("referrer");
        var form = (await person.Get($"/files/{file}/write/concern-recorded")).Ok();
        hub.Clock.Advance(TimeSpan.FromMinutes(25));
        var late = (await person.Send(form, [("concern", "Seen at the bus station again.")], button: "Write in the file")).Ok();
        Assert.StartsWith("/sign-in", late.Path, StringComparison.Ordinal);
        Assert.Contains("What you typed is kept as your draft", late.Words, StringComparison.Ordinal);
        Assert.Equal(before, (await hub.Open(file)).Number);
        var back = (await person.Send(late, [], button: "referrer")).Ok();
        Assert.Equal($"/files/{file}/write/concern-recorded", back.Path);
        Assert.Equal("Seen at the bus station again.", back.Field("concern"));
        var written = (await person.Send(back, [], button: "Write in the file")).Ok();
        Assert.Equal($"/files/{file}", written.Path);
        Assert.Equal(before + 1, (await hub.Open(file)).Number);
    }

    [Fact]
    public async Task A_late_form_without_our_token_or_for_a_file_of_others_is_kept_nowhere()
    {
        var (file, elsewhere) = (await hub.Worried(), await hub.Worried("referrer-2"));
        using var machine = await Machine.SignedIn(hub, "referrer");
        var token = (await machine.Get("/")).Token;
        hub.Clock.Advance(TimeSpan.FromMinutes(25));
        var path = $"/files/{file}/write/concern-recorded";
        Assert.EndsWith("why=late", (await machine.Post(path, [("DraftKey", $"{file}/forged"), ("concern", "Forged.")])).Leads, StringComparison.Ordinal);
        Assert.EndsWith("why=late", (await machine.Post(path, [("DraftKey", $"{elsewhere}/forged"), ("concern", "Forged."), ("__RequestVerificationToken", token)])).Leads, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, (await machine.Post("/drafts", [("DraftKey", $"{file}/typed"), ("concern", "Typed."), ("__RequestVerificationToken", token)])).Status);
        var author = hub.Worker("referrer");
        Assert.Null(await hub.Store.Files.ReadDraft($"{file}/forged", author));
        Assert.Null(await hub.Store.Files.ReadDraft($"{elsewhere}/forged", author));
        Assert.NotNull(await hub.Store.Files.ReadDraft($"{file}/typed", author));
        Assert.False(await machine.IsSignedIn());
    }

    [Fact]
    public async Task The_devices_page_names_each_browser_and_signs_one_out()
    {
        using var here = await Machine.SignedIn(hub, "education");
        using var there = await Machine.SignedIn(hub, "education", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/142.0 Edg/142.0");
        using var somebodyElse = await Machine.SignedIn(hub, "social-worker");
        var page = await here.Get("/account/devices");
        Assert.Contains("Firefox on Linux (this one)", page.Body, StringComparison.Ordinal);
        Assert.Contains("Edge on Windows", page.Body, StringComparison.Ordinal);
        var locator = (await Rows(session => session.Worker == "education" && session.Ended == null)).Single(session => session.Device == "Edge on Windows").Locator;
        await somebodyElse.Send("/account/devices?handler=One", [("device", locator)], tokenFrom: "/account/devices");
        Assert.True(await there.IsSignedIn());
        await here.Send("/account/devices?handler=One", [("device", locator)], tokenFrom: "/account/devices");
        Assert.False(await there.IsSignedIn());
        Assert.True(await here.IsSignedIn());
    }

    [Fact]
    public async Task The_ticket_is_kept_nowhere_but_in_the_browser_and_scripts_cannot_read_it()
    {
        using var machine = new Machine(hub.Address);
        var answer = await machine.Send("/sign-in", [("worker", "referrer")]);
        var cookie = answer.Headers["Set-Cookie"].Split('\n').Single(one => one.StartsWith("lantern=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        var ticket = machine.Ticket!;
        Assert.All(await Rows(_ => true), session => Assert.DoesNotContain(ticket, session.Id + session.Locator, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "nonsense")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    public async Task What_another_site_sends_is_refused_even_with_our_token(string header, string value)
    {
        using var machine = await Machine.SignedIn(hub, "referrer");
        var token = (await machine.Get("/")).Token;
        Assert.Equal(HttpStatusCode.Forbidden, (await machine.Post("/sign-out", [("__RequestVerificationToken", token)], (header, value))).Status);
        Assert.True(await machine.IsSignedIn());
        var here = hub.Address.GetLeftPart(UriPartial.Authority);
        Assert.Equal("/sign-in", (await machine.Post("/sign-out", [("__RequestVerificationToken", token)], ("Sec-Fetch-Site", "same-origin"), ("Origin", here))).Leads);
    }

    [Fact]
    public async Task A_form_drawn_before_signing_in_again_can_still_be_sent_after_it()
    {
        using var machine = await Machine.SignedIn(hub, "referrer");
        var token = (await machine.Get("/")).Token;
        hub.Clock.Advance(TimeSpan.FromMinutes(25));
        await machine.Send("/sign-in", [("worker", "referrer")]);
        Assert.Equal("1200", (await machine.Post("/account/stay", [("__RequestVerificationToken", token)])).Body);
    }

    private async Task<List<Session>> Rows(System.Linq.Expressions.Expression<Func<Session, bool>> which)
    {
        await using var scope = hub.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AccountsContext>().Sessions.AsNoTracking().Where(which).ToListAsync();
    }
}
