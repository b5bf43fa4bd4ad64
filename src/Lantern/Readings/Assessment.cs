using System.Globalization;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Readings;

/// <summary>What a risk tool makes of its answers: a suggestion with its reasons, never a decision.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Score">The total; null where the tool has none and the highest group gives the band.</param>
/// <param name="Parts">The points of each group by id; where there is no total, how many of its indicators count.</param>
/// <param name="Suggested">The id of the band suggested; null where nothing counts in a tool without a total.</param>
/// <param name="Alerts">The indicators that call for immediate action whatever the total.</param>
/// <param name="Gaps">The indicators left out or not known.</param>
/// <param name="Explained">Group by group, what counted and how much.</param>
public sealed record Assessment(
    Tool Tool,
    int? Score,
    IReadOnlyDictionary<string, int> Parts,
    string? Suggested,
    IReadOnlyList<string> Alerts,
    IReadOnlyList<string> Gaps,
    IReadOnlyList<AssessedPart> Explained)
{
    /// <summary>The band suggested.</summary>
    public Band? Band => Tool.Bands.FirstOrDefault(band => band.Id == Suggested);

    /// <summary>The whole in a sentence: "5 + 1 = 6 points: Category 2".</summary>
    public string InWords => Band is not { } band ? "No indicator counts: no band is suggested"
        : Score is not { } score ? $"{Explained.Last(part => part.Points > 0).Words}: {band.Title}"
        : $"{string.Join(" + ", Explained.Select(part => Text(part.Points)))} = {Count(score, "point")}: {band.Title}";

    /// <summary>What to say beside the band when something calls for action whatever the band; null when nothing does.</summary>
    public string? AlertInWords => Alerts.Count == 0 ? null
        : $"{Count(Alerts.Count, "indicator")} seen now {(Alerts.Count == 1 ? "calls" : "call")} for immediate action, whatever the {(Score is null ? "band" : "total")}";

    /// <summary>Reads answers by the tool's own rules; a yes that does not say when is read as current, the careful reading.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="answers">The answers by indicator id; ids the tool has not are passed over.</param>
    public static Assessment Read(Tool tool, IReadOnlyDictionary<string, Answer> answers)
    {
        var explained = tool.Groups.Select(group => Part(group, answers)).ToList();
        var score = tool.Scoring == Scoring.Added ? explained.Sum(part => part.Points) : (int?)null;
        return new Assessment(
            tool,
            score,
            explained.ToDictionary(part => part.Group.Id, part => part.Points),
            score is { } total
                ? tool.Bands.Last(band => band.From <= total).Id
                : explained.LastOrDefault(part => part.Points > 0)?.Group.Band,
            [.. tool.Groups.Where(group => group.Alerts).SelectMany(group => group.Indicators)
                .Where(indicator => answers.GetValueOrDefault(indicator.Id) is { Is: Is.Yes, When: null or When.Current or When.Both })
                .Select(indicator => indicator.Id)],
            [.. tool.Indicators.Where(indicator => IsGap(answers.GetValueOrDefault(indicator.Id))).Select(indicator => indicator.Id)],
            explained);
    }

    internal static bool IsGap(Answer? answer) => answer?.Is is null or Is.NotKnown;

    private static AssessedPart Part(IndicatorGroup group, IReadOnlyDictionary<string, Answer> answers)
    {
        var seen = new List<AssessedIndicator>();
        foreach (var indicator in group.Indicators)
        {
            if (answers.GetValueOrDefault(indicator.Id) is { Is: Is.Yes } answer)
                seen.Add(new AssessedIndicator(indicator, answer.When ?? When.Current, group.Points.GetValueOrDefault(answer.When ?? When.Current)));
        }
        var points = seen.Sum(one => one.Points);
        var words = group.Band is null
            ? $"{group.Title}: {Count(points, "point")}"
            : $"{group.Title}: {Count(points, "indicator")} {(points == 1 ? "counts" : "count")}";
        return new AssessedPart(group, points, seen, words);
    }

    private static string Count(int number, string thing) => $"{Text(number)} {thing}{(number == 1 ? "" : "s")}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What one group of indicators adds, and why.</summary>
/// <param name="Group">The group.</param>
/// <param name="Points">Its points, or how many of its indicators count.</param>
/// <param name="Seen">The indicators answered yes.</param>
/// <param name="Words">The group in words.</param>
public sealed record AssessedPart(IndicatorGroup Group, int Points, IReadOnlyList<AssessedIndicator> Seen, string Words);

/// <summary>An indicator answered yes, when it was seen, and how much it counts.</summary>
/// <param name="Indicator">The indicator.</param>
/// <param name="When">When it was seen.</param>
/// <param name="Points">How much it counts.</param>
public sealed record AssessedIndicator(Indicator Indicator, When When, int Points)
{
    /// <summary>When and how much: "current, 5 points".</summary>
    public string Words =>
        $"{Kebab.Of(When.ToString())}, {(Points == 0 ? "does not count" : Points.ToString(CultureInfo.InvariantCulture) + (Points == 1 ? " point" : " points"))}";
}
