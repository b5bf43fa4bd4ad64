using System.Globalization;
using Lantern.App.Site;
using Lantern.Entries;
using NodaTime.Text;

namespace Lantern.App.Pages.Write;

/// <summary>Fills the questions of a form with what an entry says, so that it can be put right.</summary>
internal static class Filled
{
    /// <summary>What was typed so far, with an entry's values in the questions.</summary>
    public static Pencil With(Pencil typed, Entry entry, IEnumerable<Question> questions)
    {
        var values = entry.Kind.Write(entry.Body);
        foreach (var question in questions)
        {
            if (values[question.Field] is { } node)
                typed = Put(typed, question, node);
        }
        return typed;
    }

    /// <summary>A moment in three boxes and one.</summary>
    public static Pencil With(Pencil typed, string name, Happening moment)
    {
        typed = typed.With(name, moment.Day);
        return moment.Time is { } time ? typed.With(name + ".Time", time.ToString("HH':'mm", CultureInfo.InvariantCulture)) : typed;
    }

    private static Pencil Put(Pencil typed, Question question, Node node)
    {
        switch (question.As)
        {
            case Asked.Passage:
                return Marked(typed.With(question.Name, Words(node)), question.Name, node);
            case Asked.SeveralFromPack when node is Sequence several:
                return typed.With(question.Name, [.. several.Items.Select(Words)]);
            case Asked.Lines or Asked.Passages when node is Sequence list:
                return Passages(typed, question.Name, list);
            case Asked.Day when LocalDatePattern.Iso.Parse(Words(node)) is { Success: true } day:
                return typed.With(question.Name, day.Value);
            case Asked.Moment when Happening.TryParse(Words(node), out var moment):
                return With(typed, question.Name, moment);
            case Asked.Span when Words(node).Split(' ') is [var length, var unit]:
                return typed.With(question.Name + ".Length", length).With(question.Name + ".Unit", unit);
            case Asked.Areas when node is Mapping areas:
                return areas.Pairs.Aggregate(typed, (pencil, area) => Passages(pencil, $"{question.Name}.{area.Name}", (Sequence)area.Value));
            case Asked.Rows when node is Sequence rows:
                typed = typed.With(question.Name + ".Rows", Number(rows.Items.Count + 1));
                return rows.Items.Index().Aggregate(typed, (pencil, row) => Row(pencil, question, row.Index, (Mapping)row.Item));
            default:
                return typed.With(question.Name, Words(node));
        }
    }

    private static Pencil Row(Pencil typed, Question question, int row, Mapping values) =>
        question.Columns.Where(column => values[column.Field] is not null)
            .Aggregate(typed, (pencil, column) => Put(pencil, column.Under($"{question.Name}.{Number(row)}"), values[column.Field]!));

    private static Pencil Passages(Pencil typed, string name, Sequence list)
    {
        typed = typed.With(name, string.Join('\n', list.Items.Select(Words)));
        return list.Items.Count == 0 ? typed : Marked(typed, name, list.Items[0]);
    }

    private static Pencil Marked(Pencil typed, string name, Node node) =>
        node is Mapping { } map && map["marks"] is Sequence marks ? typed.With(name + ".marks", [.. marks.Items.Select(Words)]) : typed;

    private static string Words(Node node) => node switch
    {
        Scalar scalar => scalar.Text,
        Mapping map => Words(map["words"] ?? new Scalar("", Place.None)),
        _ => "",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
