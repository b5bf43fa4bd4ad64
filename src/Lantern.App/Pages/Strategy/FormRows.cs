using System.Globalization;
using Lantern.App.Components.Binding;
using Lantern.App.Site;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Pages.Strategy;

/// <summary>How the forms of a strategy discussion name and read their fields: rows, moments, passages.</summary>
internal static class FormRows
{
    /// <summary>The most rows a form draws of one sort.</summary>
    public const int Most = 40;

    /// <summary>The numbers of the rows in which something stands; a row's fields are named <c>PREFIX.NUMBER.FIELD</c>.</summary>
    public static IReadOnlyList<int> Filled(this Pencil typed, string prefix) =>
    [
        .. typed.FieldsSaid.Where(field => field.StartsWith(prefix + ".", StringComparison.Ordinal))
            .Select(field => field[(prefix.Length + 1)..].Split('.')[0])
            .Select(number => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .Where(n => n is > 0 and <= Most).Distinct().Order(),
    ];

    /// <summary>How many rows to draw: those filled and one more, at least so many.</summary>
    public static int Drawn(this Pencil typed, string prefix, int least = 1) =>
        Math.Min(Most, Math.Max(least, typed.Filled(prefix) switch { [.., var last] => last + 1, _ => 1 }));

    /// <summary>A field of a row.</summary>
    public static string Field(string prefix, int row, string field) => $"{prefix}.{row.ToString(CultureInfo.InvariantCulture)}.{field}";

    /// <summary>A day with a time beside it; null where the boxes hold no day.</summary>
    public static Happening? Moment(this Pencil typed, string field) =>
        typed.Date(field).Date is { } day ? new Happening(day, Clock(typed, field)) : null;

    /// <summary>Whether a form brought the id it was drawn with.</summary>
    public static bool IsWhole(string command) => command.Length is > 0 and <= 80 && !command.Any(char.IsControl);

    /// <summary>An instant to the minute, as a form says it.</summary>
    public static Happening ToTheMinute(Instant instant) =>
        London.Local(instant).LocalDateTime is var local ? new Happening(local.Date, new LocalTime(local.Hour, local.Minute)) : default;

    /// <summary>Puts a moment into its boxes.</summary>
    public static Pencil With(this Pencil typed, string field, Happening? moment) => moment is not { } known ? typed
        : typed.With(field, known.Day).With(field + ".Time", known.Time is { } time ? $"{time.Hour:00}:{time.Minute:00}" : "");

    /// <summary>What is wrong with a moment's boxes, if anything.</summary>
    public static IEnumerable<(string Field, string Words)> WrongMoment(this Pencil typed, string field, string what)
    {
        if (typed.Date(field) is { IsEmpty: false, Problem: { } problem })
            yield return (field, $"{what} {problem}");
        if (typed.Said(field + ".Time") is not null && Clock(typed, field) is null)
            yield return (field + ".Time", $"{what}: the time must be a time, like 14:30");
    }

    /// <summary>Words typed, as a passage; null where there are none.</summary>
    public static Passage? Passage(this Pencil typed, string field, Marks marks = Marks.None) =>
        typed.Said(field) is { } words ? new Passage(words, marks) : null;

    /// <summary>A number typed; null where it is none.</summary>
    public static int? Number(this Pencil typed, string field) =>
        int.TryParse(typed[field], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Yes or no as chosen; null where neither is.</summary>
    public static bool? YesNo(this Pencil typed, string field) => typed[field] switch { "yes" => true, "no" => false, _ => null };

    /// <summary>One of several as chosen; null where none is.</summary>
    public static T? Choice<T>(this Pencil typed, string field) where T : struct, Enum =>
        Enum.GetValues<T>().Where(one => Kebab.Of(one.ToString()) == typed[field]).Select(one => (T?)one).FirstOrDefault();

    /// <summary>The word that is sent for a choice; empty for none.</summary>
    public static string Word<T>(T? choice) where T : struct, Enum => choice is { } made ? Kebab.Of(made.ToString()) : "";

    /// <summary>The word that is sent for yes and no; empty for neither.</summary>
    public static string Word(bool? yes) => yes switch { true => "yes", false => "no", null => "" };

    /// <summary>Lines of a box, a name each.</summary>
    public static IReadOnlyList<string>? Lines(this Pencil typed, string field) =>
        typed[field].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } lines ? lines : null;

    private static LocalTime? Clock(Pencil typed, string field) => typed.Said(field + ".Time") is { } time ? TypedTime.Read(time) : null;
}
