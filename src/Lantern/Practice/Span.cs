using System.Globalization;
using NodaTime;

namespace Lantern.Practice;

/// <summary>The unit a timescale is counted in.</summary>
public enum Unit
{
    /// <summary>Elapsed hours, clock changes included.</summary>
    Hours,
    /// <summary>Calendar days.</summary>
    Days,
    /// <summary>Calendar weeks.</summary>
    Weeks,
    /// <summary>Calendar months; the end of the month clamps.</summary>
    Months,
    /// <summary>Days on which the authority works: neither weekend nor bank holiday.</summary>
    WorkingDays,
}

/// <summary>A length of time as a pack writes it: <c>4 weeks</c>, <c>1 working-days</c>.</summary>
public readonly record struct Span(int Length, Unit Unit)
{
    /// <summary>Reads <c>n hours | days | weeks | months | working-days</c>.</summary>
    public static bool TryParse(string text, out Span span)
    {
        span = default;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length > 10_000)
            return false;
        foreach (var unit in Enum.GetValues<Unit>())
        {
            var word = Kebab.Of(unit.ToString());
            if (parts[1] == word || (length == 1 && parts[1] == word[..^1]))
            {
                span = new Span(length, unit);
                return true;
            }
        }
        return false;
    }

    /// <summary>The day a span of days, weeks, months or working days after a day; hours have no such day.</summary>
    public LocalDate After(LocalDate day, WorkingDays calendar) => Unit switch
    {
        Unit.Days => day.AddDays(Length),
        Unit.Weeks => day.AddWeeks(Length),
        Unit.Months => day.AddMonths(Length),
        Unit.WorkingDays => calendar.After(day, Length),
        _ => throw new InvalidOperationException("Hours are counted in instants."),
    };

    /// <summary>The day a span before a day, counted the same way back.</summary>
    public LocalDate Before(LocalDate day, WorkingDays calendar) =>
        Unit == Unit.WorkingDays ? calendar.Before(day, Length) : new Span(-Length, Unit).After(day, calendar);

    /// <summary>The span in words: "1 working day", "4 weeks".</summary>
    public string InWords
    {
        get
        {
            var unit = Kebab.Of(Unit.ToString()).Replace('-', ' ');
            return $"{Length} {(Length == 1 ? unit[..^1] : unit)}";
        }
    }

    public override string ToString() => $"{Length.ToString(CultureInfo.InvariantCulture)} {Kebab.Of(Unit.ToString())}";
}
