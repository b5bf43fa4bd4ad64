using System.Text;
using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>docs/requirements.csv says of each of the 482 requirements where it stands and what shows it.</summary>
public class Requirements
{
    const string Table = "docs/requirements.csv";
    const int Count = 482;

    static readonly string[] Columns = ["id", "state", "where", "test", "note"];
    static readonly string[] States = ["met", "partly", "not-yet", "differs"];

    static readonly Lazy<string> Tests = new(() =>
        string.Concat(Tree.Code.Where(f => f.IsUnder("tests") && f.Is(".cs")).Select(f => f.Text)));

    sealed record Row(int Line, string Id, string State, string Where, string Test, string Note);

    [Fact]
    public void Every_requirement_has_one_true_row()
    {
        var file = Tree.Files.Single(f => f.Path == Table);
        Fault.None(Faults(file.Text));
        Assert.Equal(Count, Rows(file.Text).Count());
    }

    [Theory]
    [InlineData("S5-01,not-yet,,,", "id")]
    [InlineData("S0-01,done,,,", "state")]
    [InlineData("S0-01,partly,src/nowhere.cs,,half", "nothing at")]
    [InlineData("S0-01,partly,README.md#top,,", "note")]
    [InlineData("S0-01,differs,README.md,,", "note")]
    [InlineData("S0-01,met,README.md,No_test_" + "of_this_name,", "test")]
    [InlineData("S0-01,not-yet,,", "five")]
    [InlineData("S0-01,not-yet,,,\nS0-01,not-yet,,,", "twice")]
    public void A_row_that_is_not_true_is_seen(string rows, string word) =>
        Assert.Contains(Faults($"id,state,where,test,note\n{rows}\n"), f => f.Words.Contains(word, StringComparison.Ordinal));

    [Fact]
    public void A_true_row_is_left_alone() =>
        Assert.Empty(Faults($"id,state,where,test,note\nS0-01,met,README.md#top,{nameof(A_true_row_is_left_alone)},\"a note, with a comma\"\n"));

    static IEnumerable<Fault> Faults(string text)
    {
        var lines = text.TrimEnd('\n').Split('\n');
        if (lines[0] != string.Join(',', Columns)) yield return new(Table, 1, "the columns are " + string.Join(',', Columns));
        foreach (var (index, line) in lines.Index().Skip(1))
            if (Cells(line).Count != Columns.Length)
                yield return new(Table, index + 1, "a row has five cells");
        var rows = Rows(text).ToList();
        foreach (var again in rows.GroupBy(r => r.Id).Where(g => g.Count() > 1))
            yield return new(Table, again.Last().Line, $"{again.Key} is there twice");
        foreach (var fault in rows.SelectMany(FaultsOf)) yield return fault;
    }

    static IEnumerable<Fault> FaultsOf(Row row)
    {
        var place = row.Where.Split('#')[0].Trim();
        if (!Regex.IsMatch(row.Id, @"^S[0-4]-\d{2,3}$")) yield return new(Table, row.Line, $"{row.Id} is not the id of a requirement");
        if (!States.Contains(row.State)) yield return new(Table, row.Line, $"{row.Id} has no state called '{row.State}'");
        if (row.State is "partly" or "differs" && row.Note.Trim().Length == 0)
            yield return new(Table, row.Line, $"{row.Id} is {row.State} and needs a note saying what is");
        if (row.State is "not-yet") yield break;
        if (place.Length == 0 || !Tree.Has(place)) yield return new(Table, row.Line, $"{row.Id}: nothing at '{place}'");
        if (row.State is "met" && !IsShown(row.Test.Trim())) yield return new(Table, row.Line, $"{row.Id}: no test called '{row.Test}'");
    }

    static bool IsShown(string test) =>
        test.Length > 0 && (Tree.Has(test) || Regex.IsMatch(Tests.Value, $@"\b{Regex.Escape(test.Split('.')[^1])}\b"));

    static IEnumerable<Row> Rows(string text) =>
        from line in text.TrimEnd('\n').Split('\n').Index().Skip(1)
        let cells = Cells(line.Item)
        where cells.Count == Columns.Length
        select new Row(line.Index + 1, cells[0], cells[1], cells[2], cells[3], cells[4]);

    internal static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new StringBuilder();
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == ',' && !quoted) { cells.Add(cell.ToString()); cell.Clear(); }
            else cell.Append(c);
        }
        cells.Add(cell.ToString());
        return cells;
    }
}
