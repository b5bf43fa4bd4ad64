using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>Reads a checklist as a pack writes it.</summary>
internal static class ChecklistText
{
    private static readonly string[] LineNames =
    [
        "id", "ask", "where", "help", "answer", "always", "when", "places", "after", "first", "asks", "days", "choose", "needs",
        "reasons", "roles", "marks", "action", "each", "family", "outcome", "standing", "copied",
    ];

    public static Checklist Read(Node node, string pack)
    {
        var sheet = new Sheet(node, "a checklist",
            "id", "title", "for", "from-the-start", "authors", "guidance", "source", "areas", "examples");
        var checklist = new Checklist
        {
            Id = sheet.Id(),
            Title = sheet.Text("title"),
            Pack = pack,
            For = sheet.Value<ChecklistUse>("for"),
            FromTheStart = sheet.Flag("from-the-start"),
            Authors = sheet.TextOrNull("authors"),
            Guidance = sheet.TextOrNull("guidance"),
            Areas = Areas(sheet),
            Source = ItemTexts.Source(sheet),
            At = node.At,
        };
        CheckReferences(checklist, sheet);
        return checklist with { Examples = Examples(sheet, checklist) };
    }

    private static List<ChecklistArea> Areas(Sheet sheet)
    {
        var areas = new List<ChecklistArea>();
        var (seen, lines) = (new HashSet<string>(), new HashSet<string>());
        foreach (var node in sheet.List("areas"))
        {
            var area = new Sheet(node, "an area of a checklist", "id", "title", "help", "when", "extra-familial", "plan-area", "lines");
            areas.Add(new ChecklistArea(area.Id(), area.Text("title"), area.TextOrNull("help"), Facts(area, "when") is [var fact, ..] ? fact : null,
                area.Flag("extra-familial"), area.Find("plan-area") is null ? area.Id() : area.Id("plan-area"), [.. area.List("lines").Select(line => Line(line, lines))]));
            Sheet.Once(seen, areas[^1].Id, area.Need("id").At, "area");
        }
        return areas;
    }

    private static ChecklistLine Line(Node node, HashSet<string> seen)
    {
        var sheet = new Sheet(node, "a line of a checklist", LineNames);
        var asks = Asks(sheet);
        var line = new ChecklistLine
        {
            Id = sheet.Id(),
            Ask = sheet.Text("ask"),
            Where = sheet.Text("where"),
            Help = sheet.TextOrNull("help"),
            Answer = sheet.Find("answer") is null ? LineAnswer.Considered : sheet.Value<LineAnswer>("answer"),
            Always = sheet.Flag("always"),
            When = Facts(sheet, "when"),
            Places = Several(sheet, "places"),
            After = After(sheet),
            First = Several(sheet, "first"),
            Asks = asks,
            Needs = Known(sheet, "needs", asks),
            Reasons = sheet.Find("reasons") is null ? [] : sheet.Value<IReadOnlyList<Consideration>>("reasons"),
            Roles = Several(sheet, "roles"),
            Marks = sheet.Marks("marks"),
            Action = sheet.TextOrNull("action"),
            EachIsAction = sheet.TextOrNull("each") is "action",
            Family = sheet.Flag("family"),
            Outcome = sheet.TextOrNull("outcome"),
            Standing = sheet.Flag("standing"),
            Copied = sheet.Flag("copied"),
        };
        Sheet.Once(seen, line.Id, sheet.Need("id").At, "line");
        CheckItems(line, sheet);
        return line;
    }

    private static void CheckItems(ChecklistLine line, Sheet sheet)
    {
        if (line.Answer == LineAnswer.Items && line.Asks.Count == 0)
            throw new UnreadableException(sheet.At, "A line answered by items needs 'asks', 'days' or 'choose': what each item says.");
        if (sheet.Find("each") is { } each && (line.Answer != LineAnswer.Items || !line.EachIsAction
            || !line.Asks.Any(ask => ask.Id == "owner") || !line.Asks.Any(ask => ask is { Id: "due", Form: AskForm.Day })))
            throw new UnreadableException(each.At, "each: only 'each: action' is known, on a line answered by items that asks for 'owner' and, among its days, for 'due'.");
    }

    private static List<LineAsk> Asks(Sheet sheet)
    {
        var asks = new List<LineAsk>();
        var choices = sheet.Find("choose") is { } choose ? Named(choose, "choose") : [];
        foreach (var pair in sheet.Find("asks") is { } words ? Named(words, "asks") : [])
        {
            if (choices.All(choice => choice.Name != pair.Name))
                asks.Add(new LineAsk(pair.Name, Sheet.Words(pair.Value, pair.Name), AskForm.Words, []));
        }
        foreach (var pair in sheet.Find("days") is { } days ? Named(days, "days") : [])
            asks.Add(new LineAsk(pair.Name, Sheet.Words(pair.Value, pair.Name), AskForm.Day, []));
        foreach (var pair in choices)
        {
            var question = (sheet.Find("asks") as Mapping)?[pair.Name] is { } asked ? Sheet.Words(asked, pair.Name) : Kebab.Words(pair.Name);
            asks.Add(new LineAsk(pair.Name, question, AskForm.Choice, pair.Value is Sequence { Items.Count: > 1 } several
                ? [.. several.Items.Select(item => Sheet.Words(item, pair.Name))]
                : throw new UnreadableException(pair.Value.At, $"{pair.Name}: write at least two to choose from, such as [offered, declined].")));
        }
        if (asks.GroupBy(ask => ask.Id).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new UnreadableException(sheet.At, $"'{twice.Key}' is asked twice in this line. Give each ask its own id.");
        return asks;
    }

    private static IReadOnlyList<Pair> Named(Node node, string name) => (node as Mapping)?.Pairs
        ?? throw new UnreadableException(node.At, $"{name}: write ids with their questions, such as {{ who: Who leads? }}.");

    private static AfterLine? After(Sheet sheet)
    {
        if (sheet.Find("after") is not { } node)
            return null;
        var after = new Sheet(node, "what a line follows", "line", "is");
        return new AfterLine(after.Id("line"), after.Value<IReadOnlyList<Consideration>>("is"));
    }

    private static IReadOnlyList<string> Facts(Sheet sheet, string name)
    {
        var facts = Several(sheet, name);
        return facts.FirstOrDefault(fact => !LineFactNames.All.Contains(fact)) is { } unknown
            ? throw new UnreadableException(sheet.Need(name).At, $"{name}: no fact is called '{unknown}'. There are: {string.Join(", ", LineFactNames.All)}.")
            : facts;
    }

    private static IReadOnlyList<string> Known(Sheet sheet, string name, List<LineAsk> asks)
    {
        var ids = Several(sheet, name);
        return ids.FirstOrDefault(id => asks.All(ask => ask.Id != id)) is { } unknown
            ? throw new UnreadableException(sheet.Need(name).At, $"{name}: this line does not ask '{unknown}'. It asks: {string.Join(", ", asks.Select(ask => ask.Id))}.")
            : ids;
    }

    // A single word stands for a list of one.
    private static IReadOnlyList<string> Several(Sheet sheet, string name) => sheet.Find(name) switch
    {
        null => [],
        Sequence => sheet.Texts(name),
        _ => [sheet.Text(name)],
    };

    private static void CheckReferences(Checklist checklist, Sheet sheet)
    {
        var named = checklist.Lines.SelectMany(line => line.After is { } after ? [.. line.First, after.Line] : line.First);
        if (named.FirstOrDefault(id => checklist.Line(id) is null) is { } unknown)
            throw new UnreadableException(sheet.Need("areas").At, $"A line names the line '{unknown}', which this checklist does not have. 'after' and 'first' name lines of the same checklist.");
    }

    private static IReadOnlyList<Example> Examples(Sheet sheet, Checklist checklist)
    {
        var examples = ItemTexts.Examples(sheet, "title", "facts", "given", "open", "lacking", "sound");
        foreach (var example in examples)
        {
            var given = new Sheet(example.Given, "an example of a checklist", "title", "facts", "given", "open", "lacking", "sound");
            Facts(given, "facts");
            Given(given, checklist);
            foreach (var name in (string[])["open", "lacking", "sound"])
            {
                if (given.Texts(name).FirstOrDefault(id => checklist.Line(id) is null) is { } unknown)
                    throw new UnreadableException(given.Need(name).At, $"{name}: this checklist has no line '{unknown}'.");
            }
        }
        return examples;
    }

    /// <summary>What an example gives as answers, by line.</summary>
    public static IReadOnlyList<Considered> Given(Sheet example, Checklist checklist)
    {
        var given = new List<Considered>();
        foreach (var pair in example.Find("given") is { } node ? Named(node, "given") : [])
        {
            if (checklist.Line(pair.Name) is null)
                throw new UnreadableException(pair.NameAt, $"given: this checklist has no line '{pair.Name}'.");
            given.Add((Considered)Form.Of(typeof(Considered)).Read(pair.Value) with { Line = pair.Name });
        }
        return given;
    }
}
