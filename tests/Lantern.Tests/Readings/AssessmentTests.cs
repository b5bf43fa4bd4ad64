using CsCheck;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using When = Lantern.Entries.When;

namespace Lantern.Tests.Readings;

/// <summary>What a risk tool makes of answers: points, band, what alerts, what is not known.</summary>
public class AssessmentTests
{
    private static readonly Tool Seraf = Shipped("south-gloucestershire", "seraf");
    private static readonly Tool Cse1 = Shipped("leicestershire-and-rutland", "cse-1");

    [Fact]
    public void Not_known_is_never_a_no_and_never_a_yes()
    {
        var read = Assessment.Read(Seraf, new Dictionary<string, Answer> { ["missing-overnight"] = new() { Is = Is.NotKnown, When = When.Current } });
        Assert.Equal(0, read.Score);
        Assert.Empty(read.Alerts);
        Assert.Contains("missing-overnight", read.Gaps);
    }

    [Fact]
    public void An_answer_that_says_neither_yes_nor_no_is_left_out() =>
        Assert.Contains("distress", Assessment.Read(Seraf, new Dictionary<string, Answer> { ["distress"] = new() { Because = "we think so" } }).Gaps);

    [Fact]
    public void An_indicator_the_tool_has_not_is_passed_over() =>
        Assert.Equal(0, Assessment.Read(Seraf, new Dictionary<string, Answer> { ["from-an-older-edition"] = new() { Is = Is.Yes } }).Score);

    [Theory]
    [InlineData(0, 0, null, 0, 0, "not-at-risk")]
    [InlineData(5, 0, null, 0, 5, "not-at-risk")]
    [InlineData(6, 0, null, 0, 6, "mild")]
    [InlineData(0, 1, When.Current, 1, 6, "mild")]
    [InlineData(5, 0, When.Both, 1, 11, "moderate")]
    [InlineData(1, 0, When.Current, 3, 16, "significant")]
    [InlineData(5, 0, When.Current, 1, 10, "mild")]
    [InlineData(5, 5, When.Current, 1, 15, "moderate")]
    [InlineData(0, 0, When.Recent, 3, 3, "not-at-risk")]
    [InlineData(0, 0, When.Historic, 3, 0, "not-at-risk")]
    public void Seraf_adds_up(int vulnerabilities, int moderate, When? significantWhen, int significant, int score, string band)
    {
        var read = Assessment.Read(Seraf, Answers(Seraf, (0, vulnerabilities, When.Current), (1, moderate, When.Current), (2, significant, significantWhen)));
        Assert.Equal(score, read.Score);
        Assert.Equal(band, read.Suggested);
    }

    [Theory]
    [InlineData(When.Current, 1)]
    [InlineData(When.Both, 1)]
    [InlineData(When.Recent, 0)]
    [InlineData(When.Historic, 0)]
    public void A_moderate_indicator_counts_only_now(When when, int points) =>
        Assert.Equal(points, Assessment.Read(Seraf, Answers(Seraf, (1, 1, when))).Parts["moderate"]);

    [Theory]
    [InlineData(null, true)]
    [InlineData(When.Current, true)]
    [InlineData(When.Both, true)]
    [InlineData(When.Recent, false)]
    [InlineData(When.Historic, false)]
    public void A_significant_or_high_indicator_alerts_while_it_is_there_and_a_yes_without_a_when_is_current(When? when, bool alerts)
    {
        foreach (var tool in new[] { Seraf, Cse1 })
            Assert.Equal(alerts, Assessment.Read(tool, Answers(tool, (2, 1, when))).Alerts.Count == 1);
    }

    [Theory]
    [InlineData(0, 0, 0, null)]
    [InlineData(2, 0, 0, "at-risk")]
    [InlineData(2, 1, 0, "medium")]
    [InlineData(0, 0, 1, "high")]
    public void In_cse_1_the_highest_group_gives_the_band_and_there_is_no_total(int atRisk, int medium, int high, string? band)
    {
        var read = Assessment.Read(Cse1, Answers(Cse1, (0, atRisk, When.Recent), (1, medium, When.Recent), (2, high, When.Recent)));
        Assert.Null(read.Score);
        Assert.Equal(band, read.Suggested);
        Assert.Equal(high, read.Parts["high"]);
    }

    [Fact]
    public void What_is_long_ago_counts_only_where_the_tool_says_so()
    {
        var answers = Answers(Cse1, (2, 1, When.Historic));
        Assert.Null(Assessment.Read(Cse1, answers).Suggested);
        var counting = Cse1 with { Groups = [.. Cse1.Groups.Select(group => group with { Points = Enum.GetValues<When>().ToDictionary(when => when, _ => 1) })] };
        Assert.Equal("high", Assessment.Read(counting, answers).Suggested);
    }

    [Fact]
    public void The_whole_is_explained_part_by_part()
    {
        var read = Assessment.Read(Seraf, Answers(Seraf, (0, 2, When.Historic), (1, 1, When.Recent), (2, 1, When.Both)));
        Assert.Equal(["Vulnerabilities: 2 points", "Moderate indicators: 0 points", "Significant indicators: 6 points"], read.Explained.Select(part => part.Words));
        Assert.Equal("recent, does not count", read.Explained[1].Seen[0].Words);
        Assert.Equal("both, 6 points", read.Explained[2].Seen[0].Words);
        Assert.Equal("2 + 0 + 6 = 8 points: Category 2 – mild", read.InWords);
        Assert.Equal("1 indicator seen now calls for immediate action, whatever the total", read.AlertInWords);
        Assert.Equal("High risk: 1 indicator counts: High risk", Assessment.Read(Cse1, Answers(Cse1, (2, 1, null))).InWords);
        Assert.Equal("No indicator counts: no band is suggested", Assessment.Read(Cse1, Answers(Cse1)).InWords);
    }

    [Fact]
    public void The_score_is_the_sum_of_its_parts() => AnyAnswers(Seraf).Sample(answers =>
    {
        var read = Assessment.Read(Seraf, answers);
        Assert.Equal(read.Score, read.Parts.Values.Sum());
        Assert.Equal(read.Score, read.Explained.SelectMany(part => part.Seen).Sum(seen => seen.Points));
    });

    [Fact]
    public void One_more_yes_never_lowers_the_band_nor_silences_an_alert()
    {
        foreach (var tool in new[] { Seraf, Cse1 })
        {
            Gen.Select(AnyAnswers(tool), Gen.Int[0, tool.Indicators.Count() - 1], Gen.Int[0, 4]).Sample((answers, which, when) =>
            {
                var asked = tool.Indicators.ElementAt(which).Id;
                if (answers.GetValueOrDefault(asked)?.Is == Is.Yes)
                    return;
                var more = new Dictionary<string, Answer>(answers) { [asked] = Yes(when) };
                var (before, after) = (Assessment.Read(tool, answers), Assessment.Read(tool, more));
                Assert.True(Place(after) >= Place(before));
                Assert.True(after.Alerts.Count >= before.Alerts.Count);
            });
        }
    }

    [Fact]
    public void What_is_answered_and_what_is_a_gap_make_up_the_tool() => AnyAnswers(Cse1).Sample(answers =>
    {
        var read = Assessment.Read(Cse1, answers);
        var answered = answers.Where(answer => answer.Value.Is is Is.Yes or Is.No).Select(answer => answer.Key).ToList();
        Assert.Equal(Cse1.Indicators.Select(indicator => indicator.Id).Order(), answered.Concat(read.Gaps).Order());
    });

    internal static Tool Shipped(string pack, string tool) => ShippedPacks.All.Find(pack)!.Tools[tool];

    private static int Place(Assessment read) => read.Tool.Bands.Select(band => band.Id).ToList().IndexOf(read.Suggested ?? "");

    private static Answer Yes(int when) => new() { Is = Is.Yes, When = when == 4 ? null : (When)when };

    private static Gen<Dictionary<string, Answer>> AnyAnswers(Tool tool) =>
        Gen.Int[0, 8].Array[tool.Indicators.Count()].Select(said => tool.Indicators.Zip(said)
            .Where(one => one.Second != 8)
            .ToDictionary(one => one.First.Id, one => one.Second switch
            {
                5 => new Answer { Is = Is.No },
                6 => new Answer { Is = Is.NotKnown },
                7 => new Answer(),
                var time => Yes(time),
            }));

    private static Dictionary<string, Answer> Answers(Tool tool, params (int Group, int Count, When? When)[] seen) =>
        seen.SelectMany(one => tool.Groups[one.Group].Indicators.Take(one.Count).Select(indicator => (indicator.Id, one.When)))
            .ToDictionary(one => one.Id, one => new Answer { Is = Is.Yes, When = one.When });
}
