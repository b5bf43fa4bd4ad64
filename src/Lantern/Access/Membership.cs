using Lantern.Entries;
using NodaTime;

namespace Lantern.Access;

/// <summary>What a membership makes somebody.</summary>
public enum Belonging
{
    /// <summary>A member of the network around one child; or, for a named worker without a file, seconded to the hub's whole work.</summary>
    NetworkMember,
    /// <summary>Works on the referrals the agency makes.</summary>
    ReferralColleague,
    /// <summary>Kept from a file by a conflict of interest.</summary>
    Blocked,
    /// <summary>Asked to one meeting about a file.</summary>
    InvitedToMeeting,
    /// <summary>Chairs meetings about a file.</summary>
    Chair,
    /// <summary>Reviews the care of the child of a file.</summary>
    ReviewingOfficer,
    /// <summary>Opened one file in an emergency.</summary>
    BreakGlass,
}

/// <summary>That an agency, or one worker of it, belongs to a file or to an agency's referrals, from when until when and why.</summary>
/// <param name="Id">Its id.</param>
/// <param name="As">What it makes them.</param>
/// <param name="Agency">The agency.</param>
/// <param name="Worker">One worker of it; null means every worker of the agency.</param>
/// <param name="File">The file; null means all files a rule allows it for, and then a worker must be named.</param>
/// <param name="From">From when.</param>
/// <param name="Until">Until when, that instant excluded; null means until somebody ends it.</param>
/// <param name="Because">Why.</param>
public sealed record Membership(
    string Id, Belonging As, string Agency, string? Worker, FileId? File, Instant From, Instant? Until, string Because)
{
    /// <summary>True while it holds.</summary>
    public bool HoldsAt(Instant now) => From <= now && (Until is not { } until || now < until);

    /// <summary>True for the emergency of one named worker on one file that ends in time; made otherwise, it opens nothing.</summary>
    internal bool IsEmergency => Worker is not null && File is not null && Until is { } until && until - From <= LongestEmergency;

    private static readonly Duration LongestEmergency = Duration.FromHours(4);

    internal bool IsFor(Reader reader) => Worker is { } worker ? worker == reader.Worker : Agency == reader.Agency;

    internal bool Covers(FileId file) => File is { } one ? one == file : Worker is not null;
}

/// <summary>All memberships and who works in which team, as they stand at one moment.</summary>
public sealed class Memberships
{
    private readonly ILookup<FileId, Membership> _ofFile;
    private readonly ILookup<string, Membership> _ofWorker;
    private readonly IReadOnlyDictionary<string, string> _teams;

    /// <param name="all">Every membership, ended ones too.</param>
    /// <param name="teams">The team of each worker, by worker's id.</param>
    public Memberships(IEnumerable<Membership> all, IReadOnlyDictionary<string, string> teams)
    {
        var list = all.ToList();
        _ofFile = list.Where(one => one.File is not null).ToLookup(one => one.File!.Value);
        _ofWorker = list.Where(one => one.File is null && one.Worker is not null).ToLookup(one => one.Worker!);
        _teams = teams;
    }

    /// <summary>Nobody belongs anywhere.</summary>
    public static Memberships None { get; } = new([], new Dictionary<string, string>());

    /// <summary>The team of a worker, or null.</summary>
    public string? TeamOf(string? worker) => worker is null ? null : _teams.GetValueOrDefault(worker);

    /// <summary>What makes a reader something to a file now.</summary>
    public IEnumerable<Membership> Of(Reader reader, FileId file, Instant now) =>
        _ofFile[file].Concat(_ofWorker[reader.Worker]).Where(one => one.IsFor(reader) && one.Covers(file) && one.HoldsAt(now));
}
