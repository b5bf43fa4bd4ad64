namespace Lantern.Tests.Access;

/// <summary>What the sheet answers.</summary>
/// <param name="Allowed">True when it may be done.</param>
/// <param name="Must">What goes with it, in the sheet's words, ordered.</param>
internal sealed record SheetAnswer(bool Allowed, string Must);

/// <summary>
/// docs/permissions.csv, read and answered by the three rules docs/permissions.md gives. It knows words alone and shares no code
/// with the policy it is held against.
/// </summary>
internal sealed class PermissionSheet
{
    private const string Unmarked = "unmarked", Anything = "anything";

    private readonly Dictionary<(string By, string Who, string May), Lines> _lines = [];

    private sealed class Lines
    {
        public HashSet<string> Yes { get; } = [];
        public HashSet<string> Never { get; } = [];
        public string? Must { get; set; }
    }

    /// <param name="csv">The text of the sheet.</param>
    public PermissionSheet(string csv)
    {
        foreach (var cells in csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(Cells))
        {
            Rows++;
            var key = (cells[0], cells[1], cells[2]);
            var lines = _lines.TryGetValue(key, out var known) ? known : _lines[key] = new Lines();
            Assert.True(cells[4] is "yes" or "never", $"{string.Join(' ', key)}: “{cells[4]}” is no answer.");
            Assert.True((cells[4] == "yes" ? lines.Yes : lines.Never).Add(cells[3]), $"{string.Join(' ', key)} {cells[3]} stands there twice.");
            if (cells[3] == Unmarked)
                lines.Must = cells[5];
        }
    }

    /// <summary>How many lines it has.</summary>
    public int Rows { get; }

    /// <summary>Every word for what is asked for.</summary>
    public IEnumerable<string> Whats => _lines.Values.SelectMany(lines => lines.Yes.Concat(lines.Never)).Distinct();

    /// <summary>Every word in one of its columns, by column.</summary>
    public IEnumerable<(string By, string Who, string May)> Keys => _lines.Keys;

    /// <summary>Answers.</summary>
    /// <param name="role">What somebody's work is: "social worker".</param>
    /// <param name="ties">How they stand to the file and the entry: "allocated worker".</param>
    /// <param name="may">What is asked: "read".</param>
    /// <param name="marks">The marks on it: "police".</param>
    /// <param name="part">The part of the record: "part: enquiry"; null for the file as a whole.</param>
    public SheetAnswer Ask(string role, IReadOnlyList<string> ties, string may, IReadOnlyList<string> marks, string? part)
    {
        string? must = null;
        var opened = new HashSet<string>();
        for (var i = -1; i < ties.Count; i++)
        {
            if (!_lines.TryGetValue(i < 0 ? ("role", role, may) : ("tie", ties[i], may), out var lines))
                continue;
            if (lines.Never.Contains(Anything) || (lines.Never.Count > 0 && marks.Any(lines.Never.Contains)))
                return new SheetAnswer(false, "");
            opened.UnionWith(lines.Yes);
            // The closest right asks the least, and it is the one that counts.
            if (lines.Must is { } asked && (must is null || asked.Length < must.Length))
                must = asked;
        }
        return opened.Contains(Unmarked) && (part is null || opened.Contains(part)) && marks.All(opened.Contains) ? new SheetAnswer(true, must!) : new SheetAnswer(false, "");
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        for (var at = 0; at <= line.Length;)
        {
            var quoted = at < line.Length && line[at] == '"';
            var end = quoted ? line.IndexOf('"', at + 1) : line.IndexOf(',', at);
            end = end < 0 ? line.Length : end;
            cells.Add(quoted ? line[(at + 1)..end] : line[at..end]);
            at = quoted ? end + 2 : end + 1;
        }
        Assert.True(cells.Count == 8, $"This line has {cells.Count} cells, not 8: {line}");
        return cells;
    }
}
