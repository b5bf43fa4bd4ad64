using System.Text.Json;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>A file whose erasure was proposed, by reference and without a name.</summary>
/// <param name="File">The file.</param>
/// <param name="Reference">Its reference in the authority's case system, or null.</param>
/// <param name="Proposed">When it was proposed.</param>
/// <param name="Agency">The id of the agency that proposed it.</param>
/// <param name="IsHeld">True while a legal hold stands.</param>
public sealed record ErasureProposal(FileId File, string? Reference, Instant Proposed, string Agency, bool IsHeld)
{
    /// <summary>On whose authority; told when the one proposal is opened.</summary>
    public string? Authority { get; init; }

    /// <summary>Why; told when the one proposal is opened.</summary>
    public string? Because { get; init; }

    /// <summary>Who proposed it, by name; told when the one proposal is opened.</summary>
    public string? By { get; init; }
}

/// <summary>An erasure that was done: what remains of the file.</summary>
/// <param name="File">The file.</param>
/// <param name="At">When.</param>
/// <param name="Authority">On whose authority.</param>
/// <param name="Because">Why.</param>
/// <param name="Proposer">The id of the worker who proposed it.</param>
/// <param name="Officer">The id of the worker who did it.</param>
public sealed record ErasureDone(FileId File, Instant At, string? Authority, string? Because, string Proposer, string Officer);

/// <summary>What became of an erasure.</summary>
public enum ErasureAnswer
{
    /// <summary>It is done: nobody reads the file any more.</summary>
    Erased,
    /// <summary>There is no such file for this worker, or it was erased before.</summary>
    NotFound,
    /// <summary>Nobody has proposed it.</summary>
    NotProposed,
    /// <summary>The one who proposed it does not carry it out as well.</summary>
    OwnProposal,
    /// <summary>A legal hold stands.</summary>
    Held,
}

/// <summary>
/// Lawful erasure: the key of one file is destroyed, so that its words can be read by nobody, while its place in the ink and the
/// tree stands and still verifies. One person proposes it on the file, the privacy officer carries it out.
/// </summary>
public sealed class Erasures
{
    private readonly Database _database;
    private readonly Shelf _shelf;
    private readonly Vault _vault;
    private readonly Pen _pen;
    private readonly Staff _staff;
    private readonly HubIndex _index;
    private readonly Func<Instant> _now;

    internal Erasures(Database database, Shelf shelf, Vault vault, Pen pen, Staff staff, HubIndex index, Func<Instant> now) =>
        (_database, _shelf, _vault, _pen, _staff, _index, _now) = (database, shelf, vault, pen, staff, index, now);

    /// <summary>What was proposed and is not done, the oldest first; nothing for whoever may not erase.</summary>
    public IReadOnlyList<ErasureProposal> Proposed(Reader reader)
    {
        if (!May(reader, Relation.None))
            return [];
        var (erased, memberships, now) = (_staff.Erased(), _staff.Memberships(), _now());
        return [.. _index.All().Where(card => card.Retention.Proposal is not null && !erased.Contains(card.Id) && May(reader, Relations.Of(reader, card.Ties, memberships, now)))
            .Select(card => Line(card.Id, card.Telling, card.Retention)).OrderBy(line => line.Proposed)];
    }

    /// <summary>How many files could not be read, so that a proposal on them is not listed; none for whoever may not erase.</summary>
    public int LeftOut(Reader reader)
    {
        var (memberships, now) = (_staff.Memberships(), _now());
        return May(reader, Relation.None) ? _index.LeftOut(ties => May(reader, Relations.Of(reader, ties, memberships, now))) : 0;
    }

    /// <summary>What was erased, the last first; nothing for whoever may not erase.</summary>
    public IReadOnlyList<ErasureDone> Done(Reader reader) => !May(reader, Relation.None) ? []
        : [.. _database.Read(connection => connection.Rows(Statements.Erasures, row => (File: row.GetString(0), At: row.GetInt64(1), Sealed: row.GetFieldValue<byte[]>(2))))
            .Select(row => (row.File, row.At, Words: JsonSerializer.Deserialize<Words>(_vault.Open(row.Sealed, Leaf.Erasure(row.File, row.At)))!))
            .Select(row => new ErasureDone(new FileId(row.File), Instant.FromUnixTimeTicks(row.At), row.Words.Authority, row.Words.Because, row.Words.Proposer, row.Words.Officer))
            .Reverse()];

    /// <summary>One proposal with its authority and reason; the look at it is noted first.</summary>
    /// <returns>Null when there is none for this worker.</returns>
    public async Task<ErasureProposal?> Open(FileId file, Reader reader)
    {
        if (!Leaf.IsId(file.Value) || _staff.IsErased(file) || _database.Read(connection => _shelf.Whole(connection, file)) is not { } shelved)
            return null;
        var now = Instant.Max(_now(), shelved.Written);
        var retention = Read(shelved, now);
        if (retention.Proposal is not { Body: ErasureProposed said } proposal || !May(reader, Relations.Of(reader, shelved.Ties, _staff.Memberships(), now)))
            return null;
        await _pen.Write(stroke =>
        {
            stroke.Look(reader, shelved, now, "To decide on its erasure", "privacy-officer", []);
            return true;
        });
        return Line(file, shelved.Ink, retention) with { Authority = said.Authority, Because = said.Because, By = proposal.Writer.Name };
    }

    /// <summary>Erases a file for good: writes that it was erased, by whom and why, and destroys its key.</summary>
    /// <exception cref="NotSavedException">The database failed; asking again is harmless.</exception>
    public async Task<ErasureAnswer> Erase(FileId file, Reader reader)
    {
        if (!Leaf.IsId(file.Value))
            return ErasureAnswer.NotFound;
        var answer = await _pen.Write(stroke => Erase(stroke, file, reader), files: [file]);
        if (answer == ErasureAnswer.Erased)
            _shelf.Forget(file);
        return answer;
    }

    private ErasureAnswer Erase(Stroke stroke, FileId file, Reader reader)
    {
        if (_staff.IsErased(file) || stroke.File(file) is not { } shelved)
            return ErasureAnswer.NotFound;
        var now = Instant.Max(_now(), shelved.Written);
        if (!May(reader, Relations.Of(reader, shelved.Ties, _staff.Memberships(), now)))
            return ErasureAnswer.NotFound;
        var retention = Read(shelved, now);
        if (retention.Proposal is not { Body: ErasureProposed said } proposal)
            return ErasureAnswer.NotProposed;
        if (retention.IsHeld)
            return ErasureAnswer.Held;
        if (proposal.Writer.Worker == reader.Worker)
            return ErasureAnswer.OwnProposal;
        stroke.Erase(file, now, JsonSerializer.Serialize(new Words(said.Authority, said.Because, proposal.Writer.Worker, reader.Worker)));
        return ErasureAnswer.Erased;
    }

    private static Retention Read(Shelved file, Instant now) => Retention.Read(file.Ink, now);

    private static bool May(Reader reader, Relation relation) => Policy.Decide(reader, Deed.Erase, Marks.None, relation).Allowed;

    // The reference is a number in another system; what is marked is not looked at even for that.
    private static ErasureProposal Line(FileId file, IReadOnlyList<Entry> ink, Retention retention)
    {
        var proposal = retention.Proposal!;
        var reference = ink.Where(entry => (entry.Marks & Rules.Kept) == 0).Select(entry => (entry.Body as ChildIdentified)?.Reference).LastOrDefault(found => found is not null);
        return new ErasureProposal(file, reference, proposal.Written, proposal.Writer.Agency, retention.IsHeld);
    }

    private sealed record Words(string? Authority, string? Because, string Proposer, string Officer);
}
