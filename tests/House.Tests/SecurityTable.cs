using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace House.Tests;

/// <summary>docs/security/asvs-5.0.0.csv says of each requirement of OWASP ASVS 5.0.0 at levels 1 and 2, and of 38 of level 3, whether it is met and what shows it.</summary>
public partial class SecurityTable
{
    const string Table = "docs/security/asvs-5.0.0.csv";
    const string Page = "docs/security.md";

    static readonly string[] Columns = ["id", "level", "applies", "verdict", "where", "test", "note"];
    static readonly string[] Verdicts = ["met", "partly", "not-met", "n/a"];

    // LANTERN_WRITE=1 writes the counts of the page anew.
    static readonly bool Writes = Environment.GetEnvironmentVariable("LANTERN_WRITE") == "1";

    // How many there are in each chapter at levels 1, 2 and 3: all of the first two, and of the third those named in the design.
    static readonly Dictionary<int, int[]> Known = new()
    {
        [1] = [8, 19, 1], [2] = [4, 7, 1], [3] = [8, 11, 12], [4] = [2, 8, 0], [5] = [4, 5, 4], [6] = [13, 22, 0], [7] = [6, 12, 1], [8] = [4, 3, 6], [9] = [4, 3, 0],
        [10] = [5, 24, 0], [11] = [3, 11, 0], [12] = [3, 6, 0], [13] = [1, 12, 0], [14] = [2, 7, 4], [15] = [3, 10, 8], [16] = [0, 16, 1], [17] = [0, 7, 0],
    };

    static readonly Lazy<ILookup<string, string>> Tests = new(() =>
        (from file in Tree.Code
         where file.IsUnder("tests") && file.Is(".cs")
         from type in Syntax.Parse(file).DescendantNodes().OfType<ClassDeclarationSyntax>()
         from method in type.Members.OfType<MethodDeclarationSyntax>()
         where method.AttributeLists.SelectMany(list => list.Attributes).Any(one => one.Name.ToString() is "Fact" or "Theory")
         select (Class: type.Identifier.ValueText, Method: method.Identifier.ValueText)).ToLookup(one => one.Class, one => one.Method));

    sealed record Row(int Line, string Id, string Level, string Applies, string Verdict, string Where, string Test, string Note)
    {
        public int Chapter => int.Parse(Id.Split('.')[0].TrimStart('V'), System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Every_row_says_what_is_there()
    {
        var rows = Rows(Text()).ToList();
        Fault.None(rows.SelectMany(FaultsOf).Concat(Shape(Text())));
        var counted = rows.GroupBy(row => row.Chapter).ToDictionary(
            chapter => chapter.Key, chapter => Enumerable.Range(1, 3).Select(level => chapter.Count(row => row.Level == $"{level}")));
        Assert.Equal(Known.Keys, counted.Keys.Order());
        Assert.All(Known, chapter => Assert.Equal(chapter.Value, counted[chapter.Key]));
        Assert.Equal((253, 38), (rows.Count(row => row.Level != "3"), rows.Count(row => row.Level == "3")));
        Assert.True(rows.Count(row => row.Test.Length > 0) >= 100, "fewer than 100 rows name a test");
    }

    // Of these chapters all three levels are taken, so that the numbers of a section run from 1 without a gap.
    [Fact]
    public void In_the_chapters_taken_whole_no_number_is_left_out() =>
        Assert.All(Rows(Text()).Where(row => row.Chapter is 3 or 5 or 7 or 8 or 14 or 15 or 16).GroupBy(row => row.Id[..row.Id.LastIndexOf('.')]), section =>
            Assert.Equal(Enumerable.Range(1, section.Count()).Select(number => $"{section.Key}.{number}"), section.Select(row => row.Id)));

    [Fact]
    public void The_page_counts_what_the_table_says()
    {
        var written = Counted(File.ReadAllText(Tree.Full(Page)), [.. Rows(Text())]);
        if (Writes) File.WriteAllText(Tree.Full(Page), written);
        Assert.True(File.ReadAllText(Tree.Full(Page)) == written, $"{Page}: the counts are not those of the table. Run the tests once with LANTERN_WRITE=1");
        Assert.Equal(Known.Count + 1, Line().Count(written));
        var named = Named().Matches(written).Select(match => match.Groups[1].Value).ToList();
        Assert.True(named.Count > 20 && named.TrueForAll(IsThere), $"{Page} names a test that is not there: {string.Join(", ", named.Where(test => !IsThere(test)))}");
    }

    [Theory]
    [InlineData("V1.1,2,yes,met,README.md,,", "id")]
    [InlineData("V1.1.1,4,yes,met,README.md,,", "level")]
    [InlineData("V1.1.1,2,perhaps,met,README.md,,", "applies")]
    [InlineData("V1.1.1,2,yes,good,README.md,,", "verdict")]
    [InlineData("V1.1.1,2,no,met,README.md,,because", "does not apply")]
    [InlineData("V1.1.1,2,yes,n/a,,,because", "does not apply")]
    [InlineData("V1.1.1,2,no,n/a,,,", "note")]
    [InlineData("V1.1.1,2,yes,partly,README.md,,", "note")]
    [InlineData("V1.1.1,2,yes,not-met,,,", "note")]
    [InlineData("V1.1.1,2,yes,met,,,", "where")]
    [InlineData("V1.1.1,2,yes,met,src/nowhere.cs,,", "nothing at")]
    [InlineData("V1.1.1,2,yes,met,README.md,SecurityTable.No_such_" + "test,", "no test")]
    [InlineData("V1.1.1,2,yes,met,README.md,Tree,", "no test")]
    [InlineData("V1.1.1,2,yes,met,README.md,", "seven")]
    [InlineData("V1.1.1,2,yes,met,README.md,,\nV1.1.1,2,yes,met,README.md,,", "twice")]
    public void A_row_that_is_not_true_is_seen(string rows, string word)
    {
        var text = $"{string.Join(',', Columns)}\n{rows}\n";
        Assert.Contains(Rows(text).SelectMany(FaultsOf).Concat(Shape(text)), fault => fault.Words.Contains(word, StringComparison.Ordinal));
    }

    [Fact]
    public void A_true_row_is_left_alone_and_a_wrong_count_is_seen()
    {
        var text = $"{string.Join(',', Columns)}\nV1.1.1,2,yes,met,README.md; test,SecurityTable; SecurityTable.{nameof(A_true_row_is_left_alone_and_a_wrong_count_is_seen)},\n";
        Assert.Empty(Rows(text).SelectMany(FaultsOf).Concat(Shape(text)));
        Assert.Equal("| V1 Words | 1 | 1 | 0 | 0 | 0 |\n| All | 1 | 1 | 0 | 0 | 0 |", Counted("| V1 Words | 9 | 9 | 9 | 9 | 9 |\n| All | 0 | 0 | 0 | 0 | 0 |", [.. Rows(text)]));
    }

    static string Text() => Tree.Files.Single(file => file.Path == Table).Text;

    static string Counted(string page, List<Row> rows) => Line().Replace(page, line =>
    {
        var named = line.Groups["chapter"].Value;
        var counted = named == "All" ? rows : rows.FindAll(row => $"V{row.Chapter}" == named.Split(' ')[0]);
        return $"| {named} | {counted.Count} | {string.Join(" | ", Verdicts.Select(verdict => counted.Count(row => row.Verdict == verdict)))} |";
    });

    static IEnumerable<Fault> Shape(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        if (lines[0] != string.Join(',', Columns)) yield return new(Table, 1, "the columns are " + string.Join(',', Columns));
        foreach (var (index, line) in lines.Index().Skip(1))
            if (Requirements.Cells(line).Count != Columns.Length)
                yield return new(Table, index + 1, "a row has seven cells");
        foreach (var again in Rows(text).GroupBy(row => row.Id).Where(group => group.Count() > 1))
            yield return new(Table, again.Last().Line, $"{again.Key} is there twice");
    }

    static IEnumerable<Fault> FaultsOf(Row row)
    {
        if (!Id().IsMatch(row.Id)) yield return new(Table, row.Line, $"{row.Id} is not the id of a requirement");
        if (row.Level is not ("1" or "2" or "3")) yield return new(Table, row.Line, $"{row.Id} has no level {row.Level}");
        if (row.Applies is not ("yes" or "no")) yield return new(Table, row.Line, $"{row.Id}: applies is yes or no");
        if (!Verdicts.Contains(row.Verdict)) yield return new(Table, row.Line, $"{row.Id} has no verdict called '{row.Verdict}'");
        if (row.Applies == "no" != (row.Verdict == "n/a")) yield return new(Table, row.Line, $"{row.Id}: what does not apply is n/a, and nothing else is");
        if (row.Verdict != "met" && row.Note.Trim().Length == 0) yield return new(Table, row.Line, $"{row.Id} is {row.Verdict} and needs a note");
        if (row.Verdict is "met" or "partly" && row.Where.Trim().Length == 0) yield return new(Table, row.Line, $"{row.Id} is {row.Verdict}: say where");
        foreach (var place in Parts(row.Where).Where(place => !Tree.Has(place.Split('#')[0])))
            yield return new(Table, row.Line, $"{row.Id}: nothing at '{place}'");
        foreach (var test in Parts(row.Test).Where(test => !IsThere(test)))
            yield return new(Table, row.Line, $"{row.Id}: no test called '{test}'");
    }

    static bool IsThere(string test) =>
        test.Split('.') is [var type, .. var rest] && Tests.Value[type].Any() && (rest.Length == 0 || (rest.Length == 1 && Tests.Value[type].Contains(rest[0])));

    static string[] Parts(string cell) => cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    static IEnumerable<Row> Rows(string text) =>
        from line in text.TrimEnd('\n').Split('\n').Index().Skip(1)
        let cells = Requirements.Cells(line.Item)
        where cells.Count == Columns.Length
        select new Row(line.Index + 1, cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6]);

    [GeneratedRegex("`([A-Z][A-Za-z]+Tests[A-Za-z_.0-9]*)`")]
    private static partial Regex Named();

    [GeneratedRegex(@"^V\d{1,2}\.\d{1,2}\.\d{1,2}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"^\| (?<chapter>V\d+ [^|]+|All) \| \d+ \| \d+ \| \d+ \| \d+ \| \d+ \|$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
