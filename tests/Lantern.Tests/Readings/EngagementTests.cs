using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

/// <summary>Who took part, how many talked with the child, and who held the relationship.</summary>
public class EngagementTests
{
    [Fact]
    public void An_attempt_is_counted_apart_from_taking_part_for_the_child_and_each_parent()
    {
        var people = Engagement.Read(new TestFile()
            .With(new EngagementRecorded { With = EngagedWith.Child, Result = EngagementResult.Attempted })
            .With(new EngagementRecorded { With = EngagedWith.Parent, Parent = new("her father"), Result = EngagementResult.Declined })
            .With(new EngagementRecorded { With = EngagedWith.Parent, Parent = new("her mother"), Result = EngagementResult.Engaged })
            .With(new SessionHeld { With = SessionWith.Child }).Read()).People;
        Assert.Equal(
            [(EngagedWith.Child, null, 1, 1, 0), (EngagedWith.Parent, "her father", 0, 0, 1), (EngagedWith.Parent, "her mother", 1, 0, 0)],
            people.Select(one => (one.With, one.Parent, one.TookPart, one.Attempts, one.Declined)));
    }

    [Fact]
    public void Sessions_before_an_assessment_was_completed_are_numbered_and_timed()
    {
        var file = new TestFile().With(new SessionHeld { With = SessionWith.Child, Minutes = 30 }).With(new AssessmentStarted())
            .With(new SessionHeld { With = SessionWith.Child, Minutes = 50 }).With(new SessionHeld { With = SessionWith.Family, Minutes = 40 })
            .With(new AssessmentCompleted()).With(new SessionHeld { With = SessionWith.Child, Minutes = 20 }).Read();
        var read = Engagement.OfAssessment(file, file.LatestEntry<AssessmentCompleted>());
        Assert.Equal((2, 90), (read.Sessions.Count, read.Minutes));
        Assert.Equal((4, 140), (Engagement.Read(file).Sessions.Count, Engagement.Read(file).Minutes));
    }

    [Fact]
    public void Everybody_who_talked_with_the_child_in_a_time_is_counted_once()
    {
        var file = new TestFile().With(new SessionHeld { Worker = "Ada" }, "2026-05-01").With(new SessionHeld { Worker = "Sam" }, "2026-05-02")
            .With(new SessionHeld { Worker = "Sam" }, "2026-05-03").With(new ReturnInterviewHeld { Interviewer = "Ida" }, "2026-05-04").With(new ChildSpoke(), "2026-06-01").Read();
        Assert.Equal(["Ada", "Sam", "Ida", "w1"], Engagement.Read(file).Talkers);
        Assert.Equal(["Sam", "Ida"], Engagement.Read(file, new LocalDate(2026, 5, 2), new LocalDate(2026, 5, 31)).Talkers);
    }

    [Fact]
    public void A_role_that_passes_to_somebody_else_is_a_change_and_a_new_number_for_the_same_person_is_none()
    {
        var file = new TestFile().With(Trusted("Ada"), "2026-05-01").With(Trusted("Ada"), "2026-05-05").With(Trusted("Sam"), "2026-06-01")
            .With(new RoleNamed { Role = NamedRole.PoliceContact, Worker = "Pat" }, "2026-06-02").Read();
        var roles = RolesOverTime.Read(file);
        Assert.Equal([(NamedRole.RelationshipWorker, 1), (NamedRole.PoliceContact, 0)], roles.Select(one => (one.Role, one.Changes)));
        Assert.Equal("Sam", roles[0].Now!.Worker);
        Assert.Equal(new LocalDate(2026, 6, 1), roles[0].Spells[1].Until);
    }

    [Fact]
    public void A_role_that_has_ended_is_nobodys()
    {
        var file = new TestFile().With(Trusted("Ada")).With(new RoleEnded { Of = 1 }).Read();
        Assert.Null(RolesOverTime.Read(file, NamedRole.RelationshipWorker).Now);
        Assert.Null(RolesOverTime.Read(new TestFile().With(Trusted("Ada")).With(new FileClosed()).Read(), NamedRole.RelationshipWorker).Now);
    }

    private static RoleNamed Trusted(string worker) => new() { Role = NamedRole.RelationshipWorker, Worker = worker };
}
