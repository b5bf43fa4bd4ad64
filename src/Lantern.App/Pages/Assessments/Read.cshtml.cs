using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Assessments;

/// <summary>A completed assessment to read and to print, beside the version before it.</summary>
[MayUse]
public sealed class ReadModel(HubStore hub) : FilePage(hub)
{
    protected override RecordPart Shows => RecordPart.Assessment;

    /// <summary>The entry's code, from the address.</summary>
    [FromRoute(Name = "code")]
    public string Code { get; set; } = "";

    /// <summary>The entry.</summary>
    public Entry Entry { get; private set; } = null!;

    /// <summary>What it says.</summary>
    public AssessmentCompleted Body => (AssessmentCompleted)Entry.Body;

    /// <summary>The version it adds to; null for a first one.</summary>
    public Entry? Before => Now.Numbered(Body.Of) is { Body: AssessmentCompleted } before ? before : null;

    /// <summary>The versions that add to this one.</summary>
    public IEnumerable<Entry> Later => Now.All<AssessmentCompleted>().Where(one => one.Body.Of == Entry.Number).Select(one => one.Entry);

    /// <summary>The actions it brought, each as a row of the plan.</summary>
    public IReadOnlyList<PlanRow> Actions => AssessmentNow.Actions(Now, Entry);

    /// <summary>Who has been told what it came to.</summary>
    public IReadOnlyList<(Entry Entry, OutcomeTold Body)> Told => AssessmentNow.Told(Now, Entry);

    /// <summary>What follows.</summary>
    public AssessmentOutcome? Follows => AssessmentOutcome.Of(Body.Outcome);

    /// <summary>The lines of checklists in words.</summary>
    public LineWords Lines => new(File.Pack, Hub.NameOf);

    /// <summary>A worker by name.</summary>
    public string NameOf(string? worker) => worker is null ? "Nobody named" : Hub.NameOf(worker);

    /// <summary>True where this reader may add to it.</summary>
    public bool MayAdd => WhoWrites.May(Kinds.Of<AssessmentCompleted>(), File.Relation) && !Later.Any();

    /// <summary>The editions of the guidance that were in force when it was written.</summary>
    public IEnumerable<ListLine> Guidance => Readings.Guidance.Read(File.Pack, Entry.Happened.Day);

    /// <summary>What was asked and is not known: never a no, and asked again until it is known.</summary>
    public IReadOnlyList<Considered> NotKnown => [.. (Body.Considered ?? []).Where(one => one.Is == Consideration.NotKnown)];

    /// <summary>What was answered, by the areas of its checklists.</summary>
    public IEnumerable<(string Title, IReadOnlyList<Considered> Lines)> Areas() =>
        from list in (Body.Checklists ?? []).Select(id => File.Pack.Checklists.GetValueOrDefault(id)).OfType<Checklist>()
        from area in list.Areas
        let lines = Body.Answers(list).Where(given => area.Lines.Any(line => line.Id == given.Line)).ToList()
        where lines.Count > 0
        select (area.Title, (IReadOnlyList<Considered>)lines);

    /// <summary>What the version before said of a line, where that was something else.</summary>
    public IReadOnlyList<string>? WasBefore(Considered given)
    {
        if (Before?.Body is not AssessmentCompleted before)
            return null;
        var was = (before.Considered ?? []).FirstOrDefault(one => one.Line == given.Line && one.Checklist == given.Checklist);
        var (then, said) = (was is null ? ["Nothing was written"] : Lines.Lines(was), Lines.Lines(given));
        return then.SequenceEqual(said) ? null : then;
    }

    public IActionResult OnGet() => Find() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAgainAsync()
    {
        if (!Find() || !MayAdd)
            return NotFound();
        await AssessmentDraft.Again(Hub, File, Entry, Reader);
        return this.Next($"/files/{File.Id}/assessment", "Everything it says stands in pencil again. Change what has changed; the version before stays as it is.");
    }

    private bool Find()
    {
        Entry = Now.Numbered(File.NumberOf(Code))!;
        return Entry?.Body is AssessmentCompleted;
    }
}
