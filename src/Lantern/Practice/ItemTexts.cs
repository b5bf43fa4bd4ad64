using Lantern.Entries;
using NodaTime;

namespace Lantern.Practice;

/// <summary>Reads the smaller things a pack holds, and what all of them have: a source and examples.</summary>
internal static class ItemTexts
{
    private const int FewestExamples = 2;

    public static Source Source(Sheet sheet)
    {
        var source = new Sheet(sheet.Need("source"), "a source", "title", "where", "says", "note");
        return new Source(source.Text("title"), source.Text("where"), source.TextOrNull("says"), source.TextOrNull("note"));
    }

    /// <summary>The examples of an item, each held to the names that may stand in it.</summary>
    public static IReadOnlyList<Example> Examples(Sheet sheet, params string[] names)
    {
        var examples = new List<Example>();
        foreach (var node in sheet.List("examples", FewestExamples))
        {
            var example = new Sheet(node, "an example of this", names);
            examples.Add(new Example(example.TextOrNull("title"), example.Map));
        }
        return examples;
    }

    public static Refusal Refusal(Node node, string pack)
    {
        var sheet = new Sheet(node, "a refusal", "id", "words", "source", "examples");
        var examples = Examples(sheet, "title", "case", "entry", "refused");
        foreach (var example in examples)
        {
            var given = new Sheet(example.Given, "an example of a refusal", "title", "case", "entry", "refused");
            given.Need("case");
            given.Need("entry");
            given.Value<bool>("refused");
        }
        return new Refusal(sheet.Id(), sheet.Text("words"), pack, Source(sheet), examples, node.At);
    }

    public static PracticeList List(Node node, string pack)
    {
        var sheet = new Sheet(node, "a list", "id", "title", "source", "lines");
        var seen = new HashSet<string>();
        var lines = new List<ListLine>();
        foreach (var item in sheet.List("lines"))
        {
            var line = new Sheet(item, "a line of a list", "id", "title", "words", "link", "checked", "marks");
            lines.Add(new ListLine(line.Id(), line.Text("title"), line.TextOrNull("words"), Link(line), line.Find("checked") is null ? null : line.Value<LocalDate>("checked"))
            {
                Marks = line.Marks("marks"),
            });
            Sheet.Once(seen, lines[^1].Id, line.Need("id").At, "line");
        }
        return new PracticeList(sheet.Id(), sheet.Text("title"), pack, Source(sheet), lines, node.At);
    }

    private static Uri? Link(Sheet line) => line.TextOrNull("link") is not { } words ? null
        : Uri.TryCreate(words, UriKind.Absolute, out var link) && link.Scheme is "http" or "https" ? link
        : throw new UnreadableException(line.Need("link").At, $"link: '{words}' is no address. Write one that begins with https://.");

    public static Setting Setting(Node node, string pack)
    {
        var sheet = new Sheet(node, "a setting", "id", "title", "number", "source");
        return new Setting(sheet.Id(), sheet.Text("title"), sheet.Value<int>("number"), pack, Source(sheet), node.At);
    }

    public static Calendar Calendar(Node node, string pack)
    {
        var sheet = new Sheet(node, "a calendar", "id", "title", "division", "source", "events", "examples");
        var days = new List<BankHoliday>();
        var seen = new HashSet<string>();
        foreach (var item in sheet.List("events"))
        {
            // GOV.UK's own file says of each day whether bunting is usual; it may stay in when that file is copied here.
            var day = new Sheet(item, "a bank holiday", "title", "date", "notes", "bunting");
            var notes = day.Find("notes") is Scalar { Text.Length: 0 } ? null : day.TextOrNull("notes");
            days.Add(new BankHoliday(day.Text("title"), day.Value<LocalDate>("date"), notes));
            Sheet.Once(seen, day.Text("date"), day.Need("date").At, "bank holiday");
        }
        var examples = Examples(sheet, "title", "after", "working-days", "is");
        foreach (var example in examples)
        {
            var given = new Sheet(example.Given, "an example of a calendar", "title", "after", "working-days", "is");
            given.Value<LocalDate>("after");
            given.Value<LocalDate>("is");
            given.Value<int>("working-days");
        }
        return new Calendar(sheet.Id(), sheet.Text("title"), sheet.Id("division"), pack, Source(sheet), days, examples, node.At);
    }

    public static PhraseList Phrases(Node node, string pack)
    {
        var sheet = new Sheet(node, "a list of phrases", "id", "title", "source", "phrases", "examples");
        var seen = new HashSet<string>();
        var phrases = new List<Phrase>();
        foreach (var item in sheet.List("phrases"))
        {
            var line = new Sheet(item, "a phrase", "id", "avoid", "instead", "why");
            line.List("avoid");
            line.List("instead");
            phrases.Add(new Phrase(line.Id(), line.Texts("avoid"), line.Texts("instead"), line.Text("why")));
            Sheet.Once(seen, phrases[^1].Id, line.Need("id").At, "phrase");
        }
        var examples = Examples(sheet, "title", "words", "finds");
        foreach (var example in examples)
        {
            var given = new Sheet(example.Given, "an example of a list of phrases", "title", "words", "finds");
            given.Text("words");
            given.List("finds", 0);
        }
        return new PhraseList(sheet.Id(), sheet.Text("title"), pack, Source(sheet), phrases, examples, node.At);
    }
}
