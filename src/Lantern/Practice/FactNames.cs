namespace Lantern.Practice;

/// <summary>The facts a clock's condition may name; the list is closed, each is derived in C#.</summary>
public static class FactNames
{
    /// <summary>The tool shows a current indicator of a group that alerts.</summary>
    public const string Alerted = "alerted";

    /// <summary>This episode makes the child's missing regular by the pack's setting, or the level of risk is high.</summary>
    public const string RegularOrHighRisk = "regular-or-high-risk";

    /// <summary>The allocated worker's grade does not fit the level of risk.</summary>
    public const string WorkerTooJunior = "worker-too-junior";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Alerted, RegularOrHighRisk, WorkerTooJunior];
}
