using Lantern.Entries;

namespace Lantern.Readings;

/// <summary>How a case stands, as the objections ask it.</summary>
internal static class Standing
{
    /// <summary>The entry that last judged the level of risk.</summary>
    public static Entry? Level(CaseFile file) => file.LatestEntry<RiskLevelSet>(set => set.Level is not null);

    /// <summary>The entry that last raised a concern of exploitation; null when there is none, or it was cleared since.</summary>
    public static Entry? Concern(CaseFile file)
    {
        Entry? concern = null;
        foreach (var entry in file.Entries)
        {
            concern = entry.Body switch
            {
                RiskLevelSet { Level: RiskLevel.None } or HubDecided { Outcome: HubOutcome.NoFurtherAction } => null,
                ConcernRecorded or ReferralMade or ContactReceived or ReferralSentToHub or ToolCompleted
                    or RiskLevelSet { Level: not null } or HubDecided { Outcome: not null }
                    or StrategyDiscussionHeld { SignificantHarm: SignificantHarm.Yes } or Section47Started => entry,
                _ => concern,
            };
        }
        return concern;
    }

    /// <summary>What was last said on a closure since it was proposed: whether it is agreed, and by which entry.</summary>
    public static (bool Agreed, Entry? LastWord) Closure(CaseFile file)
    {
        (bool Agreed, Entry? LastWord) closure = (false, null);
        foreach (var entry in file.Entries)
        {
            closure = entry.Body switch
            {
                ClosureProposed or FileReopened => (false, null),
                HubClosureDiscussed { Agreed: { } agreed } => (agreed, entry),
                ManagersDiscussed { Agreed: { } agreed } => (agreed, entry),
                _ => closure,
            };
        }
        return closure;
    }

    /// <summary>The strategy discussion that found significant harm and that no section 47 enquiry has answered yet.</summary>
    public static Entry? HarmUnanswered(CaseFile file)
    {
        Entry? unanswered = null;
        var enquiring = false;
        foreach (var entry in file.Entries)
        {
            switch (entry.Body)
            {
                case StrategyDiscussionHeld { SignificantHarm: SignificantHarm.Yes } when !enquiring:
                    unanswered = entry;
                    break;
                case StrategyDiscussionHeld { SignificantHarm: SignificantHarm.No }:
                    unanswered = null;
                    break;
                case Section47Started or AssessmentStarted { Section: 47 }:
                    unanswered = null;
                    enquiring = true;
                    break;
                case Section47Concluded:
                    enquiring = false;
                    break;
            }
        }
        return unanswered;
    }

    /// <summary>The section 47 enquiry that has begun and is not concluded; null where there is none.</summary>
    public static Entry? Enquiry(CaseFile file) =>
        file.LatestEntry<Body>(body => body is Section47Started or Section47Concluded) is { Body: Section47Started } entry ? entry : null;

    /// <summary>The entries that agreed the plans that are live now, one a type.</summary>
    public static IReadOnlyList<Entry> LivePlanEntries(CaseFile file)
    {
        var live = new List<Entry>();
        foreach (var entry in file.Entries)
        {
            switch (entry.Body)
            {
                case PlanAgreed agreed:
                    live.RemoveAll(earlier => ((PlanAgreed)earlier.Body).Type == agreed.Type);
                    live.Add(entry);
                    break;
                case PlanEnded ended:
                    live.RemoveAll(earlier => ended.Type is null || ((PlanAgreed)earlier.Body).Type == ended.Type);
                    break;
                case FileClosed:
                    live.Clear();
                    break;
            }
        }
        return live;
    }

    /// <summary>What those plans say.</summary>
    public static IEnumerable<PlanAgreed> LivePlans(CaseFile file) => LivePlanEntries(file).Select(entry => (PlanAgreed)entry.Body);

    /// <summary>The entry by which the child is looked after now.</summary>
    public static Entry? LookedAfter(CaseFile file) =>
        file.LatestEntry<Body>(body => body is BecameLookedAfter or CeasedToBeLookedAfter) is { Body: BecameLookedAfter } entry ? entry : null;

    /// <summary>The entry that names who has a role now; null where nobody has, or the role has ended.</summary>
    public static Entry? InRole(CaseFile file, NamedRole role)
    {
        Entry? standing = null;
        foreach (var entry in file.Entries)
        {
            standing = entry.Body switch
            {
                RoleNamed named when named.Role == role => entry,
                RoleEnded ended when (ended.Of is not null && ended.Of == standing?.Number) || (ended.Of is null && ended.Role == role) => null,
                FileClosed => null,
                _ => standing,
            };
        }
        return standing;
    }

    /// <summary>The entry that names the lead professional who leads now.</summary>
    public static Entry? LeadProfessional(CaseFile file) =>
        file.LatestEntry<Body>(body => body is LeadProfessionalNamed or FileClosed) is { Body: LeadProfessionalNamed } entry ? entry : null;
}
