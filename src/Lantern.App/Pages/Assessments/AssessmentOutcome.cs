using Lantern.Entries;

namespace Lantern.App.Pages.Assessments;

/// <summary>What can follow from an assessment.</summary>
/// <param name="Id">The id in the form.</param>
/// <param name="Words">As the entry says it.</param>
/// <param name="Means">What it means.</param>
/// <param name="Next">The kind of entry that follows; null where nothing has to.</param>
/// <param name="NextWords">What follows, in words.</param>
public sealed record AssessmentOutcome(string Id, string Words, string Means, Kind? Next, string NextWords)
{
    /// <summary>The outcome after which children's social care has no role.</summary>
    public const string NoRole = "no-role";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<AssessmentOutcome> All { get; } =
    [
        new("child-in-need", "A child in need", "A plan follows, with visits and reviews like those of child protection.", Kinds.Of<PlanAgreed>(), "Agree the plan"),
        new("strategy-discussion", "A strategy discussion is needed", "Significant harm is suspected. Call it today.", Kinds.Of<StrategyDiscussionPlanned>(), "Plan the strategy discussion"),
        new("conference", "A child protection conference is needed", "After a section 47 enquiry that found continuing risk.", Kinds.Of<ConferencePlanned>(), "Call the conference"),
        new(NoRole, "No role for children’s social care", "The risk tool is up to date and with the hub, help by other services is considered, and the referrer is told. What that asks appears below once this is chosen and saved.", Kinds.Of<ClosureProposed>(), "Propose to close"),
    ];

    /// <summary>The outcome an entry names, or null.</summary>
    public static AssessmentOutcome? Of(string? words) => All.FirstOrDefault(one => one.Words == words);
}
