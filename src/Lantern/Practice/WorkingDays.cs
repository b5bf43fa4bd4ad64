using NodaTime;

namespace Lantern.Practice;

/// <summary>A nation's working days: Monday to Friday less the bank holidays of the pack's list.</summary>
public sealed class WorkingDays
{
    private readonly HashSet<LocalDate> _holidays;

    /// <param name="holidays">The bank holidays known.</param>
    public WorkingDays(IEnumerable<LocalDate> holidays)
    {
        _holidays = [.. holidays];
        if (_holidays.Count == 0)
            return;
        First = new LocalDate(_holidays.Min().Year, 1, 1);
        Last = new LocalDate(_holidays.Max().Year, 12, 31);
    }

    /// <summary>The first day of the first year the list covers.</summary>
    public LocalDate First { get; } = LocalDate.MaxIsoValue;

    /// <summary>The last day of the last year the list covers; after it weekdays alone count.</summary>
    public LocalDate Last { get; } = LocalDate.MinIsoValue;

    /// <summary>True when the authority works on that day.</summary>
    public bool Works(LocalDate day) =>
        IsWeekday(day) && !_holidays.Contains(day);

    /// <summary>True when a day lies in the years the list covers.</summary>
    public bool Covers(LocalDate day) => day >= First && day <= Last;

    /// <summary>The n-th working day after a day, which is day 0 itself whether worked or not.</summary>
    public LocalDate After(LocalDate day, int count)
    {
        while (count > 0 && day < Days.Latest)
        {
            day = day.AddDays(1);
            if (Works(day))
                count--;
        }
        return day;
    }

    /// <summary>The n-th working day before a day.</summary>
    public LocalDate Before(LocalDate day, int count)
    {
        while (count > 0 && day > Days.Earliest)
        {
            day = day.AddDays(-1);
            if (Works(day))
                count--;
        }
        return day;
    }

    /// <summary>How many working days lie after one day up to and including another.</summary>
    public int Between(LocalDate day, LocalDate until)
    {
        if (until <= day)
            return 0;
        // Counted in whole weeks: a date nobody meant may lie thousands of years away.
        var (weeks, days) = Math.DivRem(Period.DaysBetween(day, until), 7);
        var count = weeks * 5;
        for (var back = 0; back < days; back++)
            count += IsWeekday(until.AddDays(-back)) ? 1 : 0;
        return count - _holidays.Count(holiday => holiday > day && holiday <= until && IsWeekday(holiday));
    }

    private static bool IsWeekday(LocalDate day) => day.DayOfWeek is not (IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday);
}
