using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Pages.Plan;

/// <summary>What the pages that agree and review a plan do alike with the checklists drawn on them.</summary>
internal static class PlanSheets
{
    /// <summary>The outcomes of the library taken on the page.</summary>
    public static IEnumerable<Checklist> Chosen(Pack pack, Pencil typed) =>
        pack.For(ChecklistUse.Outcomes).Where(one => typed.All(LinesPage.Taken).Contains(one.Id));

    /// <summary>Those that may be taken besides.</summary>
    public static IEnumerable<Checklist> Outcomes(Pack pack, IReadOnlyList<LineSheet> drawn) =>
        pack.For(ChecklistUse.Outcomes).Where(one => drawn.All(sheet => sheet.Checklist.Id != one.Id));

    /// <summary>What the lines lack, by field: said before the act is tried, for their actions would lack it too.</summary>
    public static IEnumerable<(string Field, string Words)> Wrong(IReadOnlyList<LineSheet> sheets) => sheets.SelectMany(sheet => sheet.Wrong())
        .Select(wrong => wrong.Field.EndsWith(".items", StringComparison.Ordinal) ? (wrong.Field[..^"items".Length] + "is", wrong.Words) : wrong);

    /// <summary>What stands under the heading of the police beside its rows: how information is passed on, once that is agreed.</summary>
    public static IEnumerable<(string Area, Passage Words)> Beside(IReadOnlyList<LineSheet> sheets) =>
        from sheet in sheets
        from state in sheet.States
        where state.Area.PlanArea.StartsWith("police", StringComparison.Ordinal) && state.Given is { Is: Consideration.Yes or Consideration.Said }
        select (state.Area.PlanArea, new Passage($"{state.Line.Ask} {Answer(state.Line, state.Given!)}", state.Line.Marks));

    private static string Answer(ChecklistLine line, Considered given) => string.Join(" ", line.Asks
        .Select(ask => (ask.Ask, Said: given.Details?.GetValueOrDefault(ask.Id)?.Words)).Where(one => one.Said is not null).Select(one => $"{one.Ask} {one.Said}.")
        .Prepend(given.Said?.Words ?? "Yes."));
}
