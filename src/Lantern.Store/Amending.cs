using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// What an amendment must not do to the whole file: change what a correction leaves alone, overwrite what its writer does not see,
/// or let anybody in whom its writer could not.
/// </summary>
internal static class Amending
{
    /// <summary>Makes a correction whole, with the parts its writer does not see, and says what stands against the amendment; null where nothing does.</summary>
    public static Refused? Whole(ref Entry entry, Sheet sheet, Pack pack)
    {
        if (!WhoAmends.IsAmendment(entry.Body) || entry.Body.Of is not { } of)
            return null;
        if (entry.Body is EntryCorrected { To: { } to } correction)
        {
            var now = entry.Written;
            if (Reads(sheet.Ink, of, now) is not { } whole || Reads(sheet.SeenInk, of, now) is not { } seen || WithHidden(to, whole, seen) is not { } kept)
                return Askable.Ask([of], sheet);
            if (Settles(whole, kept) is { } settled)
                return settled;
            if (WouldBeKept(whole, kept, pack))
                return Soundness.Say("would-be-kept-from-more", "Written so, this would be kept from more people, which a correction does not do. Strike the entry out and write it again.", "to");
            kept = WithMarks(whole, kept, pack);
            if (Soundness.Kept(correction with { To = kept }, out var unsound) is not { } body)
                return unsound;
            entry = entry with { Body = body };
        }
        return AgainstTies(entry, sheet);
    }

    /// <summary>Says that a correction does not change what is settled, and what to do instead.</summary>
    public static Refused Settled(string what, Settles settles, Kind? endsOnlyBy = null) => Soundness.Say("not-for-a-correction", settles switch
    {
        Entries.Settles.WhoIsWho => $"A correction does not change who somebody is ({what}).",
        Entries.Settles.WhoDecided => $"A correction does not change who decided ({what}).",
        Entries.Settles.WhatItAnswers => "A correction does not change which entry this answers.",
        _ => $"A correction does not change what was agreed or authorised ({what}).",
    } + (endsOnlyBy is { } ending ? $" Write “{ending.Title}”, and write it again if it is still needed." : " Strike the entry out and write it again."), "to");

    private static Entry? Reads(IEnumerable<Entry> ink, int number, Instant now)
    {
        var file = CaseFile.Read(ink, now);
        return file.Numbered(number) ?? file.StruckOut.FirstOrDefault(entry => entry.Number == number);
    }

    private static Refused? Settles(Entry whole, Mapping to)
    {
        var fields = to with { Pairs = [.. to.Pairs.Where(pair => pair.Name != "happened")] };
        return SettledValue.Changed(whole.Body, whole.Kind.With(whole.Body, fields)).FirstOrDefault() is { } changed ? Settled(changed.Words, changed.What) : null;
    }

    // The marks of an entry stand as it was written: what would bear more of them now must be written anew to bear them.
    private static bool WouldBeKept(Entry whole, Mapping to, Pack pack) =>
        (DefaultMarks.Of(Corrected(whole, to), null, pack) & ~(whole.Marks | DefaultMarks.Of(whole.Body, null, pack))) != Marks.None;

    // Rows that a correction adds bear the marks they would have borne from the start.
    private static Mapping WithMarks(Entry whole, Mapping to, Pack pack)
    {
        var (reads, marked) = (Corrected(whole, to), DefaultMarks.Within(Corrected(whole, to), pack));
        return marked.Equals(reads) ? to : to with
        {
            Pairs = [.. to.Pairs.Select(pair => whole.Kind.Field(pair.Name) is { } field && field.Read(marked) is { } value ? pair with { Value = field.Form.Write(value) } : pair)],
        };
    }

    private static Body Corrected(Entry whole, Mapping to) =>
        whole.Kind.With(whole.Body, to with { Pairs = [.. to.Pairs.Where(pair => pair.Name != "happened")] });

    // What the corrector does not see stays as it is; null where it cannot be told from what is put right.
    private static Mapping? WithHidden(Mapping to, Entry whole, Entry seen)
    {
        var pairs = new List<Pair>(to.Pairs.Count);
        foreach (var pair in to.Pairs)
        {
            if (pair.Name == "happened")
            {
                if (seen.Happened != whole.Happened)
                    return null;
                pairs.Add(pair);
            }
            else if (whole.Kind.Field(pair.Name) is { } field && field.PutBack(whole.Body, seen.Body, pair.Value) is { } value)
            {
                pairs.Add(pair with { Value = value });
            }
            else
            {
                return null;
            }
        }
        return to with { Pairs = pairs };
    }

    // Who may open the file does not change by putting right; a strike-out or restoring may change it only as its writer could.
    private static Refused? AgainstTies(Entry entry, Sheet sheet)
    {
        var id = sheet.Before.Id;
        bool Changes(IEnumerable<Entry> ink)
        {
            var before = ink.ToList();
            var (was, reads) = (Ties.Of(id, before, entry.Written), Ties.Of(id, [.. before, entry], entry.Written));
            return entry.Body is EntryCorrected ? TiesChanged.Differ(was, reads) : TiesChanged.LetsIn(was, reads);
        }

        if (!Changes(sheet.Ink) || (entry.Body is not EntryCorrected && MayLetIn(entry, sheet)))
            return null;
        if (!Changes(sheet.SeenInk))
            return Askable.Ask(sheet.Ink.Select(one => one.Number).Where(number => !sheet.SeesWhole(number)), sheet);
        return entry.Body is EntryCorrected
            ? Soundness.Say("changes-who-is-who", "This would change who has a part in this file, which a correction does not do. Strike the entry out and write it again.", "to")
            : Soundness.Say("lets-somebody-in", "This would let somebody open the file again. Ask the allocated worker, the team manager or the hub manager to do it.", "of");
    }

    // Whoever says who belongs to the file, and whoever alone may write a kind that names somebody.
    private static bool MayLetIn(Entry entry, Sheet sheet) => sheet.May(Deed.ChangeMembers)
        || (sheet.Numbered(entry.Body.Of!.Value) is { } of && WhoAmends.Target(of, sheet.Numbered) is { } target
            && WhoWrites.Whose(target.Kind) is not null && target.Kind.Fields.Any(field => field.NeverCorrected == Entries.Settles.WhoIsWho));
}
