using System.Net;
using Lantern.Access;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Concerns;

public sealed class ConcernTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task A_concern_without_a_look_whether_the_child_is_known_leads_back_to_the_look()
    {
        using var person = await hub.SignedIn(Role.Education);
        foreach (var step in (string[])["matches", "details", "check"])
            Assert.Equal("/concerns/new", (await person.Get($"/concerns/019d0000-0000-7000-8000-000000000000/{step}")).Ok().Path);
    }

    [Fact]
    public async Task Nobody_comes_to_the_concern_before_saying_which_child()
    {
        using var person = await hub.SignedIn(Role.Education);
        var matches = await person.Send(await person.Get("/concerns/new"), [("GivenName", "Unknown")]);
        Assert.Equal("/concerns/new", (await person.Get(matches.Path.Replace("matches", "details", StringComparison.Ordinal))).Path);
        Assert.Equal("/concerns/new", (await person.Get(matches.Path.Replace("matches", "check", StringComparison.Ordinal))).Path);
    }

    [Fact]
    public async Task Somebody_elses_concern_is_not_there()
    {
        using var one = await hub.SignedIn("referrer");
        using var other = await hub.SignedIn("health");
        var details = await Details(one, ("GivenName", "Robin"));
        Assert.Equal("/concerns/new", (await other.Get(details.Path)).Path);
    }

    [Fact]
    public async Task A_look_for_nothing_says_what_can_be_looked_for()
    {
        using var person = await hub.SignedIn(Role.Referrer);
        (await person.Send(await person.Get("/concerns/new"), [("GivenName", "   ")])).Ok().Complains("Enter at least one thing you know", "#given-name");
    }

    [Fact]
    public async Task A_look_for_a_day_that_cannot_be_or_a_name_without_end_keeps_what_was_typed()
    {
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Send(await person.Get("/concerns/new"),
            [("GivenName", new string('x', 201)), ("FamilyName", "Example"), ("Born.Day", "31"), ("Born.Month", "2"), ("Born.Year", "2011")]);
        page.Ok().Complains("Shorten this to 200 characters", "#given-name").Complains("must be a real date", "#born-day");
        Assert.Equal("Example", page.Field("FamilyName"));
        Assert.Equal("31", page.Field("Born.Day"));
    }

    [Fact]
    public async Task A_forged_form_writes_nothing()
    {
        using var person = await hub.SignedIn(Role.Referrer);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.Post("/concerns/new", ("GivenName", "Robin"))).Status);
    }

    [Fact]
    public async Task A_concern_that_says_nothing_is_asked_for_a_few_words_and_nothing_else()
    {
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Send(await Details(person, ("GivenName", "Robin")), [("Concern", " ")]);
        page.Ok().Complains("Say what worries you; a few words are enough", "#concern");
        Assert.Single(page.Errors);
        Assert.Equal("Robin", page.Field("GivenName"));
    }

    [Theory]
    [InlineData("Day", "8", "4", "2026", "must be today or earlier", "#day-day")]
    [InlineData("Day", "30", "2", "2026", "must be a real date", "#day-day")]
    [InlineData("Day", "1", "1", "2010", "must be after the date of birth", "#day-day")]
    [InlineData("Born", "8", "4", "2026", "must be in the past", "#born-day")]
    [InlineData("Born", "1", "1", "1950", "Check the year of birth", "#born-day")]
    [InlineData("Born", "1", "", "2012", "must include a month", "#born-month")]
    public async Task A_day_that_cannot_be_is_said_at_its_field(string field, string day, string month, string year, string words, string leads)
    {
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Send(await Details(person, ("GivenName", "Robin"), ("Born.Day", "14"), ("Born.Month", "5"), ("Born.Year", "2011")),
            [("Concern", "A worry"), ($"{field}.Day", day), ($"{field}.Month", month), ($"{field}.Year", year)]);
        page.Ok().Complains(words, leads);
        Assert.Equal("A worry", page.Field("Concern"));
    }

    [Fact]
    public async Task A_time_still_to_come_and_words_without_end_are_refused_and_kept()
    {
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Send(await Details(person, ("GivenName", "Robin")), [("Concern", new string('x', 10_001)), ("Time", "23:00"), ("School", new string('s', 201))]);
        page.Ok().Complains("Shorten this to 10000 characters; it has 10001", "#concern").Complains("must be in the past", "#time")
            .Complains("Shorten this to 200 characters", "#school");
        Assert.Equal(10_001, page.Field("Concern")!.Length);
    }

    [Fact]
    public async Task A_child_of_another_agency_is_neither_found_nor_taken()
    {
        var file = await hub.Worried("education", "Quinn", "Hidden");
        using var person = await hub.SignedIn("health");
        var matches = await person.Send(await person.Get("/concerns/new"), [("GivenName", "Quinn"), ("FamilyName", "Hidden")]);
        Assert.Contains("Nobody found", matches.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Value, matches.Text, StringComparison.Ordinal);
        (await person.Send(matches, [("Child", file.Value)])).Ok().Complains("Choose one of the children shown");
    }

    [Fact]
    public async Task A_new_childs_concern_is_checked_and_then_written_in_one_act()
    {
        using var person = await hub.SignedIn("education");
        var details = await Details(person, ("GivenName", "Ash"), ("FamilyName", "Newchild"), ("Born.Day", "14"), ("Born.Month", "5"), ("Born.Year", "2011"));
        Assert.Equal(("Ash", "", "7"), (details.Field("GivenName"), details.Field("Concern"), details.Field("Day.Day")));
        var check = await person.Send(details,
        [
            ("Concern", "Came back with a phone nobody can explain."), ("Address", "1 Example Street"), ("Manager", "Morgan Manager"), ("Champion", "Charlie Champion"),
            ("Day.Day", "6"), ("Day.Month", "4"), ("Day.Year", "2026"), ("Time", "8.50am"),
        ]);
        Assert.EndsWith("/check", check.Ok().Path, StringComparison.Ordinal);
        Assert.Contains("Mon 6 April 2026 at 08:50", check.Words, StringComparison.Ordinal);
        Assert.Contains("Not given: sex, school or college, phone.", check.Words, StringComparison.Ordinal);
        var tools = await person.Send(check, []);
        Assert.Equal("The concern is in the record.", tools.Ok().News);
        Assert.EndsWith("/tools", tools.Path, StringComparison.Ordinal);
        var file = await hub.Open(FileOf(tools));
        Assert.Equal([typeof(ChildIdentified), typeof(ConcernRecorded), typeof(ManagerConsulted), typeof(ChampionInformed)], file.Entries.Select(entry => entry.Body.GetType()));
        Assert.Single(file.Entries.Select(entry => entry.Act).Distinct());
        Assert.Equal(Marks.ProtectedLocation, ((ChildIdentified)file.Entries[0].Body).Address!.Marks);
        Assert.Equal("2026-04-06T08:50", file.Entries[1].Happened.ToString());
    }

    [Fact]
    public async Task A_concern_with_a_few_words_alone_is_written()
    {
        using var person = await hub.SignedIn("police");
        var details = await Details(person, ("Other", "07700 900123"));
        var tools = await person.Send(await person.Send(details, [("Concern", "A girl of about 13, name not known."), ("Day.Day", ""), ("Day.Month", ""), ("Day.Year", "")]), []);
        Assert.Equal("The concern is in the record.", tools.Ok().News);
        var only = Assert.Single((await hub.Open(FileOf(tools))).Entries);
        Assert.Equal(new Happening(hub.Today), only.Happened);
    }

    [Fact]
    public async Task A_concern_sent_twice_is_written_once()
    {
        using var person = await hub.SignedIn("education");
        var check = await person.Send(await Details(person, ("GivenName", "Twice")), [("Concern", "Once is enough")]);
        await person.Send(check, []);
        var again = (await person.Send(check, [])).Ok();
        Assert.Contains("Nothing was written twice", again.News, StringComparison.Ordinal);
        Assert.Single(hub.Store.Index.Find(Readings.Query.Of("Twice"), hub.Worker("education")));
    }

    [Fact]
    public async Task A_concern_about_a_known_child_goes_into_that_childs_file()
    {
        var file = await hub.Worried("education", "Drew", "Known");
        using var person = await hub.SignedIn("education");
        var matches = await person.Send(await person.Get("/concerns/new"), [("GivenName", "Drew"), ("FamilyName", "Known")]);
        Assert.Contains("Drew Known", matches.Words, StringComparison.Ordinal);
        (await person.Send(matches, [("Child", null)])).Complains("Say whether one of these is the child", "#child");
        var details = (await person.Send(matches, [("Child", file.Value)])).Ok();
        Assert.Null(details.Page.QuerySelector("[name=GivenName]"));
        var tools = await person.Send(await person.Send(details, [("Concern", "Away again on Friday.")]), []);
        Assert.Equal(file, FileOf(tools));
        Assert.Equal(3, (await hub.Open(file)).Number);
    }

    [Fact]
    public async Task What_was_begun_can_be_carried_on_or_thrown_away()
    {
        using var person = await hub.SignedIn("team-manager");
        await person.Send(await Details(person, ("GivenName", "Later")), [("Concern", "")]);
        var start = (await person.Get("/concerns/new")).Ok();
        Assert.Contains("You began recording a concern on Tue 7 April 2026 at 09:30", start.Words, StringComparison.Ordinal);
        var carriedOn = (await person.Get(start.Page.QuerySelector("a.govuk-button")!.GetAttribute("href")!)).Ok();
        Assert.EndsWith("/matches", carriedOn.Path, StringComparison.Ordinal);
        var thrown = (await person.Send(start, [], button: "Throw it away")).Ok();
        Assert.DoesNotContain("You began recording", thrown.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_step_names_the_child_in_its_address_or_title()
    {
        using var person = await hub.SignedIn("education");
        var details = await Details(person, ("GivenName", "Secretname"), ("FamilyName", "Hush"));
        var check = await person.Send(details, [("Concern", "Secretname was late")]);
        foreach (var page in (Reply[])[details, check])
        {
            Assert.DoesNotContain("ecret", page.Path, StringComparison.Ordinal);
            Assert.DoesNotContain("ecret", page.Page.Title, StringComparison.Ordinal);
        }
    }

    private static FileId FileOf(Reply reply) => new(reply.Path.Split('/')[2]);

    /// <summary>Looks, says that nobody found is the child, and comes to the concern.</summary>
    private static async Task<Reply> Details(Person person, params (string Field, string? Value)[] looked)
    {
        var matches = (await person.Send(await person.Get("/concerns/new"), looked)).Ok();
        return (await person.Send(matches, [("Child", "new")])).Ok();
    }
}
