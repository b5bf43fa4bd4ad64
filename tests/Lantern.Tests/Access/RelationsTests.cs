using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.Tests.Access;

public class RelationsTests
{
    private static readonly FileId File = new("file");
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 9, 0);
    private static readonly Reader Lee = new("lee", "Lee", Role.SocialWorker, "council", "north");
    private static readonly Reader Pat = new("pat", "Pat", Role.TeamManager, "council", "north");
    private static readonly Reader Sam = new("sam", "Sam", Role.TeamManager, "council", "south");
    private static readonly Reader Teacher = new("teacher", "Terry", Role.Education, "school", "");
    private static readonly Reader Colleague = new("colleague", "Cole", Role.Education, "school", "");
    private static readonly Dictionary<string, string> Teams = new() { ["lee"] = "north", ["ash"] = "south" };

    private static List<Entry> Ink(params (Reader Writer, Body Body)[] said) =>
        [.. said.Select((one, i) => new Entry(File, i + 1, new Happening(London.DayOf(Now)), Now,
            new Writer(one.Writer.Worker, one.Writer.Name, Kebab.Of(one.Writer.Role.ToString()), one.Writer.Agency), Marks.None, "test@1", "act", one.Body))];

    private static Relation Of(Reader reader, List<Entry> ink, params Membership[] memberships) =>
        Relations.Of(reader, File, ink, new Memberships(memberships, Teams), Now);

    private static Membership Member(Belonging belonging, string agency, string? worker, FileId? file, int from = -1, int? until = null) => new(
        "m", belonging, agency, worker, file, Now + Duration.FromHours(from), until is { } hours ? Now + Duration.FromHours(hours) : null, "why");

    [Fact]
    public void Nobody_is_anything_to_a_file_by_working_in_social_care()
    {
        var ink = Ink((Teacher, new ConcernRecorded()));
        Assert.Equal(Relation.None, Of(Lee, ink));
        Assert.Equal(Relation.None, Of(Pat, ink));
        Assert.Equal(Relation.None, Of(Colleague, ink));
    }

    [Fact]
    public void The_latest_allocation_counts_and_the_worker_before_is_nothing_any_more()
    {
        var ink = Ink((Pat, new CaseAllocated { Worker = "lee" }), (Pat, new CaseAllocated { Worker = "ash" }));
        Assert.Equal(Relation.None, Of(Lee, ink));
        Assert.Equal(Relation.None, Of(Pat, ink));
        Assert.Equal(Relation.TeamManager, Of(Sam, ink));
    }

    [Fact]
    public void A_struck_out_allocation_makes_nobody_the_worker() =>
        Assert.Equal(Relation.None, Of(Lee, Ink((Pat, new CaseAllocated { Worker = "lee" }), (Pat, new EntryStruckOut { Of = 1 }))));

    [Fact]
    public void The_worker_who_referred_is_the_referrer_and_colleagues_only_by_membership()
    {
        var ink = Ink((Teacher, new ReferralMade()));
        var colleague = Member(Belonging.ReferralColleague, "school", "colleague", null);
        Assert.Equal(Relation.Referrer, Of(Teacher, ink));
        Assert.Equal(Relation.None, Of(Colleague, ink));
        Assert.Equal(Relation.ReferringAgency, Of(Colleague, ink, colleague));
        Assert.Equal(Relation.None, Of(Colleague, Ink((Lee, new ReferralMade())), colleague));
    }

    [Fact]
    public void An_owner_has_a_part_until_the_action_is_done()
    {
        var open = Ink((Pat, new HubActionSet { Owner = "lee" }), (Pat, new HubActionSet { Owner = "south" }));
        var done = Ink((Pat, new HubActionSet { Owner = "lee" }), (Pat, new HubActionSet { Owner = "south" }), (Lee, new HubActionDone { Of = 1 }));
        Assert.Equal(Relation.ActionOwner, Of(Lee, open));
        Assert.Equal(Relation.TeamManager, Of(Sam, open));
        Assert.Equal(Relation.None, Of(Lee, done));
        Assert.Equal(Relation.TeamManager, Of(Sam, done));
    }

    [Fact]
    public void A_membership_holds_from_its_first_instant_until_just_before_its_last()
    {
        var ink = Ink((Lee, new ChildSeen()));
        Assert.Equal(Relation.None, Of(Teacher, ink, Member(Belonging.NetworkMember, "school", null, File, from: 1)));
        Assert.Equal(Relation.NetworkMember, Of(Teacher, ink, Member(Belonging.NetworkMember, "school", null, File, from: 0)));
        Assert.Equal(Relation.None, Of(Teacher, ink, Member(Belonging.NetworkMember, "school", null, File, until: 0)));
        Assert.Equal(Relation.NetworkMember, Of(Teacher, ink, Member(Belonging.NetworkMember, "school", null, File, until: 1)));
    }

    [Fact]
    public void A_membership_is_for_its_file_and_its_worker()
    {
        var ink = Ink((Lee, new ChildSeen()));
        Assert.Equal(Relation.None, Of(Teacher, ink, Member(Belonging.NetworkMember, "school", null, new FileId("other"))));
        Assert.Equal(Relation.None, Of(Teacher, ink, Member(Belonging.NetworkMember, "school", "colleague", File)));
        Assert.Equal(Relation.None, Of(Teacher, ink, Member(Belonging.NetworkMember, "police", null, File)));
        Assert.Equal(Relation.None, Of(Teacher, ink, Member(Belonging.NetworkMember, "school", null, null)));
        Assert.Equal(Relation.NetworkMember, Of(Teacher, ink, Member(Belonging.NetworkMember, "school", "teacher", null)));
    }

    [Fact]
    public void A_meeting_a_chair_and_a_reviewing_officer_come_by_membership_and_go_with_it()
    {
        var ink = Ink((Lee, new ChildSeen()));
        foreach (var (belonging, relation) in ((Belonging, Relation)[])
            [(Belonging.InvitedToMeeting, Relation.InvitedToMeeting), (Belonging.Chair, Relation.Chair), (Belonging.ReviewingOfficer, Relation.ReviewingOfficer)])
        {
            Assert.Equal(relation, Of(Teacher, ink, Member(belonging, "school", "teacher", File, until: 1)));
            Assert.Equal(Relation.None, Of(Teacher, ink, Member(belonging, "school", "teacher", File, until: 0)));
        }
    }

    [Fact]
    public void The_chair_last_named_has_a_part_until_the_file_is_closed()
    {
        var planned = new StrategyDiscussionPlanned { Chair = "lee" };
        Assert.Equal(Relation.Chair, Of(Lee, Ink((Pat, planned))));
        Assert.Equal(Relation.Chair, Of(Lee, Ink((Pat, planned), (Pat, new StrategyDiscussionHeld()), (Pat, new ConferencePlanned { Chair = "ash" }))));
        Assert.Equal(Relation.None, Of(Lee, Ink((Pat, planned), (Pat, new StrategyDiscussionHeld { Chair = "ash" }))));
        Assert.Equal(Relation.None, Of(Lee, Ink((Pat, planned), (Pat, new FileClosed()))));
        Assert.Equal(Relation.Chair, Of(Lee, Ink((Pat, new ConferenceHeld { Chair = "lee" }))));
    }

    [Fact]
    public void Breaking_glass_is_for_one_worker_and_one_file_and_counts_only_where_nothing_else_opens_it()
    {
        var ink = Ink((Teacher, new ConcernRecorded()));
        var glass = Member(Belonging.BreakGlass, "council", "lee", File, until: 3);
        Assert.Equal(Relation.BreakGlass, Of(Lee, ink, glass));
        Assert.Equal(Relation.None, Of(Sam, ink, glass));
        Assert.Equal(Relation.None, Of(Sam, ink, glass with { Worker = null }));
        Assert.Equal(Relation.None, Of(Lee, ink, glass with { File = null }));
        Assert.Equal(Relation.None, Of(Lee, ink, glass with { Until = glass.From + Duration.FromHours(4) + Duration.FromSeconds(1) }));
        Assert.Equal(Relation.None, Of(Lee, ink, glass with { Until = null }));
        Assert.Equal(Relation.AllocatedWorker, Of(Lee, Ink((Pat, new CaseAllocated { Worker = "lee" })), glass));
        Assert.Equal(Relation.BreakGlass | Relation.Blocked, Of(Lee, ink, glass, Member(Belonging.Blocked, "council", "lee", File)));
    }

    [Fact]
    public void A_block_stands_beside_whatever_else_holds() =>
        Assert.Equal(Relation.AllocatedWorker | Relation.Blocked,
            Of(Lee, Ink((Pat, new CaseAllocated { Worker = "lee" })), Member(Belonging.Blocked, "council", "lee", File)));

    [Theory]
    [InlineData(Role.SocialWorker, Relation.AllocatedWorker | Relation.LeadProfessional, "allocated-worker")]
    [InlineData(Role.SocialWorker, Relation.LeadProfessional, "lead-professional")]
    [InlineData(Role.SocialWorker, Relation.ActionOwner, "social-worker")]
    [InlineData(Role.HubManager, Relation.HubManager | Relation.Referrer, "hub-manager")]
    [InlineData(Role.TeamManager, Relation.TeamManager, "team-manager")]
    [InlineData(Role.Education, Relation.Referrer, "referrer")]
    [InlineData(Role.Police, Relation.NetworkMember, "police")]
    [InlineData(Role.Police, Relation.None, "police")]
    public void An_entry_says_what_its_writer_was_to_the_file(Role role, Relation relation, string word) =>
        Assert.Equal(word, Relations.RoleWord(Lee with { Role = role }, relation));

    [Theory]
    [InlineData(null, Role.SocialWorker, Relation.AllocatedWorker, false)]
    [InlineData("allocated-worker", Role.SocialWorker, Relation.AllocatedWorker, true)]
    [InlineData("allocated-worker", Role.SocialWorker, Relation.LeadProfessional, false)]
    [InlineData("team-manager", Role.TeamManager, Relation.None, false)]
    [InlineData("team-manager", Role.TeamManager, Relation.TeamManager, true)]
    [InlineData("referrer", Role.Education, Relation.ReferringAgency, true)]
    [InlineData("lee", Role.SocialWorker, Relation.ActionOwner, true)]
    [InlineData("chair", Role.Chair, Relation.NetworkMember, true)]
    [InlineData("chair", Role.Chair, Relation.None, false)]
    [InlineData("chair", Role.TeamManager, Relation.Chair, true)]
    [InlineData("chair", Role.TeamManager, Relation.TeamManager, false)]
    [InlineData("reviewing-officer", Role.SocialWorker, Relation.ReviewingOfficer, true)]
    [InlineData("hub-manager", Role.HubManager, Relation.HubManager, true)]
    public void A_duty_falls_to_who_is_that_on_the_file(string? fallsTo, Role role, Relation relation, bool falls) =>
        Assert.Equal(falls, Relations.FallsTo(fallsTo, Lee with { Role = role }, relation));
}
