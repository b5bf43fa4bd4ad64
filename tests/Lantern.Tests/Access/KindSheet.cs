using Lantern.Entries;

namespace Lantern.Tests.Access;

/// <summary>One line of the sheet of kinds.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="WrittenBy">The ties that write it; empty where it is anybody's who writes in the file.</param>
/// <param name="PutRightBy">The ties that alone suffice to correct, strike out and restore it.</param>
/// <param name="StruckOut">Whether it is struck out at all.</param>
/// <param name="NeverCorrected">The fields a correction leaves as they are; "everything" for the whole entry.</param>
/// <param name="Part">The part of the record it belongs to; "its entry" for what belongs to the part of another entry.</param>
/// <param name="KeptFrom">The mark it bears unless its writer opens it; empty for none.</param>
internal sealed record KindLine(
    string Kind, IReadOnlyList<string> WrittenBy, IReadOnlyList<string> PutRightBy, bool StruckOut, IReadOnlyList<string> NeverCorrected,
    string Part, string KeptFrom);

/// <summary>docs/permissions-kinds.csv: who writes and who amends which kind. It knows words alone and shares no code with the program.</summary>
internal static class KindSheet
{
    public const string Anybody = "anybody who writes in the file", Everything = "everything";

    public static IReadOnlyList<KindLine> Lines { get; } = [.. File.ReadAllLines(Tree.Full("docs", "permissions-kinds.csv")).Skip(1).Select(Line)];

    /// <summary>The fields a kind leaves alone, found by walking its record, rows and all.</summary>
    public static IEnumerable<(string Path, Field Field)> FieldsOf(Kind kind) => kind.Fields.SelectMany(field => Walk(field.Name, field));

    private static IEnumerable<(string Path, Field Field)> Walk(string path, Field field) =>
        [(path, field), .. field.Rows.SelectMany(inner => Walk($"{path}.{inner.Name}", inner))];

    private static KindLine Line(string line)
    {
        var cells = line.Split(',');
        Assert.True(cells.Length == 7, $"This line of docs/permissions-kinds.csv has {cells.Length} cells, not 7: {line}");
        Assert.True(cells[3] is "yes" or "no", $"“{cells[3]}” is no answer: {line}");
        return new KindLine(cells[0], cells[1] == Anybody ? [] : List(cells[1]), List(cells[2]), cells[3] == "yes", List(cells[4]), cells[5], cells[6]);
    }

    private static string[] List(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
