using Lantern.Practice;
using NodaTime;

namespace Lantern.Entries;

/// <summary>A day that stands in what was written.</summary>
/// <param name="Path">How to speak of where it stands: "Due", "Actions 2, due".</param>
/// <param name="Day">The day.</param>
/// <param name="At">Where in the text, where it is one.</param>
public sealed record NamedDay(string Path, LocalDate Day, Place At)
{
    /// <summary>The field of the kind it stands in, or under.</summary>
    public string Field { get; init; } = "";

    /// <summary>True for a date of birth.</summary>
    public bool IsBirth => Path == "Born" || Path.EndsWith(", born", StringComparison.Ordinal);
}

/// <summary>
/// The days an entry may name. A slip of the pen writes 9999 or 0206 where 2026 was meant, and every timescale counted from it is
/// wrong for good; so a day outside these is asked about before it is written, whichever field it stands in and whoever writes it.
/// </summary>
/// <param name="First">The earliest day.</param>
/// <param name="Last">The latest day.</param>
/// <param name="LastBirth">The latest date of birth: that of a child who is expected.</param>
public sealed record DayBounds(LocalDate First, LocalDate Last, LocalDate LastBirth)
{
    /// <summary>The refusal of a day outside them; no pack is needed for it to hold.</summary>
    public const string Refusal = "day-out-of-bounds";

    private const int EarliestYearUnlessSet = 1900, YearsAheadUnlessSet = 100, MonthsExpectedUnlessSet = 10;
    private const int FirstYear = 1, LastYear = 9999;

    /// <summary>The bounds a pack sets, from a moment.</summary>
    public static DayBounds Of(Pack pack, Instant now)
    {
        var today = London.DayOf(now);
        var year = Math.Clamp(pack.Number("earliest-year", EarliestYearUnlessSet), FirstYear, LastYear);
        return new DayBounds(new LocalDate(year, 1, 1), today.AddYears(pack.Number("latest-years-ahead", YearsAheadUnlessSet)),
            today.AddMonths(pack.Number("expected-birth-months", MonthsExpectedUnlessSet)));
    }

    /// <summary>The days outside the bounds in the fields of a kind, each with what is wrong and what to do.</summary>
    public IEnumerable<(NamedDay Day, string Words)> Against(Kind kind, Mapping values) =>
        from named in kind.DaysIn(values)
        let wrong = Wrong(named.Day, named.IsBirth)
        where wrong is not null
        select (named, $"{named.Path}: {wrong}");

    /// <summary>What is wrong with a day, and what to do; null where nothing is.</summary>
    /// <param name="day">The day.</param>
    /// <param name="isBirth">True for a date of birth.</param>
    public string? Wrong(LocalDate day, bool isBirth = false)
    {
        if (isBirth && day > LastBirth && day <= Last)
            return $"{day.InWords()} lies too far ahead for a date of birth. Give the date of birth, or leave it empty where it is not known.";
        return day >= First && day <= Last ? null
            : $"{day.InWords()} cannot be meant. Check the year: give a day from {First.InWords()} to {(isBirth ? LastBirth : Last).InWords()}.";
    }
}
