using Lantern.Entries;
using Lantern.Practice;
using static Lantern.Entries.Objecting;

namespace Lantern.Readings;

/// <summary>How one line of a checklist stands: what was made of it, and what it lacks.</summary>
/// <param name="Area">The area it stands in.</param>
/// <param name="Line">The line.</param>
/// <param name="Given">What was made of it; null where nothing was.</param>
/// <param name="Lacks">What it lacks before it can be written, in words with the field to mend; none when it is sound.</param>
public sealed record LineState(ChecklistArea Area, ChecklistLine Line, Considered? Given, IReadOnlyList<(string Field, string Words)> Lacks)
{
    /// <summary>True while nothing has been made of it.</summary>
    public bool IsOpen => Given?.Is is null or Consideration.Open;
}

/// <summary>Reads how the lines of a checklist stand against what was made of them.</summary>
public static class Considering
{
    private const int ShownOfAnAsk = 80;

    /// <summary>The lines that stand where those facts hold, in order.</summary>
    /// <param name="checklist">The checklist.</param>
    /// <param name="given">What was made of its lines.</param>
    /// <param name="facts">The facts that hold, as <see cref="LineFacts"/> reads them.</param>
    public static IReadOnlyList<LineState> Read(Checklist checklist, IReadOnlyList<Considered> given, LineFacts facts)
    {
        var byLine = given.Where(one => one.Line is not null).GroupBy(one => one.Line!).ToDictionary(same => same.Key, same => same.Last());
        var states = new List<LineState>();
        foreach (var area in Ordered(checklist, facts))
        {
            foreach (var line in area.Lines.Where(line => Stands(line, byLine, facts)))
            {
                var one = byLine.GetValueOrDefault(line.Id);
                states.Add(new LineState(area, line, one, [.. Lacks(line, one, checklist, byLine)]));
            }
        }
        return states;
    }

    /// <summary>What the checklists an entry names say against it.</summary>
    internal static IEnumerable<Objection> Against(ConsideredBody body, Asking asking)
    {
        if (body.Checklists is not { Count: > 0 } named)
            yield break;
        var facts = LineFacts.Read(asking.File, asking.Pack, asking.Entry.Happened.Day, body);
        foreach (var id in named)
        {
            if (!asking.Pack.Checklists.TryGetValue(id, out var checklist))
            {
                yield return new Objection(Refusals.UnknownChecklist, "checklists", $"'{id}' is none of this pack's.");
                continue;
            }
            if (checklist.For == ChecklistUse.Invitations)
                continue;
            foreach (var state in Read(checklist, body.Answers(checklist), facts))
            {
                foreach (var (field, words) in state.Lacks)
                    yield return new Objection(Refusals.LineNotSettled, $"{checklist.Id}.{state.Line.Id}.{field}", $"“{Shortened(state.Line.Ask)}” {words}")
                    {
                        Source = checklist.Source with { Where = state.Line.Where, Says = null },
                    };
            }
        }
    }

    // An area whose fact holds comes first; the rest keep their order.
    private static IEnumerable<ChecklistArea> Ordered(Checklist checklist, LineFacts facts) =>
        checklist.Areas.OrderBy(area => area.When is null ? 1 : facts.Hold(area.When) ? 0 : 2);

    private static bool Stands(ChecklistLine line, Dictionary<string, Considered> byLine, LineFacts facts) =>
        line.When.All(facts.Hold)
        && (line.Places.Count == 0 || line.Places.Any(facts.InPlace))
        && (line.After is not { } after || (byLine.GetValueOrDefault(after.Line)?.Is is { } made && after.Is.Contains(made)));

    private static IEnumerable<(string Field, string Words)> Lacks(
        ChecklistLine line, Considered? given, Checklist checklist, Dictionary<string, Considered> byLine)
    {
        var made = given?.Is ?? Consideration.Open;
        if (made == Consideration.Open)
            return line.Always ? [("is", "has to be settled: it cannot stay open.")] : [];
        if (!Fits(line.Answer, made))
            return [("is", $"cannot be answered “{made.InWords()}”.")];
        return
        [
            .. Unreasoned(line, given!, made), .. made switch
            {
                Consideration.Agreed => Unready(line, given!, checklist, byLine),
                Consideration.Said => line.Answer == LineAnswer.Items ? Items(line, given!) : Said(line, given!),
                Consideration.Yes => Missing(line, given!.Details),
                _ => [],
            },
        ];
    }

    private static bool Fits(LineAnswer answer, Consideration made) => made switch
    {
        Consideration.NotApplicable => true,
        Consideration.Agreed or Consideration.Declined => answer == LineAnswer.Considered,
        Consideration.Yes or Consideration.No => answer == LineAnswer.Asked,
        Consideration.NotKnown => answer != LineAnswer.Considered,
        _ => answer is LineAnswer.Words or LineAnswer.Items,
    };

    private static IEnumerable<(string, string)> Unreasoned(ChecklistLine line, Considered given, Consideration made)
    {
        var needed = made == Consideration.Declined || line.Reasons.Contains(made) || (line.Always && made == Consideration.NotApplicable);
        if (needed && IsBlank(given.Because))
            yield return ("because", $"is answered “{made.InWords()}” and needs a reason.");
    }

    private static IEnumerable<(string, string)> Unready(ChecklistLine line, Considered given, Checklist checklist, Dictionary<string, Considered> byLine)
    {
        foreach (var first in line.First.Where(id => byLine.GetValueOrDefault(id)?.Is is null or Consideration.Open))
            yield return ("is", $"can be agreed only once “{Shortened(checklist.Line(first)!.Ask)}” has been considered.");
        if (Lacking(("an owner", IsBlank(given.Owner)), ("a day", given.Due is null)) is { } lacking)
            yield return (IsBlank(given.Owner) ? "owner" : "due", $"is agreed and needs {lacking}.");
        foreach (var missing in Missing(line, given.Details))
            yield return missing;
    }

    private static IEnumerable<(string, string)> Said(ChecklistLine line, Considered given)
    {
        if (IsBlank(given.Said))
            yield return ("said", "needs an answer in words.");
        foreach (var missing in Missing(line, given.Details))
            yield return missing;
    }

    private static IEnumerable<(string, string)> Items(ChecklistLine line, Considered given)
    {
        if (given.Items is not { Count: > 0 } items)
        {
            yield return ("items", "needs at least one item; or answer that there is none.");
            yield break;
        }
        var needed = line.EachIsAction ? line.Needs.Union(["owner", "due"]).ToList() : line.Needs;
        foreach (var (index, item) in items.Index())
        {
            foreach (var id in needed.Where(id => IsBlank(item.GetValueOrDefault(id))))
                yield return ($"items.{index + 1}.{id}", $"needs “{Asked(line, id)}” in item {index + 1}.");
        }
    }

    private static IEnumerable<(string, string)> Missing(ChecklistLine line, IReadOnlyDictionary<string, Passage>? details) =>
        line.Needs.Where(id => IsBlank(details?.GetValueOrDefault(id))).Select(id => ($"details.{id}", $"needs an answer to “{Asked(line, id)}”."));

    private static string Asked(ChecklistLine line, string id) => line.Asks.FirstOrDefault(ask => ask.Id == id)?.Ask ?? Kebab.Words(id);

    private static string Shortened(string ask) => ask.Length <= ShownOfAnAsk ? ask : ask[..ShownOfAnAsk].TrimEnd() + "…";
}
