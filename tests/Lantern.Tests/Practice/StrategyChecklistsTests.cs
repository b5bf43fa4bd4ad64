using System.Text.RegularExpressions;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Practice;

/// <summary>The checklists of the strategy discussion and the enquiry as they ship: nothing the documents ask is left out, nothing is asked twice, and what must be settled must be.</summary>
public partial class StrategyChecklistsTests
{
    private static readonly Pack Hub = ShippedPacks.Named("example-hub");

    // What an entry has as a field of its own, so that no line asks it: the kind and the field, or a refusal or a setting of the pack.
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["S0-45"] = "strategy-discussion-planned need-identified", // and how long it may take: the setting strategy-target-days
        ["S0-51"] = "strategy-discussion-held other-children",
        ["S0-54"] = "action-without-owner-or-date",
        ["S0-57"] = "safety-waits-for-nobody",
        ["S0-58"] = "other-child-without-outcome",
        ["S0-59"] = "no-threshold-decision",
        ["S0-60"] = "section-47-must-follow",
        ["S0-61"] = "threshold-without-reason",
        ["S1-01"] = "strategy-discussion-held checklists", // several beside each other in one entry
        ["S1-02"] = "strategy-discussion-held mode",
        ["S1-03"] = "strategy-discussion-held considered", // agreed, declined, not applicable or open
        ["S1-04"] = "strategy-discussion-held checklists", // an entry also names the pack's edition
        ["S1-05"] = "strategy-discussion-planned victims",
        ["S1-08"] = "strategy-discussion-planned authorities",
        ["S1-10"] = "strategy-discussion-held lead-authority",
        ["S1-11"] = "strategy-discussion-held invitations",
        ["S1-19"] = "strategy-discussion-planned urgent-actions",
        ["S1-20"] = "strategy-discussion-planned young-people",
        ["S1-21"] = "strategy-discussion-held young-people",
        ["S1-24"] = "strategy-discussion-held purpose", // the nine items are the order of the meeting's own page
        ["S1-25"] = "strategy-discussion-held invitations",
        ["S1-26"] = "strategy-discussion-held purpose",
        ["S1-27"] = "strategy-discussion-held invitations",
        ["S1-28"] = "strategy-discussion-held significant-harm",
        ["S1-29"] = "threshold-without-reason",
        ["S1-30"] = "action-agreed area",
        ["S1-31"] = "strategy-discussion-held disclosure", // the areas no-disclosure and disclosure-made follow it
        ["S1-95"] = "strategy-discussion-held summary",
        ["S1-96"] = "action-without-owner-or-date",
        ["S1-97"] = "no-next-date",
        ["S1-98"] = "strategy-discussion-held ended",
    };

    private static IEnumerable<ChecklistLine> Lines(params ChecklistUse[] uses) =>
        Hub.Checklists.Values.Where(checklist => uses.Length == 0 || uses.Contains(checklist.For)).SelectMany(checklist => checklist.Lines);

    private static HashSet<string> NamedByLines() =>
        [.. Lines().SelectMany(line => Requirement().Matches(line.Where)).Select(match => match.Value)];

    private static string[] MustBeSettled(string checklist, StrategyDiscussionHeld held, TestFile file) =>
        [.. file.Objections(held with { Checklists = [checklist] }, pack: Hub)
            .Where(objection => objection.Refusal == Refusals.LineNotSettled).Select(objection => objection.Field!.Split('.')[1]).Distinct()];

    private static IReadOnlyList<LineState> States(string checklist, TestFile file, params Considered[] given) =>
        Considering.Read(Hub.Checklists[checklist], given, LineFacts.Read(file.Read(), Hub, file.Today, new StrategyDiscussionHeld()));

    private static TestFile Child(LocalDate? born = null, string? address = null) =>
        new TestFile().With(new ChildIdentified { Born = born, Address = address is null ? null : new Passage(address) });

    [Fact]
    public void Every_requirement_of_the_discussion_and_the_enquiry_is_named_by_a_line_or_is_a_field()
    {
        var named = NamedByLines();
        string[] asked = [.. Enumerable.Range(45, 44).Select(n => $"S0-{n}"), .. Enumerable.Range(1, 98).Select(n => $"S1-{n:00}")];
        Assert.Equal([], asked.Except(named).Except(Fields.Keys));
        Assert.Equal([], Fields.Keys.Intersect(named));
    }

    [Fact]
    public void What_no_line_asks_is_a_field_or_a_refusal_that_there_is() => Assert.All(Fields, field =>
    {
        if (field.Value.Split(' ') is [var kind, var name])
            Assert.Contains(Kinds.Named(kind)!.Fields, one => one.Name == name);
        else
            Assert.Contains(field.Value, Hub.Refusals.Keys);
    });

    [Theory]
    [InlineData(ChecklistUse.StrategyPlanning)]
    [InlineData(ChecklistUse.StrategyDiscussion)]
    [InlineData(ChecklistUse.Invitations)]
    [InlineData(ChecklistUse.EnquiryBegun)]
    [InlineData(ChecklistUse.Enquiry)]
    public void Nothing_is_asked_twice_on_one_page(ChecklistUse use)
    {
        Assert.NotEmpty(Lines(use));
        Assert.Empty(Lines(use).GroupBy(line => line.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(Lines(use).GroupBy(line => line.Ask).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Fact]
    public void Of_the_aide_memoire_only_what_the_document_makes_a_rule_must_be_settled() => Assert.Equal(
        ["options-meeting", "lead-professional", "child-voice", "share-education", "share-gp", "risk-tool", "trafficked", "assault-alleged",
            "health-to-education", "health-to-gp", "network-meeting"],
        MustBeSettled("strategy-discussion", new StrategyDiscussionHeld(), new TestFile()));

    [Fact]
    public void Of_what_the_record_shows_the_family_the_police_and_the_route_must_be_settled() => Assert.Equal(
        ["parents-know-situation", "parents-know-exploitation", "parents-protect", "see-child", "see-siblings", "see-parents", "later-information", "police-agreement"],
        MustBeSettled("strategy-plan", new StrategyDiscussionHeld(), new TestFile()));

    [Fact]
    public void Education_and_the_GP_are_told_only_where_they_are_not_there()
    {
        var there = new StrategyDiscussionHeld
        {
            Invitations = [new Invitation { Line = "gp", Area = "health", Attended = true }, new Invitation { Line = "teacher", Area = "education", Attended = true }],
        };
        Assert.Equal([], MustBeSettled("strategy-discussion", there, new TestFile()).Intersect(["share-education", "share-gp", "health-to-education", "health-to-gp"]));
        Assert.Contains(Hub.Checklists["strategy-invitations"].Areas, area => area.Id == "education");
        Assert.NotNull(Hub.Checklists["strategy-invitations"].Line("gp"));
    }

    [Theory]
    [InlineData(14, 0, "referral-centre")]
    [InlineData(14, 1, "referral-centre-children")]
    [InlineData(17, 0, "referral-centre")]
    public void The_referral_centre_goes_by_age_on_the_day_and_the_adviser_has_none(int years, int daysTooYoung, string line)
    {
        var file = Child();
        var born = file.Today.PlusYears(-years).PlusDays(daysTooYoung + 1);
        var lines = States("strategy-discussion", file.With(new ChildIdentified { Born = born })).Select(state => state.Line.Id).ToList();
        Assert.Equal([line], lines.Where(id => id.StartsWith("referral-centre", StringComparison.Ordinal)));
        Assert.Contains("independent-adviser", lines);
    }

    [Fact]
    public void Where_an_address_is_in_Bristol_the_police_team_must_be_heard()
    {
        Assert.Contains("exploitation-team-knows", MustBeSettled("strategy-plan", new StrategyDiscussionHeld(), Child(address: "1 Made-up Row, Bristol")));
        Assert.Contains("exploitation-team-knows", MustBeSettled("strategy-plan", new StrategyDiscussionHeld { Places = new("A park in Bristol") }, Child()));
        Assert.DoesNotContain("exploitation-team-knows", MustBeSettled("strategy-plan", new StrategyDiscussionHeld(), Child(address: "1 Made-up Row, Bath")));
    }

    [Theory]
    [InlineData("strategy-discussion", "interview-joint", Consideration.No)]
    [InlineData("strategy-discussion", "network-meeting", Consideration.No)]
    [InlineData("strategy-discussion", "child-voice", Consideration.None)]
    [InlineData("strategy-discussion", "national-referral", Consideration.NotApplicable)]
    [InlineData("strategy-discussion", "warning-notice", Consideration.NotApplicable)]
    [InlineData("strategy-plan", "police-agreement", Consideration.No)]
    [InlineData("strategy-plan", "parents-protect", Consideration.NotKnown)]
    public void These_answers_need_a_reason(string checklist, string line, Consideration made)
    {
        var before = Hub.Checklists[checklist].Line(line)!.After is { } after ? new[] { new Considered { Line = after.Line, Is = after.Is[0] } } : [];
        string[] Lacks(string? because) => [.. States(checklist, Child(), [.. before, new Considered { Line = line, Is = made, Because = because is null ? null : new Passage(because) }])
            .Single(state => state.Line.Id == line).Lacks.Select(lack => lack.Field)];
        Assert.Equal(["because"], Lacks(null));
        Assert.Empty(Lacks("It was weighed"));
    }

    [Fact]
    public void A_device_is_agreed_only_after_its_effect() => Assert.Equal(
        ["home-alarm", "personal-alarm", "safety-app"],
        Lines(ChecklistUse.StrategyDiscussion).Where(line => line.First.Contains("alarm-effect")).Select(line => line.Id).Order());

    [Fact]
    public void Every_line_about_health_is_kept_for_health() => Assert.All(
        Lines(ChecklistUse.StrategyDiscussion).Where(line =>
            line.Where.Contains("Sexual and mental health", StringComparison.Ordinal) || line.Where.Contains("S0-80", StringComparison.Ordinal)),
        line => Assert.True(line.Marks.HasFlag(Marks.Health), line.Id));

    [Fact]
    public void No_hours_for_a_forensic_medical_are_given_anywhere()
    {
        var words = Hub.Lists["forensic-time"].Lines.SelectMany(line => new[] { line.Title, line.Words ?? "" })
            .Concat(Lines().Where(line => line.Id is "assault-times" or "forensic-medical").SelectMany(line => new[] { line.Ask, line.Help ?? "" }));
        Assert.DoesNotContain(words, word => word.Any(char.IsDigit));
    }

    [Fact]
    public void The_numbers_are_settings()
    {
        Assert.Equal(14, Hub.Number("sarc-age", 0));
        Assert.Equal(1, Hub.Number("strategy-target-days", 0));
        Assert.Equal(12, Hub.Number("long-standing-months", 0));
    }

    [GeneratedRegex(@"S\d-\d+")]
    private static partial Regex Requirement();
}
