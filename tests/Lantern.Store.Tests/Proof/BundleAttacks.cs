using Lantern.Store.Proof;

namespace Lantern.Store.Tests.Proof;

/// <summary>The lines of a bundle taken apart, to be put together wrongly.</summary>
internal sealed class BundleOnPaper
{
    public BundleOnPaper(string lines)
    {
        var all = lines.TrimEnd('\n').Split('\n');
        Head = [.. all[..8]];
        Note = string.Join('\n', all[8..14]) + "\n";
        foreach (var line in all[14..])
        {
            if (line.StartsWith("entry ", StringComparison.Ordinal) || line.StartsWith("look ", StringComparison.Ordinal) || line.StartsWith("erasure ", StringComparison.Ordinal))
                Rows.Add([]);
            Rows[^1].Add(line);
        }
    }

    public List<string> Head { get; }
    public string Note { get; set; }
    public List<List<string>> Rows { get; } = [];

    public IEnumerable<List<string>> Entries => Rows.Where(row => row[0].StartsWith("entry ", StringComparison.Ordinal));
    public IEnumerable<List<string>> Looks => Rows.Where(row => row[0].StartsWith("look ", StringComparison.Ordinal));

    /// <summary>Sets a line of the head, or of a row, by its word.</summary>
    public static void Set(List<string> lines, string word, string value) =>
        lines[lines.FindIndex(line => line.StartsWith(word + " ", StringComparison.Ordinal))] = $"{word} {value}";

    public static string Value(List<string> lines, string word) => lines.Find(line => line.StartsWith(word + " ", StringComparison.Ordinal))![(word.Length + 1)..];

    /// <summary>Makes counts, numbers, previous, hashes and head fit again, as far as somebody without the hub's key can.</summary>
    public void Rechain()
    {
        var (previous, number) = (Leaf.BeforeTheFirst.ToArray(), 0);
        foreach (var row in Entries.ToList())
        {
            var values = Value(row, "entry").Split(' ');
            Set(row, "entry", $"{values[0]} {++number} {values[2]}");
            Set(row, "previous", Convert.ToHexStringLower(previous));
            var opening = Leaf.Entry(Value(Head, "file"), number, long.Parse(values[2], System.Globalization.CultureInfo.InvariantCulture), previous);
            previous = Leaf.Hash(opening, Convert.FromBase64String(Value(row, "sealed")));
            Set(row, "hash", Convert.ToHexStringLower(previous));
        }
        Set(Head, "entries", $"{number}");
        Set(Head, "head", Convert.ToHexStringLower(previous));
        Set(Head, "looks", $"{Looks.Count()}");
    }

    public override string ToString() => string.Join('\n', Head) + "\n" + Note + string.Concat(Rows.Select(row => string.Join('\n', row) + "\n"));
}

/// <summary>What somebody may do to a bundle who can write but not sign.</summary>
internal static class BundleAttacks
{
    /// <summary>Each attack, and whether it shows within the bundle where the hub's own key has signed it again.</summary>
    public static readonly (string Name, Action<BundleOnPaper, InkOnPaper> Attack, bool SeenWithin)[] All =
    [
        ("the last entry deleted", (bundle, _) => bundle.Rows.Remove(bundle.Entries.Last()), true),
        ("the last entry deleted and counted out", (bundle, _) =>
        {
            bundle.Rows.Remove(bundle.Entries.Last());
            bundle.Rechain();
        }, false),
        ("a middle entry deleted", (bundle, _) => bundle.Rows.Remove(bundle.Entries.ElementAt(2)), true),
        ("a middle entry deleted and all chained again", (bundle, _) =>
        {
            bundle.Rows.Remove(bundle.Entries.ElementAt(2));
            bundle.Rechain();
        }, true),
        ("two entries swapped", (bundle, _) => (bundle.Rows[1], bundle.Rows[2]) = (bundle.Rows[2], bundle.Rows[1]), true),
        ("two entries swapped and all chained again", (bundle, _) =>
        {
            (bundle.Rows[1], bundle.Rows[2]) = (bundle.Rows[2], bundle.Rows[1]);
            bundle.Rechain();
        }, true),
        ("the words of two entries swapped", (bundle, _) =>
        {
            var (one, other) = (BundleOnPaper.Value(bundle.Rows[1], "sealed"), BundleOnPaper.Value(bundle.Rows[2], "sealed"));
            BundleOnPaper.Set(bundle.Rows[1], "sealed", other);
            BundleOnPaper.Set(bundle.Rows[2], "sealed", one);
        }, true),
        ("words spliced in from another file", (bundle, paper) =>
            BundleOnPaper.Set(bundle.Rows[1], "sealed", Convert.ToBase64String(Elsewhere(bundle, paper).Sealed)), true),
        ("an entry of another file spliced in and all chained again", (bundle, paper) =>
        {
            BundleOnPaper.Set(bundle.Rows[1], "sealed", Convert.ToBase64String(Elsewhere(bundle, paper).Sealed));
            bundle.Rechain();
        }, true),
        ("replayed as another file", (bundle, paper) => BundleOnPaper.Set(bundle.Head, "file", Elsewhere(bundle, paper).File!), true),
        ("replayed as another file and all chained again", (bundle, paper) =>
        {
            BundleOnPaper.Set(bundle.Head, "file", Elsewhere(bundle, paper).File!);
            bundle.Rechain();
        }, true),
        ("back-dated by a day", (bundle, _) => BackDate(bundle.Rows[1]), true),
        ("back-dated by a day and all chained again", (bundle, _) =>
        {
            BackDate(bundle.Rows[1]);
            bundle.Rechain();
        }, true),
        ("an entry inserted", (bundle, _) =>
        {
            bundle.Rows.Insert(1, [.. bundle.Rows[1]]);
            BundleOnPaper.Set(bundle.Rows[1], "sealed", Convert.ToBase64String(new byte[40]));
            bundle.Rechain();
        }, true),
        ("the last entry duplicated", (bundle, _) =>
        {
            bundle.Rows.Insert(bundle.Entries.Count(), [.. bundle.Entries.Last()]);
            bundle.Rechain();
        }, true),
        ("a look dropped", (bundle, _) => bundle.Rows.Remove(bundle.Looks.First()), true),
        ("a look dropped and counted out", (bundle, _) =>
        {
            bundle.Rows.Remove(bundle.Looks.First());
            bundle.Rechain();
        }, false),
        ("the looks left out without saying so", (bundle, _) =>
        {
            bundle.Rows.RemoveAll(row => bundle.Looks.Contains(row));
            BundleOnPaper.Set(bundle.Head, "looks", "0");
        }, false),
        ("another kind of file", (bundle, _) => BundleOnPaper.Set(bundle.Head, "kind", "network"), false),
        ("another hub", (bundle, _) => BundleOnPaper.Set(bundle.Head, "hub", "00000000000000000000000000"), true),
        ("an earlier checkpoint put in", (bundle, paper) => bundle.Note = paper.Checkpoints[0].Note, true),
        ("the checkpoint signed by a stranger", (bundle, paper) =>
        {
            using var stranger = Signer.New();
            bundle.Note = Checkpoint.Make(paper.Hub, paper.Last.Size, paper.Last.Root, paper.Last.At, stranger).Note;
        }, true),
        ("the checkpoint of another hub put in", (bundle, paper) =>
            bundle.Note = Checkpoint.Make("00000000000000000000000000", paper.Last.Size, paper.Last.Root, paper.Last.At, paper.Signer).Note, true),
        ("the proofs of two entries swapped", (bundle, _) =>
        {
            var (one, other) = (BundleOnPaper.Value(bundle.Rows[0], "proof"), BundleOnPaper.Value(bundle.Rows[^1], "proof"));
            BundleOnPaper.Set(bundle.Rows[0], "proof", other);
            BundleOnPaper.Set(bundle.Rows[^1], "proof", one);
        }, true),
        ("lines put behind", (bundle, _) => bundle.Rows.Add(["more 1"]), true),
    ];

    private static InkRow Elsewhere(BundleOnPaper bundle, InkOnPaper paper) =>
        paper.Rows.First(row => row.Kind == InkKind.Entry && row.File != BundleOnPaper.Value(bundle.Head, "file"));

    private static void BackDate(List<string> row)
    {
        var values = BundleOnPaper.Value(row, "entry").Split(' ');
        BundleOnPaper.Set(row, "entry", $"{values[0]} {values[1]} {long.Parse(values[2], System.Globalization.CultureInfo.InvariantCulture) - 864_000_000_000}");
    }
}
