using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>What somebody said when a membership was made or ended.</summary>
/// <param name="Membership">The membership's id.</param>
/// <param name="Made">True when it was made, false when it was ended.</param>
/// <param name="Worker">Who did it.</param>
/// <param name="At">When.</param>
/// <param name="Because">Why.</param>
public sealed record MembershipAct(string Membership, bool Made, string Worker, Instant At, string Because);

/// <summary>Who may open one file, as those may know who answer for it or watch over it; nothing of what it holds.</summary>
/// <param name="File">The file.</param>
/// <param name="Ties">Who is who by what is written in it where the reader may see it.</param>
/// <param name="Memberships">Everybody who belongs or belonged to it, the latest first.</param>
/// <param name="Acts">Who made and ended them, and why.</param>
/// <param name="Relation">How the reader stands to the file.</param>
/// <param name="Now">The moment it was read.</param>
/// <param name="Openers">Everybody who may open it without working on every file of the hub.</param>
public sealed record Members(
    FileId File, Ties Ties, IReadOnlyList<Membership> Memberships, IReadOnlyList<MembershipAct> Acts, Relation Relation, Instant Now,
    IReadOnlyList<Opener> Openers);

/// <summary>Who may open which file as what: read by those who answer for a file or watch over it, and changed by those the policy names.</summary>
public sealed class MemberBook
{
    /// <summary>The longest a membership may be made for, in days; who is needed longer is made a member again.</summary>
    public const int MostDays = 183;

    private readonly Database _database;
    private readonly Shelf _shelf;
    private readonly Pen _pen;
    private readonly Staff _staff;
    private readonly Func<Instant> _now;
    private readonly Ids _ids;

    internal MemberBook(Database database, Shelf shelf, Pen pen, Staff staff, Func<Instant> now, Ids ids) =>
        (_database, _shelf, _pen, _staff, _now, _ids) = (database, shelf, pen, staff, now, ids);

    /// <summary>Who may open a file.</summary>
    /// <returns>Null when there is no such file, or it is not for this reader to know: one answer.</returns>
    public Members? Of(FileId file, Reader reader)
    {
        if (Whole(file) is not { } shelved)
            return null;
        var now = _now();
        var relation = Relations.Of(reader, shelved.Ties, _staff.Memberships(), now);
        if (!Policy.Decide(reader, Deed.SeeMembers, Marks.None, relation).Allowed)
            return null;
        var (known, acts) = (ShownTies.Of(shelved, reader, relation), _staff.ActsOn(file));
        return new Members(file, known.Shown, [.. _staff.MembershipsOf(file).Reverse()], acts, relation, now,
            Openers.Of(shelved.Ties, _staff.Workers(), _staff.Memberships(), acts, known, now));
    }

    /// <summary>
    /// The workers who may open a file already, as far as one who reads it may know: those of every file of the hub, and those whom
    /// an entry shown to the reader or a membership lets in.
    /// </summary>
    public IReadOnlySet<string> MayOpen(FileId file, Reader reader)
    {
        var now = _now();
        if (Whole(file) is not { } shelved || Relations.Of(reader, shelved.Ties, _staff.Memberships(), now) is var relation
            && !Policy.Decide(reader, Deed.Read, Marks.None, relation).Allowed)
            return new HashSet<string>();
        var shown = ShownTies.Of(shelved, reader, relation).Shown;
        var memberships = _staff.Memberships();
        return _staff.Workers().Where(worker => Policy.Decide(worker, Deed.Read, Marks.None, Relations.Of(worker, shown, memberships, now)).Allowed)
            .Select(worker => worker.Worker).ToHashSet();
    }

    /// <summary>Makes somebody a member, or keeps somebody away.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reader">Who does it.</param>
    /// <param name="belonging">As what; breaking glass has a door of its own.</param>
    /// <param name="agency">The agency.</param>
    /// <param name="worker">One worker of it; null for all.</param>
    /// <param name="until">Until when; a block stands until it is lifted.</param>
    /// <param name="because">Why.</param>
    /// <returns>False when there is no such file, or it is not for this reader to do.</returns>
    /// <exception cref="ArgumentException">A membership without an end, or with one too far away.</exception>
    public async Task<bool> Add(FileId file, Reader reader, Belonging belonging, string agency, string? worker, Instant? until, string because)
    {
        if (belonging is Belonging.BreakGlass or Belonging.ReferralColleague || !May(file, reader, belonging))
            return false;
        var now = _now();
        if (belonging != Belonging.Blocked && (until is not { } end || end <= now || end > now + Duration.FromDays(MostDays + 1)))
            throw new ArgumentException("A membership ends, and not too late.", nameof(until));
        var membership = new Membership(_ids.Next(), belonging, agency, worker, file, now, belonging == Belonging.Blocked ? null : until, because);
        await _pen.Write(stroke =>
        {
            Staff.Add(stroke, membership, now, reader.Worker);
            return true;
        });
        return true;
    }

    /// <summary>Ends a membership of the file, or lifts a block.</summary>
    /// <returns>False when there is none that holds, or it is not for this reader to do.</returns>
    public async Task<bool> End(FileId file, Reader reader, string membership, string because)
    {
        var now = _now();
        if (_staff.MembershipsOf(file).FirstOrDefault(one => one.Id == membership && one.HoldsAt(now)) is not { } held || !May(file, reader, held.As))
            return false;
        return await _pen.Write(stroke => Staff.End(stroke, held.Id, now, reader.Worker, because));
    }

    private bool May(FileId file, Reader reader, Belonging belonging) => Whole(file)?.Ties is { } ties && Policy.Decide(
        reader, belonging == Belonging.Blocked ? Deed.Block : Deed.ChangeMembers, Marks.None, Relations.Of(reader, ties, _staff.Memberships(), _now())).Allowed;

    private Shelved? Whole(FileId file) =>
        !Proof.Leaf.IsId(file.Value) || _staff.IsErased(file) ? null : _database.Read(connection => _shelf.Whole(connection, file));
}
