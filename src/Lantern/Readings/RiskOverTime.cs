using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Readings;

/// <summary>What has been judged of a child's risk, step by step, and each tool beside the time before.</summary>
/// <param name="Steps">The entries that set the level, the first one first.</param>
/// <param name="Tools">Each tool completed on the file, the one completed last first.</param>
public sealed record RiskOverTime(IReadOnlyList<RiskStep> Steps, IReadOnlyList<ToolOverTime> Tools)
{
    /// <summary>Reads a file as it stands at the file's moment.</summary>
    /// <param name="file">The file, as the reader may see it.</param>
    /// <param name="pack">The pack that holds the tools.</param>
    public static RiskOverTime Read(CaseFile file, Pack pack) => new(
        [.. file.All<RiskLevelSet>().Where(one => one.Body.Level is not null).Select(one => new RiskStep(one.Entry, one.Body.Level!.Value, one.Body.Suggested))],
        [.. file.All<ToolCompleted>().Reverse().Where(one => one.Body.Tool is not null).GroupBy(one => one.Body.Tool!)
            .Select(group => Tool(group.Key, [.. group.Select(one => one.Entry)], pack))]);

    private static ToolOverTime Tool(string id, List<Entry> newestFirst, Pack pack)
    {
        var tool = pack.Tools.GetValueOrDefault(id);
        var before = newestFirst.Count > 1 ? newestFirst[1] : null;
        return new ToolOverTime(id, tool, newestFirst[0], before, tool is null ? null : Assessment.Read(tool, Answers(newestFirst[0])),
            tool is null || before is null ? null : ToolComparison.Read(tool, Answers(before), Answers(newestFirst[0])), newestFirst.Count);
    }

    private static IReadOnlyDictionary<string, Answer> Answers(Entry entry) =>
        ((ToolCompleted)entry.Body).Answers ?? new Dictionary<string, Answer>();
}

/// <summary>A level of risk as somebody judged it.</summary>
/// <param name="Entry">The entry that says so.</param>
/// <param name="Level">The level chosen.</param>
/// <param name="Suggested">The level suggested, where a tool suggested one.</param>
public sealed record RiskStep(Entry Entry, RiskLevel Level, RiskLevel? Suggested);

/// <summary>One tool on a file: the latest time beside the one before.</summary>
/// <param name="Id">The tool's id.</param>
/// <param name="Tool">The tool; null where the pack in force does not hold it.</param>
/// <param name="Latest">The entry of the latest time.</param>
/// <param name="Before">The entry of the time before; null the first time.</param>
/// <param name="Assessment">What the tool makes of the latest answers; null without the tool.</param>
/// <param name="Comparison">The two beside each other; null where there is one only.</param>
/// <param name="Times">How often it has been completed.</param>
public sealed record ToolOverTime(
    string Id, Tool? Tool, Entry Latest, Entry? Before, Assessment? Assessment, ToolComparison? Comparison, int Times)
{
    /// <summary>What was written the latest time.</summary>
    public ToolCompleted Body => (ToolCompleted)Latest.Body;

    /// <summary>The title of a band, or its id in words.</summary>
    public string Band(string band) => Tool?.Bands.FirstOrDefault(one => one.Id == band)?.Title ?? Kebab.Words(band);
}
