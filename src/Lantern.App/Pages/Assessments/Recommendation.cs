using Lantern.Entries;

namespace Lantern.App.Pages.Assessments;

/// <summary>A recommendation on its way from the analysis to an action, and to those it is shared with.</summary>
public static class Recommendation
{
    private const string Shared = "shared-with", Follows = "follows-from";

    // A recommendation that only names something to be done says nothing of what becomes different for the child.
    private static readonly string[] Steps = ["refer", "referral", "meeting", "assess", "monitor", "review", "visit", "session", "plan", "contact", "liaise"];

    /// <summary>True for an action that an assessment recommends.</summary>
    public static bool Is(ActionAgreed action) => action.FromLine?.StartsWith("recommend", StringComparison.Ordinal) == true;

    /// <summary>What it lacks, in words.</summary>
    public static IReadOnlyList<string> Lacks(ActionAgreed action)
    {
        var lacks = new List<string>();
        if (string.IsNullOrWhiteSpace(action.Follows?.Words ?? Detail(action, Follows)))
            lacks.Add("It follows from no point of the analysis");
        if (Detail(action, Shared) is null)
            lacks.Add("It has been shared with nobody yet");
        if (action.Outcome is { } outcome && IsOnlyAStep(outcome))
            lacks.Add("It names a step only: say what will be different for the child");
        return lacks;
    }

    /// <summary>With whom it was shared; null where with nobody.</summary>
    public static string? SharedWith(ActionAgreed action) => Detail(action, Shared);

    private static bool IsOnlyAStep(string outcome)
    {
        var first = outcome.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()?.ToLowerInvariant() ?? "";
        return Steps.Any(step => first.StartsWith(step, StringComparison.Ordinal));
    }

    private static string? Detail(ActionAgreed action, string ask) => action.Details?.GetValueOrDefault(ask)?.Words is { Length: > 0 } words ? words : null;
}
