using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Tools;

public sealed partial class ToolTests
{
    [Fact]
    public async Task A_band_no_reason_and_a_day_are_asked_for_where_they_are_lacking()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var result = await Result(person, file, Serial);
        (await person.Send(result, [("Chosen", null)])).Ok().Complains("Choose a band", "#chosen");
        (await person.Send(result, [("Chosen", "such-a-band")])).Complains("Choose a band");
        (await person.Send(result, [("Chosen", "significant")])).Complains("Say why you choose another band", "#chosen-because");
        (await person.Send(result, [("Chosen", "significant"), ("ChosenBecause", new string('x', 4001))])).Complains("Shorten the reason");
        (await person.Send(result, [("Chosen", "not-at-risk"), ("Due.Day", "8"), ("Due.Month", "7"), ("Due.Year", "2026")]))
            .Complains("on or before Tue 7 July 2026; an earlier day is allowed", "#due-day");
        (await person.Send(result, [("Chosen", "not-at-risk"), ("Due.Day", ""), ("Due.Month", ""), ("Due.Year", "")])).Complains("Enter the day of the next review");
        (await person.Send(result, [("Chosen", "not-at-risk"), ("Due.Day", "31"), ("Due.Month", "6"), ("Due.Year", "2026")])).Complains("must be a real date");
        (await person.Send(result, [("Chosen", "not-at-risk"), ("Due.Day", "1"), ("Due.Month", "4"), ("Due.Year", "2026")])).Complains("must be after the tool was completed");
        Assert.Equal(2, (await hub.Open(file)).Number);
    }

    [Fact]
    public async Task An_answer_changed_after_the_result_was_seen_is_not_written()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var result = await Result(person, file, Serial);
        hub.Clock.Advance(TimeSpan.FromSeconds(1));
        await Result(person, file, Serial, ("Is.out-late", "current"), ("Because.out-late", "Seen by the tutor"));
        (await person.Send(result, [("Chosen", "not-at-risk")])).Ok().Complains("The answers changed after you saw this result");
        Assert.Equal(2, (await hub.Open(file)).Number);
    }

    [Fact]
    public async Task A_finished_sheet_is_written_with_its_score_explained_and_leads_to_the_referral()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var result = await Result(person, file, Serial,
            ("Is.harmed-at-home", "historic"), ("Because.harmed-at-home", "Known from 2019"),
            ("Is.out-late", "current"), ("Because.out-late", "Carer, last week"),
            ("Is.unexplained-gifts", "recent"), ("Because.unexplained-gifts", "Tutor, in winter"));
        Assert.Contains("1 + 1 + 1 = 3 points: Category 1", result.Words, StringComparison.Ordinal);
        Assert.Contains("historic, 1 point", result.Words, StringComparison.Ordinal);
        Assert.Contains("If the child is in danger now", result.Words, StringComparison.Ordinal);
        Assert.Equal("7", result.Field("Due.Day"));
        var next = (await person.Send(result, [("Chosen", "moderate"), ("ChosenBecause", "All three in one month")])).Ok();
        Assert.EndsWith("/referral", next.Path, StringComparison.Ordinal);
        Assert.Contains("The risk tool is in the record", next.News, StringComparison.Ordinal);
        var entry = (await hub.Open(file)).Entries[^1];
        var done = Assert.IsType<ToolCompleted>(entry.Body);
        Assert.Equal(("seraf", "not-at-risk", "moderate", "All three in one month"), (done.Tool, done.Suggested, done.Chosen, done.Because));
        Assert.Equal(new LocalDate(2026, 7, 7), done.Due);
        Assert.Equal(When.Historic, done.Answers!["harmed-at-home"].When);
        Assert.Equal(Serial.Sections.Count, done.Sections!.Count);
        Assert.Equal(["The child"], done.Contributors!);
        Assert.Equal(new Happening(hub.Today), entry.Happened);
    }

    [Fact]
    public async Task A_result_sent_twice_is_written_once()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var result = await Result(person, file, Serial);
        await person.Send(result, [("Chosen", "not-at-risk")]);
        Assert.Contains("Nothing was written twice", (await person.Send(result, [("Chosen", "not-at-risk")])).Ok().Page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Single((await hub.Open(file)).Entries, entry => entry.Body is ToolCompleted);
    }

    [Fact]
    public async Task One_significant_indicator_seen_now_calls_for_action_whatever_the_total_and_the_page_says_that_the_total_understates_it()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var result = await Result(person, file, Serial, ("Is.controlling-person", "current"), ("Because.controlling-person", "A friend told the tutor"));
        Assert.Contains("0 + 0 + 5 = 5 points: Category 1", result.Words, StringComparison.Ordinal);
        Assert.Contains("1 indicator seen now calls for immediate action, whatever the total", result.Words, StringComparison.Ordinal);
        Assert.Contains("The total understates this", result.Words, StringComparison.Ordinal);
        Assert.Contains("ring 999", result.Words, StringComparison.Ordinal);
        Assert.NotNull(result.Page.QuerySelector("a[href$='/write/hub-manager-told']"));
        Assert.NotNull(result.Page.QuerySelector("a[href$='/strategy/plan']"));
        var sheet = (await person.Get($"/files/{file}/tools/seraf")).Ok();
        Assert.Contains("calls for immediate action", sheet.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_tool_of_bands_one_high_indicator_gives_the_high_band_and_the_alert()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var result = await Result(person, file, Bands,
            ("Is.unknown-cars", "both"), ("Because.unknown-cars", "Neighbour, twice"), ("Is.lonely", "current"), ("Because.lonely", "Tutor"));
        Assert.Contains("High risk: the highest group in which something counts", result.Words, StringComparison.Ordinal);
        Assert.Contains("calls for immediate action, whatever the band", result.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("understates", result.Words, StringComparison.Ordinal);
        Assert.Contains("High risk, as the tool suggests", result.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_counts_no_band_is_chosen_unless_somebody_says_why()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var result = await Result(person, file, Bands);
        Assert.Contains("No indicator counts: no band is suggested", result.Words, StringComparison.Ordinal);
        (await person.Send(result, [("Chosen", "at-risk")])).Complains("Say why you choose another band");
        (await person.Send(result, [("Chosen", "no-band")])).Ok();
        Assert.Null(Assert.IsType<ToolCompleted>((await hub.Open(file)).Entries[^1].Body).Chosen);
    }

    [Fact]
    public async Task Nobody_else_worked_on_it_needs_a_reason()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var result = await Result(person, file, Bands, ("With", "alone"));
        Assert.Contains("Say why nobody else worked on it", result.Words, StringComparison.Ordinal);
        await Result(person, file, Bands, ("With", "alone"), ("AloneBecause", "nobody could be reached"));
        (await person.Send(await person.Get($"/files/{file}/tools/cse-1/result"), [("Chosen", "no-band")])).Ok();
        Assert.Equal(["nobody else, because nobody could be reached"], Assert.IsType<ToolCompleted>((await hub.Open(file)).Entries[^1].Body).Contributors!);
    }

    [Fact]
    public async Task A_review_can_begin_with_the_last_answers_and_each_change_is_shown_and_needs_a_word()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn("referrer");
        await person.Send(await Result(person, file, Serial,
            ("Is.out-late", "current"), ("Because.out-late", "Carer"), ("Is.few-friends", "current"), ("Because.few-friends", "Tutor")), [("Chosen", "not-at-risk")]);
        var offered = (await person.Get($"/files/{file}/tools/seraf")).Ok();
        Assert.Contains("On Tue 7 April 2026 by Rae Referrer", offered.Words, StringComparison.Ordinal);
        Assert.Null(offered.Field("Is.out-late"));
        var begun = (await person.Send(offered, [], button: "Begin with the last answers")).Ok();
        Assert.Equal("current", begun.Field("Is.out-late"));
        Assert.Contains("Last time: yes, current.", begun.Words, StringComparison.Ordinal);
        var result = await person.Send(begun, [("Is.out-late", "no"), ("Because.out-late", ""), ("With", "parents")]);
        Assert.Contains("Score 1, was 2", result.Ok().Words, StringComparison.Ordinal);
        Assert.Contains("not seen, was current", result.Words, StringComparison.Ordinal);
        Assert.Contains("Say what has changed since last time: “Is the child often out later than agreed?”", result.Words, StringComparison.Ordinal);
        var said = await person.Send(await person.Get($"/files/{file}/tools/seraf"), [("Because.out-late", "Home by nine for a month")]);
        var front = (await person.Send(said, [("Chosen", "not-at-risk")])).Ok();
        Assert.Equal($"/files/{file}", front.Path);
        Assert.Equal(2, (await hub.Open(file)).Entries.Count(entry => entry.Body is ToolCompleted));
    }
}
