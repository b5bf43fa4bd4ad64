using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Enquiry;

/// <summary>Everything on a file that an enquiry draws together, as this reader may see it.</summary>
/// <param name="file">The open file.</param>
/// <param name="now">The file as it reads now.</param>
public sealed class EnquiryNow(OpenFile file, CaseFile now)
{
    // The lines of a strategy discussion that the enquiry carries on, by words of their ids.
    private static readonly string[] Examined = ["interview", "medical", "forensic"], Told = ["police-agreement", "later-information", "police-investigation"];

    /// <summary>The entry that began the latest enquiry; null where none has begun.</summary>
    public Entry? Started { get; } = now.LatestEntry<Section47Started>();

    /// <summary>The entry that concluded it; null while it runs.</summary>
    public Entry? Concluded { get; } = Running(now) is null ? now.LatestEntry<Section47Concluded>() : null;

    /// <summary>The strategy discussion it carries on; null where none is on the file.</summary>
    public Entry? Discussion { get; } = now.LatestEntry<StrategyDiscussionHeld>();

    /// <summary>The latest risk tool.</summary>
    public Entry? Tool { get; } = now.LatestEntry<ToolCompleted>();

    /// <summary>Whether that tool is older than the discussion, so that it does not know what the discussion learned.</summary>
    public bool ToolIsOlder => Discussion is { } held && (Tool is null || Tool.Happened.Day < held.Happened.Day);

    /// <summary>What was not known and what has become of it.</summary>
    public IReadOnlyList<KnownGap> Known { get; } = Gaps.Read(now);

    /// <summary>Disruption that was agreed, with how far it has come.</summary>
    public IReadOnlyList<PlanRow> Disruption { get; } = Of(now, row => row.Action.Area == "disruption" || row.Action.Target is not null);

    /// <summary>Who sees the child and the family.</summary>
    public IReadOnlyList<PlanRow> Seeing { get; } = Of(now, row => row.Action.Supports is not null);

    /// <summary>What the discussion made of the recorded interview and the medical.</summary>
    public IReadOnlyList<Considered> Examinations => Considered(Examined);

    /// <summary>What it agreed with the police on what is shared and when.</summary>
    public IReadOnlyList<Considered> Agreement => Considered(Told);

    /// <summary>The actions that carry those lines out.</summary>
    public IReadOnlyList<PlanRow> ExaminationActions { get; } = Of(now, row => IsOf(row.Action.FromLine, Examined));

    /// <summary>Work with the child and the family since the discussion, the newest first.</summary>
    public IReadOnlyList<Entry> Work => [.. now.Entries.Where(IsWork).Where(entry => Discussion is not { } held || entry.Happened.Day >= held.Happened.Day).Reverse()];

    /// <summary>Waits for the police, the latest to end first.</summary>
    public IReadOnlyList<(Entry Entry, WaitForPoliceAgreed Body)> Waits { get; } = [.. now.All<WaitForPoliceAgreed>().OrderByDescending(wait => wait.Body.Until)];

    /// <summary>What is owed on the enquiry.</summary>
    public IReadOnlyList<Duty> Owed => Started is { Number: var number } ? [.. file.Duties().Where(duty => duty.StartedBy == number)] : [];

    /// <summary>What follows from what was concluded.</summary>
    public EnquiryOutcome? Follows => Concluded?.Body is Section47Concluded { Outcome: { } said } ? EnquiryOutcome.All.FirstOrDefault(one => one.Words == said) : null;

    /// <summary>Kinds of work with the child or parents of which nothing is written since the discussion.</summary>
    public IEnumerable<(string Words, Kind Kind)> NoWorkYet()
    {
        if (!Work.Any(entry => entry.Body is ChildSeen))
            yield return ("seeing the child", Kinds.Of<ChildSeen>());
        if (!Work.Any(entry => entry.Body is SessionHeld { With: SessionWith.Child or SessionWith.Family }))
            yield return ("a session with the child", Kinds.Of<SessionHeld>());
        if (!Work.Any(entry => entry.Body is SessionHeld { With: SessionWith.Parent or SessionWith.Family } or SessionHeld { For: SessionPurpose.Parents }))
            yield return ("work with the parents, or of the support of their own they were offered", Kinds.Of<SessionHeld>());
        if (!Work.Any(entry => entry.Body is ChildSpoke))
            yield return ("what the child says", Kinds.Of<ChildSpoke>());
    }

    /// <summary>The enquiry that has begun and is not concluded; null where there is none.</summary>
    public static Entry? Running(CaseFile now) =>
        now.LatestEntry<Body>(body => body is Section47Started or Section47Concluded) is { Body: Section47Started } entry ? entry : null;

    private IReadOnlyList<Considered> Considered(string[] words) => Discussion?.Body is StrategyDiscussionHeld { Considered: { } considered }
        ? [.. considered.Where(one => IsOf(one.Line, words) && one.Is is not (null or Consideration.Open))] : [];

    private static bool IsOf(string? line, string[] words) => line is not null && words.Any(word => line.Contains(word, StringComparison.Ordinal));

    private static bool IsWork(Entry entry) => entry.Body is ChildSeen or ChildContacted or ChildSpoke or SessionHeld or EngagementRecorded or MeetingHeld or WelfareContactMade;

    private static IReadOnlyList<PlanRow> Of(CaseFile now, Func<PlanRow, bool> fits) => [.. PlanOnADay.Read(now).Rows.Where(fits)];
}

/// <summary>How a section 47 enquiry can end, and what follows.</summary>
/// <param name="Id">The id in the form.</param>
/// <param name="Words">As the entry says it.</param>
/// <param name="Means">What it means.</param>
/// <param name="Next">The kind of entry that follows.</param>
/// <param name="NextWords">What follows, in words.</param>
public sealed record EnquiryOutcome(string Id, string Words, string Means, Kind Next, string NextWords)
{
    /// <summary>The three endings of the national guidance.</summary>
    public static IReadOnlyList<EnquiryOutcome> All { get; } =
    [
        new("conference", "Harm confirmed, and the child continues to be at risk", "A child protection conference follows.",
            Kinds.Of<ConferencePlanned>(), "Call the conference"),
        new("no-continuing-risk", "Harm confirmed, and the child is not judged to be at continuing risk", "Help goes on: an assessment and a plan say how.",
            Kinds.Of<AssessmentStarted>(), "Begin or go on with the assessment"),
        new("not-confirmed", "The concerns are not confirmed", "The child may still be in need: an assessment says so. Not confirmed is not the same as untrue.",
            Kinds.Of<AssessmentStarted>(), "Begin or go on with the assessment"),
    ];
}
