using Lantern.Access;
using Lantern.Entries;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;

namespace Lantern.App.Tests.Pages.Access;

/// <summary>Opening a file in an emergency: for whom, why, how long, what it shows, and that every attempt is put before the privacy officer.</summary>
public sealed class EmergencyTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private static readonly (string, string?)[] Why = [("Because", "She rang from an unknown place"), ("Hours", "2")];

    [Fact]
    public async Task It_is_not_there_for_those_who_need_not_protect_a_child_tonight()
    {
        foreach (var worker in (string[])["referrer", "education", "housing", "business-support", "privacy-officer", "system-administrator"])
        {
            using var person = await hub.SignedIn(worker);
            (await person.Get("/break-glass")).NotThere();
            (await person.Post("/break-glass", ("Reference", "R-1001"))).NotThere();
            Assert.DoesNotContain("/break-glass", (await person.Get("/no-such-page")).Text, StringComparison.Ordinal);
        }
        using var police = await hub.SignedIn("police");
        Assert.Contains("/break-glass", (await police.Get("/no-such-page")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_asks_for_one_child_a_reason_and_an_end()
    {
        using var person = await hub.SignedIn("police");
        var page = (await person.Get("/break-glass")).Ok();
        var answer = await person.Send(page, [("GivenName", "Jo"), ("Because", "Too short")], button: "Open the file");
        answer.Complains("Enter both names and the date of birth").Complains("Say why in 15", "#because").Complains("Choose for how long");
        Assert.DoesNotContain(hub.Store.Watch.Alerts(hub.Worker("privacy-officer"))!, alert => alert is { Worker: "police", File: null });
    }

    [Fact]
    public async Task An_attempt_that_finds_nothing_says_no_more_than_one_that_is_kept_out_and_both_are_noted()
    {
        var file = await hub.Worried(given: "Kim", family: "Keptaway");
        await hub.Store.Staff.Add(Belonging.Blocked, "health", "health", file, "A neighbour");
        using var person = await hub.SignedIn("health");
        Reply[] answers =
        [
            await Try(person, "Kim", "Keptaway"), await Try(person, "Nobody", "Atall"),
        ];
        string Plain(Reply reply) => reply.Words;
        Assert.Equal(Plain(answers[1]), Plain(answers[0]));
        Assert.Contains("Nothing was opened", answers[0].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("conflict", answers[0].Words, StringComparison.Ordinal);
        Assert.Equal(2, hub.Store.Watch.Alerts(hub.Worker("privacy-officer"))!.Count(alert => alert.Worker == "health"));
    }

    [Fact]
    public async Task It_opens_what_is_not_kept_for_its_hours_alone_with_a_banner_and_one_alert()
    {
        var file = await hub.Worried(given: "Lou", family: "Lostnow");
        foreach (var (mark, words) in new[] { (Marks.ProtectedLocation, "safehouse"), (Marks.Health, "clinic"), (Marks.Police, "intelligence"), (Marks.ProtectedSource, "informant"), (Marks.Legal, "counsel") })
            await hub.Write("front-door", file, mark, new SignificantChange { What = new Passage(words) });
        using var person = await hub.SignedIn("police");
        (await person.Get($"/files/{file}")).NotThere();
        var front = (await Try(person, "lou", "LOSTNOW")).Ok();
        Assert.Equal($"/files/{file}", front.Path);
        Assert.Contains("You opened this file in an emergency", front.Page.Body!.TextContent, StringComparison.Ordinal);
        var chronology = (await person.Get($"/files/{file}/chronology")).Ok();
        Assert.Contains("You opened this file in an emergency", chronology.Page.Body!.TextContent, StringComparison.Ordinal);
        foreach (var (words, shown) in new[] { ("safehouse", true), ("clinic", true), ("intelligence", false), ("informant", false), ("counsel", false) })
            Assert.Equal(shown, chronology.Words.Contains(words, StringComparison.Ordinal));
        var alert = Assert.Single(hub.Store.Watch.Alerts(hub.Worker("privacy-officer"))!, alert => alert.File == file);
        Assert.Equal(("police", "R-1001"), (alert.Worker, alert.Reference));
        Assert.Equal(new LocalDate(2026, 4, 9), alert.Due);
        hub.Clock.Advance(TimeSpan.FromHours(2));
        using var again = await hub.SignedIn("police");
        (await again.Get($"/files/{file}")).NotThere();
    }

    [Fact]
    public async Task A_reference_alone_opens_nothing_so_that_references_cannot_be_walked()
    {
        await hub.Worried(given: "Wes", family: "Walked");
        using var person = await hub.SignedIn("social-worker-2");
        for (var number = 1000; number < 1010; number++)
        {
            (await person.Send(await person.Get("/break-glass"), [("Reference", $"R-{number}"), .. Why], button: "Open the file"))
                .Complains("the reference with the family name or the date of birth");
        }
        Assert.DoesNotContain(hub.Store.Watch.Alerts(hub.Worker("privacy-officer"))!, alert => alert.Worker == "social-worker-2");
    }

    [Fact]
    public async Task Whoever_tries_five_times_in_a_quarter_of_an_hour_waits_and_reads_whom_to_ring()
    {
        using var person = await hub.SignedIn("team-manager");
        for (var i = 0; i < 5; i++)
            Assert.Contains("Nothing was opened", (await Try(person, "Nobody", $"Atall{i}")).Ok().Words, StringComparison.Ordinal);
        var waits = await Try(person, "Nobody", "Atall");
        Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, waits.Status);
        Assert.Contains("ring the hub manager, or the emergency duty team out of hours", waits.Words, StringComparison.Ordinal);
        Assert.Contains("ring 999", waits.Words, StringComparison.Ordinal);
        Assert.Equal("Atall", waits.Field("FamilyName"));
    }

    [Fact]
    public async Task A_second_file_stands_first_before_the_privacy_officer_with_a_line_in_the_log_and_a_third_is_refused()
    {
        var log = new Lines();
        hub.Services.GetRequiredService<ILoggerFactory>().AddProvider(log);
        foreach (var given in (string[])["Uma", "Una", "Uli"])
            await hub.Worried("referrer-2", given, "Urgentia");
        using var person = await hub.SignedIn("reviewing-officer");
        using var privacy = await hub.SignedIn("privacy-officer");
        (await Try(person, "Uma", "Urgentia")).Ok();
        Assert.DoesNotContain("while another was open", (await privacy.Get("/")).Ok().Words, StringComparison.Ordinal);
        var second = (await Try(person, "Una", "Urgentia")).Ok();
        foreach (var page in (string[])["/", "/privacy"])
        {
            var shown = (await privacy.Get(page)).Ok();
            Assert.Contains("cannot wait", shown.News, StringComparison.Ordinal);
            Assert.Contains("while another was open", shown.News, StringComparison.Ordinal);
            Assert.DoesNotContain("Urgentia", shown.Text, StringComparison.Ordinal);
        }
        var line = Assert.Single(log.All, one => one.Contains("tell the privacy officer now", StringComparison.Ordinal));
        Assert.StartsWith("Warning", line, StringComparison.Ordinal);
        Assert.Contains(second.Path.Split('/')[2], line, StringComparison.Ordinal);
        Assert.DoesNotContain("Urgentia", line, StringComparison.Ordinal);
        var third = await Try(person, "Uli", "Urgentia");
        Assert.Equal(System.Net.HttpStatusCode.TooManyRequests, third.Status);
        Assert.Contains("You hold 2 files open in an emergency", third.Words, StringComparison.Ordinal);
        Assert.Contains("ring the hub manager", third.Words, StringComparison.Ordinal);
        Assert.Equal(third.Words, (await Try(person, "Nobody", "Atall")).Words);
    }

    private static async Task<Reply> Try(Person person, string given, string family) => await person.Send(await person.Get("/break-glass"),
        [("GivenName", given), ("FamilyName", family), ("Born.Day", "14"), ("Born.Month", "5"), ("Born.Year", "2011"), .. Why], button: "Open the file");

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> All { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<T>(T state) where T : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<T>(LogLevel logLevel, EventId eventId, T state, Exception? exception, Func<T, Exception?, string> formatter) =>
            All.Enqueue($"{logLevel} {formatter(state, exception)}");

        public void Dispose()
        {
        }
    }
}
