using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>An agency that works with the hub.</summary>
public sealed record Agency(string Id, string Title);

/// <summary>Who works at the hub and its agencies, in which role and team, and who belongs to which file.</summary>
public sealed class Staff
{
    private readonly Database _database;
    private readonly Vault _vault;
    private readonly Pen _pen;
    private readonly Func<Instant> _now;
    private readonly Ids _ids;
    private volatile Known? _known;

    internal Staff(Database database, Vault vault, Pen pen, Func<Instant> now, Ids ids) =>
        (_database, _vault, _pen, _now, _ids) = (database, vault, pen, now, ids);

    /// <summary>Adds an agency, or gives it another title.</summary>
    public Task Save(Agency agency) => Say(Statements.SaveAgency, agency.Id, agency.Title);

    /// <summary>Adds a worker, or changes name, role, agency or team; it holds from the next request on.</summary>
    /// <exception cref="NotSavedException">The agency is not known.</exception>
    public Task Save(Reader worker) => Say(Statements.SaveWorker,
        worker.Worker, worker.Name, Kebabs<Role>.Word(worker.Role), worker.Agency, worker.Team);

    /// <summary>All agencies by title.</summary>
    public IReadOnlyList<Agency> Agencies() => Read().Agencies;

    /// <summary>All workers by name.</summary>
    public IReadOnlyList<Reader> Workers() => Read().Workers;

    /// <summary>The worker of that id as the reader of files, or null.</summary>
    public Reader? Worker(string id) => Read().ById.GetValueOrDefault(id);

    /// <summary>The agency of that id, or null.</summary>
    public Agency? Agency(string id) => Read().Agencies.FirstOrDefault(agency => agency.Id == id);

    /// <summary>Makes an agency, or one worker of it, belong to a file, from now or a given moment until another.</summary>
    /// <exception cref="ArgumentException">It would open every file to a whole agency.</exception>
    /// <exception cref="NotSavedException">The agency, the worker or the file is not known.</exception>
    public async Task<Membership> Add(
        Belonging belonging, string agency, string? worker, FileId? file, string because, Instant? from = null, Instant? until = null)
    {
        if (file is null && worker is null)
            throw new ArgumentException("A membership without a file is for one named worker.", nameof(worker));
        var membership = new Membership(_ids.Next(), belonging, agency, worker, file, from ?? _now(), until, because);
        await _pen.Write(stroke =>
        {
            Add(stroke, membership);
            return true;
        });
        return membership;
    }

    /// <summary>The same inside a stroke that says more.</summary>
    internal void Add(Stroke stroke, Membership membership) => stroke.Say(Statements.AddMembership,
        membership.Id, Kebabs<Belonging>.Word(membership.As), membership.Agency, membership.Worker, membership.File?.Value,
        membership.From.ToUnixTimeTicks(), membership.Until?.ToUnixTimeTicks(), _vault.Seal(membership.Because, About(membership.Id)));

    /// <summary>Ends a membership now, unless it has ended before.</summary>
    public Task End(Membership membership) => Say(Statements.EndMembership, membership.Id, _now().ToUnixTimeTicks());

    /// <summary>The memberships of a file, ended ones too.</summary>
    public IReadOnlyList<Membership> MembershipsOf(FileId file) => [.. Read().List.Where(one => one.File == file)];

    internal Memberships Memberships() => Read().Memberships;

    /// <summary>True when the file's key was destroyed: from then on it is absent for everybody.</summary>
    internal bool IsErased(FileId file) => Erased().Contains(file);

    /// <summary>All files whose key was destroyed.</summary>
    internal IReadOnlySet<FileId> Erased() => Read().Erased;

    private Task<bool> Say(string sql, params object?[] values) => _pen.Write(stroke =>
    {
        stroke.Say(sql, values);
        return true;
    });

    /// <summary>Why somebody belongs to a file, as a membership keeps it.</summary>
    internal byte[] SealedWhy(string because, string membership) => _vault.Seal(because, About(membership));

    private static string About(string membership) => $"lantern/1 membership\n{membership}";

    // One number is read each time; the tables only when it has changed, in this process or another.
    private Known Read()
    {
        return _database.Read(connection =>
        {
            var edition = (long)connection.One(Statements.StaffEdition)!;
            if (_known is not { } known || known.Edition != edition || known.Turn != connection.Turn)
                _known = known = Known.Read(connection, _vault, edition);
            return known;
        });
    }

    private sealed record Known(
        long Edition, int Turn, List<Agency> Agencies, List<Reader> Workers, Dictionary<string, Reader> ById, List<Membership> List, Memberships Memberships, HashSet<FileId> Erased)
    {
        public static Known Read(Connection connection, Vault vault, long edition)
        {
            var agencies = connection.Rows(Statements.Agencies, row => new Agency(row.GetString(0), row.GetString(1)));
            var workers = connection.Rows(Statements.Workers, row =>
                new Reader(row.GetString(0), row.GetString(1), Kebabs<Role>.Value(row.GetString(2)), row.GetString(3), row.GetString(4)));
            var list = connection.Rows(Statements.Memberships, row => new Membership(
                row.GetString(0),
                Kebabs<Belonging>.Value(row.GetString(1)),
                row.GetString(2),
                row.IsDBNull(3) ? null : row.GetString(3),
                row.IsDBNull(4) ? null : new FileId(row.GetString(4)),
                Instant.FromUnixTimeTicks(row.GetInt64(5)),
                row.IsDBNull(6) ? null : Instant.FromUnixTimeTicks(row.GetInt64(6)),
                vault.Open(row.GetFieldValue<byte[]>(7), About(row.GetString(0)))));
            var erased = connection.Rows(Statements.Erasures, row => new FileId(row.GetString(0))).ToHashSet();
            var teams = workers.Where(worker => worker.Team.Length > 0).ToDictionary(worker => worker.Worker, worker => worker.Team);
            return new Known(edition, connection.Turn, agencies, workers, workers.ToDictionary(worker => worker.Worker), list, new Memberships(list, teams), erased);
        }
    }
}
