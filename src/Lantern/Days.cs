using NodaTime;

namespace Lantern;

/// <summary>
/// Counting in days and hours that stops at the edge of the calendar instead of failing. An entry may hold a day nobody meant,
/// such as 31 December 9999, and whatever is counted from it must still give an answer.
/// </summary>
public static class Days
{
    /// <summary>The earliest day that can be counted with.</summary>
    public static LocalDate Earliest { get; } = LocalDate.MinIsoValue;

    /// <summary>The latest day that can be counted with.</summary>
    public static LocalDate Latest { get; } = LocalDate.MaxIsoValue;

    private const int FirstMonth = -9998 * 12;
    private const int LastMonth = 9999 * 12 + 11;

    /// <summary>So many days later, or earlier where the number is negative.</summary>
    public static LocalDate AddDays(this LocalDate day, int days)
    {
        if (days >= 0)
            return days >= Period.DaysBetween(day, Latest) ? Latest : day.PlusDays(days);
        return days <= Period.DaysBetween(day, Earliest) ? Earliest : day.PlusDays(days);
    }

    /// <summary>So many weeks later, or earlier where the number is negative.</summary>
    public static LocalDate AddWeeks(this LocalDate day, int weeks) => day.AddDays((int)Math.Clamp(weeks * 7L, int.MinValue, int.MaxValue));

    /// <summary>So many months later, or earlier where the number is negative; the end of a shorter month stands for a day it does not have.</summary>
    public static LocalDate AddMonths(this LocalDate day, int months)
    {
        var month = day.Year * 12L + day.Month - 1 + months;
        return month > LastMonth ? Latest : month < FirstMonth ? Earliest : day.PlusMonths(months);
    }

    /// <summary>So many years later, or earlier where the number is negative.</summary>
    public static LocalDate AddYears(this LocalDate day, int years) => day.AddMonths((int)Math.Clamp(years * 12L, int.MinValue, int.MaxValue));

    /// <summary>So much time later, or earlier where it is negative.</summary>
    public static Instant Add(this Instant moment, Duration time)
    {
        if (time >= Duration.Zero)
            return time >= Instant.MaxValue - moment ? Instant.MaxValue : moment + time;
        return time <= London.First - moment ? London.First : moment + time;
    }
}
