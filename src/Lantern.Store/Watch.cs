using System.Security.Cryptography;
using System.Text;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using Lantern.Store.Staffing;
using NodaTime;

namespace Lantern.Store;

/// <summary>The emergency door, and what is put before the privacy officer: every use of that door, and looks out of the ordinary.</summary>
public sealed class Watch
{
    /// <summary>The fewest characters of a reason to open a file in an emergency.</summary>
    public const int ShortestReason = 15;

    /// <summary>The most hours such a file stays open.</summary>
    public const int MostHours = 4;

    private const int WorkingDaysToReview = 2;
    private static readonly Duration Past = Duration.FromDays(35);

    private readonly Database _database;
    private readonly Shelf _shelf;
    private readonly Vault _vault;
    private readonly Pen _pen;
    private readonly Staff _staff;
    private readonly HubIndex _index;
    private readonly Pack _pack;
    private readonly Func<Instant> _now;
    private readonly Ids _ids;
    private readonly EmergencyLimits _limits;
    private Func<IReadOnlyList<OutsideAlert>> _outside = () => [];

    internal Watch(Database database, Shelf shelf, Vault vault, Pen pen, Staff staff, HubIndex index, Pack pack, Func<Instant> now, Ids ids, Limits limits)
    {
        _limits = new EmergencyLimits(limits, now);
        (_database, _shelf, _vault, _pen, _staff) = (database, shelf, vault, pen, staff);
        (_index, _pack, _now, _ids) = (index, pack, now, ids);
    }

    /// <summary>Opens a child's file in an emergency, for one worker and some hours. Every attempt is noted, also one that opens nothing.</summary>
    /// <returns>The file; null where nothing was opened, and no more is said than that.</returns>
    /// <exception cref="LimitReachedException">The worker holds as many files open as may be, or tried too often; nothing was looked for.</exception>
    /// <exception cref="ArgumentException">The reason is too short, the hours too many, or not enough is said to look for one child.</exception>
    public async Task<FileId?> BreakGlass(Reader reader, Asked asked, string because, int hours)
    {
        if (because.Trim().Length < ShortestReason || hours is < 1 or > MostHours || !asked.IsEnough)
            throw new ArgumentException("An emergency needs a reason, an end, and one child.", nameof(because));
        if (!Policy.Decide(reader, Deed.BreakGlass, Marks.None, Relation.None).Allowed)
            return null;
        if (_limits.Reached(reader, _staff.State()) is { } before)
            await _limits.Refuse(reader, before);
        var now = _now();
        var found = _index.Named(asked);
        var (outcome, file) = found is [var one] ? (Outcome(reader, one.Ties, now), (FileId?)one.File) : (GlassOutcome.FoundNothing, null);
        var membership = outcome != GlassOutcome.Opened ? null
            : new Membership(_ids.Next(), Belonging.BreakGlass, reader.Agency, reader.Worker, file, now, now + Duration.FromHours(hours), because);
        var id = _ids.Next();
        var meanwhile = await _pen.Write(stroke =>
        {
            if (_limits.Reached(reader, stroke.Staff) is { } reached)
                return ((Counted What, Instant Until)?)reached;
            if (membership is not null)
                Staff.Add(stroke, membership, now, null);
            stroke.Note(new EmergencyTried(id, reader.Worker, reader.Agency, Kebabs<GlassOutcome>.Word(outcome), membership?.Id, hours, asked.How), file, now, because);
            return null;
        });
        if (meanwhile is { } refused)
            await _limits.Refuse(reader, refused);
        return outcome is GlassOutcome.Opened or GlassOutcome.NotNeeded ? file : null;
    }

    /// <summary>How many files a worker holds open in an emergency at this moment.</summary>
    public int HeldOpen(Reader reader) => _limits.Open(reader, _staff.State());

    /// <summary>What is put before those who watch over the record: what cannot wait, what waits for a review by its day, then what was reviewed, the latest first.</summary>
    /// <returns>Null when it is not for this reader to know.</returns>
    public IReadOnlyList<Alert>? Alerts(Reader reader)
    {
        if (!Policy.Decide(reader, Deed.SeeAlerts, Marks.None, Relation.None).Allowed)
            return null;
        var alerts = Read(everything: true).Concat(FromOutside()).ToList();
        var reviews = _staff.Reviews(alerts.Select(alert => alert.Id));
        return
        [
            .. alerts.Select(alert => alert with { Review = reviews.GetValueOrDefault(alert.Id) })
                .OrderBy(alert => alert.Review is not null).ThenBy(alert => alert.Review is null && !alert.IsUrgent)
                .ThenBy(alert => alert.Review is null ? alert.Due : default).ThenByDescending(alert => alert.At),
        ];
    }

    /// <summary>The alerts that cannot wait and nobody has reviewed, the latest first; null when it is not for this reader to know.</summary>
    public IReadOnlyList<Alert>? Urgent(Reader reader)
    {
        if (!Policy.Decide(reader, Deed.SeeAlerts, Marks.None, Relation.None).Allowed)
            return null;
        var urgent = Read(everything: false).Where(alert => alert.IsUrgent).ToList();
        var reviews = _staff.Reviews(urgent.Select(alert => alert.Id));
        return [.. urgent.Where(alert => !reviews.ContainsKey(alert.Id)).OrderByDescending(alert => alert.At)];
    }

    /// <summary>Says what came of an alert. It is said once and remains.</summary>
    /// <returns>False when there is no such alert without a review, or it is not for this reader to do.</returns>
    public async Task<bool> Review(string alert, Reader reader, Finding finding, string words)
    {
        if (!Policy.Decide(reader, Deed.ReviewAlert, Marks.None, Relation.None).Allowed
            || Alerts(reader)?.FirstOrDefault(one => one.Id == alert && one.Review is null) is not { } waiting)
            return false;
        return await _pen.Write(stroke =>
        {
            if (stroke.Staff.Review(alert) is not null)
                return false;
            var file = waiting.File is { } one && stroke.Staff.Erased.Contains(one) ? null : waiting.File;
            stroke.Note(new AlertReviewed(alert, reader.Worker, Kebabs<Finding>.Word(finding)), file, _now(), words);
            return true;
        });
    }

    private GlassOutcome Outcome(Reader reader, Ties ties, Instant now)
    {
        var relation = Relations.Of(reader, ties, _staff.Memberships(), now);
        return Policy.Decide(reader, Deed.Read, Marks.None, relation).Allowed ? GlassOutcome.NotNeeded
            : Policy.Decide(reader, Deed.BreakGlass, Marks.None, relation).Allowed ? GlassOutcome.Opened
            : GlassOutcome.KeptOut;
    }

    private IEnumerable<Alert> OfGlass()
    {
        var attempts = _staff.Emergencies();
        return from glass in attempts
               where glass.Outcome != GlassOutcome.NotNeeded
               let isAnother = EmergencyLimits.IsAnother(glass, attempts)
               select new Alert(glass.Id, Words(glass) + (isAnother ? ", while another was open" : ""), glass.Worker, glass.Agency, glass.At, glass.File,
                   glass.File is { } file ? _index.ReferenceOf(file) : null, glass.Because, DueAfter(glass.At), null) { IsUrgent = isAnother };
    }

    private static string Words(Glass glass) => glass.Outcome switch
    {
        GlassOutcome.Opened => $"Opened a file in an emergency for {glass.Hours} hour{(glass.Hours == 1 ? "" : "s")}, asked for {glass.How}",
        GlassOutcome.KeptOut => $"Tried to open a file in an emergency that a conflict of interest keeps them from, asked for {glass.How}",
        _ => $"Tried to open a file in an emergency, asked for {glass.How}, and found none",
    };

    // To weigh what is unusual takes the files looked at; what cannot wait is told without them.
    private IEnumerable<Alert> Read(bool everything)
    {
        var since = (_now() - Past).ToUnixTimeTicks();
        var looks = _database.Read(connection => connection.Rows(Statements.LooksSince, row => LookRows.Read(row, _vault, _ => null), since));
        return OfGlass().Concat(looks.Select(OfLimit).OfType<Alert>()).Concat(everything ? OfLooks(looks) : []);
    }

    private Alert? OfLimit(Look look) => Limits.Reads(look) is not (true, var isEmergency) ? null
        : new Alert(IdOf($"{look.Worker}\n{look.At.ToUnixTimeTicks()}\n{look.Relations}"), look.Purpose, look.Worker, look.Agency, look.At,
            null, null, null, DueAfter(look.At), null) { IsUrgent = isEmergency };

    private IEnumerable<Alert> OfLooks(List<Look> looks)
    {
        var files = looks.Select(look => look.File).OfType<FileId>().Distinct()
            .Select(file => (Id: file, Watched: Watched(file))).Where(one => one.Watched is not null)
            .ToDictionary(one => one.Id, one => one.Watched!);
        foreach (var unusual in UnusualLooks.Read(looks, files, _staff.Workers(), _pack.Calendar).Lines)
        {
            var id = IdOf($"{unusual.Worker}\n{London.DayOf(unusual.At)}\n{unusual.Kind}\n{unusual.File}");
            yield return new Alert(id, unusual.Because, unusual.Worker, unusual.Agency, unusual.At, unusual.File,
                unusual.File is { } file ? _index.ReferenceOf(file) : null, null, DueAfter(unusual.At), null);
        }
    }

    private static string IdOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..26];

    // Looks at a file that cannot be read are watched all the same, only without what it would tell of itself.
    private WatchedFile? Watched(FileId file)
    {
        try
        {
            return !_staff.IsErased(file) && _database.Read(connection => _shelf.Whole(connection, file)) is { } shelved ? WatchedFile.Read(shelved.Ink) : null;
        }
        catch (Exception failure) when (OneFile.IsAtFault(failure))
        {
            return null;
        }
    }

    /// <summary>Takes alerts from outside the record as well; asked each time alerts are shown.</summary>
    public void Hear(Func<IReadOnlyList<OutsideAlert>> source) => _outside = source;

    private IEnumerable<Alert> FromOutside() => _outside().Select(one =>
        new Alert(one.Id, one.What, one.Worker, _staff.Worker(one.Worker)?.Agency ?? "", one.At, null, null, null, DueAfter(one.At), null));

    private LocalDate DueAfter(Instant at) => _pack.Calendar.After(London.DayOf(at), WorkingDaysToReview);
}
