using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>Holds what an entry agrees against the clocks it starts: a date or frequency must be given, and may not pass the clock's limit.</summary>
internal static class Agreed
{
    private const int DaysOfAYear = 366;

    public static IEnumerable<Objection> Read(Asking asking) =>
        asking.Pack.Clocks.Values
            .Where(clock => clock.AsAgreed is not null && clock.Starts.Any(start => Fits(start, asking.Entry)))
            .OrderBy(clock => clock.Id, StringComparer.Ordinal)
            .Select(clock => Against(clock, asking))
            .OfType<Objection>()
            .DistinctBy(objection => (objection.Refusal, objection.Field));

    private static Objection? Against(Clock clock, Asking asking)
    {
        var field = clock.AsAgreed!;
        var agreed = asking.Entry.Kind.Field(field)?.Read(asking.Entry.Body);
        if (clock.Within.Count == 0)
            return agreed is null ? new Objection(Refusals.NoDateAgreed, field, $"{clock.Title}.") : null;
        var limit = clock.Within[0];
        return Passes(agreed, limit, asking)
            ? new Objection(Refusals.BeyondTheLimit, field, $"{clock.Title}: at most {limit.InWords} ({clock.Source.Title}).")
            : null;
    }

    private static bool Passes(object? agreed, Span limit, Asking asking)
    {
        var from = asking.Entry.Happened.Day;
        var calendar = asking.Pack.Calendar;
        return agreed switch
        {
            LocalDate day => day > InDays(limit).After(from, calendar),
            Happening moment => moment.Day > InDays(limit).After(from, calendar),
            // A month is longer than four weeks except in February: what may pass the limit on any day passes it.
            Span every => Enumerable.Range(0, DaysOfAYear).Select(day => from.AddDays(day))
                .Any(day => InDays(every).After(day, calendar) > InDays(limit).After(day, calendar)),
            _ => false,
        };
    }

    private static Span InDays(Span span) =>
        span.Unit == Unit.Hours ? new Span((span.Length + 23) / 24, Unit.Days) : span;

    // A fact is not known before the entry is written, so a start that rests on one is left to the clock.
    private static bool Fits(Trigger trigger, Entry entry) =>
        trigger.Kind == entry.Kind && trigger.When.All(condition => condition.Test switch
        {
            ConditionTest.OneOf => Words(condition.Name, entry) is { } words && condition.Is!.Contains(words),
            ConditionTest.Present => Words(condition.Name, entry) is not null,
            ConditionTest.Absent => Words(condition.Name, entry) is null,
            _ => false,
        });

    private static string? Words(string name, Entry entry) =>
        name == "by" ? entry.Writer.Role : entry.Kind.Field(name)?.Words(entry.Body);
}
