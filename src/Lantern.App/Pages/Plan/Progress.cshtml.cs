using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Plan;

/// <summary>Somebody writes how far a row of the plan has come, or that it has ended.</summary>
[MayUse]
public sealed class ProgressModel(HubStore hub) : PlanActPage(hub)
{
    private (Checklist Checklist, ChecklistLine Line)? _line;

    public override string Title => "Progress of a row";

    public override Kind Kind => Kinds.Of<ActionProgressed>();

    /// <summary>The row; null before one is chosen.</summary>
    public PlanRow? Row { get; private set; }

    /// <summary>The sheet of its line's checklist; null for a free row.</summary>
    public LineSheet? Sheet => _line is { } found ? SheetOf(found.Checklist) : null;

    /// <summary>Its line with what is logged each time; null where nothing is.</summary>
    public ChecklistLine? Line => _line?.Line is { } line && line.Asks.Any(IsLogged) ? line with { Asks = [.. line.Asks.Where(IsLogged)] } : null;

    /// <summary>Where the line's asks stand in the form.</summary>
    public string Under => _line?.Line.Answer == LineAnswer.Items ? "items.1" : "details";

    /// <summary>The details of the row and of each progress, in words.</summary>
    public IEnumerable<(string Ask, string Said)> Details(IReadOnlyDictionary<string, Passage>? said) => RowWords.Details(File.Pack, Row!.Action, said);

    protected override string DraftName => $"progress/{Row?.Entry.Code}";

    protected override string Done => Ended is null ? "Written: the progress stands in the row." : "Written: the row has ended.";

    protected override Pencil Begun() => Pencil.Blank.With("Of", Row?.Entry.Code ?? "").With("End", "not-yet");

    protected override bool IsThere()
    {
        var code = Asks("of", "Of");
        Row = Plan.Rows.FirstOrDefault(row => row.Entry.Code == code && code.Length > 0);
        _line = Row is null ? null : RowWords.LineOf(File.Pack, Row.Action);
        return code.Length == 0 || Row is not null;
    }

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Row is null)
            return [("", "Choose which row you mean")];
        return [.. Lacking(), .. Sheet?.Unreadable() ?? []];
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts()
    {
        var of = Row!.Entry.Number;
        var said = Passage("Progress", Typed["FamilyMayRead"] == "yes" ? Marks.FamilyShareable : Marks.None);
        if (Ended is null || Logged is not null || Chosen<Basis>("Basis") is not null)
        {
            yield return (new ActionProgressed
            {
                Of = of, Progress = said, Details = Logged, Basis = Chosen<Basis>("Basis"), CorroboratedBy = Passage("CorroboratedBy"),
            }, Row.Entry.Marks);
        }
        if (Ended is { } end)
            yield return (new ActionDone { Of = of, Result = said, End = end, Because = Typed.Said("Because") }, Row.Entry.Marks);
    }

    private ActionEnd? Ended => Chosen<ActionEnd>("End");

    private IReadOnlyDictionary<string, Passage>? Logged =>
        Sheet?.Given.FirstOrDefault(one => one.Line == _line?.Line.Id) is { } said ? said.Details ?? (said.Items is [var item, ..] ? item : null) : null;

    // Who does it and by when stand in the row; that it suits the child was said when it was agreed.
    private static bool IsLogged(LineAsk ask) => ask.Id is not ("owner" or "due" or "suits");

    private IEnumerable<(string Field, string Words)> Lacking()
    {
        if (!Row!.IsOpen)
            yield return ("", "This row has ended. Add another if there is more to do");
        if (Passage("Progress") is null)
            yield return ("Progress", Ended is null ? "Write how far it has come" : "Write what came of it");
        if (Typed["End"].Length == 0)
            yield return ("End", "Say whether that is the end of it");
        if (Ended is ActionEnd.NotPossible or ActionEnd.NoLongerNeeded && Typed.Said("Because") is null)
            yield return ("Because", "Say why it ended without being done");
        if (Logged is { } logged && _line is { Line: { Answer: LineAnswer.Items, EachIsAction: false } line } found)
        {
            foreach (var need in line.Needs.Where(need => need is not ("owner" or "due") && !logged.ContainsKey(need)))
                yield return (Sheet!.Name(line, $"{Under}.{need}"), $"Answer “{line.Asks.First(ask => ask.Id == need).Ask}” ({found.Checklist.Source.Title}, {line.Where})");
        }
    }
}
