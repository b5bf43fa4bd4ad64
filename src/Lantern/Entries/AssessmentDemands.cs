using Lantern.Practice;
using Lantern.Readings;
using NodaTime;
using static Lantern.Entries.Objecting;

namespace Lantern.Entries;

/// <summary>What the procedures say against completing an assessment that names the checklists it was made with.</summary>
internal static class AssessmentDemands
{
    private const int ToolAgeMonthsUnlessSet = 3;

    public static IEnumerable<Objection> Against(AssessmentCompleted completed, Asking asking) =>
        [.. Tool(asking), .. Oversight(asking.File), .. Recommendations(completed, asking), .. NoRole(completed, asking)];

    private static IEnumerable<Objection> Tool(Asking asking) =>
        ToolLacks(asking.File, asking.Pack, asking.Entry.Happened.Day) is { } lacks
            ? [new(Refusals.AssessmentWithoutCurrentTool, null, lacks.Words, lacks.RestsOn)] : [];

    /// <summary>What an assessment of a day lacks of a current risk tool, and the entry that shows it; null where it lacks nothing.</summary>
    internal static (string Words, int[] RestsOn)? ToolLacks(CaseFile file, Pack pack, LocalDate day)
    {
        var months = pack.Number("tool-age-months", ToolAgeMonthsUnlessSet);
        if (file.LatestEntry<ToolCompleted>() is not { } tool)
            return ("No risk tool is completed.", []);
        if (tool.Happened.Day.AddMonths(months) < day)
            return ($"The latest one is of {tool.Happened.Day.InWords()}; it may be {months} months old.", [tool.Number]);
        return file.LatestEntry<Body>(body => body is ReferralMade or ContactReceived) is { } referral && tool.Happened.Day < referral.Happened.Day
            ? ($"The latest one is older than the referral of {referral.Happened.Day.InWords()}.", [tool.Number]) : null;
    }

    private static IEnumerable<Objection> Oversight(CaseFile file)
    {
        if (!file.All<OversightRecorded>().Any(one => one.Entry.Number > Began(file)))
            yield return new(Refusals.AssessmentWithoutOversight);
    }

    // What is recommended is somebody's to do by a day: the actions are written with the assessment, before it.
    private static IEnumerable<Objection> Recommendations(AssessmentCompleted completed, Asking asking)
    {
        var agreed = asking.File.All<ActionAgreed>().Where(one => one.Entry.Number > Began(asking.File))
            .GroupBy(one => (one.Body.Checklist, one.Body.FromLine)).ToDictionary(same => same.Key, same => same.Count());
        foreach (var checklist in completed.Checklists!.Select(id => asking.Pack.Checklists.GetValueOrDefault(id)).OfType<Checklist>())
        {
            foreach (var given in completed.Answers(checklist).Where(one => checklist.Line(one.Line)?.EachIsAction == true && one.Items is { Count: > 0 }))
            {
                var missing = given.Items!.Count - agreed.GetValueOrDefault((checklist.Id, given.Line));
                if (missing > 0)
                    yield return new(Refusals.RecommendationWithoutAction, $"{checklist.Id}.{given.Line}.items", $"{missing} of them {(missing == 1 ? "is" : "are")} none yet.");
            }
        }
    }

    private static IEnumerable<Objection> NoRole(AssessmentCompleted completed, Asking asking)
    {
        if (!IsNoRole(completed.Outcome))
            yield break;
        var tool = asking.File.LatestEntry<ToolCompleted>();
        var updated = tool is not null && tool.Number > Began(asking.File);
        var sent = tool is not null && asking.File.All<InformationShared>().Any(one => one.Body.Recipient == Recipient.Hub && one.Entry.Number > tool.Number);
        var closing = asking.Pack.For(ChecklistUse.Closing).ToList();
        var considered = closing.Count == 0 || closing.Exists(checklist => completed.Checklists!.Contains(checklist.Id));
        if (Lacking(("the risk tool brought up to date", !updated), ("the risk tool sent to the hub", !sent), ("a team around the child considered", !considered)) is { } lacking)
            yield return new(Refusals.NoRoleTooSoon, "outcome", $"It lacks {lacking}.");
    }

    /// <summary>Whether an outcome says that children's social care has no role.</summary>
    internal static bool IsNoRole(string? outcome) =>
        outcome?.Replace('-', ' ').StartsWith("no role", StringComparison.OrdinalIgnoreCase) == true;

    private static int Began(CaseFile file) => file.LatestEntry<AssessmentStarted>()?.Number ?? 0;
}
