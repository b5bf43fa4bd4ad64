using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using When = Lantern.Entries.When;

namespace Lantern.Tests.Readings;

/// <summary>A tool beside the one before it.</summary>
public class ToolComparisonTests
{
    private static readonly Tool Seraf = AssessmentTests.Shipped("south-gloucestershire", "seraf");
    private static readonly Answer Current = new() { Is = Is.Yes, When = When.Current };
    private static readonly Answer Recent = new() { Is = Is.Yes, When = When.Recent };
    private static readonly Answer No = new() { Is = Is.No };
    private static readonly Answer NotKnown = new() { Is = Is.NotKnown };

    [Fact]
    public void What_changed_stands_first_and_the_gravest_change_before_all()
    {
        var comparison = ToolComparison.Read(
            Seraf,
            new Dictionary<string, Answer> { ["out-late"] = Current, ["distress"] = Current, ["few-friends"] = No, ["missing-overnight"] = Current },
            new Dictionary<string, Answer> { ["out-late"] = No, ["distress"] = Current, ["few-friends"] = NotKnown, ["missing-overnight"] = Recent, ["unknown-vehicles"] = Current, ["low-self-worth"] = No });
        Assert.Equal(["unknown-vehicles", "missing-overnight", "out-late", "few-friends", "low-self-worth"], comparison.Changed.Select(line => line.Indicator.Id));
        Assert.Equal(
            ["current, was not known", "recent, was current", "not seen, was current", "not known, was not seen", "not seen, was not known"],
            comparison.Changed.Select(line => line.Words));
        Assert.Equal(Seraf.Indicators.Count(), comparison.Lines.Count);
    }

    [Fact]
    public void Score_and_band_are_said_with_what_they_were()
    {
        var comparison = ToolComparison.Read(
            Seraf,
            new Dictionary<string, Answer> { ["out-late"] = Current },
            new Dictionary<string, Answer> { ["out-late"] = Current, ["missing-overnight"] = Current });
        Assert.Equal("Score 6, was 1", comparison.ScoreInWords);
        Assert.Equal("Category 2 – mild, was Category 1 – not at risk", comparison.BandInWords);
    }

    [Fact]
    public void Nothing_changed()
    {
        var answers = new Dictionary<string, Answer> { ["out-late"] = Current, ["distress"] = No };
        var comparison = ToolComparison.Read(Seraf, answers, answers);
        Assert.Empty(comparison.Changed);
        Assert.Equal("Score 1, as before", comparison.ScoreInWords);
        Assert.Equal("Category 1 – not at risk, as before", comparison.BandInWords);
    }

    [Fact]
    public void A_yes_that_does_not_say_when_is_a_current_one()
    {
        var comparison = ToolComparison.Read(
            Seraf, new Dictionary<string, Answer> { ["out-late"] = new() { Is = Is.Yes } }, new Dictionary<string, Answer> { ["out-late"] = Current });
        Assert.Empty(comparison.Changed);
    }

    [Fact]
    public void A_tool_without_a_total_has_no_score_to_compare()
    {
        var tool = AssessmentTests.Shipped("leicestershire-and-rutland", "cse-1");
        var comparison = ToolComparison.Read(tool, new Dictionary<string, Answer>(), new Dictionary<string, Answer> { ["controlled"] = Current });
        Assert.Null(comparison.ScoreInWords);
        Assert.Equal("High risk, was no band", comparison.BandInWords);
    }
}
