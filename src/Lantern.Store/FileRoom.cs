using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store.Sqlite;
using NodaTime;

namespace Lantern.Store;

/// <summary>The one door to files: it notes every look, shows each reader what that reader may see, and writes.</summary>
public sealed class FileRoom
{
    private readonly Database _database;
    private readonly Shelf _shelf;
    private readonly Pen _pen;
    private readonly Staff _staff;
    private readonly Pack _pack;
    private readonly Func<Instant> _now;
    private readonly Ids _ids;

    internal FileRoom(Database database, Shelf shelf, Pen pen, Staff staff, Pack pack, Func<Instant> now, Ids ids)
    {
        (_database, _shelf, _pen, _staff) = (database, shelf, pen, staff);
        (_pack, _now, _ids) = (pack, now, ids);
    }

    /// <summary>Opens a file for one reader: the look is noted and committed, then what the reader may see is handed over.</summary>
    /// <returns>Null when there is no such file for this reader: absent and forbidden are one answer.</returns>
    /// <exception cref="NotSavedException">The look could not be noted; nothing is shown.</exception>
    public async Task<OpenFile?> Open(FileId file, Reader reader, Purpose purpose)
    {
        if (_database.Read(connection => _shelf.Whole(connection, file)) is not { } shelved)
            return null;
        var now = Instant.Max(_now(), shelved.Written);
        var relation = Relations.Of(reader, shelved.Ties, _staff.Memberships(), now);
        var decision = Policy.Decide(reader, Deed.Read, Marks.None, relation);
        if (!decision.Allowed || (decision.Obligations.HasFlag(Obligations.SayWhy) && string.IsNullOrWhiteSpace(purpose.Words)))
            return null;
        await _pen.Write(page => page.Connection.Run(Statements.AddLook,
            reader.Worker, reader.Agency, file.Value, now.ToUnixTimeTicks(), purpose.Words, Words(relation)));
        return new OpenFile(file, shelved.Kind, _pack, now, reader, relation, shelved.Ink);
    }

    /// <summary>Who has opened a file, the newest look first.</summary>
    /// <returns>Null when there is no such file, or it is not for this reader to know: one answer.</returns>
    public Task<IReadOnlyList<Look>?> Looks(FileId file, Reader reader) => Task.FromResult(_database.Read<IReadOnlyList<Look>?>(connection =>
    {
        if (_shelf.Whole(connection, file) is not { } shelved)
            return null;
        var relation = Relations.Of(reader, shelved.Ties, _staff.Memberships(), _now());
        return !Policy.Decide(reader, Deed.SeeLooks, Marks.None, relation).Allowed ? null
            : connection.Rows(Statements.LooksAt, row => new Look(
                row.GetString(0), row.GetString(1), Instant.FromUnixTimeTicks(row.GetInt64(2)), row.GetString(3), row.GetString(4)), file.Value);
    }));

    /// <summary>Writes an act: every part of it or nothing. Objections are asked over the whole file inside the lock.</summary>
    /// <exception cref="ArgumentException">The act has no command id, one over 100 characters, or no parts.</exception>
    /// <exception cref="NotSavedException">The database failed; sending the same act again is harmless.</exception>
    public Task<Outcome> Write(Act act, Reader writer) => Write(act, writer, null);

    /// <summary>Writes an act of a made-up past as of a moment.</summary>
    internal Task<Outcome> WriteAsOf(Act act, Reader writer, Instant written) => Write(act, writer, written);

    private async Task<Outcome> Write(Act act, Reader writer, Instant? written)
    {
        if (string.IsNullOrWhiteSpace(act.Command) || act.Command.Length > 100)
            throw new ArgumentException("An act needs a command id of at most 100 characters.", nameof(act));
        if (act.Parts.Count == 0)
            throw new ArgumentException("An act writes at least one entry.", nameof(act));
        return await _pen.Write(page => new Inking(page, act, writer, _pack, _staff.Memberships(), written ?? _now(), _ids).Write());
    }

    /// <summary>The author's own draft of that key, or null.</summary>
    public Task<Draft?> ReadDraft(string key, Reader author) => Task.FromResult(_database.Read(connection =>
        connection.Rows(Statements.Draft, row => new Draft(key, row.GetString(0), Instant.FromUnixTimeTicks(row.GetInt64(1))), author.Worker, key)
            .FirstOrDefault()));

    /// <summary>Saves what the author has typed so far.</summary>
    /// <returns>The draft as saved; null when the key or the text is too long to be saved.</returns>
    public async Task<Draft?> SaveDraft(string key, string text, Reader author)
    {
        if (key.Length is 0 or > Draft.LongestKey || text.Length > Draft.MostCharacters)
            return null;
        var draft = new Draft(key, text, _now());
        await _pen.Write(page => page.Connection.Run(Statements.SaveDraft, author.Worker, key, text, draft.Saved.ToUnixTimeTicks()));
        return draft;
    }

    /// <summary>Drops the author's draft of that key, if there is one.</summary>
    public async Task DropDraft(string key, Reader author) =>
        await _pen.Write(page => page.Connection.Run(Statements.DropDraft, author.Worker, key));

    private static string Words(Relation relation) =>
        string.Join(' ', Enum.GetValues<Relation>().Where(one => one != Relation.None && relation.HasFlag(one)).Select(Kebabs<Relation>.Word));
}
