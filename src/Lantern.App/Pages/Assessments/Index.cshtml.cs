using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Assessments;

/// <summary>An assessment and its parts: any of them at any time, each kept by itself.</summary>
[MayUse]
public sealed class IndexModel(HubStore hub) : FilePage(hub)
{
    protected override RecordPart Shows => RecordPart.Assessment;

    /// <summary>What the file says of assessments.</summary>
    public AssessmentNow Stands => new(File, Now);

    /// <summary>What is written in pencil.</summary>
    public AssessmentDraft Draft { get; private set; } = null!;

    /// <summary>True where completing one is this reader's.</summary>
    public bool MayComplete => WhoWrites.May(Kinds.Of<AssessmentCompleted>(), File.Relation);

    /// <summary>True while parts are to be written: one runs, or something stands in pencil, or none was ever completed.</summary>
    public bool IsOpen => Stands.Runs || Stands.Completed.Count == 0 || !Draft.Finish.IsBlank || Draft.Parts.Any(part => part.Saved is not null);

    /// <summary>The assessment that is added to; null where a new one is made.</summary>
    public Entry? AddingTo => Now.Numbered(File.NumberOf(Draft.Finish["Of"]));

    /// <summary>Other checklists that can be taken.</summary>
    public IEnumerable<Checklist> Beside => File.Pack.For(ChecklistUse.Assessment).Where(list => !AssessmentDraft.Lists(File.Pack, Draft.Finish).Contains(list));

    public async Task<IActionResult> OnGetAsync()
    {
        if (File.Kind != FileKind.Child)
            return NotFound();
        Draft = await AssessmentDraft.Read(Hub, File, Now, Reader);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeAsync()
    {
        Draft = await AssessmentDraft.Read(Hub, File, Now, Reader);
        if (Beside.FirstOrDefault(list => list.Id == Request.Form[LinesPage.Taken]) is { } list)
            await Hub.Files.SaveDraft(AssessmentDraft.Key(File.Id, FinishModel.Part), Draft.Finish.With(LinesPage.Taken, [.. Draft.Finish.All(LinesPage.Taken), list.Id]).ToText(), Reader);
        return Redirect(Request.Path);
    }

    public async Task<IActionResult> OnPostAfreshAsync()
    {
        await (await AssessmentDraft.Read(Hub, File, Now, Reader)).Drop(Hub, File.Id, Reader);
        return this.Next($"/files/{File.Id}/assessment", "What you had in pencil is gone. What was written stays.");
    }
}
