using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Files;

public sealed class EntriesTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task An_entry_says_every_field_in_words_who_wrote_it_and_under_which_edition()
    {
        var file = await hub.Referred();
        var entry = (await hub.Write("hub-manager", file, new HubActionSet
        {
            Action = new Passage("Open the case\nand see the child", Marks.FamilyShareable), Owner = "social-worker", Timescale = new LocalDate(2026, 4, 9), Because = "Agreed",
        }))[0];
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}/entries/{entry.Code}")).Ok();
        Assert.Equal("Open the case and see the child family shareable", Fact(page, "Action"));
        Assert.Equal("Sam Worker", Fact(page, "Owner"));
        Assert.Equal("Thu 9 April 2026", Fact(page, "Timescale"));
        Assert.Equal("Agreed", Fact(page, "Because"));
        Assert.Equal("Tue 7 April 2026 at 09:30 by Harper Hub, hub manager, Children’s services", Fact(page, "Written"));
        Assert.Equal(hub.Pack.EditionId, Fact(page, "Written under"));
    }

    [Fact]
    public async Task What_a_line_of_a_checklist_asked_stands_with_its_question_and_no_id_is_shown()
    {
        var file = await hub.Referred();
        var line = hub.Pack.Checklists["strategy-discussion"].Line("out-of-hours")!;
        var written = await hub.Write("hub-manager", file,
            new ActionAgreed
            {
                Action = new Passage(line.Ask), Owner = "social-worker", Due = hub.Today.PlusDays(3), Area = "supporting-child",
                Checklist = "strategy-discussion", FromLine = line.Id, Details = new Dictionary<string, Passage> { ["services"] = new("The night line") },
            },
            new SessionHeld { With = SessionWith.Child, Topics = ["consent", "internet-safety"], Minutes = 40 });
        using var person = await hub.SignedIn("hub-manager");
        var action = (await person.Get($"/files/{file}/entries/{written[0].Code}")).Ok().Words;
        Assert.Contains("Which services? The night line", action, StringComparison.Ordinal);
        Assert.Contains(hub.Pack.Checklists["strategy-discussion"].Title, action, StringComparison.Ordinal);
        Assert.DoesNotContain("out-of-hours", action, StringComparison.Ordinal);
        Assert.DoesNotContain("supporting-child", action, StringComparison.Ordinal);
        var session = (await person.Get($"/files/{file}/entries/{written[1].Code}")).Ok().Words;
        Assert.Contains("Safety online", session, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tools_answers_stand_with_their_questions()
    {
        var file = await hub.Referred();
        var entry = (await hub.Write("hub-manager", file, new ToolCompleted
        {
            Tool = "seraf", Chosen = "mild", Suggested = "not-at-risk", Because = "More is going on", Due = new LocalDate(2026, 6, 1),
            Concern = new Passage("Lifts"), Contributors = ["the child"],
            Answers = hub.Pack.Tools["seraf"].Indicators.ToDictionary(one => one.Id, one => new Answer { Is = one.Id == "few-friends" ? Is.Yes : Is.No, Because = "Said so" }),
            Sections = hub.Pack.Tools["seraf"].Sections.ToDictionary(one => one.Id, _ => new Passage("none known")),
        }))[0];
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}/entries/{entry.Code}")).Ok();
        Assert.Contains("Is the child cut off from friends of their own age? Yes: Said so", Fact(page, "Answers"), StringComparison.Ordinal);
        Assert.Equal("Category 2 – mild", Fact(page, "Chosen"));
        Assert.Equal(hub.Pack.Tools["seraf"].Title, Fact(page, "Tool"));
    }

    [Fact]
    public async Task A_corrected_entry_reads_as_put_right_and_shows_how_it_was_first_written()
    {
        var file = await hub.Referred();
        var entry = (await hub.Write("hub-manager", file, new StrengthNoted { Strength = new Passage("A good aunt") }))[0];
        await hub.Write("hub-manager", file, new EntryCorrected
        {
            Of = entry.Number, Because = "It is the uncle", To = new Mapping(
                [new Pair("strength", Place.None, new Scalar("A good uncle", Place.None)), new Pair("happened", Place.None, new Scalar("2026-04-06", Place.None))], Place.None),
        });
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}/entries/{entry.Code}")).Ok();
        Assert.Equal("A good uncle", Fact(page, "Strength"));
        Assert.Equal("Mon 6 April 2026 First written as Tue 7 April 2026", Fact(page, "Happened"));
        var first = page.Page.QuerySelectorAll("h2").First(heading => heading.TextContent == "As it was first written").NextElementSibling!;
        Assert.Equal("This is what Harper Hub, hub manager, Children’s services wrote. What reads otherwise above was put right by Harper Hub, hub manager, Children’s services.",
            string.Join(' ', first.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        first = first.NextElementSibling!;
        Assert.Equal("A good aunt", first.QuerySelector("dd")!.TextContent.Trim());
        Assert.Contains("It is the uncle", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_may_put_it_right_finds_the_acts_and_others_do_not()
    {
        var file = await hub.Referred();
        using var manager = await hub.SignedIn(Role.HubManager);
        using var writer = await hub.SignedIn(Role.Referrer);
        using var front = await hub.SignedIn(Role.FrontDoor);
        var code = await hub.Code(file, 2);
        var path = $"/files/{file}/entries/{code}";
        foreach (var person in (Person[])[manager, writer])
        {
            var page = (await person.Get(path)).Ok();
            Assert.NotNull(page.Page.QuerySelector($"a[href='/files/{file}/write/entry-corrected?of={code}']"));
            Assert.NotNull(page.Page.QuerySelector($"a[href='/files/{file}/write/entry-struck-out?of={code}']"));
            Assert.Null(page.Page.QuerySelector("a[href*='entry-restored']"));
        }
        Assert.DoesNotContain("Put it right", (await front.Get(path)).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_struck_out_entry_can_be_read_and_put_back_and_nothing_else()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file, new EntryStruckOut { Of = 2, Because = "Another child" });
        using var person = await hub.SignedIn(Role.HubManager);
        var page = (await person.Get($"/files/{file}/entries/{await hub.Code(file, 2)}")).Ok();
        Assert.Contains("This entry was struck out", page.Words, StringComparison.Ordinal);
        Assert.Contains("Another child", page.Words, StringComparison.Ordinal);
        Assert.Contains("Left the site at lunch", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("a[href*='entry-restored']"));
        Assert.Null(page.Page.QuerySelector("a[href*='entry-corrected']"));
        Assert.Null(page.Page.QuerySelector("a[href*='entry-struck-out']"));
    }

    [Fact]
    public async Task An_answer_leads_to_what_it_answers_and_back()
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ReferralSentToHub { Of = 4, Because = "Signs" });
        using var person = await hub.SignedIn(Role.HubManager);
        var (four, five) = (await hub.Code(file, 4), await hub.Code(file, 5));
        Assert.NotNull((await person.Get($"/files/{file}/entries/{five}")).Ok().Page.QuerySelector($"main a[href='/files/{file}/entries/{four}']"));
        var contact = (await person.Get($"/files/{file}/entries/{four}")).Ok();
        Assert.NotNull(contact.Page.QuerySelector($"main a[href='/files/{file}/entries/{five}']"));
        Assert.Contains($"Started “{hub.Pack.Clocks["send-referral-to-hub"].Title}” (met", contact.Words, StringComparison.Ordinal);
    }

    private static string Fact(Reply page, string key) => string.Join(' ', page.Page.QuerySelectorAll(".govuk-summary-list__row")
        .First(row => row.QuerySelector("dt")!.TextContent.Trim() == key).QuerySelector("dd")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
