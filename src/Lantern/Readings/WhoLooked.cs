using Lantern.Access;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>Who has opened a file: a line for each worker, day and purpose, what is unusual first, then the newest.</summary>
/// <param name="Lines">The lines.</param>
public sealed record WhoLooked(IReadOnlyList<LookLine> Lines)
{
    private static readonly LocalTime Morning = new(7, 0);
    private static readonly LocalTime Evening = new(20, 0);

    // More than anyone working on a file needs in a day.
    private const int Many = 50;

    /// <summary>Reads the looks at one file.</summary>
    /// <param name="looks">Every look.</param>
    /// <param name="calendar">The working days, since a look outside them is unusual.</param>
    public static WhoLooked Read(IEnumerable<Look> looks, WorkingDays calendar) => new(
    [
        .. looks.GroupBy(look => (look.Worker, look.Agency, Day: London.DayOf(look.At), look.Purpose, look.Relations))
            .Select(group => new LookLine(
                group.Key.Worker, group.Key.Agency, group.Key.Purpose, group.Key.Relations.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                group.Min(look => look.At), group.Max(look => look.At), group.Count(), Unusual([.. group], calendar)))
            .OrderBy(line => line.Unusual is null).ThenByDescending(line => line.Last),
    ]);

    private static string? Unusual(IReadOnlyList<Look> looks, WorkingDays calendar)
    {
        if (looks[0].Relations.Split(' ').Contains("break-glass"))
            return "Opened in an emergency";
        if (!calendar.Works(London.DayOf(looks[0].At)))
            return "Not a working day";
        if (looks.Any(look => London.Local(look.At).TimeOfDay is var time && (time < Morning || time >= Evening)))
            return "Before 07:00 or after 20:00";
        return looks.Count > Many ? $"More than {Many} times in a day" : null;
    }
}

/// <summary>The looks of one worker at one file on one day for one purpose.</summary>
/// <param name="Worker">The worker's id.</param>
/// <param name="Agency">The agency's id.</param>
/// <param name="Purpose">Why, in words.</param>
/// <param name="Relations">How the worker stood to the file, in kebab-case words.</param>
/// <param name="First">The first look of the day.</param>
/// <param name="Last">The last.</param>
/// <param name="Times">How many.</param>
/// <param name="Unusual">What is unusual about it, or null.</param>
public sealed record LookLine(
    string Worker, string Agency, string Purpose, IReadOnlyList<string> Relations, Instant First, Instant Last, int Times, string? Unusual);
