using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.App.Demo;

/// <summary>Risk tools, levels and statements of risk.</summary>
internal static class Judging
{
    private static readonly string[] Evidence =
    [
        "Form tutor, two occasions in the last month.", "The child said so to the school nurse.", "Police information of this month, confirmed by a parent.",
        "Attendance record of this term.", "A parent, in the meeting; the child agrees.", "The placement’s daily log.",
    ];

    /// <summary>The tool a duty asks for, else the one of the stage.</summary>
    public static void Complete(Story story, Duty duty, Trigger trigger)
    {
        var asked = trigger.When.FirstOrDefault(condition => condition.Name == "tool")?.Is?.FirstOrDefault();
        var writer = duty.FallsTo == "referrer" ? story.Cast.Referrer : story.Cast.Holder;
        var tool = asked is not null ? story.Pack.Tools.GetValueOrDefault(asked) : ForStage(story, "pre-referral");
        if (tool is not null)
            Complete(story, tool, writer);
    }

    /// <summary>A tool of a stage.</summary>
    public static void Complete(Story story, string stage, string writer)
    {
        if (ForStage(story, stage) is { } tool)
            Complete(story, tool, writer);
    }

    /// <summary>Somebody judges the level of risk.</summary>
    public static void SetLevel(Story story, RiskLevel? level)
    {
        var before = story.File.Latest<RiskLevelSet>()?.Level;
        var judged = level ?? before switch
        {
            null => story.Luck.Pick([RiskLevel.AtRisk, RiskLevel.Medium, RiskLevel.Medium, RiskLevel.High]),
            RiskLevel.High => story.Luck.Chance(0.5) ? RiskLevel.High : RiskLevel.Medium,
            RiskLevel.Medium => story.Luck.Chance(0.7) ? RiskLevel.Medium : story.Luck.Chance(0.5) ? RiskLevel.High : RiskLevel.AtRisk,
            _ => story.Luck.Chance(0.8) ? RiskLevel.AtRisk : RiskLevel.Medium,
        };
        story.Write(story.Cast.Holder, new RiskLevelSet { Level = judged, Because = story.Luck.Pick(Phrases.Because) });
    }

    /// <summary>Somebody writes the statement of risk.</summary>
    public static void State(Story story) => story.Write(story.Cast.Holder, new RiskStated
    {
        Statement = new(story.Words(Phrases.Statements)),
        SharedWith = new("Read with the child, who changed one word."),
        Due = story.Today.PlusDays(story.Luck.Between(50, 88)),
    });

    private static void Complete(Story story, Tool tool, string writer)
    {
        var last = story.File.Latest<ToolCompleted>(done => done.Tool == tool.Id);
        var answers = tool.Groups.SelectMany((group, rank) => group.Indicators.Select(indicator => (indicator.Id, Answer: Answer(story.Luck, rank, last?.Answers?.GetValueOrDefault(indicator.Id)))))
            .ToDictionary(pair => pair.Id, pair => pair.Answer);
        var suggested = Assessment.Read(tool, answers).Suggested;
        var chosen = suggested ?? tool.Bands[0].Id;
        if (story.Luck.Chance(0.12))
            chosen = tool.Bands[Math.Min(tool.Bands.Count - 1, tool.Bands.ToList().FindIndex(band => band.Id == chosen) + 1)].Id;
        story.Write(writer, new ToolCompleted
        {
            Tool = tool.Id,
            Edition = tool.Edition,
            Concern = new("The concern recorded on this file"),
            Contributors = story.Luck.Chance(0.6) ? ["child", "parent", "school"] : ["school"],
            Answers = answers,
            Sections = tool.Sections.ToDictionary(section => section.Id, section => new Passage(story.Words(section.Id.Contains("well", StringComparison.Ordinal) ? Phrases.Strengths : Phrases.Concerns))),
            Suggested = suggested,
            Chosen = chosen,
            Due = tool.Stage == "pre-referral" ? null : story.Today.PlusDays(story.Luck.Between(55, 88)),
            Because = chosen == suggested ? null : story.Luck.Pick(Phrases.Because),
        });
    }

    private static Tool? ForStage(Story story, string stage) => story.Pack.Tools.Values.OrderBy(tool => tool.Id, StringComparer.Ordinal)
        .OrderBy(tool => tool.Stage == stage ? 0 : 1).FirstOrDefault();

    // The heavier the group the rarer the yes; a later answer is mostly the one before.
    private static Answer Answer(Luck luck, int rank, Answer? before)
    {
        if (before is not null && luck.Chance(0.75))
            return before;
        var yes = rank switch { 0 => 0.45, 1 => 0.3, _ => 0.12 };
        if (luck.Chance(yes))
            return new Answer { Is = Is.Yes, When = luck.Pick([When.Current, When.Current, When.Recent, When.Both, When.Historic]), Because = luck.Pick(Evidence) };
        return new Answer { Is = luck.Chance(0.25) ? Is.NotKnown : Is.No };
    }
}
