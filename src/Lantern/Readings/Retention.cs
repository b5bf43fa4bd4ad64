using Lantern.Entries;
using NodaTime;

namespace Lantern.Readings;

/// <summary>Whether the file is to be erased, and whether it is held.</summary>
/// <param name="Proposal">The entry that last proposed its erasure, as it was first written; null where none does.</param>
/// <param name="Holds">The entries that placed the legal holds that stand, the first first.</param>
public sealed record Retention(Entry? Proposal, IReadOnlyList<Entry> Holds)
{
    /// <summary>True while a legal hold stands.</summary>
    public bool IsHeld => Holds.Count > 0;

    /// <summary>
    /// Reads it from a file's ink. A proposal that was struck out proposes nothing. A hold that was struck out or corrected holds
    /// all the same: it ends only when it is lifted, and a lifting that was struck out lifts nothing.
    /// </summary>
    /// <param name="ink">The whole file by number, hidden entries included.</param>
    /// <param name="at">The moment asked about.</param>
    public static Retention Read(IReadOnlyList<Entry> ink, Instant at)
    {
        if (!ink.Any(entry => entry.Body is ErasureProposed or LegalHoldPlaced))
            return new Retention(null, []);
        var standing = CaseFile.Read(ink, at);
        var proposal = standing.LatestEntry<ErasureProposed>()?.Number;
        return new Retention(ink.FirstOrDefault(entry => entry.Number == proposal), HoldsIn(ink, standing, at));
    }

    // In the order written: what somebody says of when it happened neither ends a hold nor begins one later.
    private static List<Entry> HoldsIn(IReadOnlyList<Entry> ink, CaseFile standing, Instant at)
    {
        var holds = new List<Entry>();
        foreach (var entry in ink.Where(entry => entry.Written <= at))
        {
            if (entry.Body is LegalHoldPlaced)
                holds.Add(entry);
            else if (entry.Body is LegalHoldLifted lifted && standing.Numbered(entry.Number) is not null)
                Lift(holds, lifted.Of);
        }
        return holds;
    }

    // A lifting that does not say which of several holds it ends, ends none.
    private static void Lift(List<Entry> holds, int? of)
    {
        if (of is { } number)
            holds.RemoveAll(hold => hold.Number == number);
        else if (holds.Count == 1)
            holds.Clear();
    }
}
