using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.App.Tests.Pages.Strategy;

/// <summary>
/// Every line of every aide memoire that is shipped goes through the meeting's page: filled in, saved, concluded, found in the entry
/// and in the minutes. Two children and two ways of answering are needed for every line to stand once.
/// </summary>
public sealed class EveryLineTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private const string Because = "Weighed by all who were there.";
    private readonly Meetings _meetings = new(hub);

    [Fact]
    public async Task Every_line_of_the_shipped_aides_memoire_can_be_minuted_and_stands_in_the_entry_and_the_minutes()
    {
        var older = await Through(new LocalDate(2010, 5, 14), "none", last: false);
        var younger = await Through(new LocalDate(2016, 5, 14), "made", last: true);
        var all = hub.Pack.For(ChecklistUse.StrategyDiscussion).SelectMany(list => list.Lines.Select(line => $"{list.Id}.{line.Id}")).ToHashSet();
        TestContext.Current.SendDiagnosticMessage($"{all.Count} lines of {hub.Pack.For(ChecklistUse.StrategyDiscussion).Count()} aides memoire were minuted, {older.Count} and {younger.Count} of them.");
        Assert.Empty(all.Except(older).Except(younger));
    }

    [Fact]
    public async Task Every_line_for_planning_and_every_line_of_the_lists_of_invitations_is_on_the_page_of_the_plan()
    {
        var file = await Rich(new LocalDate(2010, 5, 14));
        using var person = await hub.SignedIn(Role.SocialWorker);
        await Plan(person, file, "none");
        var page = (await person.Get($"/files/{file}/strategy/plan")).Ok();
        foreach (var line in hub.Pack.For(ChecklistUse.Invitations).SelectMany(list => list.Lines))
        {
            Assert.True(page.Page.QuerySelector($"[name='Invite.l-{line.Id}.Person']") is not null, line.Id);
            Assert.Contains(line.Ask, page.Words, StringComparison.Ordinal);
        }
        var typed = hub.Pack.For(ChecklistUse.StrategyPlanning).SelectMany(list => list.Lines.SelectMany(line => Answer(list, line, last: false))).ToList();
        (await person.Send(page, typed, "Write the plan")).Ok();
        var plan = (await hub.Open(file)).AsOf(hub.Now).Latest<StrategyDiscussionPlanned>()!;
        Assert.Equal(hub.Pack.For(ChecklistUse.StrategyPlanning).SelectMany(list => list.Lines.Select(line => line.Id)).Order(StringComparer.Ordinal), plan.Considered!.Select(one => one.Line!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_aide_memoire_that_is_offered_beside_is_taken_up_in_the_meeting()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        var offered = hub.Pack.For(ChecklistUse.StrategyDiscussion).Single(list => !list.FromTheStart);
        Assert.Equal("harmful-sexual-behaviour", offered.Id);
        var item = $"actions.{offered.Id}.{offered.Areas[0].Id}";
        (await person.Get(Meetings.Path(file, item))).NotThere();
        var page = await Meetings.Type(person, file, "actions", ("Taken", offered.Id));
        Assert.Contains(offered.Title, page.Words, StringComparison.Ordinal);
        Assert.Contains(hub.Pack.EditionId, page.Words, StringComparison.Ordinal);
        Assert.Contains("NWG", page.Words, StringComparison.Ordinal);
        (await person.Get(Meetings.Path(file, item))).Ok();
    }

    private async Task<HashSet<string>> Through(LocalDate born, string disclosure, bool last)
    {
        var file = await Rich(born);
        using var person = await hub.SignedIn(Role.SocialWorker);
        await Plan(person, file, disclosure);
        await Meetings.EveryoneAnswered(person, file);
        await Meetings.Type(person, file, "purpose", ("Purpose", "What is known."));
        await Meetings.Type(person, file, "information", ("Invite.l-social-worker.Nothing", "yes"));
        await Meetings.Type(person, file, "actions", [.. hub.Pack.For(ChecklistUse.StrategyDiscussion).Where(list => !list.FromTheStart).Select(list => ("Taken", (string?)list.Id))]);
        // A line that waits for another stands once that one is answered: the second time round all are there.
        for (var round = 0; round < 3; round++)
            await FillAreas(person, file, last);
        await Meetings.Type(person, file, "decision", ($"Harm.{file}", "no"), ($"Because.{file}", Because));
        await Meetings.Type(person, file, "summary", ("Summary", "Agreed."), ("ReadBack", "yes"));
        await Meetings.Type(person, file, "next", Meetings.Day("Next", hub.Today.PlusDays(10)));
        var done = await Meetings.Conclude(person, file);
        Assert.True(done.News.Contains("concluded", StringComparison.Ordinal), done.Words);
        return await Written(person, file);
    }

    private async Task FillAreas(Person person, FileId file, bool last)
    {
        foreach (var item in _meetings.Areas((await person.Get(Meetings.Path(file, "actions"))).Ok()).ToList())
        {
            var list = hub.Pack.Checklists[item.Split('.')[1]];
            var page = (await person.Get(Meetings.Path(file, item))).Ok();
            var drawn = list.Areas.Single(area => area.Id == item.Split('.')[2]).Lines.Where(line => page.Page.QuerySelector($"[name='{list.Id}.{line.Id}.is']") is not null);
            (await person.Send(page, [.. drawn.SelectMany(line => Answer(list, line, last))], "Save and stay")).Ok();
        }
    }

    private async Task<HashSet<string>> Written(Person person, FileId file)
    {
        var entries = (await hub.Open(file)).Entries;
        var entry = entries.Last(one => one.Body is StrategyDiscussionHeld);
        var minutes = (await person.Get($"/files/{file}/strategy/{entry.Code}/minutes")).Ok();
        var considered = ((StrategyDiscussionHeld)entry.Body).Considered!;
        foreach (var one in considered)
        {
            var line = hub.Pack.Checklists[one.Checklist!].Line(one.Line)!;
            Assert.Contains(string.Join(' ', line.Ask.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), minutes.Words, StringComparison.Ordinal);
            // What is agreed, and each item that is an action, is a row of the live plan.
            if (one.Is == Consideration.Agreed || (line.EachIsAction && one.Items is not null))
                Assert.Contains(entries, action => action.Act == entry.Act && action.Body is ActionAgreed agreed && agreed.FromLine == line.Id && agreed.Checklist == one.Checklist);
        }
        return [.. considered.Select(one => $"{one.Checklist}.{one.Line}")];
    }

    // What another line waits for is answered as that one needs it; where several wait, the first or the last decides.
    private IEnumerable<(string Field, string? Value)> Answer(Checklist list, ChecklistLine line, bool last)
    {
        string Name(string field) => $"{list.Id}.{line.Id}.{field}";
        var waiting = list.Lines.Where(other => other.After?.Line == line.Id).Select(other => other.After!.Is[0]).ToList();
        var made = waiting.Count > 0 ? last ? waiting[^1] : waiting[0]
            : line.Answer switch { LineAnswer.Considered => Consideration.Agreed, LineAnswer.Asked => Consideration.Yes, _ => Consideration.Said };
        yield return (Name("is"), Kebab.Of(made.ToString()));
        yield return (Name("because"), Because);
        if (line.Answer == LineAnswer.Words)
            yield return (Name("said"), "What the meeting says to it.");
        if (line.Answer == LineAnswer.Considered)
        {
            yield return (Name("owner"), "Sam Worker");
            foreach (var box in Meetings.Day(Name("due"), hub.Today.PlusDays(5)))
                yield return box;
        }
        foreach (var ask in line.Asks)
        {
            var name = Name(line.Answer == LineAnswer.Items ? $"items.1.{ask.Id}" : $"details.{ask.Id}");
            foreach (var box in ask.Form == AskForm.Day ? Meetings.Day(name, hub.Today.PlusDays(-2)) : [(name, ask.Form == AskForm.Choice ? ask.Choices[0] : "Said to it")])
                yield return box;
        }
    }

    // A child for whom every fact a line waits for holds: several victims, two authorities, missing, looked after, in Bristol, a suspect under 18.
    private async Task<FileId> Rich(LocalDate born)
    {
        var file = await _meetings.Allocated(born: born);
        await hub.Write("social-worker", file, new MissingStarted { Type = MissingType.Missing }, new BecameLookedAfter { Residential = true, Basis = "section 20" });
        return file;
    }

    private async Task Plan(Person person, FileId file, string disclosure)
    {
        var page = (await person.Get($"/files/{file}/strategy/plan")).Ok();
        (await person.Send(page,
        [
            ("Mode", "video"), ("Disclosure", disclosure), ("Victims", "2"), ("Suspects", "2"), ("Complex", "yes"), ("Places", "Bristol"),
            ($"Authority.{file}.Home", "North Shire"), ($"Authority.{file}.Placing", "South Shire"), ($"Authority.{file}.Invited", "yes"),
            ("LeadAuthority", "North Shire"), ("LeadAgreedBy", "A. Senior"), .. Meetings.Day("LeadAgreedOn", hub.Today),
            ("Young.1.About", "A boy from her class"), ("Young.1.As", "committed"), ("Young.1.Discussion", "linked"),
        ], "Write the plan")).Ok();
    }
}
