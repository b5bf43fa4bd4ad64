using NodaTime;
using NodaTime.Text;

namespace Lantern.Entries;

/// <summary>When something happened, or is planned to: a day in London, and a time of day where one is known.</summary>
/// <param name="Day">The London day.</param>
/// <param name="Time">The time of day; null where only the day is known.</param>
public readonly record struct Happening(LocalDate Day, LocalTime? Time = null)
{
    private static readonly LocalDatePattern Days = LocalDatePattern.Iso;
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");
    private static readonly LocalTimePattern Seconds = LocalTimePattern.ExtendedIso;

    /// <summary>The instant hours are counted from: a day alone counts from its first moment.</summary>
    public Instant Start => Time is { } time ? London.At(Day + time) : London.StartOf(Day);

    /// <summary>True when this has happened by an instant; a day alone has happened once the day has come.</summary>
    public bool HasHappenedBy(Instant now) => Time is null ? Day <= London.DayOf(now) : Start <= now;

    /// <summary>Reads <c>2026-04-07</c> or <c>2026-04-07T15:10</c>.</summary>
    public static bool TryParse(string text, out Happening happening)
    {
        happening = default;
        var t = text.IndexOfAny(['T', ' ']);
        var day = Days.Parse(t < 0 ? text : text[..t]);
        if (!day.Success)
            return false;
        if (t < 0)
        {
            happening = new(day.Value);
            return true;
        }
        var clock = text[(t + 1)..];
        var time = Minutes.Parse(clock);
        if (!time.Success)
            time = Seconds.Parse(clock);
        if (!time.Success)
            return false;
        happening = new(day.Value, time.Value);
        return true;
    }

    /// <summary>The London moment of an instant.</summary>
    public static Happening Of(Instant instant)
    {
        var local = London.Local(instant).LocalDateTime;
        return new(local.Date, local.TimeOfDay);
    }

    public override string ToString() =>
        Time is { } time
            ? $"{Days.Format(Day)}T{(time.Second == 0 && time.NanosecondOfSecond == 0 ? Minutes.Format(time) : Seconds.Format(time))}"
            : Days.Format(Day);
}
