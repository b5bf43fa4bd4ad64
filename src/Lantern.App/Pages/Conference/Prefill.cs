using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;

namespace Lantern.App.Pages.Conference;

/// <summary>Begins a report with what the current risk tool and the judged level say; all of it can be changed.</summary>
public static class Prefill
{
    private const string Indicator = "indicator", Factor = "factor", Level = "level", VulnerabilityGroup = "vulnerability";

    /// <summary>The sheet with what is known put into lines that ask for indicators, for factors and for the level.</summary>
    /// <param name="sheet">The form.</param>
    /// <param name="lists">The checklists of the report.</param>
    /// <param name="now">The file.</param>
    /// <param name="pack">The pack.</param>
    public static Pencil From(Pencil sheet, IEnumerable<Checklist> lists, CaseFile now, Pack pack)
    {
        var level = now.LatestEntry<RiskLevelSet>(set => set.Level is not null);
        if (level?.Body is RiskLevelSet { Level: { } judged })
            sheet = sheet.With("Level", Kebab.Of(judged.ToString()));
        var seen = Seen(now, pack);
        foreach (var list in lists)
        {
            sheet = LineSheet.Begun(sheet, list, list.Lines.Select(line => line switch
            {
                { Id: Level, Answer: LineAnswer.Words } when level is not null => Said(line, level),
                { Answer: LineAnswer.Items } when line.Asks.Any(ask => ask.Id == Indicator) => Items(line, Indicator, [.. seen.Where(one => !one.IsVulnerability)]),
                { Answer: LineAnswer.Items } when line.Asks.Any(ask => ask.Id == Factor) => Items(line, Factor, [.. seen.Where(one => one.IsVulnerability)]),
                _ => null,
            }).OfType<Considered>());
        }
        return sheet;
    }

    private static Considered Said(ChecklistLine line, Entry level) => new()
    {
        Line = line.Id, Is = Consideration.Said,
        Said = new Passage($"{Words.Level(((RiskLevelSet)level.Body).Level)}, judged by {level.SaidBy} on {Words.Day(level.Happened.Day)}: {level.Body.Because}"),
    };

    private static Considered? Items(ChecklistLine line, string ask, List<(string Ask, Answer Answer, bool IsVulnerability)> seen) => seen.Count == 0 ? null : new()
    {
        Line = line.Id, Is = Consideration.Said,
        Items = [.. seen.Take(LineSheet.MostItems).Select(one => Item(line, ask, one.Ask, one.Answer))],
    };

    private static Dictionary<string, Passage> Item(ChecklistLine line, string ask, string asked, Answer answer)
    {
        var item = new Dictionary<string, Passage> { [ask] = new(asked) };
        if (answer.Because is { Length: > 0 } because)
            item["evidence"] = new(because);
        var when = answer.When is Entries.When.Recent ? "recent" : answer.When is Entries.When.Historic ? "historic" : "current";
        if (line.Asks.FirstOrDefault(one => one.Id == "when") is { } choice && choice.Choices.Contains(when))
            item["when"] = new(when);
        return item;
    }

    private static List<(string Ask, Answer Answer, bool IsVulnerability)> Seen(CaseFile now, Pack pack)
    {
        var seen = new List<(string Ask, Answer Answer, bool IsVulnerability)>();
        if (now.Latest<ToolCompleted>() is not { Answers: { } answers, Tool: { } id } || !pack.Tools.TryGetValue(id, out var tool))
            return seen;
        foreach (var indicators in tool.Groups)
        {
            seen.AddRange(indicators.Indicators.Where(one => answers.GetValueOrDefault(one.Id)?.Is == Is.Yes)
                .Select(one => (one.Ask, answers[one.Id], indicators.Id == VulnerabilityGroup)));
        }
        return seen;
    }
}
