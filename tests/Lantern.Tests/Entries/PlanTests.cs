using Lantern.Entries;
using NodaTime;

namespace Lantern.Tests.Entries;

public class PlanTests
{
    private static PlanAgreed Plan(params (string Area, string Words)[] rows) =>
        new() { Type = PlanType.Cin, Areas = rows.ToDictionary(row => row.Area, IReadOnlyList<Passage> (row) => [new Passage(row.Words)]) };

    [Fact]
    public void A_plan_without_disruption_or_police_is_refused()
    {
        Assert.Equal([Refusals.DisruptionAreaEmpty, Refusals.PoliceAreaEmpty], new TestFile().Against(new PlanAgreed { Type = PlanType.Cp }));
        Assert.Equal([Refusals.DisruptionAreaEmpty], new TestFile().Against(Plan(("police-investigation", "Interviews"))));
        Assert.Equal([Refusals.PoliceAreaEmpty], new TestFile().Against(Plan(("disruption", "Warning notice"), ("police", " "))));
        Assert.Empty(new TestFile().Against(Plan(("disruption", "Warning notice"), ("police", "Interviews"))));
    }

    [Fact]
    public void None_at_present_needs_a_reason_and_a_day_of_review()
    {
        var none = Plan(("disruption", "None at present."), ("police", "Interviews"));
        Assert.Equal([Refusals.DisruptionAreaEmpty], new TestFile().Against(none with { Because = "Nobody is known" }));
        Assert.Equal([Refusals.DisruptionAreaEmpty], new TestFile().Against(none with { ReviewBy = new LocalDate(2026, 7, 1) }));
        Assert.Empty(new TestFile().Against(none with { Because = "Nobody is known", ReviewBy = new LocalDate(2026, 7, 1) }));
    }

    [Fact]
    public void A_plain_list_of_areas_stands_for_areas_that_say_something()
    {
        var body = Kinds.Of<PlanAgreed>().Read(new Mapping(
            [new Pair("areas", Place.None, new Sequence([new Scalar("disruption", Place.None), new Scalar("police-investigation", Place.None)], Place.None))], Place.None));
        Assert.Equal("Police investigation", ((PlanAgreed)body).Areas!["police-investigation"][0].Words);
        Assert.Empty(new TestFile().Against(body));
    }

    [Fact]
    public void An_empty_list_under_an_area_leaves_it_empty()
    {
        var body = Kinds.Of<PlanAgreed>().Read((Mapping)NodeJson.Read("""{"areas":{"disruption":[],"police":["Interviews"]}}"""u8));
        Assert.Equal([Refusals.DisruptionAreaEmpty], new TestFile().Against(body));
    }
}
