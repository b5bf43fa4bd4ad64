using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Practice;

/// <summary>One checklist: its areas and lines, when each stands and what it asks.</summary>
[MayUse]
public sealed class ChecklistModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The checklist.</summary>
    public Checklist Checklist { get; private set; } = null!;

    public IActionResult OnGet(string checklist)
    {
        if (!Pack.Checklists.TryGetValue(checklist, out var found))
            return NotFound();
        Checklist = found;
        return Page();
    }

    /// <summary>What holds for a line, in words.</summary>
    public string Rules(ChecklistLine line)
    {
        string?[] rules =
        [
            line.Help,
            line.Always ? "It is always settled." : null,
            line.When.Count > 0 ? $"It stands where: {string.Join(", ", line.When.Select(fact => Kebab.Words(fact).ToLowerInvariant()))}." : null,
            line.Places.Count > 0 ? $"It stands where an address is in {string.Join(" or ", line.Places)}." : null,
            line.After is { } after ? $"It stands once “{Checklist.Line(after.Line)!.Ask}” is answered {string.Join(" or ", after.Is.Select(made => made.InWords()))}." : null,
            line.First.Count > 0 ? $"It is agreed only after {string.Join(" and ", line.First.Select(id => $"“{Checklist.Line(id)!.Ask}”"))}." : null,
            line.Reasons.Count > 0 ? $"It needs a reason where it is answered {string.Join(" or ", line.Reasons.Select(made => made.InWords()))}." : null,
            line.Standing ? "Always on the list." : null,
            line.Copied ? "Always sent the minutes." : null,
            line.Asks.Count > 0 ? $"It asks: {string.Join(" ", line.Asks.Select(ask => ask.Ask))}" : null,
            line.Roles.Count > 0 ? $"Usually: {string.Join(", ", line.Roles)}." : null,
        ];
        return string.Join(" ", rules.OfType<string>());
    }
}
