using Lantern.Access;
using Lantern.App.Components.Binding;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Tests.Pages.Strategy;

/// <summary>Concluding a strategy discussion: what keeps it from being written, and what is.</summary>
public sealed class ConcludeTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private readonly Meetings _meetings = new(hub);

    private static readonly (string Item, (string Field, string? Value)[] Broken, (string Field, string? Value)[] Mended, string Words, string Source, string Leads)[] Cases =
    [
        ("decision", [("Because.{file}", "")], [("Because.{file}", "Said again.")], "", "S", "decision#{because}"),
        ("plan", [("Action.1.What", "Ring the school"), ("Action.1.Due.Day", "20"), ("Action.1.Due.Month", "4"), ("Action.1.Due.Year", "2026")], [("Action.1.Owner", "Sam Worker")], "an owner", "S1-96", "plan#action-1-owner"),
        ("plan", [("Other.1.About", "A younger cousin")], [("Other.1.Outcome", "early help")], "Child 1 has none", "S", "plan#other-1-outcome"),
        ("next", [("Next.Day", ""), ("Next.Month", ""), ("Next.Year", "")], [("NoneNeeded", "The enquiry has its own meetings.")], "", "S1-97", "next#next"),
        ("information", [("Invite.l-social-worker.Said", "")], [("Invite.l-social-worker.Nothing", "yes")], "social worker", "S1-27", "information#invite-l-social-worker-said"),
        ("introductions", [("Invite.l-gp.LeftOut", "")], [("Invite.l-gp.LeftOut", "Asked by letter")], "GP practice", "S", "introductions#invite-l-gp-came"),
        ("actions.strategy-discussion.physical-safety", [("strategy-discussion.personal-alarm.is", "agreed"), ("strategy-discussion.personal-alarm.owner", "Parker Police"), ("strategy-discussion.personal-alarm.details.device", "Pocket alarm"),
            ("strategy-discussion.personal-alarm.due.Day", "20"), ("strategy-discussion.personal-alarm.due.Month", "4"), ("strategy-discussion.personal-alarm.due.Year", "2026")],
            [("strategy-discussion.alarm-effect.said", "She says she would still ring her aunt first.")], "can be agreed only once", "S1-56", "actions.strategy-discussion.physical-safety#strategy-discussion-personal-alarm-is"),
        ("summary", [("ReadBack", null)], [("ReadBack", "yes")], "Read back", "", "summary#read-back"),
    ];

    [Fact]
    public async Task What_is_missing_is_listed_with_its_source_and_each_line_leads_to_the_field_that_mends_it()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        var bare = (await person.Get(Meetings.Path(file, "conclude"))).Ok();
        Assert.Contains("Missing:", bare.Words, StringComparison.Ordinal);
        var refused = (await Meetings.Conclude(person, file)).Ok();
        Assert.Contains("Missing:", refused.Words, StringComparison.Ordinal);
        Assert.DoesNotContain((await hub.Open(file)).Entries, entry => entry.Body is StrategyDiscussionHeld);

        await _meetings.Fill(person, file);
        foreach (var (item, broken, mended, words, source, leads) in Cases)
        {
            string Named(string text) => text.Replace("{file}", file.Value, StringComparison.Ordinal).Replace("{because}", Bound.IdOf($"Because.{file}"), StringComparison.Ordinal);
            await Meetings.Type(person, file, item, [.. broken.Select(one => (Named(one.Field), one.Value))]);
            var page = (await Meetings.Conclude(person, file)).Ok();
            var link = page.Page.QuerySelectorAll(".govuk-inset-text li").Single();
            Assert.Contains(words, link.TextContent, StringComparison.Ordinal);
            Assert.Contains(source, link.TextContent, StringComparison.Ordinal);
            var href = link.QuerySelector("a")!.GetAttribute("href")!;
            Assert.EndsWith(Named(leads), href, StringComparison.Ordinal);
            var mending = (await person.Get(href.Split('#')[0])).Ok();
            Assert.True(mending.Page.GetElementById(href.Split('#')[1]) is not null, $"{href} leads nowhere");
            Assert.DoesNotContain((await hub.Open(file)).Entries, entry => entry.Body is StrategyDiscussionHeld);
            await Meetings.Type(person, file, item, [.. mended.Select(one => (Named(one.Field), one.Value))]);
        }
        Assert.Contains("concluded", (await Meetings.Conclude(person, file)).Ok().News, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_whole_meeting_is_concluded_and_a_form_sent_twice_writes_once()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        await _meetings.Fill(person, file);
        await Meetings.Type(person, file, "plan", [("Action.1.What", "Ring the school every morning"), ("Action.1.Owner", "sam worker"), .. Meetings.Day("Action.1.Due", hub.Today.PlusDays(3)), ("Action.1.Area", "disruption")]);
        var page = (await person.Get(Meetings.Path(file, "conclude"))).Ok();
        Assert.Contains("Nothing is missing", page.Words, StringComparison.Ordinal);
        var done = (await person.Send(page, [], "Conclude and write it in the file")).Ok();
        Assert.Contains("concluded", done.News, StringComparison.Ordinal);
        var again = (await person.Send(page, [], "Conclude and write it in the file")).Ok();
        Assert.Equal(done.Path, again.Path);

        var entries = (await hub.Open(file)).Entries;
        var held = Assert.Single(entries, entry => entry.Body is StrategyDiscussionHeld);
        var said = (StrategyDiscussionHeld)held.Body;
        Assert.Equal(SignificantHarm.No, said.SignificantHarm);
        Assert.Contains("strategy-discussion", said.Checklists!);
        Assert.Contains("Sam Worker, Allocated social worker", said.Present!);
        var action = Assert.Single(entries, entry => entry.Body is ActionAgreed);
        Assert.Equal(held.Act, action.Act);
        Assert.Equal("social-worker", ((ActionAgreed)action.Body).Owner);
        Assert.Equal(Marks.Disruption, action.Marks);
        Assert.All(Meetings.Items, item => Assert.Null(hub.Store.Files.ReadDraft($"{file}/strategy/{item}", hub.Worker("social-worker")).GetAwaiter().GetResult()));
    }

    [Fact]
    public async Task Two_siblings_each_get_their_own_part_alone()
    {
        var file = await _meetings.Allocated();
        var sibling = await _meetings.Allocated("Sky", "Example", "R-2002");
        using var person = await hub.SignedIn(Role.SocialWorker);
        var found = await person.Send((await person.Get(Meetings.Path(file, "opening"))).Ok(), [("LookFor", "R-2002")], "Look for this child");
        Assert.Contains("R-2002", found.Words, StringComparison.Ordinal);
        await _meetings.Fill(person, file, "no", file, sibling);
        await Meetings.Type(person, file, "decision", ($"Harm.{sibling}", "yes"), ($"Because.{sibling}", "He was taken to another town twice."));
        await Meetings.Type(person, file, "plan",
            [("Action.1.What", "Only for the brother"), ("Action.1.Owner", "Sam Worker"), .. Meetings.Day("Action.1.Due", hub.Today.PlusDays(3)), ("Action.1.For", sibling.Value),
            ("Action.2.What", "For both of them"), ("Action.2.Owner", "Sam Worker"), .. Meetings.Day("Action.2.Due", hub.Today.PlusDays(3))]);
        await Meetings.Type(person, file, "actions.strategy-discussion.no-disclosure",
            [("strategy-discussion.flag-police.is", "agreed"), ("strategy-discussion.flag-police.owner", "Parker Police"), .. Meetings.Day("strategy-discussion.flag-police.due", hub.Today.PlusDays(2)), ("strategy-discussion.flag-police.for", file.Value)]);
        var page = (await person.Get(Meetings.Path(file, "conclude"))).Ok();
        Assert.True(page.Words.Contains("Nothing is missing", StringComparison.Ordinal), page.Words);
        (await person.Send(page, [], "Conclude and write it in the files")).Ok();

        var (mine, theirs) = (await Written(file), await Written(sibling));
        Assert.Equal(mine.Act, theirs.Act);
        Assert.Equal((SignificantHarm.No, SignificantHarm.Yes), (mine.Held.SignificantHarm!.Value, theirs.Held.SignificantHarm!.Value));
        Assert.DoesNotContain("another town", mine.Held.Because!, StringComparison.Ordinal);
        Assert.Equal(["For both of them", "Put a flag on the police system"], mine.Actions.Order(StringComparer.Ordinal));
        Assert.Equal(["For both of them", "Only for the brother"], theirs.Actions.Order(StringComparer.Ordinal));
        Assert.DoesNotContain(theirs.Held.Considered!, one => one.Line == "flag-police");
        Assert.Contains("Start the section 47 enquiry", (await person.Get($"/files/{sibling}/strategy/{theirs.Code}")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_of_another_agency_and_one_who_may_only_read_cannot_minute_it()
    {
        var file = await _meetings.Allocated();
        using var stranger = await hub.SignedIn(Role.Health);
        using var referrer = await hub.SignedIn(Role.Referrer);
        foreach (var item in Meetings.Items.Append("conclude"))
        {
            (await stranger.Get(Meetings.Path(file, item))).NotThere();
            Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await referrer.Get(Meetings.Path(file, item))).Status);
        }
        (await (await hub.SignedIn(Role.SocialWorker)).Get($"/files/{file}/strategy/meeting/nothing-such")).NotThere();
    }

    private async Task<(string Act, string Code, StrategyDiscussionHeld Held, IReadOnlyList<string> Actions)> Written(FileId file)
    {
        OpenFile open = await hub.Open(file);
        var held = Assert.Single(open.Entries, entry => entry.Body is StrategyDiscussionHeld);
        return (held.Act, held.Code, (StrategyDiscussionHeld)held.Body, [.. open.Entries.Where(entry => entry.Act == held.Act).Select(entry => entry.Body).OfType<ActionAgreed>().Select(action => action.Action!.Words)]);
    }
}
