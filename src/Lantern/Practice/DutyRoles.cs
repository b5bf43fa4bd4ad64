namespace Lantern.Practice;

/// <summary>The roles on a file to which a duty can fall and by which a condition can ask; the list is closed.</summary>
public static class DutyRoles
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "allocated-worker", "chair", "cse-manager", "education", "front-door", "health", "hub-manager", "lead-professional",
        "police", "referrer", "reviewing-officer", "service-manager", "social-worker", "team-manager",
    ];
}
