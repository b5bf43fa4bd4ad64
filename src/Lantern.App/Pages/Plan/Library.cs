using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.App.Pages.Plan;

/// <summary>A line of the library of outcomes, offered as a row.</summary>
/// <param name="Checklist">The checklist it stands in.</param>
/// <param name="Line">The line.</param>
/// <param name="Outcome">The outcome it serves.</param>
/// <param name="Rows">How many rows carry it out now.</param>
public sealed record LibraryLine(Checklist Checklist, ChecklistLine Line, string Outcome, int Rows)
{
    /// <summary>What the address calls it.</summary>
    public string Id => $"{Checklist.Id}.{Line.Id}";
}

/// <summary>The library of outcomes a plan takes its rows from.</summary>
internal static class Library
{
    /// <summary>The line of that id, with the heading of the plan its row belongs to.</summary>
    public static (Checklist Checklist, ChecklistArea Area, ChecklistLine Line)? Find(Pack pack, string? id)
    {
        var parts = (id ?? "").Split('.');
        if (parts.Length != 2 || pack.Checklists.GetValueOrDefault(parts[0]) is not { For: ChecklistUse.Outcomes } checklist
            || checklist.Areas.FirstOrDefault(area => area.Lines.Any(line => line.Id == parts[1])) is not { } area
            || checklist.Line(parts[1]) is not { } found || !IsRow(found))
            return null;
        return (checklist, area, found);
    }

    /// <summary>All lines that stand for this child, by the headings of a plan.</summary>
    public static IReadOnlyList<(ListLine Area, IReadOnlyList<LibraryLine> Lines)> Read(Pack pack, PlanOnADay plan, LineFacts facts, IReadOnlyList<ListLine> areas)
    {
        var open = plan.Rows.Where(row => row.IsOpen).ToLookup(row => $"{row.Action.Checklist}.{row.Action.FromLine}");
        var lines = pack.For(ChecklistUse.Outcomes).SelectMany(checklist => checklist.Areas.SelectMany(area => area.Lines
            .Where(line => IsRow(line) && line.When.All(facts.Hold) && (line.Places.Count == 0 || line.Places.Any(facts.InPlace)))
            .Select(line => (area.PlanArea, Line: new LibraryLine(checklist, line, line.Outcome ?? area.Title, open[$"{checklist.Id}.{line.Id}"].Count())))))
            .ToLookup(one => one.PlanArea, one => one.Line);
        return [.. areas.Select(area => (area, (IReadOnlyList<LibraryLine>)[.. lines[area.Id]]))];
    }

    // A question of its own is asked with the row that waits for its answer.
    private static bool IsRow(ChecklistLine line) => line.Answer is LineAnswer.Considered or LineAnswer.Items;
}
