using Lantern.Entries;

namespace Lantern.Readings;

/// <summary>Whether the file is to be erased, and whether it is held.</summary>
/// <param name="Proposal">The entry that last proposed its erasure; null where none does.</param>
/// <param name="Hold">The entry that placed the legal hold that stands; null where none does.</param>
public sealed record Retention(Entry? Proposal, Entry? Hold)
{
    /// <summary>Reads it from a file as it stands; what was struck out proposes and holds nothing.</summary>
    public static Retention Read(CaseFile file)
    {
        var retention = new Retention(null, null);
        foreach (var entry in file.Entries)
        {
            retention = entry.Body switch
            {
                ErasureProposed => retention with { Proposal = entry },
                LegalHoldPlaced => retention with { Hold = entry },
                LegalHoldLifted => retention with { Hold = null },
                _ => retention,
            };
        }
        return retention;
    }
}
