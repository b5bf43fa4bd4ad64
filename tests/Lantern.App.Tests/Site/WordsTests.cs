using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Tests.Site;

public sealed class WordsTests
{
    private static readonly WorkingDays Easter = new([new(2026, 4, 3), new(2026, 4, 6)]);

    [Fact]
    public void A_duty_past_its_day_says_how_many_days_late_it_is() =>
        Assert.Equal("Tue 7 April 2026, 3 days late", Words.Due(Owed(new(new(2026, 4, 7)), DutyState.Overdue), At(2026, 4, 10, 9, 0)));

    [Fact]
    public void Working_days_late_leave_out_the_weekend_and_the_bank_holiday() =>
        Assert.Equal("Thu 2 April 2026, 1 working day late",
            Words.Due(Owed(new(new(2026, 4, 2)), DutyState.Overdue), At(2026, 4, 7, 9, 0), Easter));

    [Fact]
    public void Late_over_a_weekend_alone_is_said_in_plain_days() =>
        Assert.Equal("Thu 2 April 2026, 3 days late",
            Words.Due(Owed(new(new(2026, 4, 2)), DutyState.Overdue), At(2026, 4, 5, 9, 0), Easter));

    [Theory]
    [InlineData(7, "Tue 7 April 2026, today")]
    [InlineData(8, "Wed 8 April 2026, tomorrow")]
    [InlineData(17, "Fri 17 April 2026, in 10 days")]
    public void A_duty_still_in_time_says_how_near_it_is(int day, string words) =>
        Assert.Equal(words, Words.Due(Owed(new(new(2026, 4, day)), DutyState.Due), At(2026, 4, 7, 9, 0)));

    [Theory]
    [InlineData(12, 30, "Tue 7 April 2026 at 12:00, 30 minutes late")]
    [InlineData(13, 0, "Tue 7 April 2026 at 12:00, 1 hour late")]
    [InlineData(9, 0, "Tue 7 April 2026 at 12:00, in 3 hours")]
    public void A_duty_in_hours_has_its_time(int hour, int minute, string words) =>
        Assert.Equal(words, Words.Due(Owed(Due.At(At(2026, 4, 7, 12, 0)), DutyState.Overdue), At(2026, 4, 7, hour, minute)));

    [Fact]
    public void A_duty_that_was_met_has_its_day_alone() =>
        Assert.Equal("Tue 7 April 2026", Words.Due(Owed(new(new(2026, 4, 7)), DutyState.Met), At(2026, 4, 20, 9, 0)));

    [Fact]
    public void A_moment_is_said_in_london_time() =>
        Assert.Equal("Thu 1 October 2026 at 00:30", Words.Moment(Instant.FromUtc(2026, 9, 30, 23, 30)));

    [Fact]
    public void An_age_is_in_whole_years_and_a_birthday_counts() =>
        Assert.Equal(["13 years", "14 years"], [Words.Age(new(2012, 4, 7), new(2026, 4, 6)), Words.Age(new(2012, 4, 7), new(2026, 4, 7))]);

    [Fact]
    public void Roles_and_levels_are_words_a_practitioner_says()
    {
        Assert.Equal("CSE manager", Words.Role("cse-manager"));
        Assert.Equal("Allocated worker", Words.Role("allocated-worker"));
        Assert.Equal("At risk", Words.Level(RiskLevel.AtRisk));
        Assert.Equal("Not judged yet", Words.Level(null));
    }

    private static Duty Owed(Due due, DutyState state) => new(new Clock
    {
        Id = "decide", Title = "Decide", Pack = "p", Shape = Shape.Each, Within = [new Span(1, Unit.WorkingDays)], FallsTo = "hub-manager",
        Source = new Source("Standards", "2.1"),
    }, state, due, 1, null, "hub-manager");

    private static Instant At(int year, int month, int day, int hour, int minute) => London.At(new LocalDateTime(year, month, day, hour, minute));
}
