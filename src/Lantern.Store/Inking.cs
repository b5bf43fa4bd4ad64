using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Store;

/// <summary>One act on its way into the ink, inside the lock: known already, permitted, up to date, not objected to, written.</summary>
internal sealed class Inking(Stroke stroke, Act act, Reader writer, Pack pack, Memberships memberships, Instant now, Ids ids)
{
    private readonly Dictionary<FileId, Sheet> _sheets = [];
    private readonly Dictionary<FileKind, Sheet> _begun = [];
    private readonly string _act = ids.Next();

    public Outcome Write()
    {
        if (stroke.Earlier(act.Command) is { } earlier)
            return WrittenBefore(earlier.Worker, earlier.Written);
        var sheets = new List<Sheet>(act.Parts.Count);
        foreach (var part in act.Parts)
        {
            if (SheetFor(part) is not { } sheet)
                return new Outcome.NotFound();
            sheets.Add(sheet);
        }
        foreach (var (part, sheet) in act.Parts.Zip(sheets))
        {
            if (part.ExpectedNumber is { } expected && expected != sheet.LastSeen)
                return new Outcome.OutOfDate(sheet.LastSeen);
        }
        var refused = Compose(sheets);
        return refused.Count > 0 ? new Outcome.Refused(refused) : Commit(sheets);
    }

    // Sent twice: the same answer, whatever has come since. Another's command is nobody's business.
    private Outcome WrittenBefore(string worker, IReadOnlyList<Entry> entries)
    {
        if (worker != writer.Worker || entries.Count == 0)
            return new Outcome.NotFound();
        var mayRead = entries.Select(entry => entry.File).Distinct().All(id => stroke.File(id) is { } file
            && Policy.Decide(writer, Deed.Read, Marks.None, Relations.Of(writer, file.Ties, memberships, now)).Allowed);
        return mayRead ? new Outcome.Written([.. entries.Select(AsSeen)]) : new Outcome.NotFound();
    }

    // A correction is kept with the parts its writer does not see: they are not handed back.
    private Entry AsSeen(Entry entry) => entry.Body is not EntryCorrected || stroke.File(entry.File) is not { } file ? entry
        : Visible.To(writer, Relations.Of(writer, file.Ties, memberships, now), file.Ink).Entries.FirstOrDefault(one => one.Number == entry.Number)
            ?? entry with { Body = new EntryCorrected { Of = entry.Body.Of } };

    private Sheet? SheetFor(ActPart part)
    {
        if (part.File is not { } id)
            return _begun.TryGetValue(part.NewFile, out var begun) ? begun : Begin(part.NewFile);
        if (_sheets.TryGetValue(id, out var known))
            return known;
        if (stroke.File(id) is not { } file)
            return null;
        var sheet = new Sheet(file, writer, Relations.Of(writer, file.Ties, memberships, now));
        return sheet.May(Deed.Write) ? _sheets[id] = sheet : null;
    }

    private Sheet? Begin(FileKind kind)
    {
        var id = ids.File();
        if (!Policy.Decide(writer, kind == FileKind.Child ? Deed.BeginChildFile : Deed.BeginOtherFile, Marks.None, Relations.Of(writer, Ties.None(id), memberships, now)).Allowed)
            return null;
        var file = stroke.Begin(id, kind);
        return _begun[kind] = new Sheet(file, writer, Relations.Of(writer, file.Ties, memberships, now));
    }

    private List<Refused> Compose(List<Sheet> sheets)
    {
        var refused = new List<Refused>();
        foreach (var (part, sheet) in act.Parts.Zip(sheets))
        {
            var body = Soundness.Kept(part.Body, out var unsound);
            if (body is null)
            {
                refused.Add(unsound!);
                continue;
            }
            var entry = sheet.Compose(part, body, now, pack, _act);
            var said = Soundness.Against(entry, sheet, pack);
            if (said.Count == 0 && Amending.Whole(ref entry, sheet, pack) is { } unlike)
                said = [unlike];
            if (said.Count == 0)
                said = [.. Writing.Read(sheet.Ink, entry, pack, entry.Written).Select(one => Askable.For(one, sheet))];
            refused.AddRange(said);
            sheet.Add(entry);
        }
        return refused;
    }

    private Outcome.Written Commit(List<Sheet> sheets)
    {
        foreach (var begun in _begun.Values)
            stroke.Open(begun.Before, now);
        // The answer names the entries in the order of the act; each file gets its own together.
        var stand = sheets.Distinct().ToDictionary(sheet => sheet, sheet => new Queue<Entry>(stroke.Write(sheet.Before, sheet.Added)));
        var written = sheets.ConvertAll(sheet => stand[sheet].Dequeue());
        stroke.By(act.Command, writer.Worker, written);
        return new Outcome.Written([.. written.Zip(act.Parts, (entry, part) => part.Body is EntryCorrected sent ? entry with { Body = sent } : entry)]);
    }
}
