using System.Globalization;
using Lantern.App.Components.Binding;
using Lantern.App.Site;
using Lantern.Entries;
using NodaTime;
using NodaTime.Text;

namespace Lantern.App.Pages.Write;

/// <summary>Something to mend on a form.</summary>
/// <param name="Name">The field's name on the form.</param>
/// <param name="Words">What to do.</param>
public sealed record Mend(string Name, string Words);

/// <summary>Turns what was typed into the named values of an entry, and says what is to be mended.</summary>
public sealed class Answers
{
    /// <summary>The most characters one answer in words may have.</summary>
    public const int MostCharacters = 20_000;

    private const int LongestLine = 1_000;
    private const int MostRows = 50;

    private readonly Pencil _typed;
    private readonly List<Mend> _mends = [];

    private readonly Func<string, int?> _numberOf;

    private Answers(Pencil typed, Func<string, int?>? numberOf = null) => (_typed, _numberOf) = (typed, numberOf ?? (_ => null));

    /// <summary>Reads the answers to some questions.</summary>
    /// <param name="kind">The kind of entry they fill.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="typed">What was typed.</param>
    /// <param name="numberOf">The number of the entry that pages call so; null where no entry is asked for.</param>
    public static (Mapping Values, IReadOnlyList<Mend> Mends) Read(
        Kind kind, IEnumerable<Question> questions, Pencil typed, Func<string, int?>? numberOf = null)
    {
        var answers = new Answers(typed, numberOf);
        var pairs = new List<Pair>();
        foreach (var question in questions)
        {
            var before = answers._mends.Count;
            var node = answers.Node(question);
            if (node is not null && answers.Readable(kind, question, node))
                pairs.Add(new Pair(question.Field, Place.None, node));
            else if (node is null && question.Need is { } need && answers._mends.Count == before)
                answers.Say(question.Name, need);
        }
        return (new Mapping(pairs, Place.None), answers._mends);
    }

    /// <summary>When it happened, from a day and perhaps a time.</summary>
    public static (Happening? When, IReadOnlyList<Mend> Mends) Moment(string name, string what, Pencil typed)
    {
        var answers = new Answers(typed);
        var moment = answers.Moment(name, what);
        return (moment, answers._mends);
    }

    /// <summary>The marks ticked in a field.</summary>
    public static Marks Marks(string name, Pencil typed) =>
        typed.All(name).Select(word => MarkWords.All.FirstOrDefault(mark => mark.Word == word)?.Mark ?? Entries.Marks.None)
            .Aggregate(Entries.Marks.None, (all, mark) => all | mark);

    // The forms of the record have the last word: a value that no page offers is caught here.
    private bool Readable(Kind kind, Question question, Node node)
    {
        try
        {
            kind.Read(new Mapping([new Pair(question.Field, Place.None, node)], Place.None));
            return true;
        }
        catch (UnreadableException)
        {
            Say(question.Name, $"“{question.Ask.TrimEnd('?')}” cannot be read. Choose or type the answer again");
            return false;
        }
    }

    private Node? Node(Question question) => question.As switch
    {
        Asked.Line => Words(question, LongestLine),
        Asked.Text => Words(question, MostCharacters),
        Asked.Worker => Words(question with { Name = _typed.Said(question.Name + ".Else") is null ? question.Name : question.Name + ".Else" }, LongestLine),
        Asked.Passage => Words(question, MostCharacters) is { } words ? Marked(words, question.Name) : null,
        Asked.Lines => Lines(question, question.Name) is { Count: > 0 } lines ? new Sequence(lines, Place.None) : null,
        Asked.SeveralFromPack => _typed.All(question.Name) is { Count: > 0 } ids ? new Sequence([.. ids.Select(id => new Scalar(id, Place.None))], Place.None) : null,
        Asked.Passages => Passages(question, question.Name),
        Asked.YesNo or Asked.Choice or Asked.FromPack or Asked.Kept => Plain(_typed[question.Name]),
        Asked.Number => Number(question),
        Asked.Entry => Entry(question),
        Asked.Day => Day(question.Name, question.Ask) is { } day ? Plain(LocalDatePattern.Iso.Format(day)) : null,
        Asked.Moment => Moment(question.Name, question.Ask) is { } moment ? Plain(moment.ToString()) : null,
        Asked.Span => Span(question),
        Asked.Areas => Areas(question),
        _ => Rows(question),
    };

    private Scalar? Words(Question question, int most)
    {
        var words = _typed[question.Name].Replace("\r\n", "\n", StringComparison.Ordinal);
        if (words.Length > most)
            Say(question.Name, TooLong(words.Length, most));
        return Plain(words);
    }

    private List<Node> Lines(Question question, string name)
    {
        var words = _typed[name];
        if (words.Length > MostCharacters)
            Say(question.Name, TooLong(words.Length, MostCharacters));
        return [.. words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(line => (Node)new Scalar(line, Place.None))];
    }

    private Sequence? Passages(Question question, string name) =>
        Lines(question, name) is { Count: > 0 } lines ? new Sequence([.. lines.Select(line => Marked((Scalar)line, name))], Place.None) : null;

    private Mapping? Areas(Question question)
    {
        var areas = question.Columns.Select(column => (column.Field, Rows: Passages(column, column.Name)))
            .Where(area => area.Rows is not null)
            .Select(area => new Pair(area.Field, Place.None, area.Rows!)).ToList();
        return areas.Count == 0 ? null : new Mapping(areas, Place.None);
    }

    private Sequence? Rows(Question question)
    {
        var rows = new List<Node>();
        for (var row = 0; row < Math.Min(RowsOf(question.Name, _typed), MostRows); row++)
        {
            var pairs = question.Columns
                .Select(column => (column.Field, Node: Node(column.Under($"{question.Name}.{row}"))))
                .Where(cell => cell.Node is not null)
                .Select(cell => new Pair(cell.Field, Place.None, cell.Node!)).ToList();
            if (pairs.Count > 0)
                rows.Add(new Mapping(pairs, Place.None));
        }
        return rows.Count == 0 ? null : new Sequence(rows, Place.None);
    }

    /// <summary>How many rows a form shows.</summary>
    internal static int RowsOf(string name, Pencil typed) =>
        int.TryParse(typed[name + ".Rows"], NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? Math.Clamp(rows, 3, MostRows) : 3;

    private Scalar? Entry(Question question)
    {
        var code = _typed[question.Name];
        if (code.Length == 0)
            return null;
        if (_numberOf(code) is { } number)
            return Plain(number.ToString(CultureInfo.InvariantCulture));
        Say(question.Name, "Choose the entry again from the list");
        return null;
    }

    private Scalar? Number(Question question)
    {
        var typed = _typed[question.Name];
        if (typed.Length == 0)
            return null;
        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Plain(number.ToString(CultureInfo.InvariantCulture));
        Say(question.Name, "Enter a whole number, like 47");
        return null;
    }

    private Scalar? Span(Question question)
    {
        var (length, unit) = (_typed[question.Name + ".Length"], _typed[question.Name + ".Unit"]);
        if (length.Length == 0)
            return null;
        if (Lantern.Practice.Span.TryParse($"{length} {unit}", out var span) && span.Length > 0)
            return Plain(span.ToString());
        Say(question.Name + ".Length", "Enter how many as a whole number above 0, like 4, and choose the unit");
        return null;
    }

    private LocalDate? Day(string name, string what)
    {
        var typed = _typed.Date(name);
        if (typed.Problem is { } problem)
            Say(name, $"“{what.TrimEnd('?')}” {problem}");
        return typed.Date;
    }

    private Happening? Moment(string name, string what)
    {
        var time = _typed[name + ".Time"];
        var day = Day(name, what);
        if (time.Length == 0)
            return day is { } alone ? new Happening(alone) : null;
        if (TypedTime.Read(time) is not { } read)
            Say(name + ".Time", "Enter a time like 14:30 or 2:30pm, or leave it empty");
        else if (day is { } known)
            return new Happening(known, read);
        else if (_typed.Date(name).IsEmpty)
            Say(name, "Enter the day as well as the time");
        return null;
    }

    private Node Marked(Scalar words, string name)
    {
        var marks = _typed.All(name + ".marks").Select(mark => (Node)new Scalar(mark, Place.None)).ToList();
        return marks.Count == 0 ? words
            : new Mapping([new("words", Place.None, words), new("marks", Place.None, new Sequence(marks, Place.None))], Place.None);
    }

    private static Scalar? Plain(string words) => words.Length == 0 ? null : new Scalar(words, Place.None);

    private static string TooLong(int length, int most) => string.Create(CultureInfo.InvariantCulture,
        $"This has {length:N0} characters; at most {most:N0} can be written here. Shorten it, and keep the rest where it belongs");

    private void Say(string name, string words) => _mends.Add(new Mend(name, words));
}
