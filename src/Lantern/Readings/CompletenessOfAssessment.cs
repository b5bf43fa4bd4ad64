using Lantern.Entries;
using Lantern.Practice;
using static Lantern.Entries.Objecting;

namespace Lantern.Readings;

/// <summary>What an auditor looks for in an assessment and what follows from it.</summary>
internal static class CompletenessOfAssessment
{
    private const string Area = "Assessment";
    // What the assessment's lines ask of a recommendation, by the ids packs give these asks.
    private const string Outcome = "outcome", SharedWith = "shared-with", FollowsFrom = "follows-from";

    public static IEnumerable<QualityItem> Read(CaseFile file, Pack pack)
    {
        var latest = file.LatestEntry<AssessmentCompleted>();
        var none = latest is null ? "No assessment is completed." : null;
        var own = latest is { Body: AssessmentCompleted assessment } && OwnWords(assessment);
        yield return Completeness.Judged<AssessmentCompleted>("own-words", Area, "Words about this child, not only ticks", "S0-123", none, own,
            "Nothing in it is in the author's own words.", latest is null ? [] : [latest]);

        var recommended = Recommended(file, pack).ToList();
        var noneFollows = none ?? (recommended.Count == 0 ? "It recommends nothing." : null);
        var process = recommended.Where(one => IsBlank(one.Body.Details?.GetValueOrDefault(Outcome))).Select(one => one.Entry).ToList();
        yield return Completeness.Judged<ActionAgreed>("outcomes", Area, "Of each recommendation: what will be different for the child", "S0-129", noneFollows, process.Count == 0,
            $"{process.Count} of {recommended.Count} do not say.", process);
        var unshared = recommended.Where(one => IsBlank(one.Body.Details?.GetValueOrDefault(SharedWith))
            && !file.All<InformationShared>().Any(shared => shared.Body.Of == one.Entry.Number)).Select(one => one.Entry).ToList();
        yield return Completeness.Judged<InformationShared>("recommendations-shared", Area, "Each recommendation shared with everyone it concerns", "S0-150", noneFollows, unshared.Count == 0,
            $"{unshared.Count} of {recommended.Count} are shared with nobody yet.", unshared);

        var rows = PlanOnADay.OpenActions(file).Where(one => one.Body.Area is not null).ToList();
        var loose = rows.Where(one => IsBlank(one.Body.Follows) && IsBlank(one.Body.Details?.GetValueOrDefault(FollowsFrom))).Select(one => one.Entry).ToList();
        yield return Completeness.Judged<ActionAgreed>("follows-from-analysis", Area, "Of each action of the plan: the point of the analysis it follows from", "S0-157",
            rows.Count == 0 ? "The plan has no action." : null, loose.Count == 0, $"{loose.Count} of {rows.Count} follow from no point.", loose);
    }

    private static bool OwnWords(AssessmentCompleted assessment) => !IsBlank(assessment.Analysis)
        || (assessment.Considered ?? []).Any(one => !IsBlank(one.Said) || one.Items is { Count: > 0 } || !IsBlank(one.Because));

    // The actions of lines on which an assessment recommends, since the latest assessment began.
    private static IEnumerable<(Entry Entry, ActionAgreed Body)> Recommended(CaseFile file, Pack pack)
    {
        var began = file.LatestEntry<AssessmentStarted>()?.Number ?? 0;
        return file.All<ActionAgreed>().Where(one => one.Entry.Number > began && one.Body.Checklist is { } id
            && pack.Checklists.GetValueOrDefault(id) is { For: ChecklistUse.Assessment } checklist && checklist.Line(one.Body.FromLine)?.EachIsAction == true);
    }
}
