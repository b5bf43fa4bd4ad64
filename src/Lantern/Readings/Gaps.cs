using Lantern.Entries;

namespace Lantern.Readings;

/// <summary>Something that was not known, and what has become of it.</summary>
/// <param name="Noted">The entry that noted it.</param>
/// <param name="Gap">What is not known and from whom it is to be had.</param>
/// <param name="Answer">The entry that says it was obtained, or why not; null while it is open.</param>
public sealed record KnownGap(Entry Noted, InformationGap Gap, Entry? Answer);

/// <summary>What strategy discussions noted as not known, carried forward until it is obtained or explained.</summary>
public static class Gaps
{
    /// <summary>All gaps in the order noted.</summary>
    public static IReadOnlyList<KnownGap> Read(CaseFile file)
    {
        var answers = file.All<GapAnswered>().ToList();
        var gaps = new List<KnownGap>();
        foreach (var (entry, held) in file.All<StrategyDiscussionHeld>())
        {
            foreach (var (index, gap) in (held.Gaps ?? []).Index())
                gaps.Add(new KnownGap(entry, gap, answers.Find(answer => answer.Body.Of == entry.Number && (answer.Body.Gap ?? 1) == index + 1).Entry));
        }
        return gaps;
    }

    internal static IEnumerable<KnownGap> Open(CaseFile file) => Read(file).Where(gap => gap.Answer is null);
}
