using Lantern.Access;
using Lantern.Entries;
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

    private static async Task<Reply> Try(Person person, string given, string family) => await person.Send(await person.Get("/break-glass"),
        [("GivenName", given), ("FamilyName", family), ("Born.Day", "14"), ("Born.Month", "5"), ("Born.Year", "2011"), .. Why], button: "Open the file");
}
