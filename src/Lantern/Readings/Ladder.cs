using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>An unmet clock over the duties beneath it: a rung of an escalation ladder.</summary>
internal sealed class Ladder(
    Clock clock,
    Running beneath,
    List<(int Order, Entry Entry)> meetings,
    List<(int Order, Entry Entry)> broughtForward,
    Dictionary<Entry, int> order,
    WorkingDays calendar)
{
    private readonly Counting _counting = new(clock, calendar);

    public void Read(Instant at, List<Duty> duties, ref Instant next)
    {
        foreach (var below in beneath.All)
        {
            var rung = Begins(below);
            if (WasOverBefore(below, rung))
                continue;
            if (at < rung.From)
            {
                if (below.IsOpen)
                    next = Instant.Min(next, rung.From);
                continue;
            }
            var met = OwnMeeting(below);
            // Whatever came first settles it: its own meeting entry, or the duty beneath being met or over.
            var over = First(below.Met, below.Over);
            if (met is not null && over is not null && order[over] < order[met])
                met = null;
            var owed = new Owed(below.Start, below.Root, rung.Due, rung.Note) { Met = met, Over = met is null ? over : null };
            if (owed.IsOpen && at <= rung.Due.Until)
                next = Instant.Min(next, rung.Due.Until.Add(Duration.Epsilon));
            duties.Add(Duties.Duty(clock, owed, at));
        }
    }

    private Entry? OwnMeeting(Owed below)
    {
        foreach (var (when, entry) in meetings)
        {
            if (when > order[below.Start] && below.IsMeant(entry))
                return entry;
        }
        return null;
    }

    private Entry? First(Entry? one, Entry? other) =>
        one is null || other is null ? one ?? other : order[one] < order[other] ? one : other;

    private static bool WasOverBefore(Owed below, Rung rung)
    {
        if ((below.Met ?? below.Over) is not { } over)
            return false;
        if (rung.BroughtForwardBy is { } forward)
            return rung.Order(over) < rung.Order(forward);
        return rung.Due.Moment is { } moment && over.Happened.Time is not null
            ? over.Happened.Start < moment
            : rung.Due.Moment is not null ? over.Happened.Day <= rung.Due.Day : over.Happened.Day < rung.Due.Day;
    }

    private Rung Begins(Owed below)
    {
        var rung = InItsTime(below);
        foreach (var (when, entry) in broughtForward)
        {
            if (entry.Body is not BroughtForward forward || when < order[below.Start]
                || (forward.Of != below.Start.Number && forward.Of != below.Root.Number)
                || (forward.Duty is { } named && named != clock.Id))
                continue;
            var due = rung.Due.Moment is null ? new Due(entry.Happened.Day) : Due.At(entry.Happened.Start);
            if (due.Until < rung.Due.Until)
                return new Rung(due, entry.Happened.Start, null, entry, order);
            break;
        }
        return rung;
    }

    private Rung InItsTime(Owed below)
    {
        if (clock.Within.Count == 0)
        {
            // At its due: once the duty beneath is late.
            return below.Due.Moment is { } due
                ? new Rung(below.Due, due, below.Note, null, order)
                : OnDay(below.Due.Day.AddDays(1), below.Note);
        }
        var span = clock.Within[0];
        if (span.Unit == Unit.Hours)
        {
            var (due, note) = _counting.After(below.Start.Happened, span);
            return new Rung(due, due.Until, note, null, order);
        }
        var (day, why) = _counting.Passed(below.Start.Happened, span);
        return OnDay(day, why);
    }

    private Rung OnDay(LocalDate day, string? note) => new(new Due(day), London.StartOf(day), note, null, order);

    /// <summary>When the rung begins and is due, and what brought it forward.</summary>
    private sealed record Rung(Due Due, Instant From, string? Note, Entry? BroughtForwardBy, Dictionary<Entry, int> InOrder)
    {
        public int Order(Entry entry) => InOrder[entry];
    }
}
