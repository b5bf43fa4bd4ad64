using Lantern.Entries;
using Lantern.Practice;
using NodaTime.Text;

namespace Lantern.App.Site;

/// <summary>What was made of the lines of checklists, in words for reading.</summary>
/// <param name="pack">The pack that holds the checklists.</param>
/// <param name="nameOf">A worker's name for an id or a name.</param>
public sealed class LineWords(Pack pack, Func<string, string> nameOf)
{
    /// <summary>The question of a line, or its id in words where the pack has it no more.</summary>
    public string Asked(Considered given) => Line(given)?.Ask ?? Kebab.Words(given.Line ?? "");

    /// <summary>A line as one: the question and all that was answered.</summary>
    public string InOne(Considered given)
    {
        var asked = Asked(given);
        return $"{asked}{(asked.EndsWith('?') ? "" : ":")} {string.Join("; ", Lines(given))}";
    }

    /// <summary>What was answered, the answer itself first.</summary>
    public IReadOnlyList<string> Lines(Considered given)
    {
        var line = Line(given);
        return
        [
            .. Made(given),
            .. Details(line, given.Details),
            .. (given.Items ?? []).Select((item, index) => $"{Words.Number(index + 1)}. {string.Join("; ", Details(line, item))}"),
            .. given.Because is { } because ? [$"Why: {because.Words}"] : Array.Empty<string>(),
        ];
    }

    private ChecklistLine? Line(Considered given) =>
        given.Checklist is { } id ? pack.Checklists.GetValueOrDefault(id)?.Line(given.Line)
            : pack.Checklists.Values.Select(checklist => checklist.Line(given.Line)).FirstOrDefault(line => line is not null);

    private string[] Made(Considered given) => given.Is switch
    {
        Consideration.Agreed => [$"Agreed{(given.Owner is { } owner ? $": {nameOf(owner)}" : "")}{(given.Role is { } role ? $", {role}" : "")}{(given.Due is { } due ? $", by {Words.Day(due)}" : "")}"],
        Consideration.Declined => ["Considered and declined"],
        Consideration.NotApplicable => ["Not applicable"],
        Consideration.Yes => ["Yes"],
        Consideration.No => ["No"],
        Consideration.NotKnown => ["Not known"],
        Consideration.None => ["None"],
        Consideration.Said => given.Said is { } said ? said.Words.Split('\n', StringSplitOptions.RemoveEmptyEntries) : [],
        _ => ["Still open"],
    };

    /// <summary>What was answered to the asks of a line, each with its question.</summary>
    public IEnumerable<string> Details(ChecklistLine? line, IReadOnlyDictionary<string, Passage>? details)
    {
        foreach (var (id, said) in details ?? new Dictionary<string, Passage>())
        {
            var ask = line?.Asks.FirstOrDefault(one => one.Id == id);
            var asked = ask?.Ask ?? Kebab.Words(id);
            yield return $"{asked}{(asked.EndsWith('?') ? "" : ":")} {Said(id, ask, said.Words)}";
        }
    }

    private string Said(string id, LineAsk? ask, string words) =>
        LocalDatePattern.Iso.Parse(words) is { Success: true, Value: var day } ? Words.Day(day)
        : id == "owner" ? nameOf(words)
        : ask?.Form == AskForm.Choice ? Kebab.Words(words) : words;
}
