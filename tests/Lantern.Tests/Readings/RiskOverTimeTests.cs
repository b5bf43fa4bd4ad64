using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Tests.Readings;

public sealed class RiskOverTimeTests
{
    [Fact]
    public void A_file_without_a_tool_or_a_level_has_nothing_to_show()
    {
        var risk = Of("file: []");
        Assert.Empty(risk.Steps);
        Assert.Empty(risk.Tools);
    }

    [Fact]
    public void Levels_are_steps_in_the_order_they_were_judged_with_what_was_suggested()
    {
        var risk = Of("""
            file:
              - { kind: risk-level-set, happened: 2026-03-01, level: high, suggested: medium, because: seen }
              - { kind: risk-level-set, happened: 2026-01-01, level: at-risk, because: seen }
              - { kind: risk-level-set, happened: 2026-02-01, because: no level given }
            """);
        Assert.Equal([(RiskLevel.AtRisk, (RiskLevel?)null), (RiskLevel.High, RiskLevel.Medium)], risk.Steps.Select(step => (step.Level, step.Suggested)));
    }

    [Fact]
    public void The_first_time_a_tool_has_nothing_beside_it()
    {
        var tool = Of("file: [{ kind: tool-completed, happened: 2026-01-06, tool: seraf, answers: { few-friends: { is: yes } }, chosen: mild }]").Tools.Single();
        Assert.Null(tool.Before);
        Assert.Null(tool.Comparison);
        Assert.Equal(1, tool.Assessment!.Score);
        Assert.Equal("Category 2 – mild", tool.Band(tool.Body.Chosen!));
    }

    [Fact]
    public void The_latest_time_stands_beside_the_one_before_of_the_same_tool()
    {
        var risk = Of("""
            file:
              - { kind: tool-completed, happened: 2026-01-06, tool: seraf, answers: { few-friends: { is: yes } } }
              - { kind: tool-completed, happened: 2026-02-06, tool: seraf, answers: { few-friends: { is: no } } }
              - { kind: tool-completed, happened: 2026-03-06, tool: cse-1 }
              - { kind: tool-completed, happened: 2026-04-06, tool: seraf, answers: { few-friends: { is: no }, missing-overnight: { is: yes, when: current } } }
            """);
        Assert.Equal(["seraf", "cse-1"], risk.Tools.Select(tool => tool.Id));
        var seraf = risk.Tools[0];
        Assert.Equal((4, 2, 3), (seraf.Latest.Number, seraf.Before!.Number, seraf.Times));
        Assert.Equal("missing-overnight", Assert.Single(seraf.Comparison!.Changed).Indicator.Id);
    }

    [Fact]
    public void A_tool_the_pack_does_not_hold_is_shown_without_a_score()
    {
        var tool = Of("file: [{ kind: tool-completed, happened: 2026-01-06, tool: older-tool, chosen: very-high }]").Tools.Single();
        Assert.Null(tool.Tool);
        Assert.Null(tool.Assessment);
        Assert.Equal("Very high", tool.Band("very-high"));
    }

    private static RiskOverTime Of(string text)
    {
        var asked = CaseText.Read(Yaml.Read(text, "case.yaml"));
        return RiskOverTime.Read(CaseFile.Read(asked.Entries, Instant.FromUtc(2026, 12, 1, 0, 0)), ShippedPacks.Named("example-hub"));
    }
}
