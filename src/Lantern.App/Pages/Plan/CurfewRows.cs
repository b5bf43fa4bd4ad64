using System.Globalization;
using Lantern.App.Components.Binding;
using Lantern.App.Site;
using Lantern.Entries;

namespace Lantern.App.Pages.Plan;

/// <summary>When the young person is to be home, by sort of day, with the two intervals the carers keep to.</summary>
public sealed class CurfewRows(Pencil typed)
{
    /// <summary>Minutes of each interval where a plan says no others.</summary>
    public const int Usual = 15;

    private const int LongestInterval = 24 * 60;

    /// <summary>The sorts of day a form offers.</summary>
    public static readonly IReadOnlyList<string> Days = ["School days", "Weekends", "Holidays"];

    private static readonly string[] Parts = ["Time", "RingAfter", "PoliceAfter", "AgreedWith"];

    /// <summary>A field of a row, from 1.</summary>
    public static string Name(int row, string field) => $"Curfews.{row.ToString(CultureInfo.InvariantCulture)}.{field}";

    /// <summary>What stands on a new form: what the plan before it says, else the usual intervals.</summary>
    public static Pencil Begun(Pencil typed, IReadOnlyList<Curfew>? before)
    {
        foreach (var (index, days) in Days.Index())
        {
            var known = before?.FirstOrDefault(one => one.Days == days);
            typed = typed.With(Name(index + 1, "Time"), known?.Time ?? "").With(Name(index + 1, "AgreedWith"), known?.AgreedWith ?? "")
                .With(Name(index + 1, "RingAfter"), Words.Number(known?.RingAfter ?? Usual)).With(Name(index + 1, "PoliceAfter"), Words.Number(known?.PoliceAfter ?? Usual));
        }
        return typed;
    }

    /// <summary>What is wrong, by field.</summary>
    public IEnumerable<(string Field, string Words)> Wrong()
    {
        foreach (var row in Filled)
        {
            if (TypedTime.Read(typed[Name(row, "Time")]) is null)
                yield return (Name(row, "Time"), $"{Days[row - 1]}: the time must be a time, like 21:00");
            foreach (var part in (string[])["RingAfter", "PoliceAfter"])
            {
                if (Minutes(row, part) is null)
                    yield return (Name(row, part), $"{Days[row - 1]}: give the minutes as a number, like {Usual}");
            }
            if (typed.Said(Name(row, "AgreedWith")) is null)
                yield return (Name(row, "AgreedWith"), $"{Days[row - 1]}: say with whom it was agreed, the young person among them");
            foreach (var part in Parts.Where(part => typed[Name(row, part)].Length > PlanActPage.Longest))
                yield return (Name(row, part), $"Shorten this to {Words.Number(PlanActPage.Longest)} characters");
        }
    }

    /// <summary>The times as they are written; null where none is agreed.</summary>
    public IReadOnlyList<Curfew>? Read() => Filled.Any() ? [.. Filled.Select(row => new Curfew
    {
        Days = Days[row - 1],
        Time = TypedTime.Read(typed[Name(row, "Time")])?.ToString("HH:mm", CultureInfo.InvariantCulture),
        RingAfter = Minutes(row, "RingAfter"),
        PoliceAfter = Minutes(row, "PoliceAfter"),
        AgreedWith = typed.Said(Name(row, "AgreedWith")),
    })] : null;

    /// <summary>The time of day so many minutes after the time to be home.</summary>
    public static string After(Curfew curfew, int? minutes) =>
        NodaTime.Text.LocalTimePattern.CreateWithInvariantCulture("HH:mm") is var clock && clock.Parse(curfew.Time ?? "") is { Success: true, Value: var time } && minutes is { } after
            ? clock.Format(time.PlusMinutes(after)) : "";

    // The intervals stand filled in; a row counts once it has a time or somebody to agree with, or an interval that is none.
    private IEnumerable<int> Filled => Enumerable.Range(1, Days.Count).Where(row => typed.Said(Name(row, "Time")) is not null || typed.Said(Name(row, "AgreedWith")) is not null
        || ((string[])["RingAfter", "PoliceAfter"]).Any(part => typed.Said(Name(row, part)) is not null && Minutes(row, part) is null));

    private int? Minutes(int row, string part) =>
        int.TryParse(typed[Name(row, part)], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes is > 0 and <= LongestInterval ? minutes : null;
}
