using Lantern.Entries;
using NodaTime;

namespace Lantern.Practice;

/// <summary>A made-up case written as a small YAML text: a pack item's example, a demo file, a test, and what the command line reads.</summary>
/// <param name="Pack">The pack it names, if any.</param>
/// <param name="Entries">The entries in the order written, numbered from 1.</param>
/// <param name="At">The moment asked about, if it says one.</param>
/// <param name="KnownAt">What was known by then, if it says one.</param>
/// <param name="Text">The text itself, for what else stands in it, such as <c>owed</c>.</param>
public sealed record CaseText(string? Pack, IReadOnlyList<Entry> Entries, Instant? At, Instant? KnownAt, Mapping Text)
{
    /// <summary>The id every case text's file has.</summary>
    public static FileId File { get; } = new("case");

    private static readonly string[] Names = ["pack", "child", "file", "at", "known-at", "owed", "title"];
    private static readonly string[] OnEveryEntry = ["kind", "happened", "written", "by", "marks"];
    private static readonly LocalTime Noon = new(12, 0);

    /// <summary>Reads a case.</summary>
    /// <exception cref="UnreadableException">It is not a case text; the message says where and what to do.</exception>
    public static CaseText Read(Node node)
    {
        if (node is not Mapping text)
            throw new UnreadableException(node.At, "A case is named values: write 'file:' with a list of entries, and 'at:' with the moment asked about.");
        foreach (var pair in text.Pairs)
        {
            if (!Names.Contains(pair.Name))
                throw new UnreadableException(pair.NameAt, $"'{pair.Name}' is not part of a case. Use: {string.Join(", ", Names)}.");
        }
        if (text["child"] is { } child)
            Child(child);
        return new CaseText(Words(text["pack"]), Ink(text["file"], text.At), Asked(text["at"]), Asked(text["known-at"]), text);
    }

    /// <summary>Reads one entry, as it would be written after others.</summary>
    /// <param name="node">The entry: a bare map.</param>
    /// <param name="number">The number it gets.</param>
    /// <param name="after">When the entry before it was written.</param>
    /// <param name="now">The moment it happens and is written where it does not say; null where it must say.</param>
    public static Entry ReadEntry(Node node, int number, Instant? after, Instant? now = null)
    {
        if (node is not Mapping map)
            throw new UnreadableException(node.At, "An entry is named values such as { kind: child-seen, happened: 2026-04-07 }.");
        var kindNode = map["kind"] ?? throw new UnreadableException(map.At, "This entry has no kind. Add 'kind:', such as 'kind: contact-received'.");
        var kind = Kinds.Named(Words(kindNode)!) ?? throw new UnreadableException(kindNode.At,
            $"'{Words(kindNode)}' is not a kind of entry.{Nearest(Words(kindNode)!)} All kinds are in docs/entries.md.");
        var happened = map["happened"] is { } told ? Moment(told)
            : now is { } instant ? Happening.Of(instant)
            : throw new UnreadableException(map.At, "This entry does not say when it happened. Add 'happened:' with a date, such as 'happened: 2026-04-07'.");
        var written = map["written"] is { } wrote ? Instantly(Moment(wrote)) : now ?? Instantly(happened);
        if (map["written"] is null && after is { } before && before > written)
            written = before;
        var body = kind.Read(map, OnEveryEntry.Contains);
        var role = Words(map["by"]);
        var marks = map["marks"] is { } list ? MarksOf(list) : Marks.None;
        return new Entry(File, number, happened, written, new Writer(role ?? "", "", role, ""), marks, "", "", body);
    }

    /// <summary>Reads a moment asked about: a date alone means that whole day.</summary>
    public static Instant Asked(string text, Place at)
    {
        if (!Happening.TryParse(text, out var moment))
            throw new UnreadableException(at, $"'{text}' is not a moment. Write a date such as 2026-04-07, or a date and time such as 2026-04-07T09:00.");
        return moment.Time is null ? London.EndOf(moment.Day) : moment.Start;
    }

    private static Instant? Asked(Node? node) => node is null ? null : Asked(Words(node)!, node.At);

    private static List<Entry> Ink(Node? node, Place at)
    {
        if (node is null)
            throw new UnreadableException(at, "This case has no file. Add 'file:' with a list of entries; 'file: []' is an empty one.");
        if (node is not Sequence list)
            throw new UnreadableException(node.At, "'file' is a list of entries, each beginning with '- '.");
        var entries = new List<Entry>();
        foreach (var item in list.Items)
            entries.Add(ReadEntry(item, entries.Count + 1, entries.Count == 0 ? null : entries[^1].Written));
        return entries;
    }

    private static void Child(Node node)
    {
        if (node is not Mapping child)
            throw new UnreadableException(node.At, "'child' is named values such as { born: 2010-05-14 }.");
        // The facts of the front sheet have the form of the kind that writes them.
        Kinds.Of<ChildIdentified>().Read(child);
    }

    private static string? Words(Node? node) => node switch
    {
        null => null,
        Scalar scalar => scalar.Text,
        _ => throw new UnreadableException(node.At, $"This is {node.Form}; one value is expected here."),
    };

    private static Happening Moment(Node node) =>
        Happening.TryParse(Words(node)!, out var moment) ? moment
            : throw new UnreadableException(node.At, $"'{Words(node)}' is not a moment. Write a date such as 2026-04-07, or a date and time such as 2026-04-07T15:10.");

    // Where only the day of writing is known, noon stands for it.
    private static Instant Instantly(Happening happening) => London.At(happening.Day + (happening.Time ?? Noon));

    private static Marks MarksOf(Node node) =>
        ((IReadOnlyList<Marks>)new ListForm<Marks>().Read(node)).Aggregate(Marks.None, (all, mark) => all | mark);

    private static string Nearest(string wrong)
    {
        var first = wrong.Split('-')[0];
        var near = Kinds.All.Select(kind => kind.Name).Where(name => name.StartsWith(first, StringComparison.Ordinal)).Take(6).ToList();
        return near.Count == 0 ? "" : $" Did you mean {string.Join(", ", near)}?";
    }
}
