using Lantern.Entries;

namespace Lantern.Tests.Entries;

public class EnquiryTests
{
    private static readonly Section47Concluded Concluded = new() { Outcome = "conference", Because = "The risk goes on" };

    private static TestFile Started(HealthInformation? health = null) => new TestFile().With(new Section47Started { HealthInformation = health });

    [Fact]
    public void An_enquiry_is_concluded_with_an_outcome_and_a_reason()
    {
        Assert.Equal(["outcome", "because"], Started().Objections(new Section47Concluded()).Select(objection => objection.Field));
        Assert.Equal([Refusals.EnquiryWithoutOutcomeOrReason], Started().Against(Concluded with { Outcome = null }));
        Assert.Equal([Refusals.EnquiryWithoutOutcomeOrReason], Started().Against(Concluded with { Because = null }));
        Assert.Empty(Started().Against(Concluded));
    }

    [Fact]
    public void Without_health_information_it_needs_a_managers_reason()
    {
        var awaited = Concluded with { HealthInformation = HealthInformation.Awaited };
        Assert.Contains(Refusals.HealthInformationAwaited, Started().Against(awaited with { Because = null }, by: "team-manager"));
        Assert.Equal([Refusals.HealthInformationAwaited], Started().Against(awaited, by: "allocated-worker"));
        Assert.Empty(Started().Against(awaited, by: "team-manager"));
        Assert.Empty(Started().Against(awaited));
    }

    [Fact]
    public void What_it_began_with_holds_until_the_conclusion_says_otherwise()
    {
        var file = Started(HealthInformation.Awaited);
        Assert.Equal([Refusals.HealthInformationAwaited], file.Against(Concluded, by: "allocated-worker"));
        Assert.Empty(file.Against(Concluded with { HealthInformation = HealthInformation.Received }, by: "allocated-worker"));
    }
}
