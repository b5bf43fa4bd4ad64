using System.Globalization;
using NodaTime;

namespace Lantern.App.Components.Binding;

/// <summary>A date as typed into three boxes: the date, or what is wrong with it and which boxes to mend.</summary>
public sealed record TypedDate
{
    private static readonly string[] MonthNames =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    public LocalDate? Date { get; private init; }
    public bool IsEmpty { get; private init; }

    /// <summary>The end of a sentence that begins with what the date is of: "must include a month". Null when nothing is wrong.</summary>
    public string? Problem { get; private init; }
    public bool DayIsWrong { get; private init; }
    public bool MonthIsWrong { get; private init; }
    public bool YearIsWrong { get; private init; }

    /// <summary>Reads the boxes. A month may be a number, a name or its first three letters; a year has four figures.</summary>
    public static TypedDate Read(string? day, string? month, string? year)
    {
        day = day?.Trim() ?? "";
        month = month?.Trim() ?? "";
        year = year?.Trim() ?? "";
        var (noDay, noMonth, noYear) = (day.Length == 0, month.Length == 0, year.Length == 0);
        if (noDay && noMonth && noYear)
        {
            return new() { IsEmpty = true };
        }
        if (noDay || noMonth || noYear)
        {
            return new() { Problem = Missing(noDay, noMonth, noYear), DayIsWrong = noDay, MonthIsWrong = noMonth, YearIsWrong = noYear };
        }
        return Whole(Number(day, 2), MonthOf(month), Number(year, 4), year.Length);
    }

    private static TypedDate Whole(int? day, int? month, int? year, int yearLength)
    {
        var dayIsWrong = day is null or < 1 or > 31;
        var monthIsWrong = month is null or < 1 or > 12;
        if (year is not null && yearLength != 4 && !dayIsWrong && !monthIsWrong)
        {
            return new() { Problem = "must have a year of 4 numbers, like 2011", YearIsWrong = true };
        }
        var yearIsWrong = year is null or < 1;
        if (dayIsWrong || monthIsWrong || yearIsWrong)
        {
            return new() { Problem = "must be a real date", DayIsWrong = dayIsWrong, MonthIsWrong = monthIsWrong, YearIsWrong = yearIsWrong };
        }
        return day > CalendarSystem.Iso.GetDaysInMonth(year!.Value, month!.Value)
            ? new() { Problem = "must be a real date", DayIsWrong = true }
            : new() { Date = new LocalDate(year.Value, month.Value, day!.Value) };
    }

    private static string Missing(bool noDay, bool noMonth, bool noYear)
    {
        string[] missing = [.. new[] { (noDay, "day"), (noMonth, "month"), (noYear, "year") }.Where(part => part.Item1).Select(part => part.Item2)];
        return $"must include a {string.Join(" and ", missing)}";
    }

    private static int? MonthOf(string month)
    {
        var named = month.Length < 3 ? -1
            : Array.FindIndex(MonthNames, name => name.StartsWith(month, StringComparison.OrdinalIgnoreCase));
        return named >= 0 ? named + 1 : Number(month, 2);
    }

    private static int? Number(string typed, int longest) =>
        typed.Length <= longest && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
