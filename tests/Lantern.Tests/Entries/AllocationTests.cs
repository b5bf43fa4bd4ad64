using Lantern.Entries;

namespace Lantern.Tests.Entries;

public class AllocationTests
{
    private static TestFile At(RiskLevel level) => new TestFile().With(new RiskLevelSet { Level = level, Because = "b" });

    [Fact]
    public void A_high_risk_case_never_goes_to_a_community_resource_worker()
    {
        var allocation = new CaseAllocated { Grade = Grade.CommunityResourceWorker, SupportedBy = "Ada Lark", Because = "Nobody else" };
        var objection = Assert.Single(At(RiskLevel.High).Objections(allocation));
        Assert.Equal(Refusals.HighRiskNotToCommunityResourceWorker, objection.Refusal);
        Assert.Equal([1], objection.RestsOn);
    }

    [Theory]
    [InlineData(Grade.NewlyQualified, null, "Knows the child")]
    [InlineData(Grade.LessExperienced, "Ada Lark", null)]
    [InlineData(Grade.LessExperienced, " ", "Knows the child")]
    public void A_high_risk_case_goes_to_a_beginner_only_with_a_named_senior_and_a_reason(Grade grade, string? senior, string? because) =>
        Assert.Equal([Refusals.HighRiskNeedsANamedSenior],
            At(RiskLevel.High).Against(new CaseAllocated { Grade = grade, SupportedBy = senior, Because = because }));

    [Fact]
    public void With_both_it_may() =>
        Assert.Empty(At(RiskLevel.High).Against(new CaseAllocated { Grade = Grade.NewlyQualified, SupportedBy = "Ada Lark", Because = "Knows the child" }));

    [Theory]
    [InlineData(Grade.Experienced)]
    [InlineData(Grade.Senior)]
    [InlineData(null)]
    public void A_high_risk_case_may_go_to_others(Grade? grade) => Assert.Empty(At(RiskLevel.High).Against(new CaseAllocated { Grade = grade }));

    [Theory]
    [InlineData(RiskLevel.None)]
    [InlineData(RiskLevel.AtRisk)]
    [InlineData(RiskLevel.Medium)]
    public void At_another_level_anyone_may_hold_it(RiskLevel level) =>
        Assert.Empty(At(level).Against(new CaseAllocated { Grade = Grade.CommunityResourceWorker }));

    [Fact]
    public void The_latest_level_counts()
    {
        var crw = new CaseAllocated { Grade = Grade.CommunityResourceWorker };
        Assert.Empty(At(RiskLevel.High).With(new RiskLevelSet { Level = RiskLevel.Medium }).Against(crw));
        Assert.NotEmpty(At(RiskLevel.High).With(new RiskLevelSet { Because = "No level said" }).Against(crw));
        Assert.Empty(new TestFile().Against(crw));
    }

    [Fact]
    public void A_second_lead_professional_is_refused_and_one_who_takes_over_is_not()
    {
        var file = new TestFile().With(new LeadProfessionalNamed { Worker = "Ada Lark" });
        var second = Assert.Single(file.Objections(new LeadProfessionalNamed { Worker = "Sam Reed" }));
        Assert.Equal(Refusals.SecondLeadProfessional, second.Refusal);
        Assert.Equal([1], second.RestsOn);
        Assert.Empty(file.Against(new LeadProfessionalNamed { Worker = "Sam Reed", Of = 1 }));
    }

    [Fact]
    public void Taking_over_names_the_one_who_leads_now()
    {
        var file = new TestFile().With(new LeadProfessionalNamed { Worker = "Ada Lark" }).With(new LeadProfessionalNamed { Worker = "Sam Reed", Of = 1 });
        Assert.Equal([Refusals.SecondLeadProfessional], file.Against(new LeadProfessionalNamed { Worker = "Kit Moss", Of = 1 }));
        Assert.Empty(file.Against(new LeadProfessionalNamed { Worker = "Kit Moss", Of = 2 }));
    }

    [Fact]
    public void The_same_person_again_is_no_second_one_and_a_closed_file_has_none()
    {
        var file = new TestFile().With(new LeadProfessionalNamed { Worker = "Ada Lark" });
        Assert.Empty(file.Against(new LeadProfessionalNamed { Worker = "Ada Lark" }));
        Assert.Empty(file.With(new FileClosed()).With(new FileReopened()).Against(new LeadProfessionalNamed { Worker = "Sam Reed" }));
    }
}
