using Lantern.Entries;
using Lantern.Readings;

namespace Lantern.Tests.Readings;

/// <summary>What an auditor looks for, and whether it is there.</summary>
public class CompletenessTests
{
    private static readonly Lantern.Practice.Pack Hub = ShippedPacks.Named("example-hub");

    [Fact]
    public void Every_item_says_why_where_it_is_asked_and_what_mends_it()
    {
        var items = Completeness.Read(new TestFile().With(new ConcernRecorded()).Read(), Hub);
        Assert.All(items, item => Assert.Matches(@"^S[04]-\d+$", item.Where));
        Assert.All(items, item => Assert.True(item.Why.EndsWith('.') && item.Asks.Length > 5, item.Id));
        Assert.Equal(items.Count, items.Select(item => item.Id).Distinct().Count());
        string[] wanted = ["S0-01", "S0-05", "S0-07", "S0-10", "S0-19", "S0-23", "S0-37", "S0-44", "S0-123", "S0-129", "S0-150", "S0-151", "S0-157"];
        Assert.Empty(wanted.Except(items.Select(item => item.Where)));
    }

    [Fact]
    public void A_plan_without_a_meeting_since_the_assessment_is_not_complete()
    {
        var file = new TestFile().With(new MeetingHeld()).With(new AssessmentCompleted()).With(new PlanAgreed { Type = PlanType.Cin });
        Assert.Equal(Found.Absent, Of("meeting-after-assessment", file));
        Assert.Equal(Found.Present, Of("meeting-after-assessment", file.With(new MeetingHeld())));
        Assert.Equal(Found.NotApplicable, Of("meeting-after-assessment", new TestFile().With(new ConcernRecorded())));
    }

    [Fact]
    public void A_support_action_that_does_not_say_why_it_suits_this_child_is_listed()
    {
        var file = new TestFile().With(new ActionAgreed { Area = "supporting-child", Action = new("Sessions") });
        var item = Completeness.Read(file.Read(), Hub).Single(one => one.Id == "suits-this-child");
        Assert.Equal((Found.Absent, 1), (item.Found, Assert.Single(item.Entries).Number));
        Assert.Equal(Found.Present, Of("suits-this-child", new TestFile().With(new ActionAgreed { Area = "supporting-child", Action = new("Sessions"), Because = "She asked for them." })));
    }

    [Fact]
    public void Support_of_the_parents_counts_once_it_was_given()
    {
        Assert.Equal(Found.Absent, Of("parents-support", new TestFile().With(new ActionAgreed { Area = "supporting-parents" })));
        Assert.Equal(Found.Present, Of("parents-support", new TestFile().With(new ActionAgreed { Area = "supporting-parents" }).With(new ActionDone { Of = 1 })));
        Assert.Equal(Found.Present, Of("parents-support", new TestFile().With(new SessionHeld { With = SessionWith.Parent, For = SessionPurpose.Parents })));
    }

    [Fact]
    public void A_session_says_what_where_and_how_or_is_listed()
    {
        var file = new TestFile().With(new SessionHeld { With = SessionWith.Child, Topics = ["consent"] });
        Assert.Contains("where, how", Completeness.Read(file.Read(), Hub).Single(one => one.Id == "who-what-where-when-how").Why, StringComparison.Ordinal);
        Assert.Equal(Found.Present, Of("who-what-where-when-how",
            new TestFile().With(new SessionHeld { With = SessionWith.Child, Story = new("He was nice"), Where = new("At school"), Method = "talking" })));
    }

    [Fact]
    public void A_plan_for_going_missing_is_wanted_once_it_is_regular_or_the_risk_is_high()
    {
        var file = new TestFile().With(new MissingStarted());
        Assert.Equal(Found.NotApplicable, Of("trigger-plan", file));
        Assert.Equal(Found.Absent, Of("trigger-plan", file.With(new RiskLevelSet { Level = RiskLevel.High })));
        Assert.Equal(Found.Absent, Of("trigger-plan", new TestFile().With(new MissingStarted()).With(new MissingStarted()).With(new MissingStarted())));
        Assert.Equal(Found.Present, Of("trigger-plan", file.With(new TriggerPlanMade())));
    }

    [Fact]
    public void An_attempt_to_work_with_a_parent_since_the_plan_is_found_and_one_before_it_is_not()
    {
        var tried = new EngagementRecorded { With = EngagedWith.Parent, Result = EngagementResult.Attempted };
        Assert.Equal(Found.Absent, Of("engagement-parent", new TestFile().With(tried).With(new PlanAgreed { Type = PlanType.Cin })));
        Assert.Equal(Found.Present, Of("engagement-parent", new TestFile().With(new PlanAgreed { Type = PlanType.Cin }).With(tried)));
        Assert.Equal(Found.Absent, Of("engagement-child", new TestFile().With(new PlanAgreed { Type = PlanType.Cin }).With(tried)));
    }

    [Fact]
    public void A_recommendation_without_an_outcome_or_shared_with_nobody_is_listed()
    {
        static ActionAgreed Recommended(params (string Id, string Words)[] details) => new()
        {
            Area = "supporting-child", Checklist = "assessment-what-follows", FromLine = "recommendations", Details = details.ToDictionary(one => one.Id, one => new Passage(one.Words)),
        };
        TestFile Assessed(ActionAgreed action) => new TestFile().With(new AssessmentStarted()).With(action).With(new AssessmentCompleted { Analysis = new("She is alone with it.") });
        var bare = Assessed(Recommended());
        Assert.Equal([Found.Absent, Found.Absent, Found.Absent, Found.Present], Several(bare, "outcomes", "recommendations-shared", "follows-from-analysis", "own-words"));
        var whole = Assessed(Recommended(("outcome", "She has somebody to talk to"), ("shared-with", "Robin and her aunt"), ("follows-from", "Point 1")));
        Assert.Equal([Found.Present, Found.Present, Found.Present], Several(whole, "outcomes", "recommendations-shared", "follows-from-analysis"));
        Assert.Equal(Found.Present, Of("recommendations-shared", bare.With(new InformationShared { Of = 2, Recipient = Recipient.Parent })));
    }

    [Fact]
    public void A_late_discussion_and_news_passed_on_late_are_listed_with_how_late()
    {
        var file = new TestFile().With(new StrategyDiscussionPlanned { NeedIdentified = new Happening(new(2026, 5, 1)) }, "2026-05-01").With(new StrategyDiscussionHeld(), "2026-05-05")
            .With(new InformationShared { About = new(2026, 5, 1), Recipient = Recipient.Police }, "2026-05-06");
        Assert.Equal([Found.Absent, Found.Absent], Several(file, "discussion-in-time", "news-in-time"));
        Assert.Contains(Completeness.Read(file.Read(), Hub), item => item.Why == "It took 4 days.");
        Assert.Equal([Found.NotApplicable, Found.NotApplicable], Several(new TestFile().With(new ConcernRecorded()), "discussion-in-time", "news-in-time"));
    }

    [Fact]
    public void An_assessment_of_ticks_alone_has_no_words_of_its_own() =>
        Assert.Equal(Found.Absent, Of("own-words", new TestFile().With(new AssessmentCompleted { Considered = [new Considered { Line = "home-risks", Is = Consideration.NotKnown }] })));

    [Fact]
    public void A_statement_of_risk_in_the_words_of_a_report_is_listed() =>
        Assert.Equal(Found.Absent, Of("reads-easily", new TestFile().With(new RiskStated
        {
            Statement = new("Multidisciplinary assessment demonstrates significant vulnerability characteristics necessitating proportionate safeguarding interventions notwithstanding considerable protective familial relationships and demonstrable educational engagement throughout."),
        })));

    private static Found[] Several(TestFile file, params string[] ids) => [.. ids.Select(id => Of(id, file))];

    private static Found Of(string id, TestFile file) => Completeness.Read(file.Read(), Hub).Single(item => item.Id == id).Found;
}
