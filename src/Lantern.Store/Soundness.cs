using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Store;

/// <summary>What any record demands of an entry, whatever the pack says: that it can be kept, read again, and answers what is there.</summary>
internal static class Soundness
{
    private const int MostBytes = 512 * 1024;

    /// <summary>The body exactly as it will be read again, or null and why it cannot be kept.</summary>
    public static Body? Kept(Body body, out Refused? unsound)
    {
        unsound = null;
        try
        {
            var json = body.Kind.ToJson(body);
            if (json.Length <= MostBytes)
                return body.Kind.FromJson(json, body.Kind.Version);
            unsound = Say("too-long", "This is too long for one entry. Write it in several.", null);
        }
        catch (UnreadableException wrong)
        {
            unsound = Say("cannot-be-kept", wrong.Words, null);
        }
        return null;
    }

    /// <summary>What stands against the entry in this place; none when it is sound.</summary>
    public static List<Refused> Against(Entry entry, Sheet sheet, Pack pack)
    {
        var said = new List<Refused>();
        if (!WhoWrites.May(entry.Kind, sheet.Relation))
            said.Add(Say("not-yours-to-write", $"This is for one of these to write: {WhoWrites.Whose(entry.Kind)}. Ask them.", null));
        if (entry.Body is LegalHoldLifted { Of: null } && Retention.Read([.. sheet.Ink], entry.Written) is { Holds: { Count: > 1 } holds })
        {
            said.Add(Askable.For(Say("which-hold", "Several legal holds stand on this file. Choose the one that is lifted.", "of")
                with { RestsOn = [.. holds.Select(hold => hold.Number)] }, sheet));
        }
        var amends = WhoAmends.IsAmendment(entry.Body);
        if (entry.Body.Of is { } of)
        {
            if (of >= entry.Number || !(amends ? sheet.Sees(of) : sheet.CanAnswer(of, pack, entry.Written)))
                said.Add(Say("no-such-entry", "That entry is not on this file.", "of"));
            else if (amends && sheet.Numbered(of) is { } target)
                said.AddRange(AgainstAmending(entry, target, sheet));
        }
        else if (amends)
        {
            said.Add(Say("no-such-entry", "Say which entry this puts right.", "of"));
        }
        return said;
    }

    private static IEnumerable<Refused> AgainstAmending(Entry entry, Entry of, Sheet sheet)
    {
        if (WhoAmends.Target(of, sheet.Numbered) is not { } target || !sheet.MayPutRight(target))
            yield return Say("its-writer-puts-it-right", "Only whoever wrote the entry, the allocated worker or a manager can put it right.", "of");
        else if (!WhoWrites.May(target.Kind, sheet.Relation))
            yield return Say("not-yours-to-put-right", $"Putting this right is for one of these, who may write it: {WhoWrites.Whose(target.Kind)}. Ask them.", "of");
        if (entry.Body is not EntryCorrected && of.Body is EntryStruckOut or EntryRestored)
            yield return Say("nothing-to-undo", "A strike-out is undone by putting the entry itself back, and that by striking it out again.", "of");
        if (entry.Body is EntryStruckOut && of.Kind.EndsOnlyBy is { } ending)
            yield return Say("ends-only-by-its-own-entry", $"This is not struck out. It ends only when you write “{ending.Title}”.", "of");
        if (entry.Body is not EntryCorrected correction)
            yield break;
        if (correction.To is not { Pairs.Count: > 0 } to)
            yield return Say("nothing-corrected", "Say what the entry should read.", "to");
        else if (WhoAmends.IsAmendment(of.Body))
            yield return Say("correction-corrected", "A correction is not corrected: strike it out, and correct the entry itself.", "of");
        else if (of.Kind.NeverCorrected is { } settles)
            yield return Amending.Settled(of.Kind.Title, settles, of.Kind.EndsOnlyBy);
        else if (Unreadable(of, to, entry.Written) is { } words)
            yield return Say("cannot-read-so", words, "to");
    }

    // Ink that cannot be read would close the file for good, so a correction is tried before it is written.
    private static string? Unreadable(Entry target, Mapping to, Instant now)
    {
        try
        {
            if (to["happened"] is { } moment)
            {
                if (moment is not Scalar { Text: var text } || !Happening.TryParse(text, out var happened))
                    return "Give the day it happened as a date, with a time if you know it.";
                if (!happened.HasHappenedBy(now))
                    return "This has not happened yet. Give the day it happened.";
            }
            target.Kind.With(target.Body, to with { Pairs = to.Pairs.Where(pair => pair.Name != "happened").ToList() });
            return null;
        }
        catch (UnreadableException wrong)
        {
            return wrong.Words;
        }
    }

    internal static Refused Say(string id, string words, string? field) => new(id, words, null, field, []);
}
