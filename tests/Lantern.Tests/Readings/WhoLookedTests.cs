using Lantern.Access;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

public sealed class WhoLookedTests
{
    private static readonly WorkingDays Easter = new([new(2026, 4, 3), new(2026, 4, 6)]);

    [Fact]
    public void Nobody_has_looked() => Assert.Empty(WhoLooked.Read([], Easter).Lines);

    [Fact]
    public void The_looks_of_one_worker_on_one_day_for_one_purpose_are_one_line()
    {
        var lines = WhoLooked.Read([Look("lee", "2026-04-07T16:40"), Look("lee", "2026-04-07T09:05"), Look("lee", "2026-04-08T09:00"), Look("pat", "2026-04-07T12:00")], Easter).Lines;
        Assert.Equal([("lee", 1), ("lee", 2), ("pat", 1)], lines.Select(line => (line.Worker, line.Times)));
        Assert.Equal((At("2026-04-07T09:05"), At("2026-04-07T16:40")), (lines[1].First, lines[1].Last));
    }

    [Theory]
    [InlineData("2026-04-07T06:59", "Before 07:00 or after 20:00")]
    [InlineData("2026-04-07T07:00", null)]
    [InlineData("2026-04-07T19:59", null)]
    [InlineData("2026-04-07T20:00", "Before 07:00 or after 20:00")]
    [InlineData("2026-04-06T12:00", "Not a working day")]
    [InlineData("2026-04-04T12:00", "Not a working day")]
    public void A_look_outside_working_hours_is_unusual_by_londons_clock(string at, string? unusual) =>
        Assert.Equal(unusual, WhoLooked.Read([Look("lee", at)], Easter).Lines.Single().Unusual);

    [Fact]
    public void Very_many_looks_in_a_day_are_unusual()
    {
        Assert.Null(WhoLooked.Read(Enumerable.Repeat(Look("lee", "2026-04-07T12:00"), 50), Easter).Lines.Single().Unusual);
        Assert.Equal("More than 50 times in a day", WhoLooked.Read(Enumerable.Repeat(Look("lee", "2026-04-07T12:00"), 51), Easter).Lines.Single().Unusual);
    }

    [Fact]
    public void What_is_unusual_comes_before_what_is_newer() =>
        Assert.Equal(["pat", "lee"], WhoLooked.Read([Look("lee", "2026-04-08T12:00"), Look("pat", "2026-04-06T12:00")], Easter).Lines.Select(line => line.Worker));

    private static Look Look(string worker, string at) => new(worker, "council", At(at), "Working on the file", "allocated-worker writer");

    private static Instant At(string text) => CaseText.Asked(text, Lantern.Entries.Place.None);
}
