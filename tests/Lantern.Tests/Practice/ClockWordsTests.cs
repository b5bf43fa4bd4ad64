using Lantern.Entries;
using Lantern.Practice;
using Lantern.Tests.Readings;

namespace Lantern.Tests.Practice;

public sealed class ClockWordsTests
{
    [Fact]
    public void Every_start_has_its_own_time() =>
        Assert.Equal("Within 1 working day of every “Contact received” (tool: awaited)",
            Said(Clock(Shape.Each) with { Starts = [new(Kinds.Of<ContactReceived>(), [new("tool", Words("awaited"), ConditionTest.OneOf)])], Within = [new(1, Unit.WorkingDays)] }));

    [Fact]
    public void The_first_start_alone_begins_it() =>
        Assert.Equal("Within 1 working day of the first “Missing started” (missing regularly, or at high risk)",
            Said(Clock(Shape.Once) with { Starts = [new(Kinds.Of<MissingStarted>(), [new(FactNames.RegularOrHighRisk, null, ConditionTest.Fact)])], Within = [new(1, Unit.WorkingDays)] }));

    [Fact]
    public void A_series_of_intervals_is_said_in_order_and_until_what() =>
        Assert.Equal("After 3 months, then every 6 months, from “Plan agreed” (type: child protection), until “Plan ended”",
            Said(Clock(Shape.Repeating) with
            {
                Starts = [new(Kinds.Of<PlanAgreed>(), [new("type", Words("cp"), ConditionTest.OneOf)])],
                Within = [new(3, Unit.Months), new(6, Unit.Months)],
                Ends = [new(Kinds.Of<PlanEnded>(), [])],
            }));

    [Fact]
    public void What_is_agreed_keeps_its_cap() =>
        Assert.Equal("As often as agreed, at most 4 weeks apart, from “Plan agreed”",
            Said(Clock(Shape.Repeating) with { Starts = [new(Kinds.Of<PlanAgreed>(), [])], AsAgreed = "contact-every", Within = [new(4, Unit.Weeks)] }));

    [Fact]
    public void A_date_agreed_without_a_cap_is_that_date() =>
        Assert.Equal("By the date agreed in every “Action agreed”",
            Said(Clock(Shape.Each) with { Starts = [new(Kinds.Of<ActionAgreed>(), [])], AsAgreed = "due" }));

    [Fact]
    public void No_time_at_all_is_said_as_a_day_or_at_once()
    {
        Assert.StartsWith("On the same day as every", Said(Clock(Shape.Each) with { Within = [new(0, Unit.Days)] }), StringComparison.Ordinal);
        Assert.StartsWith("At once after every", Said(Clock(Shape.Each) with { Within = [new(0, Unit.Hours)] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Counting_back_names_what_set_the_moment() =>
        Assert.Equal("At least 1 day before the moment set by “Conference planned”",
            Said(Clock(Shape.Before) with { Starts = [new(Kinds.Of<ConferencePlanned>(), [])], Within = [new(1, Unit.Days)] }));

    [Fact]
    public void A_state_that_lasts_is_announced_first() =>
        Assert.Equal("When it is 72 hours since “Missing started” without “Missing ended”; announced from 48 hours",
            Said(Clock(Shape.Lasting) with
            {
                Starts = [new(Kinds.Of<MissingStarted>(), [])], Ends = [new(Kinds.Of<MissingEnded>(), [])],
                Within = [new(72, Unit.Hours)], WarnFrom = new Span(48, Unit.Hours),
            }));

    [Fact]
    public void So_many_starts_are_counted_in_a_month_or_a_window()
    {
        var clock = Clock(Shape.Count) with { Starts = [new(Kinds.Of<MissingStarted>(), [])], Within = [new(1, Unit.WorkingDays)], Times = 5 };
        Assert.Equal("Within 1 working day of the 5th “Missing started” in a calendar month", Said(clock));
        Assert.Equal("Within 1 working day of the 3rd “Missing started” within 90 days", Said(clock with { Times = 3, Window = new Span(90, Unit.Days) }));
    }

    [Fact]
    public void A_rung_of_the_ladder_names_the_duty_beneath_it()
    {
        var beneath = Clock(Shape.Each) with { Id = "answer", Title = "Answer the hub" };
        var pack = NoPractice.Pack with { Clocks = new Dictionary<string, Clock> { ["answer"] = beneath } };
        var rung = Clock(Shape.Unmet) with { Beneath = "answer", Within = [new(3, Unit.WorkingDays)] };
        Assert.Equal("When “Answer the hub” is still open 3 working days after it began", ClockWords.Timescale(rung, pack));
        Assert.Equal("When “Answer the hub” is still open once it is late", ClockWords.Timescale(rung with { Within = [] }, pack));
    }

    [Fact]
    public void What_meets_it_is_named_with_its_conditions() =>
        Assert.Equal("“Child seen” (alone, by the allocated worker) or “Child contacted”", ClockWords.MetBy(Clock(Shape.Each) with
        {
            MetBy =
            [
                new(Kinds.Of<ChildSeen>(), [new("alone", Words("true"), ConditionTest.OneOf), new("by", Words("allocated-worker"), ConditionTest.OneOf)]),
                new(Kinds.Of<ChildContacted>(), []),
            ],
        }));

    private static string Said(Clock clock) => ClockWords.Timescale(clock, NoPractice.Pack);

    private static HashSet<string> Words(params string[] words) => [.. words];

    private static Clock Clock(Shape shape) => new()
    {
        Id = "clock", Title = "Clock", Pack = "none", Shape = shape, FallsTo = "hub-manager", Source = new Source("Standards", "2"),
        Starts = [new(Kinds.Of<ContactReceived>(), [])],
    };
}
