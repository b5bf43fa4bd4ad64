using Lantern.Entries;

namespace Lantern.Tests.Entries;

public class RolesTests
{
    private static RoleNamed Named(NamedRole role, string worker, int? of = null) => new() { Role = role, Worker = worker, Of = of };

    [Fact]
    public void A_second_person_to_talk_about_exploitation_is_refused()
    {
        var objection = Assert.Single(new TestFile().With(Named(NamedRole.ConversationLead, "Ada")).Objections(Named(NamedRole.ConversationLead, "Sam")));
        Assert.Equal((Refusals.SecondConversationLead, "of"), (objection.Refusal, objection.Field));
        Assert.Equal([1], objection.RestsOn);
    }

    [Fact]
    public void Whoever_takes_over_names_the_entry_that_stands() =>
        Assert.Empty(new TestFile().With(Named(NamedRole.ConversationLead, "Ada")).Against(Named(NamedRole.ConversationLead, "Sam", of: 1)));

    [Fact]
    public void Once_the_role_has_ended_or_the_file_was_closed_anybody_may_be_named()
    {
        Assert.Empty(new TestFile().With(Named(NamedRole.ConversationLead, "Ada")).With(new RoleEnded { Of = 1 }).Against(Named(NamedRole.ConversationLead, "Sam")));
        Assert.Empty(new TestFile().With(Named(NamedRole.ConversationLead, "Ada")).With(new RoleEnded { Role = NamedRole.ConversationLead }).Against(Named(NamedRole.ConversationLead, "Sam")));
        Assert.Empty(new TestFile().With(Named(NamedRole.ConversationLead, "Ada")).With(new FileClosed()).Against(Named(NamedRole.ConversationLead, "Sam")));
    }

    [Fact]
    public void The_end_of_another_role_ends_nothing_here() =>
        Assert.Equal([Refusals.SecondConversationLead], new TestFile().With(Named(NamedRole.ConversationLead, "Ada")).With(Named(NamedRole.RiskLead, "Ada"))
            .With(new RoleEnded { Of = 2 }).Against(Named(NamedRole.ConversationLead, "Sam")));

    [Fact]
    public void Other_roles_may_be_several_and_one_person_may_have_more_than_one()
    {
        Assert.Empty(new TestFile().With(Named(NamedRole.PoliceContact, "Ada")).Against(Named(NamedRole.PoliceContact, "Sam")));
        Assert.Empty(new TestFile().With(Named(NamedRole.RiskLead, "Ada")).Against(Named(NamedRole.RelationshipWorker, "Ada")));
    }

    [Fact]
    public void A_role_that_ended_answers_the_entry_that_named_it() =>
        Assert.Equal([Refusals.AnswersTheWrongEntry], new TestFile().With(new ChildSeen()).Against(new RoleEnded { Of = 1 }));
}
