using Lantern.Entries;

namespace Lantern.Access;

/// <summary>
/// Who corrects, strikes out and restores an entry: whoever may put it right, and may still write an entry of its kind here.
/// An amendment is amended by whoever may amend what it is about in the end.
/// </summary>
public static class WhoAmends
{
    /// <summary>True for a kind that puts another entry right.</summary>
    public static bool IsAmendment(Body body) => body is EntryCorrected or EntryStruckOut or EntryRestored;

    /// <summary>The entry that is amended in the end, following corrections, strike-outs and restorings back; null where it is not there.</summary>
    /// <param name="entry">The entry, which may itself be an amendment.</param>
    /// <param name="numbered">The entry of a number, hidden and struck-out ones included.</param>
    public static Entry? Target(Entry entry, Func<int, Entry?> numbered)
    {
        while (IsAmendment(entry.Body))
        {
            if (entry.Body.Of is not { } of || of >= entry.Number || numbered(of) is not { } before)
                return null;
            entry = before;
        }
        return entry;
    }

    /// <summary>Whether somebody may correct, strike out or restore an entry that is no amendment.</summary>
    /// <param name="reader">Who.</param>
    /// <param name="relation">How they stand to the file now.</param>
    /// <param name="target">The entry.</param>
    public static bool May(Reader reader, Relation relation, Entry target) =>
        MayPutRight(reader, relation, target) && WhoWrites.May(target.Kind, relation);

    /// <summary>Whether somebody wrote an entry or answers for the file, whatever its kind.</summary>
    public static bool MayPutRight(Reader reader, Relation relation, Entry target) =>
        Policy.Decide(reader, Deed.Amend, Marks.None, Relations.To(target.Writer, reader, relation)).Allowed;
}
