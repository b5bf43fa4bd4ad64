using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.Hub;

/// <summary>The hub board: what has come in, and what is stuck. What is shown and in which order stands in the address.</summary>
[MayUse(Role.FrontDoor, Role.HubManager, Role.CseManager, Role.ServiceManager, Role.GroupServiceManager, Role.TeamManager)]
public sealed class IndexModel(HubStore hub, Pack pack) : PageModel
{
    private const int MostLines = 200;

    private static readonly (string Word, string Title)[] Columns = [("child", "Child"), ("what", "What waits"), ("from", "From"), ("due", "Due"), ("whose", "Falls to")];

    [BindProperty(SupportsGet = true)]
    public string? Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Order { get; set; }

    public IReadOnlyList<BoardLine> Lines { get; private set; } = [];

    /// <summary>The waits with how many lines each has.</summary>
    public IReadOnlyList<(Wait Wait, int Count)> Counts { get; private set; } = [];

    public int All { get; private set; }

    public int LeftOut { get; private set; }

    public Instant Now { get; private set; }

    /// <summary>The files that could not be read, of those this reader may open.</summary>
    public IReadOnlyList<FileId> Unread { get; private set; } = [];

    public WorkingDays Calendar => pack.Calendar;

    public Wait? Shown => Wait.All.FirstOrDefault(wait => wait.Word == Show);

    public bool IsDescending => Order == "desc";

    public string SortedBy => Columns.Any(column => column.Word == Sort) ? Sort! : "due";

    private Reader Reader => HttpContext.GetReader()!;

    public async Task OnGetAsync() =>
        Lines = await hub.Index.Show(Reader, Purpose.HubBoard, Choose, lines => lines.Select(line => line.Work.File.File));

    private IReadOnlyList<BoardLine> Choose(Lists lists)
    {
        var worklist = lists.Worklist();
        var board = Board.Read(worklist, lists.Tray());
        (Now, All, Unread) = (worklist.Now, board.Lines.Count, lists.LeftOut());
        Counts = [.. Wait.All.Select(wait => (wait, board.Lines.Count(line => line.Wait == wait)))];
        var shown = board.Lines.Where(line => Shown is null || line.Wait == Shown).ToList();
        LeftOut = Math.Max(0, shown.Count - MostLines);
        return [.. Sorted(shown).Take(MostLines)];
    }

    /// <summary>The columns that sort, each with where its link leads and how it is sorted now.</summary>
    public IEnumerable<(string Title, string Href, string Sorted)> Heads => Columns.Select(column =>
    {
        var isHere = column.Word == SortedBy;
        var next = isHere && !IsDescending ? "desc" : "asc";
        return (column.Title, $"/hub?{(Shown is { } wait ? $"show={wait.Word}&" : "")}sort={column.Word}&order={next}",
            !isHere ? "none" : IsDescending ? "descending" : "ascending");
    });

    public string Whose(BoardLine line) => hub.Whose(line.Work.Duty.FallsTo);

    public string From(BoardLine line) => line.Referral?.From is { } from ? hub.TitleOf(from) : line.Work.WaitedForBy is { } writer ? hub.TitleOf(writer.Agency) : "";

    /// <summary>Where this reader does what the line waits for; null where it is another's act.</summary>
    public string? PathOf(BoardLine line) =>
        WhoWrites.May(line.Work.Duty.Clock.MetBy[0].Kind, Board.RelationOf(Reader.Role)) ? Acts.PathOf(line.Work.File.File, line.Work.Duty, line.Work.Code) : null;

    /// <summary>Where this reader takes an unanswered request further before its day; null where that is another's act.</summary>
    public string? BringForwardPath(BoardLine line) =>
        line.Wait.Word == "unanswered" && WhoWrites.May(Kinds.Of<BroughtForward>(), Board.RelationOf(Reader.Role))
            ? Acts.PathOf(line.Work.File.File, Kinds.Of<BroughtForward>(), line.Work.Code) : null;

    private IEnumerable<BoardLine> Sorted(List<BoardLine> lines)
    {
        IOrderedEnumerable<BoardLine> By<T>(Func<BoardLine, T> key) => IsDescending ? lines.OrderByDescending(key) : lines.OrderBy(key);
        return (SortedBy switch
        {
            "child" => By(line => line.Work.File.Initials),
            "what" => By(line => line.Work.Duty.Clock.Title),
            "from" => By(From),
            "whose" => By(Whose),
            _ => By(line => line.Work.Duty.Due.Until),
        }).ThenBy(line => line.Work.Duty.Due.Until).ThenBy(line => line.Work.File.File.Value, StringComparer.Ordinal);
    }
}
