using System.Text.RegularExpressions;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.Tests.Practice;

/// <summary>Every requirement on plans, assessments and what comes between them is a line of a shipped checklist, or is said to be done elsewhere, and where.</summary>
public partial class ChecklistCoverageTests
{
    private static readonly string[] Wanted =
        [.. Range("S0", 1, 44), .. Range("S0", 122, 158), .. Range("S2", 6, 46), .. Range("S4", 1, 64)];

    private static Pack Hub => ShippedPacks.Named("example-hub");

    private static IEnumerable<(Checklist Checklist, ChecklistLine Line)> Lines =>
        Hub.Checklists.Values.SelectMany(checklist => checklist.Lines.Select(line => (checklist, line)));

    private static HashSet<string> InALine =>
        [.. Lines.SelectMany(one => RequirementId().Matches(one.Line.Where).Select(match => match.Value))];

    [Fact]
    public void Every_requirement_is_a_line_or_is_done_elsewhere() =>
        Assert.Empty(Wanted.Except(InALine).Except(CoveredElsewhere.All.Keys));

    [Fact]
    public void What_is_said_to_be_done_elsewhere_is_in_no_line_and_is_asked_for() =>
        Assert.DoesNotContain(CoveredElsewhere.All.Keys, id => InALine.Contains(id) || !Wanted.Contains(id));

    [Fact]
    public void What_is_done_elsewhere_is_there() =>
        Assert.Empty(CoveredElsewhere.All.Where(one => !IsThere(one.Value)).Select(one => $"{one.Key}: {one.Value}"));

    [Theory]
    [InlineData("clock no-such-clock")]
    [InlineData("kind no-such-kind")]
    [InlineData("field plan-agreed.no-such-field")]
    [InlineData("src/Lantern/NoSuchFile.cs")]
    public void A_place_that_is_not_there_is_seen(string place) => Assert.False(IsThere(place));

    [Fact]
    public void Every_line_names_its_requirement_or_the_conflict_it_settles() =>
        Assert.Empty(Lines.Where(one => !NamesAPlace().IsMatch(one.Line.Where)).Select(one => $"{one.Checklist.Id}.{one.Line.Id}: {one.Line.Where}"));

    [Fact]
    public void No_question_is_put_twice_where_one_page_draws_both() => Assert.Empty(
        Lines.GroupBy(one => (one.Checklist.For, one.Line.Ask.ToUpperInvariant())).Where(same => same.Count() > 1).Select(same => $"{same.Key.For}: {same.First().Line.Ask}"));

    [Fact]
    public void The_library_puts_every_line_under_an_area_of_the_plan_and_says_its_outcome_and_what_is_done()
    {
        var areas = Hub.Lists["plan-areas"].Lines.Select(line => line.Id).ToHashSet();
        var library = Hub.Checklists.Values.Where(checklist => checklist.For == ChecklistUse.Outcomes).ToList();
        Assert.All(library.SelectMany(checklist => checklist.Areas), area => Assert.Contains(area.PlanArea, areas));
        Assert.All(library.SelectMany(checklist => checklist.Lines), line => Assert.NotNull(line.Outcome));
        Assert.DoesNotContain(library.SelectMany(checklist => checklist.Lines), line => line.Answer != LineAnswer.Asked && (line.Action ?? line.Ask).EndsWith('?'));
    }

    [Fact]
    public void Every_action_of_any_checklist_belongs_to_an_area_of_the_plan()
    {
        var areas = Hub.Lists["plan-areas"].Lines.Select(line => line.Id).ToHashSet();
        var actions = Hub.Checklists.Values.Where(checklist => checklist.For != ChecklistUse.Invitations).SelectMany(checklist => checklist.Areas
            .Where(area => area.Lines.Any(line => line.EachIsAction || line.Answer == LineAnswer.Considered)).Select(area => (checklist.Id, area.PlanArea)));
        Assert.DoesNotContain(actions, one => !areas.Contains(one.PlanArea));
    }

    [Fact]
    public void The_assessment_has_four_settings_three_of_them_outside_the_family()
    {
        var settings = Hub.Checklists["assessment-settings"].Areas;
        Assert.Equal(["peers", "school", "wider-community"], settings.Where(area => area.ExtraFamilial).Select(area => area.Id));
        Assert.Equal("family-and-home", settings[0].Id);
        Assert.Equal("story", Hub.Checklists["assessment"].Areas[0].Id);
    }

    [Fact]
    public void What_a_line_says_needs_no_second_thought()
    {
        var found = Lines.SelectMany(one => Said(one.Line).SelectMany(words => LanguageHints.Read(words, Hub.Language!).Select(hint => $"{one.Checklist.Id}.{one.Line.Id}: {words}")));
        Assert.Empty(found);
    }

    [Fact]
    public void Nothing_a_line_says_calls_a_vulnerability_the_childs_risk() => Assert.DoesNotContain(
        Lines.SelectMany(one => Said(one.Line)), words => words.Contains("child's risk", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<string> Said(ChecklistLine line) =>
        [line.Ask, line.Help ?? "", line.Action ?? "", line.Outcome ?? "", .. line.Asks.Select(ask => ask.Ask)];

    private static bool IsThere(string place) => place.Split(' ', 2) switch
    {
        ["clock", var id] => Hub.Clocks.ContainsKey(id),
        ["refusal", var id] => Hub.Refusals.ContainsKey(id),
        ["list", var id] => Hub.Lists.ContainsKey(id),
        ["kind", var id] => Kinds.Named(id) is not null,
        ["field", var at] => at.Split('.') is [var kind, var field] && Kinds.Named(kind)?.Fields.Any(one => one.Name == field) == true,
        [var path] => File.Exists(Tree.Full(path)) || Directory.Exists(Tree.Full(path)),
        _ => false,
    };

    private static IEnumerable<string> Range(string seed, int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(number => $"{seed}-{number:00}");

    [GeneratedRegex(@"S\d-\d+")]
    private static partial Regex RequirementId();

    [GeneratedRegex(@"^(S\d-\d+|C\d+)\b")]
    private static partial Regex NamesAPlace();
}
