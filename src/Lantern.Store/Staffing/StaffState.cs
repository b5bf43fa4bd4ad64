using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Proof;
using NodaTime;

namespace Lantern.Store.Staffing;

/// <summary>Who works here and who may open what, as the access log adds up to at one number of it. It is never changed: another follows it.</summary>
internal sealed class StaffState
{
    private readonly Dictionary<string, Agency> _agencies;
    private readonly Dictionary<string, Reader> _workers;
    private readonly Dictionary<string, (string? By, Instant At)> _lastSaved;
    private readonly Dictionary<string, (Membership Membership, Noted Noted)> _memberships;
    private readonly List<Noted> _said;
    private readonly Dictionary<string, Noted> _reviews;
    private readonly HashSet<FileId> _erased;
    private readonly Dictionary<(Settled What, string Id), Instant> _settled;
    private Memberships? _standing;
    private IReadOnlyList<Agency>? _byTitle;
    private IReadOnlyList<Reader>? _byName;

    private StaffState(StaffState? before)
    {
        _agencies = before is null ? [] : new(before._agencies);
        _workers = before is null ? [] : new(before._workers);
        _lastSaved = before is null ? [] : new(before._lastSaved);
        _memberships = before is null ? [] : new(before._memberships);
        _said = before is null ? [] : [.. before._said];
        _reviews = before is null ? [] : new(before._reviews);
        _erased = before is null ? [] : [.. before._erased];
        _settled = before is null ? [] : new(before._settled);
        AccountsAreBound = before?.AccountsAreBound ?? false;
        (Number, Head, ErasedTo) = before is null ? (0, Leaf.BeforeTheFirst.ToArray(), 0) : (before.Number, before.Head, before.ErasedTo);
    }

    /// <summary>Nobody works here yet.</summary>
    public static StaffState Empty { get; } = new(null);

    /// <summary>The number of the last act it is made of.</summary>
    public long Number { get; private set; }

    /// <summary>Whether every row of the accounts bears the hub's code from some point of the log on.</summary>
    public bool AccountsAreBound { get; private set; }

    /// <summary>What is settled for good about the accounts, and when it was last.</summary>
    public IReadOnlyDictionary<(Settled What, string Id), Instant> SettledAccounts => _settled;

    /// <summary>The hash of that act.</summary>
    public byte[] Head { get; private set; }

    /// <summary>The position of the last erasure it knows.</summary>
    public long ErasedTo { get; private set; }

    /// <summary>Every file whose key was destroyed.</summary>
    public IReadOnlySet<FileId> Erased => _erased;

    /// <summary>All agencies by title.</summary>
    public IReadOnlyList<Agency> Agencies => _byTitle ??=
        [.. _agencies.Values.OrderBy(one => one.Title, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal)];

    /// <summary>All workers by name.</summary>
    public IReadOnlyList<Reader> Workers => _byName ??=
        [.. _workers.Values.OrderBy(one => one.Name, StringComparer.Ordinal).ThenBy(one => one.Worker, StringComparer.Ordinal)];

    /// <summary>All memberships and teams, for the policy.</summary>
    public Memberships Memberships => _standing ??= new Memberships(
        InOrder.Select(one => one.Membership),
        _workers.Values.Where(worker => worker.Team.Length > 0).ToDictionary(worker => worker.Worker, worker => worker.Team));

    /// <summary>Every attempt to open a file in an emergency, the first first.</summary>
    public IEnumerable<Noted> Emergencies => _said.Where(one => one.Act is EmergencyTried);

    /// <summary>The worker of that id, or null.</summary>
    public Reader? Worker(string id) => _workers.GetValueOrDefault(id);

    /// <summary>Who last brought a worker in or changed name, role, agency or team, and when.</summary>
    public (string? By, Instant At)? LastSaved(string worker) => _lastSaved.TryGetValue(worker, out var one) ? one : null;

    /// <summary>The agency of that id, or null.</summary>
    public Agency? Agency(string id) => _agencies.GetValueOrDefault(id);

    /// <summary>The memberships of a file with the acts that made them, ended ones too.</summary>
    public IEnumerable<(Membership Membership, Noted Noted)> Of(FileId file) => InOrder.Where(one => one.Membership.File == file);

    /// <summary>The membership of that id as it stands, or null.</summary>
    public Membership? Membership(string id) => _memberships.TryGetValue(id, out var one) ? one.Membership : null;

    /// <summary>Where somebody said why: the acts by which memberships of a file were made and ended.</summary>
    public IEnumerable<Noted> ActsOn(FileId file) => _said.Where(one => one.File == file && one.Act is MembershipMade { By: not null } or MembershipEnded { By: not null });

    /// <summary>What was said of an alert, or null.</summary>
    public Noted? Review(string alert) => _reviews.GetValueOrDefault(alert);

    /// <summary>What follows when acts and erasures are added.</summary>
    public StaffState With(IEnumerable<Noted> acts, IEnumerable<(FileId File, long Position)> erased)
    {
        var next = new StaffState(this);
        foreach (var noted in acts)
            next.Take(noted);
        foreach (var (file, position) in erased)
        {
            next._erased.Add(file);
            next.ErasedTo = Math.Max(next.ErasedTo, position);
        }
        return next;
    }

    private IEnumerable<(Membership Membership, Noted Noted)> InOrder =>
        _memberships.Values.OrderBy(one => one.Membership.From).ThenBy(one => one.Noted.Number);

    private void Take(Noted noted)
    {
        (Number, Head) = (noted.Number, noted.Hash);
        switch (noted.Act)
        {
            case AgencySaved one:
                _agencies[one.Agency] = new Agency(one.Agency, one.Title);
                break;
            case WorkerSaved one:
                _workers[one.Worker] = new Reader(one.Worker, one.Name, Sql.Kebabs<Role>.Value(one.Role), one.Agency, one.Team);
                _lastSaved[one.Worker] = (one.By, noted.At);
                break;
            case MembershipMade one:
                _memberships[one.Membership] = (MembershipOf(one, noted.File), noted);
                _said.Add(noted);
                break;
            case MembershipEnded one:
                End(one.Membership, noted.At);
                _said.Add(noted);
                break;
            case AccountsBound:
                AccountsAreBound = true;
                break;
            case AccountSettled one:
                _settled[(Sql.Kebabs<Settled>.Value(one.What), one.Id)] = noted.At;
                break;
            case AlertReviewed one:
                _reviews[one.Alert] = noted;
                break;
            default:
                _said.Add(noted);
                break;
        }
    }

    private void End(string membership, Instant at)
    {
        if (_memberships.TryGetValue(membership, out var one) && (one.Membership.Until is not { } until || until > at))
            _memberships[membership] = (one.Membership with { Until = at }, one.Noted);
    }

    // Why is opened for those who may read it, and is nobody's business when it is decided who may open a file.
    private static Membership MembershipOf(MembershipMade made, FileId? file) => new(
        made.Membership, Sql.Kebabs<Belonging>.Value(made.As), made.Agency, made.Worker, file,
        Instant.FromUnixTimeTicks(made.From), made.Until is { } until ? Instant.FromUnixTimeTicks(until) : null, "");
}
