using NodaTime;

namespace Lantern.Store;

/// <summary>How far the clock of a machine may be off before nothing is written by it; a hub may set other limits.</summary>
public sealed record ClockLimits
{
    /// <summary>
    /// How far it may move, while the program runs, from the time that has passed since the start. Time servers correct a clock by
    /// seconds; ten minutes leave room for a machine that was not corrected for two weeks, and move no working day.
    /// </summary>
    public Duration Step { get; init; } = Duration.FromMinutes(10);

    /// <summary>
    /// How long after the last entry a start is still believed. A hub writes every working day, so a month without an entry is either a
    /// clock that is wrong or a hub that was closed, and two people say which.
    /// </summary>
    public Duration Quiet { get; init; } = Duration.FromDays(31);

    /// <summary>
    /// How far a machine may be ahead of its database server or behind it, and still write. Clocks that the network sets are within
    /// a second; ten leave room for one just started or busy, and stay below the minutes that pages show. Two machines may so be
    /// twice as far from each other, and entries by one may stand that far before the clock of the other.
    /// </summary>
    public Duration Apart { get; init; } = Duration.FromSeconds(10);

    /// <summary>Whether the clock is held against that of the database server; not where a test makes up the time.</summary>
    public bool AsksTheServer { get; init; } = true;
}
