using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;

namespace Lantern.App.Pages.Assessments;

/// <summary>An assessment is completed: everything in pencil becomes one entry, and each recommendation an action of the plan.</summary>
[MayUse]
public sealed class FinishModel(HubStore hub) : LinesPage(hub)
{
    /// <summary>What addresses and drafts call this page.</summary>
    public const string Part = "finish";

    public override string Title => "Outcome of the assessment";

    public override Kind Kind => Kinds.Of<AssessmentCompleted>();

    public override string DraftKey => AssessmentDraft.Key(File.Id, Part);

    /// <summary>What is written in pencil.</summary>
    public AssessmentDraft Draft { get; private set; } = null!;

    /// <summary>What the file says of assessments.</summary>
    public AssessmentNow Stands => new(File, Now);

    /// <summary>The assessment that is added to; null where a new one is made.</summary>
    public Entry? AddingTo => Now.Numbered(Asked(Typed["Of"]));

    /// <summary>What is asked besides where social care has no role.</summary>
    public IEnumerable<LineSheet> Closing => Sheets.Where(sheet => sheet.Checklist.For == ChecklistUse.Closing);

    /// <summary>Recommendations as they would become actions, with what each lacks of the way from the analysis to those it is shared with.</summary>
    public IEnumerable<(ActionAgreed Action, IReadOnlyList<string> Lacks)> Recommendations =>
        Actions().Select(action => (ActionAgreed)action.Body).Where(Recommendation.Is).Select(action => (action, Recommendation.Lacks(action)));

    protected override IReadOnlyList<Checklist> Checklists =>
    [
        .. AssessmentDraft.Lists(File.Pack, Typed), .. Typed["Outcome"] == AssessmentOutcome.NoRole ? File.Pack.For(ChecklistUse.Closing) : [],
    ];

    protected override string Done => $"The assessment is in the record.{(Outcome is { } outcome ? " " + outcome.Means : "")}";

    protected override string NextPath => $"/files/{File.Id}/assessment";

    protected override async Task Prepare() => Draft = await AssessmentDraft.Read(Hub, File, Now, Reader);

    // The lines of the assessment stand on their own pages; those of the closing on this one.
    protected override LineSheet SheetFor(Checklist checklist) => Draft.Whole.FirstOrDefault(sheet => sheet.Checklist == checklist) ?? SheetOf(checklist);

    protected override string FieldOf(string field) =>
        Draft.Whole.Any(sheet => field.StartsWith(sheet.Checklist.Id + ".", StringComparison.Ordinal)) || field == "considered" ? "" : base.FieldOf(field);

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Outcome is null)
            yield return ("Outcome", "Choose what follows from the assessment");
        if (Typed.Said("Because") is null)
            yield return ("Because", "Say why this follows");
    }

    // The actions come first, so that the assessment finds its recommendations agreed.
    protected override IEnumerable<(Body Body, Marks Marks)> Parts()
    {
        var (checklists, considered) = Made();
        return
        [
            .. Actions().Where(IsNew),
            (new AssessmentCompleted
            {
                Section = (Stands.Started?.Body as AssessmentStarted)?.Section,
                Outcome = Outcome?.Words,
                Because = Typed.Said("Because"),
                Of = AddingTo?.Number,
                Checklists = checklists,
                Considered = considered,
            }, Marks.None),
        ];
    }

    protected override Task DropDrafts() => Draft.Drop(Hub, File.Id, Reader);

    private AssessmentOutcome? Outcome => AssessmentOutcome.All.FirstOrDefault(one => one.Id == Typed["Outcome"]);

    // What the version before agreed already is not agreed twice.
    private bool IsNew((Body Body, Marks Marks) part) => part.Body is not ActionAgreed action || AddingTo is null
        || !Now.All<ActionAgreed>().Any(one => one.Entry.Number > (Stands.Started?.Number ?? 0) && one.Body.FromLine == action.FromLine && one.Body.Action?.Words == action.Action?.Words && one.Body.Due == action.Due);
}
