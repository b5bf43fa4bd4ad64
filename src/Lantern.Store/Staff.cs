using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store;

/// <summary>An agency that works with the hub.</summary>
public sealed record Agency(string Id, string Title);

/// <summary>
/// Who works at the hub and its agencies, in which role and team, and who belongs to which file: what the access log adds up to.
/// </summary>
public sealed class Staff
{
    private readonly Database _database;
    private readonly Vault _vault;
    private readonly AccessLog _log;
    private readonly Pen _pen;
    private readonly Func<Instant> _now;
    private readonly Ids _ids;

    internal Staff(Database database, Vault vault, AccessLog log, Pen pen, Func<Instant> now, Ids ids) =>
        (_database, _vault, _log, _pen, _now, _ids) = (database, vault, log, pen, now, ids);

    /// <summary>Adds an agency, or gives it another title.</summary>
    /// <param name="agency">The agency.</param>
    /// <param name="by">The worker who does it; null where nobody is signed in.</param>
    public Task Save(Agency agency, string? by = null) => _pen.Write(stroke =>
    {
        if (stroke.Staff.Agency(agency.Id) != agency)
            stroke.Note(new AgencySaved(agency.Id, agency.Title, by), null, _now(), null);
        return true;
    });

    /// <summary>Adds a worker, or changes name, role, agency or team; it holds from the next request on.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="by">The worker who does it; null where nobody is signed in.</param>
    /// <exception cref="NotSavedException">The agency is not known.</exception>
    public Task Save(Reader worker, string? by = null) => _pen.Write(stroke =>
    {
        Known(stroke, worker.Agency, null);
        if (stroke.Staff.Worker(worker.Worker) != worker)
            stroke.Note(new WorkerSaved(worker.Worker, worker.Name, Kebabs<Role>.Word(worker.Role), worker.Agency, worker.Team, by), null, _now(), null);
        return true;
    });

    /// <summary>All agencies by title.</summary>
    public IReadOnlyList<Agency> Agencies() => _log.Read().Agencies;

    /// <summary>All workers by name.</summary>
    public IReadOnlyList<Reader> Workers() => _log.Read().Workers;

    /// <summary>The worker of that id as the reader of files, or null.</summary>
    public Reader? Worker(string id) => _log.Read().Worker(id);

    /// <summary>Who last brought a worker in or changed name, role, agency or team, and when; by nobody where it was done on the hub's machine.</summary>
    public (string? By, Instant At)? LastSaved(string worker) => _log.Read().LastSaved(worker);

    /// <summary>The agency of that id, or null.</summary>
    public Agency? Agency(string id) => _log.Read().Agency(id);

    /// <summary>True once it is noted that every row of the accounts bears the hub's code: rows without one count for nothing from then on.</summary>
    public bool AccountsAreBound => _log.Read().AccountsAreBound;

    /// <summary>Notes that, once in the life of a hub. It stands in the access log, from which nothing can be taken unseen.</summary>
    /// <exception cref="NotSavedException">It could not be noted.</exception>
    public Task NoteAccountsBound() => _pen.Write(stroke =>
    {
        if (!stroke.Staff.AccountsAreBound)
            stroke.Note(new AccountsBound(), null, _now(), null);
        return true;
    });

    /// <summary>What is settled for good about accounts and links, by the account's id or the hash a link is kept under, and when it was last.</summary>
    public IReadOnlyDictionary<(Settled What, string Id), Instant> SettledAccounts() => _log.Read().SettledAccounts;

    /// <summary>Settles it. It stands in the access log, from which nothing can be taken unseen.</summary>
    /// <returns>False where it was settled before: of two at once the second comes too late. An account is emptied as often as need be.</returns>
    /// <exception cref="NotSavedException">It could not be noted, and is not settled.</exception>
    public Task<bool> Settle(Settled what, string id) => _pen.Write(stroke =>
    {
        if (what is not Settled.AccountEmptied && stroke.Staff.SettledAccounts.ContainsKey((what, id)))
            return false;
        stroke.Note(new AccountSettled(Kebabs<Settled>.Word(what), id), null, _now(), null);
        return true;
    });

    /// <summary>Makes an agency, or one worker of it, belong to a file, from now or a given moment until another.</summary>
    /// <exception cref="ArgumentException">It would open every file to a whole agency.</exception>
    /// <exception cref="NotSavedException">The agency, the worker or the file is not known.</exception>
    public async Task<Membership> Add(
        Belonging belonging, string agency, string? worker, FileId? file, string because, Instant? from = null, Instant? until = null)
    {
        if (file is null && worker is null)
            throw new ArgumentException("A membership without a file is for one named worker.", nameof(worker));
        var now = _now();
        var membership = new Membership(_ids.Next(), belonging, agency, worker, file, from ?? now, until, because);
        await _pen.Write(stroke =>
        {
            Add(stroke, membership, now, null);
            return true;
        });
        return membership;
    }

    /// <summary>The same inside a stroke that says more.</summary>
    /// <param name="stroke">The stroke.</param>
    /// <param name="membership">The membership.</param>
    /// <param name="now">When it is made.</param>
    /// <param name="by">The worker who makes it; null where it is nobody's decision.</param>
    internal static void Add(Stroke stroke, Membership membership, Instant now, string? by)
    {
        Known(stroke, membership.Agency, membership.Worker);
        stroke.Note(
            new MembershipMade(membership.Id, Kebabs<Belonging>.Word(membership.As), membership.Agency, membership.Worker,
                membership.From.ToUnixTimeTicks(), membership.Until?.ToUnixTimeTicks(), by),
            membership.File, now, membership.Because);
    }

    /// <summary>Ends a membership now, unless it has ended before.</summary>
    public Task End(Membership membership) => _pen.Write(stroke => End(stroke, membership.Id, _now(), null, null));

    /// <summary>The same inside a stroke that says more; false where there is nothing to end.</summary>
    internal static bool End(Stroke stroke, string id, Instant now, string? by, string? because)
    {
        if (stroke.Staff.Membership(id) is not { } membership || membership.Until <= now)
            return false;
        // Of an erased file nobody says why any more.
        var file = membership.File is { } one && stroke.Staff.Erased.Contains(one) ? null : membership.File;
        stroke.Note(new MembershipEnded(id, by), file, now, because);
        return true;
    }

    /// <summary>The memberships of a file, ended ones too.</summary>
    public IReadOnlyList<Membership> MembershipsOf(FileId file) => _database.Read<IReadOnlyList<Membership>>(connection =>
    {
        var why = Whys(connection);
        return [.. _log.Read(connection).Of(file).Select(one => one.Membership with { Because = why(one.Noted) })];
    });

    /// <summary>Who made and ended the memberships of a file, and why.</summary>
    internal List<MembershipAct> ActsOn(FileId file) => _database.Read<List<MembershipAct>>(connection =>
    {
        var why = Whys(connection);
        return [.. _log.Read(connection).ActsOn(file).Select(noted => noted.Act switch
        {
            MembershipMade made => new MembershipAct(made.Membership, true, made.By!, noted.At, why(noted)),
            MembershipEnded ended => new MembershipAct(ended.Membership, false, ended.By!, noted.At, why(noted)),
            _ => throw new InvalidOperationException("Not the act of a membership."),
        })];
    });

    /// <summary>Every attempt to open a file in an emergency, the first first.</summary>
    internal List<Glass> Emergencies() => _database.Read<List<Glass>>(connection =>
    {
        var why = Whys(connection);
        return [.. _log.Read(connection).Emergencies.Select(noted => (Noted: noted, Tried: (EmergencyTried)noted.Act)).Select(one => new Glass(
            one.Tried.Attempt, one.Tried.Worker, one.Tried.Agency, one.Noted.At, Kebabs<GlassOutcome>.Value(one.Tried.Outcome),
            one.Noted.File, one.Tried.Hours, why(one.Noted), one.Tried.How))];
    });

    /// <summary>What was said of these alerts, by the alert.</summary>
    internal Dictionary<string, AlertReview> Reviews(IEnumerable<string> alerts) => _database.Read(connection =>
    {
        var (why, state) = (Whys(connection), _log.Read(connection));
        return alerts.Distinct().Select(state.Review).OfType<Noted>().Select(noted => (Noted: noted, Reviewed: (AlertReviewed)noted.Act)).ToDictionary(
            one => one.Reviewed.Alert,
            one => new AlertReview(one.Reviewed.Alert, one.Reviewed.Worker, one.Noted.At, Kebabs<Finding>.Value(one.Reviewed.Finding), why(one.Noted)));
    });

    /// <summary>Everything the access log says, as it stands now.</summary>
    internal StaffState State() => _log.Read();

    internal Memberships Memberships() => _log.Read().Memberships;

    /// <summary>True when the file's key was destroyed: from then on it is absent for everybody.</summary>
    internal bool IsErased(FileId file) => Erased().Contains(file);

    /// <summary>All files whose key was destroyed.</summary>
    internal IReadOnlySet<FileId> Erased() => _log.Read().Erased;

    // Whoever is named in the log works here, as far as the log knows.
    private static void Known(Stroke stroke, string agency, string? worker)
    {
        if (stroke.Staff.Agency(agency) is null || (worker is not null && stroke.Staff.Worker(worker) is null))
            throw new NotSavedException("Nothing was saved: the agency or the worker is not known here. Add them first.");
    }

    private Func<Noted, string> Whys(Connection connection)
    {
        var keys = new Dictionary<FileId, byte[]?>();
        return noted => AccessRows.Why(noted, file => keys.TryGetValue(file, out var key) ? key : keys[file] = InkRows.File(connection, _vault, file)?.Key);
    }
}
