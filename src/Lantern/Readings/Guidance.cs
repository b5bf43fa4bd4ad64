using System.Text.RegularExpressions;
using Lantern.Practice;
using NodaTime;
using NodaTime.Text;

namespace Lantern.Readings;

/// <summary>Which editions of the guidance were in force on a day, from the pack's list <c>guidance</c>, whose lines say from when and until when.</summary>
public static partial class Guidance
{
    private const string List = "guidance";

    /// <summary>The lines in force on a day; none where the pack keeps no list. A line that gives no day is taken to be in force.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="day">The day asked about.</param>
    public static IReadOnlyList<ListLine> Read(Pack pack, LocalDate day) =>
        [.. (pack.Lists.GetValueOrDefault(List)?.Lines ?? []).Where(line => From(line) <= day && Until(line) >= day)];

    private static LocalDate From(ListLine line) => Day(Begins().Match(line.Words ?? "")) ?? LocalDate.MinIsoValue;

    private static LocalDate Until(ListLine line) => Day(Ends().Match(line.Words ?? "")) ?? LocalDate.MaxIsoValue;

    private static LocalDate? Day(System.Text.RegularExpressions.Match found) =>
        found.Success && LocalDatePattern.Iso.Parse(found.Groups[1].Value) is { Success: true, Value: var day } ? day : null;

    [GeneratedRegex(@"\bFrom (\d{4}-\d{2}-\d{2})\b")]
    private static partial Regex Begins();

    [GeneratedRegex(@"\buntil (\d{4}-\d{2}-\d{2})\b")]
    private static partial Regex Ends();
}
