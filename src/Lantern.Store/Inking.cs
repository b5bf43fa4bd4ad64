using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store.Sqlite;
using NodaTime;

namespace Lantern.Store;

/// <summary>One act on its way into the ink, inside the lock: known already, permitted, up to date, not objected to, written.</summary>
internal sealed class Inking(Page page, Act act, Reader writer, Pack pack, Memberships memberships, Instant now, Ids ids)
{
    private readonly Dictionary<FileId, Sheet> _sheets = [];
    private readonly Dictionary<FileKind, Sheet> _begun = [];
    private readonly string _act = ids.Next();

    public Outcome Write()
    {
        if (InkRows.CommandBy(page.Connection, act.Command) is { } earlier)
            return WrittenBefore(earlier);
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
    private Outcome WrittenBefore(string worker)
    {
        if (worker != writer.Worker)
            return new Outcome.NotFound();
        var entries = InkRows.WrittenBy(page.Connection, act.Command);
        var mayRead = entries.Select(entry => entry.File).Distinct().All(id => page.File(id) is { } file
            && Policy.Decide(writer, Deed.Read, Marks.None, Relations.Of(writer, file.Ties, memberships, now)).Allowed);
        return mayRead ? new Outcome.Written(entries) : new Outcome.NotFound();
    }

    private Sheet? SheetFor(ActPart part)
    {
        if (part.File is not { } id)
            return _begun.TryGetValue(part.NewFile, out var begun) ? begun : Begin(part.NewFile);
        if (_sheets.TryGetValue(id, out var known))
            return known;
        if (page.File(id) is not { } file)
            return null;
        var sheet = new Sheet(file, writer, Relations.Of(writer, file.Ties, memberships, now));
        return sheet.May(Deed.Write) ? _sheets[id] = sheet : null;
    }

    private Sheet? Begin(FileKind kind)
    {
        var file = new Shelved(ids.File(), kind, []);
        var sheet = new Sheet(file, writer, Relations.Of(writer, file.Ties, memberships, now));
        return sheet.May(kind == FileKind.Child ? Deed.BeginChildFile : Deed.BeginOtherFile) ? _begun[kind] = sheet : null;
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
            var entry = sheet.Compose(part, body, now, pack.EditionId, _act);
            var said = Soundness.Against(entry, sheet, pack);
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
            InkRows.AddFile(page.Connection, begun.Before.Id, begun.Before.Kind, now);
        var written = new List<Entry>(act.Parts.Count);
        var next = sheets.Distinct().ToDictionary(sheet => sheet, _ => 0);
        long first = 0, last = 0;
        foreach (var sheet in sheets)
        {
            var entry = sheet.Added[next[sheet]++];
            last = InkRows.Add(page.Connection, entry, entry.Kind.ToJson(entry.Body), act.Command);
            first = first == 0 ? last : first;
            written.Add(entry);
        }
        InkRows.AddCommand(page.Connection, act.Command, writer.Worker, first, last);
        foreach (var sheet in next.Keys)
            page.Wrote(sheet.Before.With(sheet.Added));
        return new Outcome.Written(written);
    }
}
