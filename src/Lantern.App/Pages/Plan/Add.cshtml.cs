using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;

namespace Lantern.App.Pages.Plan;

/// <summary>A row is added to the child's plan, from the library of outcomes or a free one.</summary>
[MayUse]
public sealed class AddModel(HubStore hub) : PlanActPage(hub)
{
    private RowSheet? _row;

    public override string Title => "Add a row to the plan";

    public override Kind Kind => Kinds.Of<ActionAgreed>();

    /// <summary>The line of the library the row carries out, as CHECKLIST.LINE; free for one's own, null before one is chosen.</summary>
    public string? From { get; private set; }

    /// <summary>The row as it is typed.</summary>
    public RowSheet Row => _row ??= new RowSheet(this, Library.Find(File.Pack, From), checklist => SheetOf(checklist));

    /// <summary>The library by the plan's headings, with the rows each line has already.</summary>
    public IReadOnlyList<(ListLine Area, IReadOnlyList<LibraryLine> Lines)> Shelf => Library.Read(File.Pack, Plan, Facts, Areas.All);

    protected override string DraftName => $"add/{From}";

    protected override string Done => "Written: the row stands in the plan, and its day is watched.";

    protected override bool IsThere()
    {
        From = Asks("line", "From") is { Length: > 0 } from ? from : null;
        return From is null or "free" || Library.Find(File.Pack, From) is not null;
    }

    protected override Pencil Begun() => From is null ? Pencil.Blank : RowSheet.Begun(Library.Find(File.Pack, From), Request.Query["area"].ToString(), Areas);

    protected override IEnumerable<(string Field, string Words)> Wrong() =>
        From is null ? [("", "Choose a line of the library, or a row of your own")] : Row.Wrong();

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() => [(Row.Body(OwnerOf), Row.Marks)];
}
