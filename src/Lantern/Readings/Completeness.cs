using Lantern.Entries;
using Lantern.Practice;
using static Lantern.Entries.Objecting;

namespace Lantern.Readings;

/// <summary>Whether something an auditor looks for is there.</summary>
public enum Found
{
    Present,
    Absent,
    /// <summary>It has nothing to do with this child, or not yet.</summary>
    NotApplicable,
}

/// <summary>Something an auditor looks for in a child's file.</summary>
/// <param name="Id">Its id, such as <c>meeting-after-assessment</c>.</param>
/// <param name="Area">Under which heading it stands.</param>
/// <param name="Asks">What is looked for.</param>
/// <param name="Where">The requirement that asks it.</param>
/// <param name="Found">Whether it is there.</param>
/// <param name="Why">What was found or is lacking, in words.</param>
/// <param name="Entries">The entries it rests on, or that lack something.</param>
/// <param name="Mends">The kind of entry that mends it.</param>
public sealed record QualityItem(string Id, string Area, string Asks, string Where, Found Found, string Why, IReadOnlyList<Entry> Entries, Kind Mends);

/// <summary>
/// What an auditor would look for in a child's file and whether it is there, item by item. Most items are those South
/// Gloucestershire asks of a case record; each names its requirement.
/// </summary>
public static class Completeness
{
    private const int ReadingAgeUnlessSet = 12;
    private const string Plans = "Plan", Strategy = "Strategy discussion", Enquiry = "Section 47 enquiry", Work = "Work with the child",
        Assessments = "Assessment", Tool = "Risk tool";

    /// <summary>Reads the items.</summary>
    /// <param name="file">The file as this reader sees it: what is hidden from a reader is not found.</param>
    /// <param name="pack">The practice pack in force.</param>
    public static IReadOnlyList<QualityItem> Read(CaseFile file, Pack pack) =>
        [.. Areas(file), .. OfPlan(file, pack), .. InTime(file, pack), .. OfWork(file, pack), .. CompletenessOfAssessment.Read(file, pack)];

    private static IEnumerable<QualityItem> Areas(CaseFile file)
    {
        yield return Item<PlanAgreed>("plan", Plans, "A plan", "S0-01", file, "No plan is agreed.");
        yield return Item<StrategyDiscussionHeld>("strategy", Strategy, "A strategy discussion", "S0-01", file, "None was held.",
            file.All<StrategyDiscussionPlanned>().Any() || Standing.Level(file) is { Body: RiskLevelSet { Level: RiskLevel.High } } ? null : "None is called for.");
        yield return Item<Section47Started>("enquiry", Enquiry, "A section 47 enquiry", "S0-01", file, "Significant harm was found and no enquiry has begun.",
            Standing.HarmUnanswered(file) is null ? "No significant harm was found." : null);
        yield return Item<SessionHeld>("direct-work", Work, "Direct work with the child", "S0-01", file, "No session is written.");
        yield return Item<AssessmentCompleted>("assessment", Assessments, "An assessment", "S0-01", file, "None is completed.");
        yield return Item<ToolCompleted>("risk-tool", Tool, "A risk tool", "S0-01", file, "None is completed.");
    }

    private static IEnumerable<QualityItem> OfPlan(CaseFile file, Pack pack)
    {
        var live = Standing.LivePlanEntries(file);
        var open = PlanOnADay.OpenActions(file).ToList();
        var assessed = file.LatestEntry<AssessmentCompleted>();
        var met = file.Entries.Where(entry => entry.Body is MeetingHeld or ConferenceHeld or StrategyDiscussionHeld && assessed is not null && entry.Happened.Day >= assessed.Happened.Day).ToList();
        yield return Judged<MeetingHeld>("meeting-after-assessment", Plans, "A multi-agency meeting since the assessment", "S0-05",
            live.Count == 0 ? "No plan is live." : null, met.Count > 0, assessed is null ? "There is no assessment to meet after." : "None was held since.", met);
        var supports = open.Where(one => one.Body.Area?.StartsWith("supporting", StringComparison.Ordinal) == true).ToList();
        var unsaid = supports.Where(one => IsBlank(one.Body.Because) || IsTemplate(one.Body, pack)).Select(one => one.Entry).ToList();
        yield return Judged<ActionAgreed>("suits-this-child", Plans, "Why each support suits this child, in words of its own", "S0-07",
            supports.Count == 0 ? "The plan has no support action." : null, unsaid.Count == 0, $"{unsaid.Count} of {supports.Count} do not say.", unsaid);
        var helped = file.Entries.Where(entry => entry.Body is SessionHeld { For: SessionPurpose.Parents } or InformationShared { Recipient: Recipient.Parent }
            || (entry.Body is ActionAgreed { Area: "supporting-parents" } && file.All<ActionDone>().Any(done => done.Body.Of == entry.Number))).ToList();
        yield return Judged<SessionHeld>("parents-support", Plans, "Support given to each parent or carer: what, by whom, when", "S0-10", null, helped.Count > 0, "Nothing is written.", helped);
        var episodes = file.All<MissingStarted>().Select(one => one.Entry).ToList();
        var facts = new Facts(pack);
        file.Entries.ToList().ForEach(facts.Take);
        var needed = episodes.Count > 0 && facts.Holds(FactNames.RegularOrHighRisk, episodes[^1]);
        yield return Judged<TriggerPlanMade>("trigger-plan", Plans, "A missing management or trigger plan", "S0-23",
            needed ? null : "The child does not go missing regularly, and the risk is not high.", file.All<TriggerPlanMade>().Any(), "None is made.", file.All<TriggerPlanMade>().Select(one => one.Entry));
        yield return Item<SafetyPlanAgreed>("safety-plan", Plans, "A safety plan, with the child's part in it", "S0-44", file, "None is agreed.");
    }

    private static IEnumerable<QualityItem> InTime(CaseFile file, Pack pack)
    {
        var time = Timeliness.Read(file, pack);
        var lateHeld = time.Discussions.Where(one => one.IsLate).ToList();
        yield return Judged<StrategyDiscussionHeld>("discussion-in-time", Strategy, "Each strategy discussion held in time once the need was seen", "S0-45",
            time.Discussions.Count == 0 ? "No need for one has a time." : null, lateHeld.Count == 0,
            $"It took {string.Join(" and ", lateHeld.Select(one => $"{one.Days} days"))}.", lateHeld.Select(one => one.Held ?? one.Planned));
        var lateTold = time.Sharings.Where(one => one.IsLate).ToList();
        yield return Judged<InformationShared>("news-in-time", Work, "News written and passed on in time", "S4-53",
            time.Sharings.Count == 0 ? "No news was passed on." : null, lateTold.Count == 0,
            $"Late: {string.Join("; ", lateTold.Select(one => $"written after {one.DaysToEntry} days, passed on after {one.DaysToSharing} more"))}.", lateTold.Select(one => one.Shared));
    }

    private static IEnumerable<QualityItem> OfWork(CaseFile file, Pack pack)
    {
        var since = Standing.LivePlanEntries(file) is [var first, ..] ? first : null;
        foreach (var with in Enum.GetValues<EngagedWith>())
        {
            var tried = Engagement.Read(file, since?.Happened.Day).People.Where(one => one.With == with).SelectMany(one => one.Entries).ToList();
            yield return Judged<EngagementRecorded>($"engagement-{Kebab.Of(with.ToString())}", Work, $"Work with {with.InWords()} since the plan, or an attempt at it", "S0-37",
                since is null ? "No plan is live." : null, tried.Count > 0, "Nothing is written.", tried);
        }
        var sessions = file.All<SessionHeld>().Where(one => one.Body.With is SessionWith.Child or SessionWith.Group).ToList();
        var blank = sessions.Where(one => Blanks(one.Body).Any()).Select(one => one.Entry).ToList();
        yield return Judged<SessionHeld>("who-what-where-when-how", Work, "Of each session with the child: who, what, where, when and how", "S0-19",
            sessions.Count == 0 ? "No session is written." : null, blank.Count == 0,
            $"Left open: {string.Join(", ", sessions.SelectMany(one => Blanks(one.Body)).Distinct())}.", blank);
        var statement = file.LatestEntry<RiskStated>(stated => !IsBlank(stated.Statement));
        var read = statement is { Body: RiskStated { Statement: { } words } } ? Readability.Read(words.Words) : null;
        var most = pack.Number("reading-age", ReadingAgeUnlessSet);
        yield return Judged<RiskStated>("reads-easily", Work, "The statement of risk in words the child can read", "S0-151",
            statement is null ? "There is no statement of risk." : null, read is null || read.Words < Readability.FewestWords || read.Age <= most, $"It reads as for somebody of {read?.Age}.", statement is null ? [] : [statement]);
    }

    /// <summary>What a session does not say.</summary>
    private static IEnumerable<string> Blanks(SessionHeld session)
    {
        if (session.Topics is not { Count: > 0 } && IsBlank(session.Covered) && IsBlank(session.Story))
            yield return "what";
        if (IsBlank(session.Where))
            yield return "where";
        if (IsBlank(session.Method))
            yield return "how";
    }

    // The words of the library as they came, nothing of this child in them.
    private static bool IsTemplate(ActionAgreed action, Pack pack) =>
        action.Checklist is { } id && pack.Checklists.GetValueOrDefault(id)?.Line(action.FromLine) is { } line && action.Action?.Words == (line.Action ?? line.Ask)
        && action.Details is not { Count: > 0 } && IsBlank(action.Because);

    private static QualityItem Item<T>(string id, string area, string asks, string where, CaseFile file, string absent, string? notApplicable = null) where T : Body
    {
        var entries = file.All<T>().Select(one => one.Entry).ToList();
        return Judged<T>(id, area, asks, where, entries.Count > 0 ? null : notApplicable, entries.Count > 0, absent, entries);
    }

    internal static QualityItem Judged<T>(string id, string area, string asks, string where, string? notApplicable, bool present, string absent, IEnumerable<Entry> entries) where T : Body =>
        new(id, area, asks, where, notApplicable is not null ? Found.NotApplicable : present ? Found.Present : Found.Absent,
            notApplicable ?? (present ? "It is there." : absent), [.. entries], Kinds.Of<T>());
}
