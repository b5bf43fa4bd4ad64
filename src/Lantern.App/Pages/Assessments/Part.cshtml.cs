using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Lantern.App.Pages.Assessments;

/// <summary>One area of an assessment, kept in pencil by itself until the whole is completed.</summary>
[MayUse]
public sealed class PartModel(HubStore hub) : LinesPage(hub)
{
    private (Checklist List, ChecklistArea Area)? _part;

    /// <summary>The area's name, from the address.</summary>
    [FromRoute(Name = "area")]
    public string Name { get; set; } = "";

    /// <summary>The checklist the area belongs to.</summary>
    public Checklist List => _part!.Value.List;

    /// <summary>The area.</summary>
    public ChecklistArea Area => _part!.Value.Area;

    public override string Title => Area.Title;

    public override Kind Kind => Kinds.Of<AssessmentCompleted>();

    public override string DraftKey => AssessmentDraft.Key(File.Id, Name);

    /// <summary>The area after this one, in the order of the checklists; null after the last.</summary>
    public string? Following => Names().SkipWhile(name => name != Name).Skip(1).FirstOrDefault();

    /// <summary>How the family's words read, where a line is one the family may read.</summary>
    public IEnumerable<(string Ask, Readability Reads)> Reads =>
        from sheet in Sheets
        from state in sheet.Drawn.SelectMany(lines => lines)
        where state.Line.Family && state.Given is not null
        let reads = Readability.Read(string.Join(". ", Lines.Lines(state.Given!)))
        where reads.Words >= Readability.FewestWords
        select (state.Line.Ask, reads);

    protected override IReadOnlyList<Checklist> Checklists => [List];

    protected override string Done => "Saved.";

    protected override string SavedPath => Typed["Then"] == "next" && Following is { } next ? $"/files/{File.Id}/assessment/{next}" : $"/files/{File.Id}/assessment";

    protected override LineSheet SheetFor(Checklist checklist) => SheetOf(checklist, area: Area.Id);

    // Nothing is written in ink here; the whole assessment is, on its last page.
    protected override IEnumerable<(Body Body, Marks Marks)> Parts() => [];

    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        base.OnPageHandlerExecutionAsync(context, async () =>
        {
            _part = File.Pack.For(ChecklistUse.Assessment).SelectMany(list => list.Areas.Select(area => ((Checklist, ChecklistArea)?)(list, area)))
                .FirstOrDefault(part => AssessmentPart.NameOf(part!.Value.Item1, part.Value.Item2) == Name);
            if (_part is not null)
                return await next();
            context.Result = NotFound();
            return new PageHandlerExecutedContext(PageContext, context.Filters, context.HandlerMethod, context.HandlerInstance) { Canceled = true };
        });

    private IEnumerable<string> Names() =>
        AssessmentDraft.Lists(File.Pack, Pencil.Blank).SelectMany(list => list.Areas.Select(area => AssessmentPart.NameOf(list, area)));
}
