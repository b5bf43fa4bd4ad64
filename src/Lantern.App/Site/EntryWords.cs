using System.Collections;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Site;

/// <summary>One field of an entry as a page says it.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Lines">What it says, a line each.</param>
/// <param name="Marks">Who this field is kept from, or may be given to.</param>
public sealed record SaidField(string Label, IReadOnlyList<string> Lines, Marks Marks);

/// <summary>An entry in words: its line with people's names, and every field that says something.</summary>
public sealed class EntryWords(HubStore hub, Pack pack)
{
    // The fields that hold an id; the page says the name.
    private static readonly HashSet<string> Workers = ["worker", "owner", "supported-by", "person", "interviewer", "manager", "chair", "teller", "family-decided-by", "copied-to", "present", "invited"];
    private static readonly HashSet<string> Agencies = ["from", "agency"];

    private readonly LineWords _lines = new(pack, hub.NameOf);

    /// <summary>The chronology line with names in place of ids.</summary>
    public string Line(Entry entry)
    {
        var named = new List<Pair>();
        foreach (var field in entry.Kind.Fields)
        {
            if (field.Read(entry.Body) is string id && Name(field.Name, id) is { } name && name != id)
                named.Add(new Pair(field.Name, Place.None, new Scalar(name, Place.None)));
        }
        foreach (var name in (string[])["tool", "suggested", "chosen"])
        {
            if (entry.Body is ToolCompleted && entry.Kind.Field(name)!.Read(entry.Body) is string id && Chosen(entry, name, id) is { } title)
                named.Add(new Pair(name, Place.None, new Scalar(title, Place.None)));
        }
        return named.Count == 0 ? entry.Body.Line : entry.Kind.With(entry.Body, new Mapping(named, Place.None)).Line;
    }

    /// <summary>Every field that says something, but for the number answered and the reason, which the page says itself.</summary>
    public IReadOnlyList<SaidField> Fields(Entry entry) =>
    [
        .. entry.Kind.Fields.Where(field => field.Name is not ("of" or "because") && !IsTwin(entry, field))
            .Select(field => (field, Value: field.Read(entry.Body)))
            .Where(one => one.Value is not null && !one.field.Form.IsBlank(one.Value))
            .Select(one => new SaidField(Kebab.Words(one.field.Name), [.. Lines(entry, one.field.Name, one.Value!)], MarksOf(one.Value!))),
    ];

    // An action's day has two names; one is enough to read.
    private static bool IsTwin(Entry entry, Field field) => entry.Body is HubActionSet && field.Name == "due";

    private IEnumerable<string> Lines(Entry entry, string field, object value) => value switch
    {
        string text => (Name(field, text) ?? Chosen(entry, field, text) ?? text).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        Passage passage => passage.Words.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        IReadOnlyList<Considered> considered => considered.Select(_lines.InOne),
        IReadOnlyDictionary<string, Answer> answers => answers.Select(one => $"{Asked(entry, one.Key)} {Said(one.Value)}"),
        IReadOnlyDictionary<string, Passage> details when field == "details" => _lines.Details(LineOf(entry), details),
        IReadOnlyDictionary<string, Passage> parts => parts.Select(one => $"{Asked(entry, one.Key)}: {one.Value.Words}"),
        Mapping mapping => mapping.Pairs.Select(pair => $"{Kebab.Words(pair.Name)}: {Text(pair.Value)}"),
        IDictionary map => map.Keys.Cast<object>().Select(key => $"{Kebab.Words(key.ToString()!)}: {string.Join("; ", Lines(entry, field, map[key]!))}"),
        IEnumerable several => several.Cast<object>().SelectMany(one => Lines(entry, field, one)),
        _ => [One(value)],
    };

    private ChecklistLine? LineOf(Entry entry) =>
        entry.Body is ActionAgreed { Checklist: { } id } action ? pack.Checklists.GetValueOrDefault(id)?.Line(action.FromLine) : null;

    private string One(object value) => value switch
    {
        bool yes => yes ? "Yes" : "No",
        int number => Words.Number(number),
        LocalDate day => Words.Day(day),
        Happening moment => Words.Happened(moment),
        Span span => span.InWords,
        Enum choice => Capital(choice.InWords()),
        _ => string.Join(", ", value.GetType().GetProperties().Where(part => part.SetMethod is not null && !(value is Invitation && part.Name is "Line" or "Area" or "Worker"))
            .Select(part => (Name: Kebab.Of(part.Name), Value: part.GetValue(value))).Where(part => part.Value is not null)
            .Select(part => $"{Kebab.Words(part.Name).ToLowerInvariant()}: {(part.Value is string id ? Name(part.Name, id) ?? id : part.Value is Passage words ? words.Words : One(part.Value!))}")),
    };

    private string? Name(string field, string id) =>
        Workers.Contains(field) ? hub.NameOf(id) : Agencies.Contains(field) ? hub.TitleOf(id) : null;

    // Where a pack has a thing no more, its id stands there in words.
    private string? Chosen(Entry entry, string field, string id)
    {
        if (entry.Body is not ToolCompleted { Tool: { } tool } || !pack.Tools.TryGetValue(tool, out var known))
        {
            return field switch
            {
                "checklists" or "checklist" => pack.Checklists.GetValueOrDefault(id)?.Title ?? Kebab.Words(id),
                "from-line" => LineOf(entry)?.Ask ?? Kebab.Words(id),
                "area" => pack.Lists.GetValueOrDefault("plan-areas")?.Lines.FirstOrDefault(area => area.Id == id)?.Title ?? Kebab.Words(id),
                "topics" => pack.SessionTopics().FirstOrDefault(topic => topic.Id == id)?.Title ?? Kebab.Words(id),
                "tool" => pack.Tools.GetValueOrDefault(id)?.Title ?? Kebab.Words(id),
                "suggested" or "chosen" => Kebab.Words(id),
                _ => null,
            };
        }
        return field switch
        {
            "tool" => known.Title,
            "suggested" or "chosen" => known.Bands.FirstOrDefault(band => band.Id == id)?.Title ?? Kebab.Words(id),
            _ => null,
        };
    }

    private string Asked(Entry entry, string id)
    {
        var tool = entry.Body is ToolCompleted { Tool: { } named } ? pack.Tools.GetValueOrDefault(named) : null;
        return tool?.Indicators.FirstOrDefault(one => one.Id == id)?.Ask ?? tool?.Sections.FirstOrDefault(one => one.Id == id)?.Title ?? Kebab.Words(id);
    }

    private static string Said(Answer answer)
    {
        var is_ = answer.Is is { } said ? Capital(said.InWords()) : "Not known";
        var when = answer is { Is: Is.Yes, When: { } seen } ? $", {seen.InWords()}" : "";
        return $"{is_}{when}{(answer.Because is { Length: > 0 } because ? $": {because}" : "")}";
    }

    private static string Text(Node node) => node switch
    {
        Scalar scalar => scalar.Text,
        Sequence several => string.Join(", ", several.Items.Select(Text)),
        Mapping { } map when map["words"] is Scalar words => words.Text,
        Mapping map => string.Join(", ", map.Pairs.Select(pair => $"{pair.Name.Replace('-', ' ')}: {Text(pair.Value)}")),
        _ => "",
    };

    private static Marks MarksOf(object value) => value switch
    {
        Passage passage => passage.Marks,
        IEnumerable<Passage> several => several.Aggregate(Marks.None, (all, one) => all | one.Marks),
        IEnumerable<Considered> lines => lines.SelectMany(one => one.Marks ?? []).Aggregate(Marks.None, (all, mark) => all | mark),
        IReadOnlyDictionary<string, Passage> parts => parts.Values.Aggregate(Marks.None, (all, one) => all | one.Marks),
        _ => Marks.None,
    };

    private static string Capital(string words) => words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
}
