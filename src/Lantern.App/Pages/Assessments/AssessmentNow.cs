using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Pages.Assessments;

/// <summary>What a file says that an assessment rests on: when it began and is due, the current risk tool, work with the child so far.</summary>
/// <param name="file">The open file.</param>
/// <param name="now">The file as it reads now.</param>
public sealed class AssessmentNow(OpenFile file, CaseFile now)
{
    private const int ToolAgeMonthsUnlessSet = 3;

    /// <summary>The entry that began the assessment that runs, or the latest; null where none has begun.</summary>
    public Entry? Started { get; } = now.LatestEntry<AssessmentStarted>();

    /// <summary>The assessments completed, the latest first.</summary>
    public IReadOnlyList<Entry> Completed { get; } = [.. now.All<AssessmentCompleted>().Select(one => one.Entry).Reverse()];

    /// <summary>True while one has begun that no completed one has met.</summary>
    public bool Runs => Started is { } started && !Completed.Any(done => done.Number > started.Number);

    /// <summary>What is owed on it.</summary>
    public IReadOnlyList<Duty> Owed => Started is { Number: var number } ? [.. file.Duties().Where(duty => duty.StartedBy == number)] : [];

    /// <summary>The latest risk tool; null where none is completed.</summary>
    public Entry? Tool { get; } = now.LatestEntry<ToolCompleted>();

    /// <summary>Its title.</summary>
    public string ToolTitle => Tool?.Body is ToolCompleted { Tool: { } id } ? file.Pack.Tools.GetValueOrDefault(id)?.Title ?? Kebab.Words(id) : "";

    /// <summary>The day it is to be reviewed by, as it says itself or as is owed.</summary>
    public LocalDate? NextReview => (Tool?.Body as ToolCompleted)?.Due
        ?? file.Duties().FirstOrDefault(duty => duty.Clock.MetBy.Any(trigger => trigger.Kind == Kinds.Of<ToolCompleted>()))?.Due.Day;

    /// <summary>What is wrong with leaning on that tool now; null where nothing is.</summary>
    public string? ToolIsStale
    {
        get
        {
            if (Tool is null)
                return "No risk tool has been completed. An assessment rests on one.";
            if (Tool.Happened.Day.AddMonths(file.Pack.Number("tool-age-months", ToolAgeMonthsUnlessSet)) < London.DayOf(file.Now))
                return $"It is older than {Words.Count(file.Pack.Number("tool-age-months", ToolAgeMonthsUnlessSet), "month")}.";
            return Referral is { } referral && Tool.Happened.Day < referral.Happened.Day ? "It was completed before the referral, and does not know what the referral says." : null;
        }
    }

    /// <summary>What managers wrote when they looked at it while it was made.</summary>
    public IReadOnlyList<(Entry Entry, OversightRecorded Body)> Oversight { get; } =
        [.. now.All<OversightRecorded>().Where(one => one.Entry.Number > (now.LatestEntry<AssessmentStarted>()?.Number ?? 0))];

    /// <summary>The talks with the child and the family for it.</summary>
    public IReadOnlyList<(Entry Entry, SessionHeld Body)> Sessions { get; } =
        [.. now.All<SessionHeld>().Where(one => one.Body.For is SessionPurpose.Assessment && one.Entry.Happened.Day >= (now.LatestEntry<AssessmentStarted>()?.Happened.Day ?? default))];

    /// <summary>How many talks there were and how long in all, in words.</summary>
    public string SessionsInWords => Sessions.Count == 0 ? "None written yet; there is no limit to them"
        : $"{Words.Count(Sessions.Count, "session")}, {Words.Count(Sessions.Sum(one => one.Body.Minutes ?? 0), "minute")} in all";

    /// <summary>The latest referral or contact.</summary>
    public Entry? Referral { get; } = now.LatestEntry<Body>(body => body is ReferralMade or ContactReceived);

    /// <summary>What was given to the hub since the tool was completed.</summary>
    public Entry? ToolSent => Tool is null ? null : now.All<InformationShared>()
        .Where(one => one.Body.Recipient == Recipient.Hub && one.Entry.Number > Tool.Number).Select(one => one.Entry).LastOrDefault();

    /// <summary>Who was told what a completed assessment came to.</summary>
    public static IReadOnlyList<(Entry Entry, OutcomeTold Body)> Told(CaseFile now, Entry completed) =>
        [.. now.All<OutcomeTold>().Where(one => one.Body.Of is { } of ? of == completed.Number : one.Entry.Number > completed.Number)];

    /// <summary>The open actions that an assessment's line brought.</summary>
    public static IReadOnlyList<PlanRow> Actions(CaseFile now, Entry completed) =>
        [.. PlanOnADay.Read(now).Rows.Where(row => row.Entry.Act == completed.Act)];
}
