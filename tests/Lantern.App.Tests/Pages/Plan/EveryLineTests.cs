using Lantern.App.Commands;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Tests.Pages.Plan;

/// <summary>Every line of the shipped checklists for a plan, its review and the library of outcomes: filled in, written, and found again.</summary>
public sealed class EveryLineTests(DemoHub hub) : IClassFixture<DemoHub>
{
    public static TheoryData<string> Outcomes => [.. Shipped(ChecklistUse.Outcomes).SelectMany(checklist => checklist.Lines
        .Where(line => line.Answer is LineAnswer.Considered or LineAnswer.Items).Select(line => $"{checklist.Id}.{line.Id}"))];

    [Theory, MemberData(nameof(Outcomes))]
    public async Task Every_line_of_the_library_becomes_a_row_that_is_found_in_the_plan(string id)
    {
        var (checklist, line) = Line(id);
        var file = await Everything();
        using var person = await hub.SignedIn("social-worker");
        var shelf = (await person.Get($"/files/{file}/plan/add")).Ok();
        Assert.NotNull(shelf.Page.QuerySelector($"a[href$='line={id}']"));
        var shown = (await person.Get($"/files/{file}/plan/add?line={id}")).Ok();
        var fields = new List<(string, string?)> { ("Action", $"Row of {line.Id}"), ("Owner", "Sam Worker"), ("Role", line.Roles is [var role, ..] ? role : "Worker"), ("Because", "It suits this child"),
            ("Target", "person"), ("LeadAgency", "Police"), ("Family", "no"), ("FamilyDecidedBy", "Sam Worker") };
        fields.AddRange(Planned.Day("Due", new LocalDate(2026, 5, 1)));
        foreach (var ask in line.Asks.Where(ask => ask.Id is not ("owner" or "due")))
            fields.AddRange(Planned.Ask($"{checklist.Id}.{line.Id}.{(line.Answer == LineAnswer.Items ? "items.1" : "details")}.{ask.Id}", line, ask));
        if (line.After is { } after)
            fields.AddRange(Planned.Answer(checklist, checklist.Line(after.Line)!, Kebab.Of(after.Is[0].ToString())));
        var drawn = fields.Where(field => field.Item1.Contains('.', StringComparison.Ordinal) == false || shown.Page.QuerySelector($"[name='{field.Item1}']") is not null).ToList();
        var plan = (await person.Send(shown, drawn)).Ok();
        Assert.True(plan.Errors.Count == 0, string.Join("; ", plan.Errors));
        Assert.Contains($"Row of {line.Id}", plan.Words, StringComparison.Ordinal);
        var row = PlanOnADay.Read((await hub.Open(file, "social-worker")).AsOf(hub.Now)).Rows[^1];
        Assert.Equal((checklist.Id, line.Id, line.Marks), (row.Action.Checklist, row.Action.FromLine, row.Entry.Marks));
        foreach (var ask in line.Asks.Where(ask => ask.Form == AskForm.Words && ask.Id != "owner" && (line.Answer == LineAnswer.Considered || line.EachIsAction)))
            Assert.Contains($"{line.Id} {ask.Id}", plan.Words, StringComparison.Ordinal);
        await Logged(person, file, checklist, line, row);
    }

    [Theory]
    [InlineData(ChecklistUse.Plan, "agree")]
    [InlineData(ChecklistUse.Review, "review")]
    public async Task Every_line_asked_with_a_plan_and_its_review_is_written_and_stands_in_the_entry(ChecklistUse use, string page)
    {
        var left = Shipped(use).SelectMany(checklist => checklist.Lines.Select(line => $"{checklist.Id}.{line.Id}")).ToList();
        Assert.NotEmpty(left);
        for (var made = (string[])["yes", "no", "not-known"]; left.Count > 0; made = made[1..])
        {
            Assert.True(made.Length > 0, $"No answer brings {string.Join(", ", left)}.");
            left = [.. left.Except(await WrittenWith(use, page, made[0]))];
        }
    }

    private async Task<IReadOnlyList<string>> WrittenWith(ChecklistUse use, string page, string made)
    {
        var file = await Everything(use == ChecklistUse.Review);
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/{page}")).Ok();
        List<(Checklist Checklist, ChecklistLine Line)> drawn = [];
        List<(string, string?)> fields = [];
        for (var turn = 0; turn < 3; turn++)
        {
            drawn = [.. hub.Pack.For(use).SelectMany(checklist => checklist.Lines.Select(line => (checklist, line)))
                .Where(one => shown.Page.QuerySelector($"[name^='{one.checklist.Id}.{one.line.Id}.']") is not null)];
            fields = [.. drawn.SelectMany(one => Planned.Answer(one.Checklist, one.Line, one.Line.Answer == LineAnswer.Asked ? made : null)),
                .. Rest(use), .. shown.Page.QuerySelectorAll("textarea[name$='.Progress']").Select(area => (area.GetAttribute("name")!, (string?)"It goes well"))];
            shown = (await person.Send(shown, fields, "Save and come back later")).Ok();
            shown = (await person.Get($"/files/{file}/plan/{page}")).Ok();
        }
        var plan = (await person.Send(shown, fields)).Ok();
        Assert.True(plan.Errors.Count == 0, string.Join("; ", plan.Errors));
        var entry = (await hub.Open(file, "social-worker")).AsOf(hub.Now).Entries.Last(one => one.Body is PlanAgreed or PlanReviewed);
        var read = (await person.Get($"/files/{file}/entries/{entry.Code}")).Ok();
        foreach (var (checklist, line) in drawn)
        {
            Assert.Contains(((ConsideredBody)entry.Body).Answers(checklist), given => given.Line == line.Id);
            Assert.Contains(line.Ask, read.Words, StringComparison.Ordinal);
            if (line.EachIsAction)
                Assert.Contains(PlanOnADay.Read((await hub.Open(file, "social-worker")).AsOf(hub.Now)).Rows, row => row.Action.FromLine == line.Id);
        }
        return [.. drawn.Select(one => $"{one.Checklist.Id}.{one.Line.Id}")];
    }

    // What a list logs each time is asked again with each progress.
    private async Task Logged(Person person, FileId file, Checklist checklist, ChecklistLine line, PlanRow row)
    {
        var shown = (await person.Get($"/files/{file}/plan/progress?of={row.Entry.Code}")).Ok();
        List<(string, string?)> fields = [("Progress", $"Progress of {line.Id}"), ("Basis", "fact")];
        foreach (var ask in line.Asks)
            fields.AddRange(Planned.Ask($"{checklist.Id}.{line.Id}.{(line.Answer == LineAnswer.Items ? "items.1" : "details")}.{ask.Id}", line, ask));
        var plan = (await person.Send(shown, [.. fields.Where(field => !field.Item1.Contains('.', StringComparison.Ordinal) || shown.Page.QuerySelector($"[name='{field.Item1}']") is not null)])).Ok();
        Assert.True(plan.Errors.Count == 0, string.Join("; ", plan.Errors));
        Assert.Contains($"Progress of {line.Id} (fact)", plan.Words, StringComparison.Ordinal);
    }

    private static IEnumerable<(string, string?)> Rest(ChecklistUse use) =>
    [
        ("Type", "cin"), ("ContactEvery", "2"), ("ContactEvery.Unit", "weeks"), ("Gp", "to-be-sent"), .. Planned.Day("ReviewBy", new LocalDate(2026, 6, 1)), .. Planned.Day("When", new LocalDate(2026, 4, 7)),
        .. use == ChecklistUse.Review ? [("Meeting", "cin"), ("Present", "Sam Worker, social worker"), ("Outcome", "It helps")] : ((string, string?)[])[],
    ];

    // A child for whom every fact holds that a line may wait for and a file can show.
    private async Task<FileId> Everything(bool live = false)
    {
        var file = await hub.Begin("referrer", new ChildIdentified { GivenName = "Jo", Born = new LocalDate(2010, 5, 14) }, new ConcernRecorded { Concern = new Passage("Left the site at lunch") });
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        await hub.Earlier("social-worker", file, hub.Today.PlusMonths(-15), new ConcernRecorded { Concern = new Passage("Missed lessons") });
        await hub.Write("social-worker", file, new AssessmentCompleted { Section = 17, Outcome = "Child in need", Because = "Needs help" }, new MissingStarted { Type = MissingType.Missing },
            new BecameLookedAfter { Basis = "Section 20", Residential = true });
        await hub.Write("social-worker", file, Planned.Row("supporting-parents", "Meet the mother", "Rae Example"), Planned.Row("police-investigation", "Keep in touch", "police"), Planned.Row("disruption", "Patrol", "police"));
        if (live)
            await hub.Write("social-worker", file, new PlanAgreed { Type = PlanType.Cin, ContactEvery = new Span(2, Unit.Weeks) });
        return file;
    }

    private static IReadOnlyList<Checklist> Shipped(ChecklistUse use) => [.. PackFiles.Load().Find("example-hub")!.For(use)];

    private static (Checklist, ChecklistLine) Line(string id) =>
        Shipped(ChecklistUse.Outcomes).First(checklist => checklist.Id == id.Split('.')[0]) is var checklist ? (checklist, checklist.Line(id.Split('.')[1])!) : default;
}
