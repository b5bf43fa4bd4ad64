namespace Lantern.Access;

/// <summary>What an amendment would do to who is who on a file.</summary>
public static class TiesChanged
{
    /// <summary>True when somebody is somebody to the file afterwards who was not before.</summary>
    public static bool LetsIn(Ties before, Ties after) =>
        Named(after.AllocatedWorker, before.AllocatedWorker) || Named(after.LeadProfessional, before.LeadProfessional)
        || !after.Chairs.IsSubsetOf(before.Chairs) || !after.Owners.IsSubsetOf(before.Owners)
        || !after.Referrers.IsSubsetOf(before.Referrers) || !after.ReferringAgencies.IsSubsetOf(before.ReferringAgencies);

    /// <summary>True when anybody is somebody else to the file afterwards.</summary>
    public static bool Differ(Ties before, Ties after) => LetsIn(before, after) || LetsIn(after, before);

    private static bool Named(string? after, string? before) => after is not null && after != before;
}
