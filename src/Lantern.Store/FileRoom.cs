using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>The one door to files: it notes every look, shows each reader what that reader may see, and writes.</summary>
public sealed class FileRoom
{
    private readonly Database _database;
    private readonly Shelf _shelf;
    private readonly Vault _vault;
    private readonly Pen _pen;
    private readonly Staff _staff;
    private readonly Pack _pack;
    private readonly Func<Instant> _now;
    private readonly Ids _ids;
    private readonly Limits _limits;
    private readonly Reasons _reasons;

    internal FileRoom(
        Database database, Shelf shelf, Vault vault, Pen pen, Staff staff, Pack pack, Func<Instant> now, Ids ids, Limits limits, RecentLooks recent)
    {
        (_database, _shelf, _vault, _pen, _staff) = (database, shelf, vault, pen, staff);
        (_pack, _now, _ids, _limits, _reasons) = (pack, now, ids, limits, new Reasons(recent, staff));
    }

    /// <summary>Opens a file for one reader: the look is noted and committed, then what the reader may see is handed over.</summary>
    /// <returns>Null when there is no such file for this reader, or the reader has to say why first (<see cref="TryOpen"/> tells which).</returns>
    /// <exception cref="NotSavedException">The look could not be noted; nothing is shown.</exception>
    /// <exception cref="LimitReachedException">The reader opened too many files within the hour.</exception>
    public async Task<OpenFile?> Open(FileId file, Reader reader, Purpose purpose) => (await TryOpen(file, reader, purpose) as FileAnswer.Opened)?.File;

    /// <summary>The same, and says where the file would open if the reader said why.</summary>
    /// <exception cref="NotSavedException">The look could not be noted; nothing is shown.</exception>
    /// <exception cref="LimitReachedException">The reader opened too many files within the hour.</exception>
    /// <exception cref="DamagedFileException">The reader may open it, and it cannot be read.</exception>
    public async Task<FileAnswer> TryOpen(FileId file, Reader reader, Purpose purpose)
    {
        if (await AskedOrSaid(file, reader, purpose) is not var (shelved, open, obligations))
            return new FileAnswer.NotFound();
        if (_reasons.Of(shelved, open, reader, purpose, obligations) is not { } why)
            return new FileAnswer.SayWhyFirst();
        await _limits.CountFile(reader, file, open.Now);
        await _pen.Write(stroke =>
        {
            stroke.Look(reader, shelved, open.Now, why.Words, Words(open.Relation), [], why.Stands);
            return true;
        });
        return new FileAnswer.Opened(open);
    }

    /// <summary>Whether the reader would be asked why before the file opens; nothing of it is shown, so no look is noted.</summary>
    /// <returns>Null when there is no such file for this reader.</returns>
    public bool? AsksWhy(FileId file, Reader reader)
    {
        try
        {
            return Asked(file, reader) is not var (shelved, open, obligations) ? null
                : _reasons.Of(shelved, open, reader, Purpose.WorkingOnTheFile, obligations) is null;
        }
        catch (DamagedFileException)
        {
            return null; // there is nothing to open: its own page says so to who may open it
        }
    }

    private (Shelved Whole, OpenFile Open, Obligations Obligations)? Asked(FileId file, Reader reader)
    {
        if (Whole(file) is not { } shelved)
            return null;
        var now = Instant.Max(_now(), shelved.Written);
        var relation = Relations.Of(reader, shelved.Ties, _staff.Memberships(), now);
        var decision = Policy.Decide(reader, Deed.Read, Marks.None, relation);
        return decision.Allowed ? (shelved, new OpenFile(file, shelved.Kind, _pack, now, reader, relation, shelved.Ink), decision.Obligations) : null;
    }

    /// <summary>Notes that a reader takes the proofs of a file away: sealed words, and when each was written.</summary>
    /// <returns>False where the file is not there, or is not this reader's to watch over, or no reason is given; nothing may be handed over then.</returns>
    internal async Task<bool> NoteTaking(FileId file, Reader reader, Purpose purpose)
    {
        if (Whole(file) is not { } shelved || string.IsNullOrWhiteSpace(purpose.Words))
            return false;
        var now = Instant.Max(_now(), shelved.Written);
        var relation = Relations.Of(reader, shelved.Ties, _staff.Memberships(), now);
        if (!Policy.Decide(reader, Deed.SeeLooks, Marks.None, relation).Allowed)
            return false;
        return await _pen.Write(stroke =>
        {
            stroke.Look(reader, shelved, now, purpose.Words, Words(relation), []);
            return true;
        });
    }

    /// <summary>Who has opened a file, the newest look first.</summary>
    /// <returns>Null when there is no such file, or it is not for this reader to know: one answer.</returns>
    public Task<IReadOnlyList<Look>?> Looks(FileId file, Reader reader)
    {
        if (Whole(file) is not { } shelved)
            return Task.FromResult<IReadOnlyList<Look>?>(null);
        var relation = Relations.Of(reader, shelved.Ties, _staff.Memberships(), _now());
        if (!Policy.Decide(reader, Deed.SeeLooks, Marks.None, relation).Allowed)
            return Task.FromResult<IReadOnlyList<Look>?>(null);
        var ties = ShownTies.Of(shelved, reader, relation);
        return Task.FromResult<IReadOnlyList<Look>?>(_database.Read(connection =>
            connection.Rows(Statements.LooksAt, row => ties.Of(LookRows.Read(row, _vault, _ => shelved.Key)), file.Value)));
    }

    /// <summary>Writes an act: every part of it or nothing. Objections are asked over the whole file inside the lock.</summary>
    /// <exception cref="ArgumentException">The act has no command id, one over 100 characters, or no parts.</exception>
    /// <exception cref="NotSavedException">The database failed; sending the same act again is harmless.</exception>
    public Task<Outcome> Write(Act act, Reader writer) => Write(act, writer, null);

    /// <summary>Writes an act of a made-up past as of a moment.</summary>
    internal Task<Outcome> WriteAsOf(Act act, Reader writer, Instant written) => Write(act, writer, written);

    private async Task<Outcome> Write(Act act, Reader writer, Instant? written)
    {
        if (string.IsNullOrWhiteSpace(act.Command) || act.Command.Length > 100 || act.Command.Contains('\0', StringComparison.Ordinal))
            throw new ArgumentException("An act needs a command id of at most 100 characters.", nameof(act));
        if (act.Parts.Count == 0)
            throw new ArgumentException("An act writes at least one entry.", nameof(act));
        var files = act.Parts.Select(part => part.File).OfType<FileId>().Distinct().ToList();
        return await _pen.Write(
            stroke => files.Exists(_staff.IsErased) ? new Outcome.NotFound()
                : new Inking(stroke, act, writer, _pack, _staff.Memberships(), written ?? _now(), _ids).Write(),
            act.Command, files);
    }

    /// <summary>The author's own draft of that key, or null.</summary>
    public Task<Draft?> ReadDraft(string key, Reader author) => Task.FromResult(_database.Read(connection =>
        connection.Rows(Statements.Draft, row => Kept(row, author, key), author.Worker, Blind(author, key)).FirstOrDefault()));

    /// <summary>Saves what the author has typed so far.</summary>
    /// <returns>The draft as saved; null when the key or the text is too long to be saved.</returns>
    /// <exception cref="LimitReachedException">The author keeps too many drafts already, or too long ones.</exception>
    public async Task<Draft?> SaveDraft(string key, string text, Reader author)
    {
        if (key.Length is 0 or > Draft.LongestKey || text.Length > Draft.MostCharacters)
            return null;
        var draft = new Draft(key, text, _now());
        var (kept, blind) = (_vault.Seal(text, About(author, key)), Blind(author, key));
        await CheckRoom(author, blind, kept.Length);
        object?[] row = [author.Worker, blind, kept, draft.Saved.ToUnixTimeTicks()];
        await Say(Statements.SaveDraft, [.. row, _vault.Rows.Of("draft", row)]);
        return draft;
    }

    /// <summary>Drops the author's draft of that key, if there is one.</summary>
    public Task DropDraft(string key, Reader author) => Say(Statements.DropDraft, author.Worker, Blind(author, key));

    // A draft is nobody's to read and nobody's to tidy, so without an end one person could fill the disk.
    private async Task CheckRoom(Reader author, string key, long bytes)
    {
        var (others, theirs) = _database.Read(connection => connection.Rows(Statements.OtherDrafts, row => (row.GetInt64(0), row.GetInt64(1)), author.Worker, key))[0];
        var most = _limits.Of(Counted.DraftsKept);
        // The fuller of the two counts: a few long drafts take the room of many.
        var used = Math.Max(others + 1, (long)Math.Ceiling((theirs + bytes) / (double)_limits.DraftBytes * most));
        await _limits.Weigh(author, Counted.DraftsKept, (int)Math.Min(used, int.MaxValue), null);
    }

    private Task<bool> Say(string sql, params object?[] values) => _pen.Write(stroke =>
    {
        stroke.Say(sql, values);
        return true;
    });

    // Of a damaged file nobody hears who may not open it; for those who may it is a look like any other.
    private async Task<(Shelved Whole, OpenFile Open, Obligations Obligations)?> AskedOrSaid(FileId file, Reader reader, Purpose purpose)
    {
        try
        {
            return Asked(file, reader);
        }
        catch (DamagedFileException damage)
        {
            var relation = Relations.Of(reader, OneFile.TiesOf(file, damage.Opened), _staff.Memberships(), _now());
            if (!Policy.Decide(reader, Deed.Read, Marks.None, relation).Allowed)
                return null;
            await _pen.Write(stroke =>
            {
                stroke.Look(reader, null, _now(), purpose.Words, Words(relation), [file]);
                return true;
            });
            throw;
        }
    }

    // A file whose key was destroyed is absent from that moment on, here and on every other node.
    private Shelved? Whole(FileId file)
    {
        if (!Leaf.IsId(file.Value))
            return null;
        if (!_staff.IsErased(file))
            return _database.Read(connection => _shelf.Whole(connection, file));
        _shelf.Forget(file);
        return null;
    }

    private Draft Kept(System.Data.Common.DbDataReader row, Reader author, string key)
    {
        var (text, saved) = (row.GetFieldValue<byte[]>(0), row.GetInt64(1));
        return _vault.Rows.Fits(Commanded.MacOf(row, 2), "draft", author.Worker, Blind(author, key), text, saved)
            ? new Draft(key, _vault.Open(text, About(author, key)), Instant.FromUnixTimeTicks(saved))
            : throw new StoreUnfitException("This draft was changed by another hand and is not shown. Throw it away and begin anew; run 'lantern verify'.");
    }

    private string Blind(Reader author, string key) => _vault.Blind($"{author.Worker}\n{key}");

    private static string About(Reader author, string key) => $"lantern/1 draft\n{author.Worker}\n{key}";

    private static string Words(Relation relation) =>
        string.Join(' ', Enum.GetValues<Relation>().Where(one => one != Relation.None && relation.HasFlag(one)).Select(Kebabs<Relation>.Word));
}
