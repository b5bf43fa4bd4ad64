using CsCheck;
using Lantern.Access;
using Lantern.Entries;

namespace Lantern.Tests.Access;

public class PolicyTests
{
    private static readonly Gen<Role> AnyRole = Gen.Enum<Role>();
    private static readonly Gen<Deed> AnyDeed = Gen.Enum<Deed>();
    private static readonly Gen<Relation> AnyRelation = Gen.Int[0, (1 << 20) - 1].Select(bits => (Relation)bits);
    private static readonly Gen<Marks> AnyMarks = Gen.Int[0, 255].Select(bits => (Marks)bits);

    private static readonly Deed[] OnAFile =
        [Deed.Read, Deed.Write, Deed.Amend, Deed.SeeLooks, Deed.SeeMembers, Deed.ChangeMembers, Deed.Block];
    private static readonly Marks[] Out = [Marks.ProtectedSource, Marks.Police, Marks.Legal];
    private static readonly Role[] WatchesOrKeeps = [Role.PrivacyOfficer, Role.Auditor, Role.SystemAdministrator];

    private static Reader As(Role role) => new("w", "A Worker", role, "agency", "");

    private static bool Sees(Role role, Marks marks, Relation relation) => Policy.Decide(As(role), Deed.Read, marks, relation).Allowed;

    [Fact]
    public void A_stranger_may_do_nothing_but_raise_a_concern_and_begin_a_file()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            foreach (var deed in OnAFile)
                Assert.False(Policy.Decide(As(role), deed, Marks.None, Relation.None).Allowed);
            Assert.Equal(!WatchesOrKeeps.Contains(role), Policy.Decide(As(role), Deed.BeginChildFile, Marks.None, Relation.None).Allowed);
        }
        Assert.False(Policy.Decide(As(Role.Education), Deed.BeginOtherFile, Marks.None, Relation.None).Allowed);
    }

    [Fact]
    public void A_conflict_of_interest_beats_everything() =>
        Gen.Select(AnyRole, AnyRelation, AnyMarks, AnyDeed).Sample((role, relation, marks, deed) =>
        {
            var decision = Policy.Decide(As(role), deed, marks, relation | Relation.Blocked);
            return !decision.Allowed && decision.Obligations == Obligations.None;
        });

    [Fact]
    public void Who_watches_over_the_record_or_keeps_the_machine_reads_no_entry_whatever_else_holds() =>
        Gen.Select(Gen.Int[0, 2].Select(i => WatchesOrKeeps[i]), AnyRelation, AnyMarks).Sample((role, relation, marks) =>
            !Sees(role, marks, relation) && Policy.MarksSeen(As(role), relation) is null
            && !Policy.Decide(As(role), Deed.Write, marks, relation).Allowed && !Policy.Decide(As(role), Deed.Amend, marks, relation).Allowed);

    [Fact]
    public void Breaking_glass_never_reaches_a_protected_source_the_police_or_legal_advice() =>
        Gen.Select(AnyRole, AnyRelation, AnyMarks, Gen.Int[0, 2].Select(i => Out[i]))
            .Sample((role, relation, marks, kept) => !Sees(role, marks | kept, relation | Relation.BreakGlass));

    [Fact]
    public void Breaking_glass_opens_for_reading_alone_and_asks_for_an_alert_and_a_review()
    {
        var opened = Policy.Decide(As(Role.SocialWorker), Deed.Read, Marks.ProtectedLocation | Marks.Health, Relation.BreakGlass);
        Assert.True(opened.Allowed);
        Assert.Equal(Obligations.NoteTheLook | Obligations.SayWhy | Obligations.AlertThePrivacyOfficer | Obligations.ReviewInTwoWorkingDays, opened.Obligations);
        foreach (var deed in OnAFile.Except([Deed.Read]))
            Assert.False(Policy.Decide(As(Role.SocialWorker), deed, Marks.None, Relation.BreakGlass).Allowed);
        foreach (var mark in (Marks[])[Marks.ThirdParty, Marks.Disruption])
            Assert.False(Sees(Role.SocialWorker, mark, Relation.BreakGlass));
    }

    [Fact]
    public void Being_blocked_never_grants() =>
        Gen.Select(AnyRole, AnyRelation, AnyMarks, AnyDeed).Sample((role, relation, marks, deed) =>
            Policy.Decide(As(role), deed, marks, relation).Allowed || !Policy.Decide(As(role), deed, marks, relation | Relation.Blocked).Allowed);

    [Fact]
    public void Having_written_a_part_opens_no_file()
    {
        foreach (var role in Enum.GetValues<Role>())
            Assert.False(Sees(role, Marks.None, Relation.Writer | Relation.WritersAgency));
    }

    // One line a mark, as the hub would write it on paper: who sees it on a file of theirs.
    [Theory]
    [InlineData(Marks.Police, "police hub-manager cse-manager allocated-worker team-manager service-manager")]
    [InlineData(Marks.Health, "health hub-manager allocated-worker team-manager")]
    [InlineData(Marks.Disruption, "police front-door hub-manager cse-manager allocated-worker team-manager service-manager")]
    [InlineData(Marks.ProtectedLocation, "police front-door hub-manager cse-manager allocated-worker team-manager service-manager")]
    [InlineData(Marks.ProtectedSource, "police hub-manager")]
    [InlineData(Marks.ThirdParty, "police front-door hub-manager cse-manager allocated-worker team-manager service-manager")]
    [InlineData(Marks.Legal, "allocated-worker team-manager service-manager")]
    [InlineData(Marks.FamilyShareable,
        "police health education referrer front-door hub-manager cse-manager allocated-worker team-manager service-manager lead-professional")]
    public void Each_mark_is_for_those_the_table_names(Marks mark, string sees)
    {
        (string Who, Role Role, Relation Relation)[] all =
        [
            ("police", Role.Police, Relation.NetworkMember),
            ("health", Role.Health, Relation.NetworkMember),
            ("education", Role.Education, Relation.NetworkMember),
            ("referrer", Role.Referrer, Relation.Referrer),
            ("front-door", Role.FrontDoor, Relation.FrontDoor),
            ("hub-manager", Role.HubManager, Relation.HubManager),
            ("cse-manager", Role.CseManager, Relation.CseManager),
            ("allocated-worker", Role.SocialWorker, Relation.AllocatedWorker),
            ("team-manager", Role.TeamManager, Relation.TeamManager),
            ("service-manager", Role.ServiceManager, Relation.ServiceManager),
            ("lead-professional", Role.SocialWorker, Relation.LeadProfessional),
        ];
        Assert.Equal(sees, string.Join(' ', all.Where(one => Sees(one.Role, mark, one.Relation)).Select(one => one.Who)));
    }

    [Fact]
    public void A_protected_source_is_shown_to_the_agency_it_came_to()
    {
        Assert.False(Sees(Role.Education, Marks.ProtectedSource, Relation.NetworkMember));
        Assert.True(Sees(Role.Education, Marks.ProtectedSource, Relation.NetworkMember | Relation.WritersAgency));
    }

    [Theory]
    [InlineData(Deed.Amend, Relation.NetworkMember, false)]
    [InlineData(Deed.Amend, Relation.NetworkMember | Relation.Writer, true)]
    [InlineData(Deed.Amend, Relation.AllocatedWorker, true)]
    [InlineData(Deed.Write, Relation.ReferringAgency, true)]
    public void What_goes_beyond_reading_follows_the_part_in_the_work(Deed deed, Relation relation, bool may) =>
        Assert.Equal(may, Policy.Decide(As(Role.SocialWorker), deed, Marks.None, relation).Allowed);

    [Fact]
    public void Whoever_wrote_it_sees_it_whatever_its_marks() =>
        AnyMarks.Sample(marks => Sees(Role.Education, marks, Relation.Referrer | Relation.Writer));

    [Fact]
    public void Every_mark_has_to_be_opened_by_a_rule_of_its_own() =>
        Gen.Select(AnyRole, AnyRelation, AnyMarks).Sample((role, relation, marks) =>
            Sees(role, marks, relation) == Enum.GetValues<Marks>().Where(mark => marks.HasFlag(mark)).All(mark => Sees(role, mark, relation)));

    [Fact]
    public void A_further_mark_never_opens_anything() =>
        Gen.Select(AnyRole, AnyRelation, AnyMarks, AnyMarks).Sample((role, relation, marks, more) =>
            Sees(role, marks, relation) || !Sees(role, marks | more, relation));

    [Fact]
    public void What_may_be_seen_mark_by_mark_is_what_is_decided() =>
        Gen.Select(AnyRole, AnyRelation, AnyMarks).Sample((role, relation, marks) =>
            Sees(role, marks, relation) == (Policy.MarksSeen(As(role), relation) is { } seen && (marks & ~seen) == Marks.None));

    [Fact]
    public void Every_permitted_reading_is_noted() =>
        Gen.Select(AnyRole, AnyRelation, AnyMarks).Sample((role, relation, marks) =>
            Policy.Decide(As(role), Deed.Read, marks, relation) is var decision
            && decision.Allowed == decision.Obligations.HasFlag(Obligations.NoteTheLook));

    [Fact]
    public void Every_rule_has_a_name_of_its_own_and_says_why()
    {
        Assert.Equal(Rules.All.Count, Rules.All.Select(rule => rule.Id).Distinct().Count());
        Assert.All(Rules.All, rule => Assert.EndsWith(".", rule.Because, StringComparison.Ordinal));
    }
}
