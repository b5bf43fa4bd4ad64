using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Site;

/// <summary>Where each act is done: the address of the page that writes a kind of entry, and so of the page that meets a duty.</summary>
public static class Acts
{
    // The acts with a page of their own; every other kind has the page that asks its fields.
    private static readonly Dictionary<Kind, string> Pages = new()
    {
        [Kinds.Of<ToolCompleted>()] = "tools",
        [Kinds.Of<ReferralMade>()] = "referral",
        [Kinds.Of<ReferralSentToHub>()] = "send-to-hub",
        [Kinds.Of<ReferralAcknowledged>()] = "acknowledge",
        [Kinds.Of<HubDecided>()] = "decide",
        [Kinds.Of<HubActionSet>()] = "set-action",
        [Kinds.Of<HubActionAnswered>()] = "answer-action",
        [Kinds.Of<Section47Started>()] = "enquiry/begin",
        [Kinds.Of<GapAnswered>()] = "enquiry/gaps",
        [Kinds.Of<Section47Concluded>()] = "enquiry/conclude",
        [Kinds.Of<AssessmentStarted>()] = "assessment/begin",
        [Kinds.Of<AssessmentCompleted>()] = "assessment",
        [Kinds.Of<AssociateNamed>()] = "associates",
        [Kinds.Of<ConferencePlanned>()] = "conference/plan",
        [Kinds.Of<ReportWritten>()] = "conference/report",
        [Kinds.Of<ReportShared>()] = "conference/share",
        [Kinds.Of<ReportNotShared>()] = "conference/share",
        [Kinds.Of<ConferenceMadeReady>()] = "conference/ready",
        [Kinds.Of<ConferenceHeld>()] = "conference/hold",
        [Kinds.Of<ActionAgreed>()] = "plan/add",
        [Kinds.Of<ActionProgressed>()] = "plan/progress",
        [Kinds.Of<ActionDone>()] = "plan/progress",
        [Kinds.Of<PlanAgreed>()] = "plan/agree",
        [Kinds.Of<PlanReviewed>()] = "plan/review",
        [Kinds.Of<PlanEnded>()] = "plan/end",
        [Kinds.Of<StrategyDiscussionPlanned>()] = "strategy/plan",
        [Kinds.Of<StrategyDiscussionHeld>()] = "strategy/meeting",
    };

    /// <summary>The page that writes a kind of entry in a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="of">The code of the entry it answers, where there is one.</param>
    public static string PathOf(FileId file, Kind kind, string? of = null)
    {
        var page = Pages.GetValueOrDefault(kind) ?? $"write/{kind.Name}";
        return $"/files/{file}/{page}{(of is { Length: > 0 } ? $"?of={of}" : "")}";
    }

    /// <summary>The page that meets a duty: one click from where it is shown.</summary>
    /// <param name="file">The file.</param>
    /// <param name="duty">The duty.</param>
    /// <param name="startedBy">The code of the entry that started it.</param>
    public static string PathOf(FileId file, Duty duty, string startedBy)
    {
        var kind = duty.Clock.MetBy[0].Kind;
        if (kind == Kinds.Of<ToolCompleted>() && Asked(duty.Clock, "tool") is { } tool)
            return $"/files/{file}/tools/{tool}";
        if (kind == Kinds.Of<InformationShared>() && Asked(duty.Clock, "recipient") is { } recipient)
            return $"/files/{file}/plan/copy?for={recipient}";
        return PathOf(file, kind, startedBy);
    }

    /// <summary>The page that meets a duty on a file that is open.</summary>
    public static string PathOf(OpenFile file, Duty duty) => PathOf(file.Id, duty, file.CodeOf(duty.StartedBy));

    /// <summary>The page of an entry.</summary>
    public static string PathOf(Entry entry) => $"/files/{entry.File}/entries/{entry.Code}";

    private static string? Asked(Clock clock, string field) =>
        clock.MetBy[0].When.FirstOrDefault(condition => condition.Name == field)?.Is?.FirstOrDefault();
}
