using Lantern.App.Components.Binding;
using NodaTime;

namespace Lantern.App.Tests.Components;

/// <summary>Dates in three boxes and times in one, as people type them.</summary>
public sealed class TypedTests
{
    [Theory]
    [InlineData("", "4", "2026", "must include a day", "day")]
    [InlineData("7", "", "2026", "must include a month", "month")]
    [InlineData("7", "4", "", "must include a year", "year")]
    [InlineData("", "", "2026", "must include a day and month", "day month")]
    [InlineData("7", " ", "", "must include a month and year", "month year")]
    [InlineData("31", "2", "2026", "must be a real date", "day")]
    [InlineData("29", "2", "2025", "must be a real date", "day")]
    [InlineData("0", "4", "2026", "must be a real date", "day")]
    [InlineData("7", "13", "2026", "must be a real date", "month")]
    [InlineData("x", "y", "z", "must be a real date", "day month year")]
    [InlineData("-7", "4", "2026", "must be a real date", "day")]
    [InlineData("7", "4", "26", "must have a year of 4 numbers, like 2011", "year")]
    [InlineData("7", "4", "0000", "must be a real date", "year")]
    [InlineData("7", "4", "99999999999", "must be a real date", "year")]
    [InlineData("７", "4", "2026", "must be a real date", "day")]
    public void A_date_that_cannot_be_is_refused_and_the_boxes_to_mend_are_known(string day, string month, string year, string problem, string boxes)
    {
        var typed = TypedDate.Read(day, month, year);
        Assert.Null(typed.Date);
        Assert.Equal(problem, typed.Problem);
        string[] wrong = [.. new[] { (typed.DayIsWrong, "day"), (typed.MonthIsWrong, "month"), (typed.YearIsWrong, "year") }.Where(box => box.Item1).Select(box => box.Item2)];
        Assert.Equal(boxes, string.Join(' ', wrong));
    }

    [Theory]
    [InlineData("7", "4", "2026")]
    [InlineData(" 07 ", "04", "2026")]
    [InlineData("7", "April", "2026")]
    [InlineData("7", "apr", "2026")]
    public void A_date_is_read_as_people_write_it(string day, string month, string year) =>
        Assert.Equal(new LocalDate(2026, 4, 7), TypedDate.Read(day, month, year).Date);

    [Fact]
    public void The_leap_day_is_a_real_date() => Assert.Equal(new LocalDate(2024, 2, 29), TypedDate.Read("29", "2", "2024").Date);

    [Fact]
    public void Nothing_typed_is_neither_a_date_nor_a_mistake()
    {
        var typed = TypedDate.Read(null, "", "  ");
        Assert.True(typed.IsEmpty);
        Assert.Null(typed.Problem);
        Assert.Null(typed.Date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("9")]
    [InlineData("25:00")]
    [InlineData("14:60")]
    [InlineData("13pm")]
    [InlineData("0am")]
    [InlineData("14:3")]
    [InlineData("2.30 in the afternoon")]
    [InlineData("١٤:٣٠")]
    public void A_time_that_cannot_be_is_refused(string typed) => Assert.Null(TypedTime.Read(typed));

    [Theory]
    [InlineData("14:30", 14, 30)]
    [InlineData("14.30", 14, 30)]
    [InlineData("1430", 14, 30)]
    [InlineData("2.30pm", 14, 30)]
    [InlineData("2:30 PM", 14, 30)]
    [InlineData("230pm", 14, 30)]
    [InlineData("2 p.m.", 14, 0)]
    [InlineData("9am", 9, 0)]
    [InlineData("12am", 0, 0)]
    [InlineData("12pm", 12, 0)]
    [InlineData("0905", 9, 5)]
    [InlineData("905", 9, 5)]
    [InlineData("00:00", 0, 0)]
    [InlineData(" noon ", 12, 0)]
    [InlineData("Midnight", 0, 0)]
    public void A_time_is_read_as_people_write_it(string typed, int hour, int minute) =>
        Assert.Equal(new LocalTime(hour, minute), TypedTime.Read(typed));

    [Theory]
    [InlineData("FullName", "full-name")]
    [InlineData("Input.DateOfBirth", "input-date-of-birth")]
    [InlineData("Answers[indicator-3].Because", "answers-indicator-3-because")]
    [InlineData("URN", "urn")]
    [InlineData("day", "day")]
    public void An_id_is_the_name_in_hyphens(string name, string id) => Assert.Equal(id, Bound.IdOf(name));
}
