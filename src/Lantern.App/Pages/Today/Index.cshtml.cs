using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.Today;

/// <summary>What do I owe, and why now? The reader's duties or the team's, each one link from the act that meets it.</summary>
[MayUse]
public sealed class IndexModel(HubStore hub, Pack pack) : PageModel
{
    private const int MostLines = 150;

    /// <summary>Whose duties: mine, the team's, or the whole hub's.</summary>
    [FromQuery(Name = "whose")]
    public string? Whose { get; set; }

    /// <summary>The duties by stretch of time.</summary>
    public IReadOnlyList<Bucket> Buckets { get; private set; } = [];

    /// <summary>The views this reader has, with how many duties each holds.</summary>
    public IReadOnlyList<(string Id, string Title, int Count)> Views { get; private set; } = [];

    /// <summary>The view shown.</summary>
    public string View { get; private set; } = "mine";

    /// <summary>How many duties are left out because there are too many for a page.</summary>
    public int LeftOut { get; private set; }

    /// <summary>The files that could not be read, of those this reader may open.</summary>
    public IReadOnlyList<FileId> Unread { get; private set; } = [];

    /// <summary>How many files of the whole hub could not be read, for whoever keeps it and opens none.</summary>
    public int UnreadInAll => Reader.Role == Role.SystemAdministrator ? hub.Index.Unreadable : 0;

    /// <summary>The moment of the reading.</summary>
    public Instant Now { get; private set; }

    /// <summary>What those who watch over the record have to look at before anything else; empty for everybody else.</summary>
    public IReadOnlyList<Alert> Urgent { get; private set; } = [];

    /// <summary>The working days of the hub.</summary>
    public WorkingDays Calendar => pack.Calendar;

    /// <summary>Who is reading.</summary>
    public Reader Reader => HttpContext.GetReader()!;

    public async Task OnGetAsync()
    {
        Urgent = hub.Watch.Urgent(Reader) ?? [];
        Buckets = await hub.Index.Show(Reader, Purpose.Worklist, Choose, buckets => buckets.SelectMany(bucket => bucket.Children).Select(child => child.File.File));
    }

    private IReadOnlyList<Bucket> Choose(Lists lists)
    {
        var list = lists.Worklist();
        (Now, Unread) = (list.Now, lists.LeftOut());
        (string Id, string Title, List<WorkLine> Lines)[] views =
        [
            ("mine", "Mine", [.. list.Mine]),
            ("team", "My files and team", [.. list.OnMyFiles, .. list.Team]),
            ("hub", "Whole hub", [.. list.Hub]),
        ];
        var shown = views.FirstOrDefault(view => view.Id == Whose, views[0]);
        View = shown.Id;
        Views = [.. views.Where(view => view.Lines.Count > 0 || view.Id is "mine").Select(view => (view.Id, view.Title, view.Lines.Count))];
        LeftOut = Math.Max(0, shown.Lines.Count - MostLines);
        return Bucket.Read(shown.Lines.OrderBy(line => line.Duty.Due.Until).Take(MostLines), Now);
    }

    /// <summary>Whom a duty falls to.</summary>
    public string FallsTo(Duty duty) => hub.Whose(duty.FallsTo);

    /// <summary>Who waits for it: whoever wrote the entry that started it, unless that is the reader.</summary>
    public string? Waits(WorkLine line) => line.WaitedForBy is not { } writer || writer.Worker == Reader.Worker ? null
        : $"{writer.Name}, {hub.TitleOf(writer.Agency)}, waits for it";

    /// <summary>How long the rule gives.</summary>
    public static string Within(Clock clock) => clock switch
    {
        { AsAgreed: not null, Within.Count: 0 } => "As agreed.",
        { AsAgreed: not null } => $"As agreed, at most {clock.Within[0].InWords}.",
        { Within: [{ Length: 0 }, ..] } => "At once.",
        { Within: [var first, var next, ..] } => $"Within {first.InWords}, then {next.InWords}.",
        { Within: [var only] } => $"Within {only.InWords}.",
        _ => "",
    };
}
