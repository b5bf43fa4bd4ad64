using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime.Text;

namespace Lantern.App.Pages.Plan;

/// <summary>How the details of a row are said: each with the question its line of the checklist asks.</summary>
internal static class RowWords
{
    /// <summary>The agency that leads, asked of every row of disruption.</summary>
    public const string LeadAgency = "lead-agency";

    /// <summary>The day by which somebody is named, where only a role is known.</summary>
    public const string NamedBy = "named-by";

    /// <summary>The line a row carries out; null where it is a free one.</summary>
    public static (Checklist Checklist, ChecklistLine Line)? LineOf(Pack pack, ActionAgreed action) =>
        action.Checklist is { } id && pack.Checklists.GetValueOrDefault(id) is { } checklist && checklist.Line(action.FromLine) is { } line ? (checklist, line) : null;

    public static IEnumerable<(string Ask, string Said)> Details(Pack pack, ActionAgreed action, IReadOnlyDictionary<string, Passage>? said)
    {
        var line = LineOf(pack, action)?.Line;
        foreach (var (id, passage) in said ?? new Dictionary<string, Passage>())
        {
            if (id is not ("owner" or "due"))
                yield return (Asked(line, id), Said(line, id, passage));
        }
    }

    private static string Asked(ChecklistLine? line, string id) => line?.Asks.FirstOrDefault(ask => ask.Id == id)?.Ask ?? id switch
    {
        LeadAgency => "Which agency leads?",
        NamedBy => "Somebody is named by",
        _ => Kebab.Words(id),
    };

    private static string Said(ChecklistLine? line, string id, Passage passage) =>
        (id == NamedBy || line?.Asks.FirstOrDefault(ask => ask.Id == id)?.Form == AskForm.Day) && LocalDatePattern.Iso.Parse(passage.Words) is { Success: true, Value: var day }
            ? Words.Day(day)
            : line?.Asks.FirstOrDefault(ask => ask.Id == id)?.Form == AskForm.Choice ? Kebab.Words(passage.Words) : passage.Words;
}
