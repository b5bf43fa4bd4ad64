using Lantern.Entries;

namespace Lantern.Readings;

/// <summary>A row of the plan: an agreed action, how far it has come, and whether it has ended.</summary>
/// <param name="Entry">The entry that agreed it.</param>
/// <param name="Action">What it says.</param>
/// <param name="Progress">What was said of it since, in order; several reviews each add theirs.</param>
/// <param name="Ended">The entry that ended it; null while it is open.</param>
public sealed record PlanRow(Entry Entry, ActionAgreed Action, IReadOnlyList<(Entry Entry, ActionProgressed Body)> Progress, Entry? Ended)
{
    /// <summary>True while it is to be done.</summary>
    public bool IsOpen => Ended is null;
}

/// <summary>A child's plan as it stands: which plans are live, and the agreed actions that are their rows.</summary>
/// <param name="Live">The plans that are live, the latest last; a child may be on a child protection plan and looked after at once.</param>
/// <param name="Rows">The rows, those that ended among them, in the order agreed.</param>
public sealed record PlanOnADay(IReadOnlyList<Entry> Live, IReadOnlyList<PlanRow> Rows)
{
    /// <summary>Reads the plan of a file as it stood.</summary>
    /// <param name="file">The file as it reads on that day.</param>
    public static PlanOnADay Read(CaseFile file)
    {
        var progress = file.All<ActionProgressed>().ToLookup(one => one.Body.Of);
        var ended = new Dictionary<int, Entry>();
        foreach (var (entry, done) in file.All<ActionDone>())
        {
            if (done.Of is { } of)
                ended.TryAdd(of, entry);
        }
        var rows = file.All<ActionAgreed>()
            .Select(one => new PlanRow(one.Entry, one.Body, [.. progress[one.Entry.Number]], ended.GetValueOrDefault(one.Entry.Number))).ToList();
        return new PlanOnADay([.. Standing.LivePlanEntries(file)], rows);
    }

    /// <summary>The agreed actions that have not ended.</summary>
    internal static IEnumerable<(Entry Entry, ActionAgreed Body)> OpenActions(CaseFile file)
    {
        var ended = file.All<ActionDone>().Select(one => one.Body.Of).ToHashSet();
        return file.All<ActionAgreed>().Where(one => !ended.Contains(one.Entry.Number));
    }
}
