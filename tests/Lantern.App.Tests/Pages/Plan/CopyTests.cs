using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Tests.Pages.Plan;

/// <summary>Copies of the plan: each recipient gets what is theirs, the family what somebody decided they may know, and what was given is written down.</summary>
public sealed class CopyTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task The_familys_copy_is_the_same_byte_for_byte_whether_the_plan_holds_hidden_parts_or_not()
    {
        foreach (var to in (string[])["child", "parents", "carer-card"])
        {
            var (plain, hidden) = (await Shared(), await Shared());
            await hub.Write("social-worker", hidden, Marks.Disruption, Planned.Row("disruption", "Watch the flat", "police") with { Target = DisruptionTarget.Place, FamilyDecidedBy = "Sam Worker" });
            await hub.Write("social-worker", hidden, Marks.Police | Marks.ThirdParty, Planned.Row("protecting-child", "Check a person", "police") with { Family = FamilyShare.Yes, FamilyDecidedBy = "Sam Worker" });
            await hub.Write("social-worker", hidden, Planned.Row("supporting-parents", "Talk about the father's drinking", "Rae Example"));
            var row = PlanOnADay.Read((await hub.Open(hidden)).AsOf(hub.Now)).Rows[0].Entry.Number;
            await hub.Write("social-worker", hidden, new ActionProgressed { Of = row, Progress = new Passage("What professionals think of it") });
            using var person = await hub.SignedIn("social-worker");
            Assert.Equal(await CopyOf(person, plain, to), await CopyOf(person, hidden, to));
        }
    }

    [Fact]
    public void Only_what_was_marked_or_written_for_the_family_can_become_their_words()
    {
        var row = new ActionAgreed { Action = new Passage("Walk home together"), Family = FamilyShare.Yes, FamilyDecidedBy = "Sam Worker" };
        Assert.Equal("Walk home together", FamilyWords.Of(row, Marks.None)!.Words);
        Assert.Null(FamilyWords.Of(row with { FamilyDecidedBy = null }, Marks.None));
        Assert.Null(FamilyWords.Of(row with { Family = null }, Marks.None));
        Assert.Null(FamilyWords.Of(row with { Family = FamilyShare.No }, Marks.None));
        foreach (var mark in (Marks[])[Marks.Police, Marks.ThirdParty, Marks.ProtectedLocation, Marks.ProtectedSource, Marks.Health, Marks.Legal])
        {
            Assert.Null(FamilyWords.Of(row, mark));
            Assert.Null(FamilyWords.Marked(new Passage("Said", Marks.FamilyShareable | mark), Marks.None));
        }
        var summary = row with { Family = FamilyShare.Summary, FamilyWords = new Passage("Police walk past") };
        Assert.Equal("Police walk past", FamilyWords.Of(summary, Marks.Disruption)!.Words);
        Assert.Null(FamilyWords.Marked(new Passage("Said"), Marks.None));
        Assert.Empty(typeof(FamilyWords).GetConstructors());
    }

    [Fact]
    public async Task No_copy_for_the_child_is_made_before_each_passage_has_a_decision_and_what_is_left_out_is_not_in_it()
    {
        var file = await Shared();
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/copy?for=child")).Ok();
        Assert.Null(shown.Page.QuerySelector("article.lantern-copy"));
        Assert.Contains("once each passage has a decision", shown.Words, StringComparison.Ordinal);
        (await person.Send(shown, Given("Jo"))).Ok().Complains("Decide whether “Walk the way home together” says something about somebody else");
        var decided = Checks(shown, "nobody").ToList();
        decided[0] = (decided[0].Field, "left-out");
        var preview = (await person.Send(shown, decided, "Show what they will get")).Ok();
        var copy = preview.Page.QuerySelector("article.lantern-copy")!.TextContent;
        Assert.DoesNotContain("Walk the way home together", copy, StringComparison.Ordinal);
        Assert.Contains("Police walk past more often", copy, StringComparison.Ordinal);
        var sharing = (await person.Send(preview, [.. decided, .. Given("Jo")], "Write down that it was given")).Ok();
        Assert.Equal($"/files/{file}/plan/sharing", sharing.Path);
        var shared = (await hub.Open(file)).AsOf(hub.Now).Latest<InformationShared>()!;
        Assert.Equal((Recipient.Child, "Third-party check of 2 passages: 1 about nobody else, 0 stand with agreement, 1 left out"), (shared.Recipient!.Value, shared.Because));
        Assert.Equal(["Police walk past more often"], shared.Parts!);
    }

    [Fact]
    public async Task A_professional_gets_what_that_role_may_see_and_the_least_of_it_unless_more_is_chosen()
    {
        var file = await Shared();
        await hub.Write("social-worker", file, Marks.Disruption, Planned.Row("disruption", "Watch the flat", "police"));
        await hub.Write("social-worker", file, Planned.Row("protecting-child", "Ring when lessons are missed", "Ellis") with { Role = "School" });
        using var person = await hub.SignedIn("social-worker");
        var school = (await person.Get($"/files/{file}/plan/copy?for=education")).Ok();
        var least = school.Page.QuerySelector("article.lantern-copy")!.TextContent;
        Assert.Contains("Ring when lessons are missed", least, StringComparison.Ordinal);
        Assert.DoesNotContain("Walk the way home together", least, StringComparison.Ordinal);
        var more = (await person.Send(school, [("Part", "theirs"), ("Part", "protecting-child"), ("Part", "disruption")], "Show what they will get")).Ok();
        Assert.Contains("Walk the way home together", more.Page.QuerySelector("article.lantern-copy")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Watch the flat", more.Text, StringComparison.Ordinal);
        var police = (await person.Get($"/files/{file}/plan/copy?for=police")).Ok();
        Assert.Contains("Watch the flat", police.Page.QuerySelector("article.lantern-copy")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Elements_about_exploitation_carry_the_name_and_the_version_of_the_plan_they_belong_to()
    {
        var file = await Shared();
        await hub.Write("social-worker", file, Planned.Row("protecting-child", "Work with school on attendance", "social-worker") with { Checklist = "outcome-missing", FromLine = "attendance" });
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/copy?for=social-care")).Ok();
        var only = (await person.Send(shown, [("Part", "protecting-child"), ("Only", "exploitation")], "Show what they will get")).Ok().Page.QuerySelector("article.lantern-copy")!.TextContent;
        Assert.Contains("Elements about exploitation", only, StringComparison.Ordinal);
        Assert.Contains("Child protection plan, version 1 of Tue 7 April 2026", only, StringComparison.Ordinal);
        Assert.Contains("Work with school on attendance", only, StringComparison.Ordinal);
        Assert.DoesNotContain("Walk the way home together", only, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_gp_was_sent_stands_in_a_log_with_route_and_version_and_meets_what_was_owed()
    {
        var file = await Shared(GpPart.ToBeSent);
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/copy?for=gp")).Ok();
        (await person.Send(shown, [("To", "")], "Write down that it was given")).Ok().Complains("Say who was given it", "#to").Complains("Choose how it went", "#route").Complains("Say what it is for", "#purpose");
        var log = (await person.Send(shown, Given("Hilltop surgery"), "Write down that it was given")).Ok();
        var row = log.Page.QuerySelector("main table")!.TextContent;
        foreach (var words in (string[])["Tue 7 April 2026", "The plan", "Child protection plan, version 1 of Tue 7 April 2026", "GP, Hilltop surgery", "Sam Worker", "Secure email", "To know and act"])
            Assert.Contains(words, row, StringComparison.Ordinal);
        Assert.DoesNotContain((await hub.Open(file, "social-worker")).Duties(), duty => duty.Clock.Id == "send-plan-to-gp");
    }

    [Fact]
    public async Task Decisions_to_share_stand_by_agency_with_what_is_still_undecided()
    {
        var file = await Shared();
        await hub.Write("social-worker", file, new SharingDecided { Item = new Passage("That the child is at risk"), Recipient = Recipient.Education, To = "Example Academy", Share = true, Because = "They see the child daily" });
        using var person = await hub.SignedIn("social-worker");
        var page = (await person.Get($"/files/{file}/plan/sharing")).Ok();
        Assert.Contains("Education, Example Academy", page.Words, StringComparison.Ordinal);
        Assert.Contains("They see the child daily", page.Words, StringComparison.Ordinal);
        var undecided = page.Page.QuerySelectorAll("main p").Single(words => words.TextContent.StartsWith("Nothing has been decided yet about", StringComparison.Ordinal)).TextContent;
        Assert.Contains("police", undecided, StringComparison.Ordinal);
        Assert.DoesNotContain("education", undecided, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_carers_card_has_the_time_to_be_home_and_both_intervals()
    {
        var file = await Shared();
        using var person = await hub.SignedIn("social-worker");
        var card = (await person.Get($"/files/{file}/plan/copy?for=carer-card")).Ok().Page.QuerySelector("article.lantern-copy")!.TextContent;
        foreach (var words in (string[])["School days: home by 21:00", "after 15 minutes (21:15): ring or text", "after a further 20 minutes (21:35): ring the police"])
            Assert.Contains(words, string.Join(' ', card.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain("Walk", card, StringComparison.Ordinal);
        Assert.NotNull((await person.Get($"/files/{file}/plan/copy")).Ok().Page.QuerySelector("a[href$='for=child']"));
        (await person.Get($"/files/{file}/plan/copy?for=nobody")).NotThere();
    }

    // A child protection plan with one row the family may have and one they may have in other words.
    private async Task<FileId> Shared(GpPart gp = GpPart.Member)
    {
        var file = await hub.Assessed();
        await hub.Write("social-worker", file, Planned.Row("protecting-child", "Walk the way home together", "social-worker") with { Family = FamilyShare.Yes, FamilyDecidedBy = "Sam Worker" });
        await hub.Write("social-worker", file, Marks.Disruption, Planned.Row("disruption", "Patrol the parade at eight", "police") with
        {
            Target = DisruptionTarget.Place, Family = FamilyShare.Summary, FamilyWords = new Passage("Police walk past more often"), FamilyDecidedBy = "Harper Hub",
        });
        await hub.Write("social-worker", file, Planned.Row("police-investigation", "Tell the social worker what may be told", "police"));
        await hub.Write("social-worker", file, new PlanAgreed
        {
            Type = PlanType.Cp, ContactEvery = new Span(2, Unit.Weeks), ReviewBy = new LocalDate(2026, 6, 1), Gp = gp,
            Curfews = [new Curfew { Days = "School days", Time = "21:00", RingAfter = 15, PoliceAfter = 20, AgreedWith = "Jo and the mother" }],
        });
        return file;
    }

    private async Task<string> CopyOf(Person person, FileId file, string to)
    {
        var shown = (await person.Get($"/files/{file}/plan/copy?for={to}")).Ok();
        if (to != "carer-card")
            shown = (await person.Send(shown, [.. Checks(shown, "nobody")], "Show what they will get")).Ok();
        return shown.Page.QuerySelector("article.lantern-copy")!.OuterHtml;
    }

    private static IEnumerable<(string Field, string? Value)> Checks(Reply page, string decision) =>
        page.Page.QuerySelectorAll("input[name^='Check.']").Select(input => input.GetAttribute("name")!).Distinct().Select(name => (name, (string?)decision));

    private static (string, string?)[] Given(string to) => [("To", to), ("Purpose", "To know and act"), ("Route", "Secure email")];
}
