using System.Reflection;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Tests.Access;

/// <summary>Naming somebody lets them in only where the namer could let them in, whatever kind of entry names them.</summary>
public class NamingTests
{
    private static readonly FileId File = new("file");
    private static readonly Instant Now = Instant.FromUtc(2026, 4, 1, 9, 0);
    private static readonly Reader Pat = new("pat", "Pat", Role.TeamManager, "council", "north");
    private static readonly Reader Cse = new("cse", "Cleo", Role.CseManager, "council", "");
    private static readonly Reader Teacher = new("teacher", "Terry", Role.Education, "school", "");
    private static readonly Reader Stranger = new("stranger", "Stef", Role.Health, "trust", "");

    // What a field of words says that names nobody.
    private static readonly HashSet<string> NamesNobody =
    [
        "After", "Agencies", "Agency", "AlsoKnownAs", "Area", "Authority", "Basis", "Because", "Begins", "Checklist", "Checklists", "Chosen",
        "Days", "Device", "Duty", "Edition", "FamilyName", "For", "From", "FromLine", "Given", "GivenName", "Home", "Indicators", "KeptAt",
        "Languages", "LeadAuthority", "LegalBasis", "Line", "List", "Method", "Name", "NhsNumber", "OpenBecause", "Outcome", "Parts", "Placing",
        "PoliceReference", "PreferredName", "Reference", "Relation", "Role", "Route", "Service", "Services", "Suggested", "Supports", "Time",
        "Tool", "Topics", "Type", "Upn", "Version", "What",
    ];

    private static Entry Said(int number, Reader writer, Body body, bool? letsIn, string? role = null) => new(
        File, number, new Happening(London.DayOf(Now)), Now, new Writer(writer.Worker, writer.Name, role, writer.Agency), Marks.None, "test@1", "act", body)
    { LetsIn = letsIn };

    private static Relation Of(Reader reader, IEnumerable<Entry> ink, params Membership[] memberships) =>
        Relations.Of(reader, File, ink, new Memberships(memberships, new Dictionary<string, string>()), Now);

    private static Membership Network(Reader worker, int until) => new(
        "m", Belonging.NetworkMember, worker.Agency, worker.Worker, File, Now - Duration.FromHours(1), Now + Duration.FromHours(until), "why");

    private static EntryCorrected Correction(int of, string to) => new() { Of = of, To = (Mapping)Yaml.Read(to, "to") };

    [Fact]
    public void Every_field_of_words_says_whether_it_names_somebody()
    {
        var unsaid = Kinds.All.SelectMany(kind => Words(kind.Type, []))
            .Where(property => property.GetCustomAttribute<NamesAttribute>() is null && !NamesNobody.Contains(property.Name))
            .Select(property => $"{property.DeclaringType!.Name}.{property.Name}").Distinct().Order();
        Assert.Empty(unsaid);
        Assert.DoesNotContain(Kinds.All.SelectMany(kind => Words(kind.Type, [])),
            property => NamesNobody.Contains(property.Name) && property.GetCustomAttribute<NamesAttribute>() is not null);
    }

    [Fact]
    public void Whoever_may_say_who_belongs_lets_in_whom_they_name_in_the_fields_that_say_so_and_in_no_other()
    {
        foreach (var (kind, field) in OwnWords())
        {
            Entry[] ink = [Said(1, Pat, new ChildSeen(), true), Said(2, Pat, Naming(kind, field), true)];
            var names = field.Property.GetCustomAttribute<NamesAttribute>();
            var opens = names is not null && names.As != Lantern.Entries.Naming.Words && (names.OnlyIn is null || names.OnlyIn == kind.Type);
            Assert.True(opens == (Of(Stranger, ink) != Relation.None), $"{kind} {field.Name}");
        }
    }

    [Fact]
    public void Whoever_may_not_say_who_belongs_lets_nobody_in_by_any_field_of_any_kind()
    {
        foreach (var (kind, field) in OwnWords())
        {
            foreach (var writer in (Reader[])[Teacher, Cse])
            {
                Entry[] ink = [Said(1, Pat, new ChildSeen(), true), Said(2, writer, Naming(kind, field), false)];
                Assert.True(Of(Stranger, ink) == Relation.None, $"{kind} {field.Name}");
                Assert.True(AreNotTies(Of(writer, ink)), $"{kind} {field.Name} opens to its writer");
            }
        }
    }

    [Fact]
    public void A_member_of_the_network_who_names_himself_owner_loses_the_file_when_the_membership_ends()
    {
        Entry[] ink = [Said(1, Pat, new ChildSeen(), true), Said(2, Teacher, new ActionAgreed { Owner = "teacher" }, false)];
        Assert.Equal(Relation.NetworkMember | Relation.ActionOwner, Of(Teacher, ink, Network(Teacher, until: 1)));
        Assert.Equal(Relation.None, Of(Teacher, ink, Network(Teacher, until: 0)));
    }

    [Fact]
    public void A_concern_written_in_a_file_that_was_there_is_no_right_of_its_own()
    {
        Entry[] ink = [Said(1, Pat, new ChildSeen(), true), Said(2, Teacher, new ConcernRecorded(), false)];
        Assert.Equal(Relation.NetworkMember | Relation.Referrer, Of(Teacher, ink, Network(Teacher, until: 1)));
        Assert.Equal(Relation.None, Of(Teacher, ink));
        Assert.Equal(Relation.Referrer, Of(Teacher, [Said(1, Teacher, new ConcernRecorded(), false)]));
    }

    [Fact]
    public void A_lead_or_a_chair_named_by_somebody_who_lets_nobody_in_is_words_also_to_a_member()
    {
        Entry[] ink =
        [
            Said(1, Pat, new ChildSeen(), true), Said(2, Teacher, new LeadProfessionalNamed { Worker = "teacher" }, false),
            Said(3, Cse, new StrategyDiscussionPlanned { Chair = "teacher" }, false),
        ];
        Assert.Equal(Relation.NetworkMember, Of(Teacher, ink, Network(Teacher, until: 1)));
    }

    [Fact]
    public void A_lead_or_a_chair_is_not_put_out_by_somebody_who_may_not_say_who_belongs()
    {
        Entry[] ink =
        [
            Said(1, Pat, new ChildSeen(), true),
            Said(2, Pat, new LeadProfessionalNamed { Worker = "cse" }, true),
            Said(3, Pat, new StrategyDiscussionPlanned { Chair = "stranger" }, true),
            Said(4, Teacher, new LeadProfessionalNamed { Worker = "teacher" }, false),
            Said(5, Cse, new StrategyDiscussionPlanned { Chair = "teacher" }, false),
        ];
        Assert.True(Of(Cse, ink).HasFlag(Relation.LeadProfessional));
        Assert.True(Of(Stranger, ink).HasFlag(Relation.Chair));
        Assert.Equal(Relation.None, Of(Teacher, ink));
    }

    [Fact]
    public void A_correction_lets_in_only_where_whoever_corrects_could()
    {
        var agreed = Said(1, Pat, new ActionAgreed { Owner = "pat" }, true);
        Assert.Equal(Relation.None, Of(Stranger, [agreed, Said(2, Cse, Correction(1, "{ owner: stranger }"), false)]));
        Assert.Equal(Relation.ActionOwner, Of(Pat with { Role = Role.SocialWorker }, [agreed, Said(2, Cse, Correction(1, "{ owner: stranger }"), false)]));
        Assert.Equal(Relation.ActionOwner, Of(Stranger, [agreed, Said(2, Pat, Correction(1, "{ owner: stranger }"), true)]));
        var inWords = Said(1, Teacher, new ActionAgreed { Owner = "stranger" }, false);
        Assert.Equal(Relation.None, Of(Stranger, [inWords]));
        Assert.Equal(Relation.ActionOwner, Of(Stranger, [inWords, Said(2, Pat, Correction(1, "{ owner: stranger }"), true)]));
        Assert.Equal(Relation.None, Of(Stranger, [inWords, Said(2, Pat, Correction(1, "{ because: It was said at the meeting }"), true)]));
    }

    [Fact]
    public void A_correction_of_the_day_does_not_make_an_earlier_naming_the_latest()
    {
        Entry[] ink =
        [
            Said(1, Pat, new LeadProfessionalNamed { Worker = "stranger" }, true) with { Happened = new Happening(London.DayOf(Now).PlusDays(-3)) },
            Said(2, Pat, new LeadProfessionalNamed { Worker = "teacher" }, true) with { Happened = new Happening(London.DayOf(Now).PlusDays(-2)) },
            Said(3, Cse, Correction(1, "{ happened: 2026-04-01 }"), false),
        ];
        Assert.Equal(Relation.None, Of(Stranger, ink));
        Assert.Equal(Relation.LeadProfessional, Of(Teacher, ink));
    }

    [Theory]
    [InlineData("allocated-worker", true)]
    [InlineData("team-manager", true)]
    [InlineData("hub-manager", true)]
    [InlineData("cse-manager", false)]
    [InlineData("service-manager", false)]
    [InlineData("lead-professional", false)]
    [InlineData("education", false)]
    [InlineData(null, false)]
    public void What_was_written_before_this_was_kept_goes_by_the_writers_role_on_the_file(string? role, bool letsIn) =>
        Assert.Equal(letsIn ? Relation.ActionOwner : Relation.None, Of(Stranger, [Said(1, Pat, new ActionAgreed { Owner = "stranger" }, null, role)]));

    [Fact]
    public void Whoever_may_allocate_lets_the_worker_in() =>
        Assert.Equal(Relation.AllocatedWorker, Of(Stranger, [Said(1, Pat, new CaseAllocated { Worker = "stranger" }, null, "service-manager")]));

    private static bool AreNotTies(Relation relation) =>
        (relation & ~(Relation.CseManager | Relation.Referrer | Relation.ActionOwner)) == 0 && (relation == Relation.None || relation.HasFlag(Relation.CseManager));

    private static IEnumerable<(Kind Kind, Field Field)> OwnWords() =>
        from kind in Kinds.All from field in kind.Fields where field.Property.PropertyType == typeof(string) select (kind, field);

    private static Body Naming(Kind kind, Field field) =>
        kind.Read((Mapping)Yaml.Read($"{{ {field.Name}: stranger }}", "a body"));

    private static IEnumerable<PropertyInfo> Words(Type type, HashSet<Type> seen)
    {
        if (!seen.Add(type))
            yield break;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.SetMethod is not null))
        {
            var of = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[^1] : property.PropertyType;
            if (of == typeof(string))
                yield return property;
            else if (of.IsClass && of.Assembly == typeof(Body).Assembly && of != typeof(Passage) && of != typeof(Mapping))
            {
                foreach (var inside in Words(of, seen))
                    yield return inside;
            }
        }
    }
}
