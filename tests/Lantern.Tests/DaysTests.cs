using CsCheck;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Tests;

/// <summary>Counting in days gives an answer for every day and every moment there is, and the usual one where there is no edge near.</summary>
public class DaysTests
{
    private static readonly LocalDate First = new(1, 1, 1);

    private static readonly Gen<LocalDate> AnyDay = Gen.Frequency(
        (8, Gen.Int[0, Period.DaysBetween(First, LocalDate.MaxIsoValue)].Select(First.PlusDays)),
        (2, Gen.Int[0, 40].Select(days => LocalDate.MaxIsoValue.PlusDays(-days))),
        (1, Gen.Int[0, 40].Select(days => LocalDate.MinIsoValue.PlusDays(days))));

    private static readonly Gen<int> AnyNumber = Gen.Frequency((4, Gen.Int[-10_000, 10_000]), (1, Gen.Int[int.MinValue, int.MaxValue]));

    private static readonly Gen<Instant> AnyMoment = Gen.Frequency(
        (4, Gen.Long[Instant.MinValue.ToUnixTimeTicks(), Instant.MaxValue.ToUnixTimeTicks()].Select(Instant.FromUnixTimeTicks)),
        (1, Gen.Int[0, 100].Select(hours => Instant.MaxValue - Duration.FromHours(hours))),
        (1, Gen.Int[0, 100].Select(hours => Instant.MinValue + Duration.FromHours(hours))));

    private static readonly WorkingDays Calendar = TestPack.Empty.Calendar;

    [Fact]
    public void The_last_day_there_is_ends_and_nothing_follows_it()
    {
        Assert.Equal(Instant.MaxValue, London.EndOf(Days.Latest));
        Assert.Equal(Days.Latest, Days.Latest.AddDays(1));
        Assert.Equal(Days.Latest, Days.Latest.AddMonths(1));
        Assert.Equal(Days.Latest, Days.Latest.AddYears(1));
        Assert.Equal(Days.Latest, Calendar.After(Days.Latest, 3));
        Assert.Equal(Days.Earliest, Days.Earliest.AddDays(-1));
        Assert.Equal(Days.Earliest, Calendar.Before(Days.Earliest, 3));
        Assert.Equal(Days.Earliest, London.DayOf(Instant.MinValue));
        Assert.Equal(Instant.MaxValue, Instant.MaxValue.Add(Duration.Epsilon));
    }

    [Fact]
    public void Days_months_and_years_are_counted_from_any_day_and_stay_in_order() =>
        Gen.Select(AnyDay, AnyNumber).Sample((day, number) =>
        {
            foreach (var counted in (LocalDate[])[day.AddDays(number), day.AddWeeks(number), day.AddMonths(number), day.AddYears(number)])
                Assert.True(number >= 0 ? counted >= day : counted <= day, $"{day} and {number} is {counted}");
        });

    [Fact]
    public void Where_no_edge_is_near_it_is_what_the_calendar_says() =>
        Gen.Select(Gen.Int[0, 40_000].Select(new LocalDate(1900, 1, 1).PlusDays), Gen.Int[-2_000, 2_000]).Sample((day, number) =>
        {
            Assert.Equal(day.PlusDays(number), day.AddDays(number));
            Assert.Equal(day.PlusWeeks(number), day.AddWeeks(number));
            Assert.Equal(day.PlusMonths(number), day.AddMonths(number));
            Assert.Equal(day.PlusYears(number / 10), day.AddYears(number / 10));
        });

    [Fact]
    public void Every_day_begins_and_ends_and_every_moment_has_its_day() =>
        Gen.Select(AnyDay, AnyMoment, AnyNumber).Sample((day, moment, number) =>
        {
            Assert.True(London.StartOf(day) < London.EndOf(day));
            Assert.Equal(day, London.DayOf(London.StartOf(day)));
            Assert.Equal(day, London.DayOf(London.EndOf(day)));
            _ = London.DayOf(moment);
            _ = Lantern.Entries.Happening.Of(moment);
            Assert.True(number >= 0 ? moment.Add(Duration.FromSeconds(number)) >= moment : moment.Add(Duration.FromSeconds(number)) <= Instant.Max(moment, London.StartOf(Days.Earliest)));
        });

    [Fact]
    public void A_span_is_counted_both_ways_from_any_day() =>
        Gen.Select(AnyDay, Gen.Int[0, 10_000], Gen.Int[1, 4]).Sample((day, length, unit) =>
        {
            var span = new Span(length, (Unit)unit);
            Assert.True(span.After(day, Calendar) >= day);
            Assert.True(span.Before(day, Calendar) <= day);
        }, iter: 200);

    [Fact]
    public void Working_days_between_two_days_are_those_counted_one_by_one() =>
        Gen.Select(Gen.Int[0, 400], Gen.Int[0, 400]).Sample((from, days) =>
        {
            var (day, count) = (new LocalDate(2026, 1, 1).PlusDays(from), 0);
            for (var next = 1; next <= days; next++)
                count += Calendar.Works(day.PlusDays(next)) ? 1 : 0;
            Assert.Equal(count, Calendar.Between(day, day.PlusDays(days)));
        });

    [Fact]
    public void Nine_thousand_years_of_working_days_are_counted_at_once()
    {
        Assert.Equal(0, Calendar.Between(Days.Latest, First));
        Assert.InRange(Calendar.Between(First, Days.Latest), 2_600_000, 2_620_000);
    }
}
