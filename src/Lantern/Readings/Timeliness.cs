using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>How long it took from the need for a strategy discussion until it was held.</summary>
/// <param name="Held">The entry that records it; null while it is only planned.</param>
/// <param name="Planned">The entry that called it and says when the need was seen.</param>
/// <param name="NeedSeen">When the need was seen.</param>
/// <param name="Days">The days in between, counted until now while it is not held.</param>
/// <param name="IsLate">True when that is more than the setting <c>strategy-target-days</c>.</param>
public sealed record StrategyInterval(Entry? Held, Entry Planned, Happening NeedSeen, int Days, bool IsLate);

/// <summary>How long a piece of news took: from what happened to the entry, and from the entry to whoever needs it.</summary>
/// <param name="Shared">The entry that says it was shared.</param>
/// <param name="Happened">The day of what is told.</param>
/// <param name="DaysToEntry">Days until it was written in this file.</param>
/// <param name="DaysToSharing">Days from then until it was shared.</param>
/// <param name="IsLate">True when either is more than its setting, <c>write-within-days</c> or <c>share-within-days</c>.</param>
public sealed record SharingInterval(Entry Shared, LocalDate Happened, int DaysToEntry, int DaysToSharing, bool IsLate);

/// <summary>How quickly strategy discussions were held and news was passed on.</summary>
/// <param name="Discussions">Each strategy discussion whose need has a time.</param>
/// <param name="Sharings">Each piece of news that was shared.</param>
public sealed record Timeliness(IReadOnlyList<StrategyInterval> Discussions, IReadOnlyList<SharingInterval> Sharings)
{
    private const int DaysUnlessSet = 1;

    /// <summary>Reads it; the targets are the pack's, one day where it sets none.</summary>
    public static Timeliness Read(CaseFile file, Pack pack) => new([.. StrategyDiscussions(file, pack)], [.. News(file, pack)]);

    private static IEnumerable<StrategyInterval> StrategyDiscussions(CaseFile file, Pack pack)
    {
        var target = pack.Number("strategy-target-days", DaysUnlessSet);
        var held = file.All<StrategyDiscussionHeld>().Where(one => one.Body.About is null).Select(one => one.Entry).ToList();
        foreach (var (planned, body) in file.All<StrategyDiscussionPlanned>().Where(one => one.Body is { About: null, NeedIdentified: not null }))
        {
            var need = body.NeedIdentified!.Value;
            // A discussion planned twice is held once: the first after the need.
            var answer = held.Find(entry => entry.Number > planned.Number);
            var days = Period.DaysBetween(need.Day, answer?.Happened.Day ?? London.DayOf(file.At));
            yield return new StrategyInterval(answer, planned, need, days, days > target);
        }
    }

    private static IEnumerable<SharingInterval> News(CaseFile file, Pack pack)
    {
        var (write, share) = (pack.Number("write-within-days", DaysUnlessSet), pack.Number("share-within-days", DaysUnlessSet));
        foreach (var (entry, body) in file.All<InformationShared>())
        {
            var told = file.Numbered(body.Of);
            if ((told?.Happened.Day ?? body.About) is not { } happened)
                continue;
            var written = London.DayOf((told ?? entry).Written);
            var toEntry = Period.DaysBetween(happened, written);
            // What was passed on before it was written down was not waited for.
            var toSharing = told is null ? Period.DaysBetween(happened, entry.Happened.Day) : Math.Max(0, Period.DaysBetween(written, entry.Happened.Day));
            yield return new SharingInterval(entry, happened, toEntry, toSharing, toEntry > write || toSharing > share);
        }
    }
}
