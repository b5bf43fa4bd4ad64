using NodaTime;
using NodaTime.TimeZones;

namespace Lantern;

/// <summary>The hub's civil time: Europe/London, with the time-zone data NodaTime carries, the same on every machine.</summary>
public static class London
{
    /// <summary>The Europe/London zone.</summary>
    public static DateTimeZone Zone { get; } = DateTimeZoneProviders.Tzdb["Europe/London"];

    // A local time that the clocks skip or repeat is read at the offset in force before the change,
    // and accepted: nobody at two in the morning should be asked which half past one they mean.
    private static readonly ZoneLocalMappingResolver EarlierOffset = Resolvers.LenientResolver;

    /// <summary>The instant of a London local time.</summary>
    public static Instant At(LocalDateTime local) => local.InZone(Zone, EarlierOffset).ToInstant();

    /// <summary>The first instant of a London day.</summary>
    public static Instant StartOf(LocalDate day) => Zone.AtStartOfDay(day).ToInstant();

    /// <summary>The last instant of a London day; of the last day there is, the last instant there is.</summary>
    public static Instant EndOf(LocalDate day) => day >= Days.Latest ? Instant.MaxValue : StartOf(day.PlusDays(1)) - Duration.Epsilon;

    /// <summary>The London day an instant falls on.</summary>
    public static LocalDate DayOf(Instant instant) => Local(instant).Date;

    /// <summary>The London day and time of an instant.</summary>
    public static ZonedDateTime Local(Instant instant) => Instant.Max(instant, First).InZone(Zone);

    // London stood behind Greenwich before it had its time, so an instant before this one has no day in London that can be counted.
    internal static Instant First { get; } = StartOf(Days.Earliest);
}
