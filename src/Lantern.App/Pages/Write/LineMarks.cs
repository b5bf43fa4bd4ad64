using Lantern.Entries;

namespace Lantern.App.Pages.Write;

/// <summary>
/// Lines with marks of their own are typed in one box and ticked together. Where the ticks were left as they stood, each line keeps
/// the marks it had, so that putting one line right does not open or close another.
/// </summary>
internal static class LineMarks
{
    /// <summary>What was typed, with the marks each line had; the same where other marks were ticked.</summary>
    public static Node Kept(Node? was, Node reads) => (was, reads) switch
    {
        (Sequence { Items.Count: > 0 } lines, Sequence { Items.Count: > 0 } now) when lines.Items.Concat(now.Items).All(IsLine) => Lines(lines.Items, now),
        (Sequence rows, Sequence now) when rows.Items.Count == now.Items.Count => now with { Items = [.. rows.Items.Zip(now.Items, Kept)] },
        (Mapping fields, Mapping now) when !IsLine(now) => now with { Pairs = [.. now.Pairs.Select(pair => pair with { Value = Kept(fields[pair.Name], pair.Value) })] },
        _ => reads,
    };

    private static Sequence Lines(IReadOnlyList<Node> was, Sequence now)
    {
        // The boxes show the marks of the first line.
        if (!Marks(was[0]).SequenceEqual(Marks(now.Items[0])))
            return now;
        return now with
        {
            Items = [.. now.Items.Select((line, at) => was.FirstOrDefault(one => Words(one) == Words(line))
                ?? (was.Count == now.Items.Count ? Marked(line, was[at]) : line))],
        };
    }

    private static Node Marked(Node line, Node like) =>
        like is Mapping marked ? new Mapping([new("words", Place.None, new Scalar(Words(line), Place.None)), .. marked.Pairs.Where(pair => pair.Name == "marks")], Place.None)
        : new Scalar(Words(line), Place.None);

    private static bool IsLine(Node node) => node is Scalar || (node is Mapping { Pairs: { } pairs } && pairs.All(pair => pair.Name is "words" or "marks"));

    private static string Words(Node line) => line is Scalar scalar ? scalar.Text : ((line as Mapping)?["words"] as Scalar)?.Text ?? "";

    private static IEnumerable<string> Marks(Node line) => ((line as Mapping)?["marks"] as Sequence)?.Items.Select(mark => ((Scalar)mark).Text) ?? [];
}
