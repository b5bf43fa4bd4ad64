using System.Globalization;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;
using NodaTime.Text;

namespace Lantern.App.Site;

/// <summary>How pages say days, moments, states, levels and roles: "Tue 7 April 2026, 3 days late". Times are London's, 24-hour.</summary>
public static class Words
{
    private static readonly LocalDatePattern Days = LocalDatePattern.CreateWithInvariantCulture("ddd d MMMM uuuu");
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>A day: "Tue 7 April 2026".</summary>
    public static string Day(LocalDate day) => Days.Format(day);

    /// <summary>A moment in London: "Tue 7 April 2026 at 15:10".</summary>
    public static string Moment(Instant moment)
    {
        var local = London.Local(moment).LocalDateTime;
        return $"{Day(local.Date)} at {Minutes.Format(local.TimeOfDay)}";
    }

    /// <summary>The time of day in London: "15:10".</summary>
    public static string Time(Instant moment) => Minutes.Format(London.Local(moment).TimeOfDay);

    /// <summary>When something happened: "Tue 7 April 2026 at 15:10", or the day where only the day is known.</summary>
    public static string Happened(Happening happened) =>
        happened.Time is { } time ? $"{Day(happened.Day)} at {Minutes.Format(time)}" : Day(happened.Day);

    /// <summary>When a duty is due and how near or late that is: "Tue 7 April 2026, 3 days late". A duty no longer open has the date alone.</summary>
    /// <param name="duty">The duty.</param>
    /// <param name="now">Now.</param>
    /// <param name="calendar">With it, a clock in working days is late by working days.</param>
    public static string Due(Duty duty, Instant now, WorkingDays? calendar = null)
    {
        var when = duty.Due.Moment is { } moment ? Moment(moment) : Day(duty.Due.Day);
        return duty.IsOpen ? $"{when}, {HowNear(duty, now, calendar)}" : when;
    }

    /// <summary>How a duty stands, for a tag.</summary>
    public static string State(DutyState state) => state switch
    {
        DutyState.MetLate => "Met late",
        DutyState.Ended => "No longer owed",
        _ => state.ToString(),
    };

    /// <summary>The colour of that tag; the word carries the meaning.</summary>
    public static string Colour(DutyState state) => state switch
    {
        DutyState.Overdue or DutyState.Missed => "red",
        DutyState.Due => "yellow",
        DutyState.Coming => "blue",
        DutyState.Met => "green",
        DutyState.MetLate => "orange",
        _ => "grey",
    };

    /// <summary>A level of risk: "At risk". None judged yet says so.</summary>
    public static string Level(RiskLevel? level) => level switch
    {
        null => "Not judged yet",
        RiskLevel.None => "No risk seen",
        { } judged => Kebab.Words(Kebab.Of(judged.ToString())),
    };

    /// <summary>The colour of a level's tag; the word carries the meaning.</summary>
    public static string Colour(RiskLevel? level) => level switch
    {
        RiskLevel.High => "red",
        RiskLevel.Medium => "orange",
        RiskLevel.AtRisk => "yellow",
        RiskLevel.None => "green",
        _ => "grey",
    };

    /// <summary>A role as people say it: "CSE manager".</summary>
    public static string Role(Role role) => Role(Kebab.Of(role.ToString()));

    /// <summary>A role word on an entry or a duty, such as <c>allocated-worker</c>: "Allocated worker".</summary>
    public static string Role(string role) => role switch
    {
        "cse-manager" => "CSE manager",
        _ => Kebab.Words(role),
    };

    /// <summary>An age in whole years: "14 years"; of a date of birth that cannot be right it says so.</summary>
    public static string Age(LocalDate born, LocalDate on) =>
        Identity.Age(born, on) is { } years ? Count(years, "year") : born > on ? "not born by then: check the year" : "check the year";

    /// <summary>A number of something: "1 day", "3 days".</summary>
    public static string Count(int number, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {one}{(number == 1 ? "" : "s")}");

    /// <summary>A number as digits, the same everywhere.</summary>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string HowNear(Duty duty, Instant now, WorkingDays? calendar)
    {
        if (duty.Due.Moment is { } moment)
            return now > moment ? $"{Elapsed(now - moment)} late" : $"in {Elapsed(moment - now)}";
        var today = London.DayOf(now);
        var days = Period.DaysBetween(today, duty.Due.Day);
        if (days < 0)
            return Late(duty, today, -days, calendar);
        return days switch { 0 => "today", 1 => "tomorrow", _ => $"in {Count(days, "day")}" };
    }

    private static string Late(Duty duty, LocalDate today, int days, WorkingDays? calendar)
    {
        var counted = calendar is not null && duty.Clock.Within is [{ Unit: Unit.WorkingDays }, ..] ? calendar.Between(duty.Due.Day, today) : 0;
        return counted > 0 ? $"{Count(counted, "working day")} late" : $"{Count(days, "day")} late";
    }

    private static string Elapsed(Duration time) =>
        time.TotalMinutes < 60 ? Count((int)time.TotalMinutes, "minute")
        : time.TotalHours < 48 ? Count((int)time.TotalHours, "hour")
        : Count((int)time.TotalDays, "day");
}
