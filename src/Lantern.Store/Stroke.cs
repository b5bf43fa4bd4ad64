using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// What one act writes, gathered before anything is said to the database: a stroke that fails is let go and takes no other with it.
/// It sees the file as the strokes before it on the page leave it.
/// </summary>
internal sealed class Stroke(Page page)
{
    private readonly List<LeafRow> _entries = [];
    private readonly List<LeafRow> _looks = [];
    private readonly List<LeafRow> _acts = [];
    private readonly List<object?[]> _files = [];
    private readonly List<object?[]> _keys = [];
    private readonly List<Shelved> _wrote = [];
    private readonly List<(string Sql, object?[] Values)> _said = [];

    public Vault Vault => page.Vault;
    public IReadOnlyList<LeafRow> Entries => _entries;
    public IReadOnlyList<LeafRow> Looks => _looks;
    public LeafRow? Erasure { get; private set; }
    public IReadOnlyList<LeafRow> Acts => _acts;

    /// <summary>Who works here and who may open what, with everything this page and this stroke have noted.</summary>
    public StaffState Staff => _staff ??= page.Staff;

    private StaffState? _staff;
    public (string Id, string Worker, IReadOnlyList<Entry> Written)? Command { get; private set; }
    public IReadOnlyList<object?[]> Files => _files;
    public IReadOnlyList<object?[]> Keys => _keys;
    public IReadOnlyList<Shelved> Wrote => _wrote;
    public IReadOnlyList<(string Sql, object?[] Values)> Said => _said;

    /// <summary>Whether it waits while the clock is wrong or the disk full. Looks, drafts and opening in an emergency do not.</summary>
    public bool Waits => _entries.Count > 0 || Erasure is not null;

    /// <summary>The file with everything this page has written in it, or null.</summary>
    public Shelved? File(FileId id) => page.File(id);

    /// <summary>What a command wrote before, or null.</summary>
    public (string Worker, IReadOnlyList<Entry> Written)? Earlier(string command) => page.Earlier(command);

    /// <summary>Begins a file under a key of its own.</summary>
    public Shelved Begin(FileId id, FileKind kind)
    {
        var (key, kept) = Vault.NewKey(id, page.KeyVersion);
        _keys.Add([id.Value, (long)kept.Version, kept.Bytes]);
        return new Shelved(id, kind, key, [], Leaf.BeforeTheFirst.ToArray());
    }

    public void Open(Shelved file, Instant now)
    {
        object?[] row = [file.Id.Value, Kebabs<FileKind>.Word(file.Kind), now.ToUnixTimeTicks()];
        _files.Add([.. row, Vault.Rows.Of("file", row)]);
    }

    /// <summary>Writes entries at the end of a file, and gives them back as they stand there.</summary>
    public IReadOnlyList<Entry> Write(Shelved file, IReadOnlyList<Entry> added)
    {
        var stand = new List<Entry>(added.Count);
        using var cipher = Sealing.Cipher(file.Key);
        var head = file.Head;
        foreach (var entry in added)
        {
            var written = entry.Written.ToUnixTimeTicks();
            var opening = Leaf.Entry(file.Id.Value, entry.Number, written, head);
            var sealedWords = Sealing.Seal(cipher, EntryWords.Pack(entry, entry.Kind.ToJson(entry.Body)), opening);
            var hash = Leaf.Hash(opening, sealedWords);
            _entries.Add(new LeafRow(hash, [null, file.Id.Value, (long)entry.Number, written, head, sealedWords, hash]));
            head = hash;
            stand.Add(entry with { Code = Ids.Code(hash) });
        }
        _wrote.Add(file.With(stand, head));
        return stand;
    }

    /// <summary>Notes a look, at a file or at the files of a list.</summary>
    public void Look(Reader reader, Shelved? file, Instant now, string purpose, string relations, IReadOnlyList<FileId> listed, bool answered = false)
    {
        var at = now.ToUnixTimeTicks();
        var opening = Leaf.Look(file?.Id.Value, at);
        var words = System.Text.Encoding.UTF8.GetBytes(purpose);
        // What was said of a file goes when its key goes; that somebody looked stays.
        var why = file is null ? words : Sealing.Seal(file.Key, words, opening);
        var sealedWords = Vault.Seal(LookWords.Pack(reader.Worker, reader.Agency, relations, why, listed, answered), opening);
        var hash = Leaf.Hash(opening, sealedWords);
        _looks.Add(new LeafRow(hash, [null, file?.Id.Value, at, sealedWords, hash]));
    }

    /// <summary>Notes in the access log what was done about who works here or who may open what.</summary>
    /// <param name="act">What was done.</param>
    /// <param name="file">The file it is about; null for none.</param>
    /// <param name="at">When.</param>
    /// <param name="why">Why; null where nothing was asked.</param>
    /// <exception cref="NotSavedException">There is no such file.</exception>
    public void Note(AccessAct act, FileId? file, Instant at, string? why)
    {
        (FileId, byte[])? about = file is not { } id ? null
            : File(id) is { } there ? (id, there.Key)
            : throw new NotSavedException("Nothing was saved: there is no such file.");
        var (noted, row) = AccessRows.Seal(act, why, about, at, Staff, Vault);
        _acts.Add(row);
        _staff = Staff.With([noted], []);
    }

    /// <summary>Writes that a file is erased.</summary>
    public void Erase(FileId file, Instant now, string words)
    {
        var at = now.ToUnixTimeTicks();
        var opening = Leaf.Erasure(file.Value, at);
        var sealedWords = Vault.Seal(System.Text.Encoding.UTF8.GetBytes(words), opening);
        var hash = Leaf.Hash(opening, sealedWords);
        Erasure = new LeafRow(hash, [null, file.Value, at, sealedWords, hash]);
        Say(Statements.DestroyFileKey, file.Value);
    }

    public void By(string command, string worker, IReadOnlyList<Entry> written) => Command = (command, worker, written);

    /// <summary>Says a statement of the plain tables, after the ink.</summary>
    public void Say(string sql, params object?[] values) => _said.Add((sql, values));
}

/// <summary>A leaf on its way into the log: its hash, and its row whose first value is the position it will get.</summary>
internal readonly record struct LeafRow(byte[] Hash, object?[] Values);
