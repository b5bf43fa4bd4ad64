using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Readings;

/// <summary>How an indicator stands beside the time before.</summary>
public enum Change
{
    /// <summary>Seen now, and not before.</summary>
    Appeared,
    /// <summary>Seen both times, but at another time.</summary>
    ChangedInTime,
    /// <summary>Seen before, and not now.</summary>
    Gone,
    /// <summary>Seen or ruled out before, and not known now.</summary>
    NoLongerKnown,
    /// <summary>Not known before, and ruled out now.</summary>
    NowKnown,
    /// <summary>As it was.</summary>
    Same,
}

/// <summary>A tool beside the one before it: what changed, first.</summary>
/// <param name="Before">What the tool made of the answers before.</param>
/// <param name="After">What it makes of those now.</param>
/// <param name="Lines">Every indicator, the changed ones first.</param>
public sealed record ToolComparison(Assessment Before, Assessment After, IReadOnlyList<ComparedIndicator> Lines)
{
    /// <summary>The indicators that changed.</summary>
    public IEnumerable<ComparedIndicator> Changed => Lines.Where(line => line.Change != Change.Same);

    /// <summary>The total before and now in words; null where the tool has none.</summary>
    public string? ScoreInWords => After.Score is not { } now || Before.Score is not { } before ? null
        : now == before ? $"Score {now}, as before" : $"Score {now}, was {before}";

    /// <summary>The band before and now in words.</summary>
    public string BandInWords => After.Suggested == Before.Suggested
        ? $"{Title(After)}, as before" : $"{Title(After)}, was {Title(Before)}";

    /// <summary>True when the tool suggests a higher band than before.</summary>
    public bool Rose => Place(After) > Place(Before);

    /// <summary>Lays the answers to one tool beside those given before.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="before">The answers before.</param>
    /// <param name="after">The answers now.</param>
    public static ToolComparison Read(Tool tool, IReadOnlyDictionary<string, Answer> before, IReadOnlyDictionary<string, Answer> after)
    {
        var lines = new List<ComparedIndicator>();
        foreach (var group in tool.Groups)
        {
            foreach (var indicator in group.Indicators)
            {
                var (was, now) = (before.GetValueOrDefault(indicator.Id), after.GetValueOrDefault(indicator.Id));
                lines.Add(new ComparedIndicator(group, indicator, was, now, ChangeOf(was, now)));
            }
        }
        return new ToolComparison(Assessment.Read(tool, before), Assessment.Read(tool, after), [.. lines.OrderBy(line => line.Change)]);
    }

    private static Change ChangeOf(Answer? was, Answer? now)
    {
        var (seenBefore, seenNow) = (was?.Is == Is.Yes, now?.Is == Is.Yes);
        var (gapBefore, gapNow) = (Assessment.IsGap(was), Assessment.IsGap(now));
        if (seenNow && seenBefore)
            return (was!.When ?? When.Current) == (now!.When ?? When.Current) ? Change.Same : Change.ChangedInTime;
        if (seenNow)
            return Change.Appeared;
        if (gapNow)
            return gapBefore ? Change.Same : Change.NoLongerKnown;
        return seenBefore ? Change.Gone : gapBefore ? Change.NowKnown : Change.Same;
    }

    private static int Place(Assessment assessment) => assessment.Tool.Bands.ToList().FindIndex(band => band.Id == assessment.Suggested);

    private static string Title(Assessment assessment) => assessment.Band?.Title ?? "no band";
}

/// <summary>One indicator beside the time before.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Indicator">The indicator.</param>
/// <param name="Before">The answer before, if any.</param>
/// <param name="After">The answer now, if any.</param>
/// <param name="Change">What changed.</param>
public sealed record ComparedIndicator(IndicatorGroup Group, Indicator Indicator, Answer? Before, Answer? After, Change Change)
{
    /// <summary>The change in words: "current, was recent".</summary>
    public string Words => Change == Change.Same ? $"{Said(After)}, as before" : $"{Said(After)}, was {Said(Before)}";

    private static string Said(Answer? answer) => answer?.Is switch
    {
        Is.Yes => Kebab.Of((answer.When ?? When.Current).ToString()),
        Is.No => "not seen",
        _ => "not known",
    };
}
