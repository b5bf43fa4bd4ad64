using Lantern.Entries;

namespace Lantern.Tests.Entries;

/// <summary>What an assessment is held to when it names the checklists it was made with.</summary>
public class AssessmentDemandsTests
{
    private static readonly Lantern.Practice.Pack Hub = ShippedPacks.Named("example-hub");
    private static readonly AssessmentCompleted Completed = new() { Section = 17, Outcome = "child in need", Checklists = ["no-role"] };

    [Fact]
    public void Without_a_risk_tool_or_with_one_older_than_the_referral_it_is_refused()
    {
        Assert.Contains(Refusals.AssessmentWithoutCurrentTool, Against(Begun()));
        Assert.Contains(Refusals.AssessmentWithoutCurrentTool, Against(new TestFile().With(new ToolCompleted { Tool = "seraf" }).With(new ReferralMade()).With(new AssessmentStarted())));
    }

    [Fact]
    public void A_risk_tool_may_be_as_old_as_the_setting_says_and_no_older()
    {
        static TestFile Aged(string day) => new TestFile().With(new ToolCompleted { Tool = "seraf" }, day).With(new AssessmentStarted(), "2026-05-10");
        Assert.Contains(Refusals.AssessmentWithoutCurrentTool, Against(Aged("2026-02-10")));
        Assert.DoesNotContain(Refusals.AssessmentWithoutCurrentTool, Against(Aged("2026-02-11")));
    }

    [Fact]
    public void Nothing_is_completed_before_a_manager_has_looked_at_it_since_it_began()
    {
        Assert.Contains(Refusals.AssessmentWithoutOversight, Against(new TestFile().With(new OversightRecorded()).With(new AssessmentStarted()).With(Tool)));
        Assert.DoesNotContain(Refusals.AssessmentWithoutOversight, Against(Begun().With(Tool).With(new OversightRecorded { Of = 2 })));
    }

    [Fact]
    public void Each_recommendation_is_an_action_before_the_assessment_is_completed()
    {
        var items = new[] { "Sessions", "A key worker at school" }.Select(what => (IReadOnlyDictionary<string, Passage>)new Dictionary<string, Passage> { ["what"] = new(what) }).ToList();
        var two = Completed with { Checklists = ["assessment-what-follows"], Considered = [new Considered { Line = "recommendations", Is = Consideration.Said, Items = items }] };
        var action = new ActionAgreed { Checklist = "assessment-what-follows", FromLine = "recommendations" };
        var objection = Begun().With(action).Objections(two, pack: Hub).Single(one => one.Refusal == Refusals.RecommendationWithoutAction);
        Assert.Equal(("assessment-what-follows.recommendations.items", "1 of them is none yet."), (objection.Field, objection.Detail));
        Assert.DoesNotContain(Refusals.RecommendationWithoutAction, Begun().With(action).With(action).Against(two, pack: Hub));
    }

    [Theory]
    [InlineData("no-role")]
    [InlineData("No role for children's social care")]
    public void No_role_waits_for_the_tool_the_hub_and_a_team_around_the_child(string outcome)
    {
        var none = Completed with { Outcome = outcome };
        var objection = Begun().Objections(none with { Checklists = ["assessment"] }, pack: Hub).Single(one => one.Refusal == Refusals.NoRoleTooSoon);
        Assert.Equal("It lacks the risk tool brought up to date and the risk tool sent to the hub and a team around the child considered.", objection.Detail);
        var file = new TestFile().With(Tool).With(new AssessmentStarted()).With(new InformationShared { Recipient = Recipient.Hub });
        Assert.Contains(Refusals.NoRoleTooSoon, Against(file, none));
        Assert.DoesNotContain(Refusals.NoRoleTooSoon, Against(file.With(Tool).With(new InformationShared { Recipient = Recipient.Hub }), none));
    }

    [Fact]
    public void An_entry_that_names_no_checklist_is_held_to_none_of_it() =>
        Assert.Empty(new TestFile().With(new AssessmentStarted()).Against(Completed with { Checklists = null, Outcome = "no-role" }, pack: Hub));

    [Fact]
    public void A_section_47_assessment_by_another_than_the_area_team_needs_a_managers_reason()
    {
        var other = new AssessmentStarted { Section = 47, Team = AssessmentTeam.Exploitation };
        Assert.Equal([Refusals.EnquiryByAnotherTeam], new TestFile().Against(other));
        Assert.Equal([Refusals.EnquiryByAnotherTeam], new TestFile().Against(other with { Because = "We know her" }, by: "allocated-worker"));
        Assert.Empty(new TestFile().Against(other with { Because = "She speaks with nobody else" }, by: "team-manager"));
        Assert.Empty(new TestFile().Against(other with { Section = 17 }));
        Assert.Empty(new TestFile().Against(other with { Team = AssessmentTeam.Area }));
    }

    private static TestFile Begun() => new TestFile().With(new ReferralMade()).With(new AssessmentStarted());

    private static ToolCompleted Tool => new() { Tool = "seraf" };

    private static string[] Against(TestFile file, AssessmentCompleted? completed = null) => file.Against(completed ?? Completed, pack: Hub);
}
