using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>One running of a clock while a file is read: what began it, what met or ended it, when it is due.</summary>
internal sealed class Owed(Entry start, Entry root, Due due, string? note)
{
    /// <summary>The entry this running counts from.</summary>
    public Entry Start { get; set; } = start;

    /// <summary>The entry that began the clock, which names what was agreed and with whom.</summary>
    public Entry Root { get; } = root;

    public Due Due { get; set; } = due;
    public string? Note { get; set; } = note;
    public Entry? Met { get; set; }
    public Entry? Over { get; set; }
    public bool Missed { get; set; }

    /// <summary>For a lasting clock: from when it is coming.</summary>
    public Instant? Warn { get; init; }

    public bool IsOpen => Met is null && Over is null;

    /// <summary>Whether a meeting entry means this one: it says so, or it says nothing.</summary>
    public bool IsMeant(Entry meeting) =>
        meeting.Body.Of is not { } of || of == Start.Number || of == Root.Number;

    public DutyState State(Instant at)
    {
        if (Met is { } met)
            return Due.Allows(met.Happened) ? DutyState.Met : DutyState.MetLate;
        if (Over is not null)
            return Missed ? DutyState.Missed : DutyState.Ended;
        if (Warn is not null && at < Due.Until)
            return DutyState.Coming;
        return at <= Due.Until ? DutyState.Due : DutyState.Overdue;
    }
}

/// <summary>Counts a clock's dates.</summary>
internal sealed class Counting(Clock clock, WorkingDays calendar)
{
    private const string WeekdaysOnly = "Counted in weekdays alone: the pack's bank holidays do not cover all of these days.";

    /// <summary>When a running of the clock is due, or null where nothing was agreed and there is no cap.</summary>
    /// <param name="from">When it counts from.</param>
    /// <param name="root">The entry that began the clock and may hold what was agreed.</param>
    /// <param name="turn">Which turn of a repeating clock, from 0.</param>
    public (Due Due, string? Note)? DueFrom(Happening from, Entry root, int turn)
    {
        (Due Due, string? Note)? limit = clock.Within.Count == 0
            ? null
            : After(from, clock.Within[Math.Min(turn, clock.Within.Count - 1)]);
        if (clock.AsAgreed is not { } name)
            return limit;
        (Due Due, string? Note)? agreed = root.Kind.Field(name)?.Read(root.Body) switch
        {
            // An agreed date is for one turn; an agreed frequency for all.
            LocalDate day when turn == 0 => (new Due(day), null),
            Happening moment when turn == 0 => (moment.Time is null ? new Due(moment.Day) : Due.At(moment.Start), null),
            Span every => After(from, every),
            _ => null,
        };
        return agreed is { } a && limit is { } l ? (a.Due.Until <= l.Due.Until ? a : l) : agreed ?? limit;
    }

    /// <summary>A span after something happened.</summary>
    public (Due Due, string? Note) After(Happening from, Span span)
    {
        if (span.Unit == Unit.Hours)
            return (Due.At(from.Start.Add(Duration.FromHours(span.Length))), null);
        var day = span.After(from.Day, calendar);
        return (new Due(day), NoteOn(span.Unit, from.Day, day));
    }

    /// <summary>A span before something planned.</summary>
    public (Due Due, string? Note) Before(Happening planned, Span span)
    {
        if (span.Unit == Unit.Hours)
            return (Due.At(planned.Start.Add(-Duration.FromHours(span.Length))), null);
        var day = span.Before(planned.Day, calendar);
        return (new Due(day), NoteOn(span.Unit, day, planned.Day));
    }

    /// <summary>The day on which a span counted from a start has wholly passed: the next working day where it counts those.</summary>
    public (LocalDate Day, string? Note) Passed(Happening from, Span span)
    {
        var last = span.After(from.Day, calendar);
        var day = span.Unit == Unit.WorkingDays ? calendar.After(last, 1) : last.AddDays(1);
        return (day, NoteOn(span.Unit, from.Day, day));
    }

    private string? NoteOn(Unit unit, LocalDate from, LocalDate to) =>
        unit == Unit.WorkingDays && !(calendar.Covers(from) && calendar.Covers(to)) ? WeekdaysOnly : null;
}
