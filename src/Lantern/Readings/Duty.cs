using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>How a duty stands.</summary>
public enum DutyState
{
    /// <summary>A lasting clock past its warning and not yet at its threshold.</summary>
    Coming,
    /// <summary>Owed, and in time.</summary>
    Due,
    /// <summary>Owed, and late.</summary>
    Overdue,
    /// <summary>Done in time.</summary>
    Met,
    /// <summary>Done late.</summary>
    MetLate,
    /// <summary>To be done before something that has since taken place without it.</summary>
    Missed,
    /// <summary>No longer owed.</summary>
    Ended,
}

/// <summary>When a duty is owed: until the end of a London day, or at an instant where the clock counts hours.</summary>
/// <param name="Day">The day.</param>
/// <param name="Moment">The instant, where hours are counted.</param>
public readonly record struct Due(LocalDate Day, Instant? Moment = null)
{
    /// <summary>The due instant of a clock in hours.</summary>
    public static Due At(Instant moment) => new(London.DayOf(moment), moment);

    /// <summary>The last instant that is still in time.</summary>
    public Instant Until => Moment ?? London.EndOf(Day);

    /// <summary>True when something that happened then was in time; a day alone on the due day is.</summary>
    public bool Allows(Happening happened) =>
        Moment is { } moment && happened.Time is not null ? happened.Start <= moment : happened.Day <= Day;
}

/// <summary>Something owed on a file: by which rule, since which entry, until when and by whom.</summary>
/// <param name="Clock">The rule, with its source.</param>
/// <param name="State">How it stands.</param>
/// <param name="Due">When it is owed.</param>
/// <param name="StartedBy">The number of the entry that started it.</param>
/// <param name="MetBy">The number of the entry that met it.</param>
/// <param name="FallsTo">The role or the named person it falls to; null when the person named is not known yet.</param>
/// <param name="Note">What the date relies on that is not certain, such as bank holidays not yet published.</param>
public sealed record Duty(Clock Clock, DutyState State, Due Due, int StartedBy, int? MetBy, string? FallsTo, string? Note = null)
{
    /// <summary>True while somebody still has to act: coming, due or overdue.</summary>
    public bool IsOpen => State is DutyState.Coming or DutyState.Due or DutyState.Overdue;
}
