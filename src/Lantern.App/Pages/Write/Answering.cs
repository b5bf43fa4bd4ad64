using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Write;

/// <summary>
/// Which kinds of entry an act can answer by number. An act not listed is about the file as it stands: naming one entry
/// would keep it from meeting what other entries began.
/// </summary>
internal static class Answering
{
    private static readonly Dictionary<Type, Type[]> Kind = new()
    {
        [typeof(ContactDecided)] = [typeof(ContactReceived)],
        [typeof(HubActionAnswered)] = [typeof(HubActionSet)],
        [typeof(HubActionDone)] = [typeof(HubActionSet)],
        [typeof(TeamManagerTold)] = [typeof(HubActionSet)],
        [typeof(ServiceManagersDiscussed)] = [typeof(HubActionSet), typeof(HubClosureDiscussed)],
        [typeof(BroughtForward)] = [typeof(HubActionSet), typeof(HubClosureDiscussed), typeof(WelfareContactAgreed)],
        [typeof(LeadProfessionalNamed)] = [typeof(LeadProfessionalNamed)],
        [typeof(StrategyDiscussionPlanned)] = [typeof(FurtherYoungPersonNamed)],
        [typeof(MissingReportedToPolice)] = [typeof(MissingStarted)],
        [typeof(MissingEnded)] = [typeof(MissingStarted)],
        [typeof(ReturnInterviewOffered)] = [typeof(MissingEnded)],
        [typeof(ReturnInterviewHeld)] = [typeof(MissingEnded)],
        [typeof(RecommendationMade)] = [typeof(ReturnInterviewHeld)],
        [typeof(RecommendationAnswered)] = [typeof(RecommendationMade)],
        [typeof(TriggerPlanReviewed)] = [typeof(MissingEnded)],
        [typeof(ActionProgressed)] = [typeof(ActionAgreed)],
        [typeof(ActionDone)] = [typeof(ActionAgreed)],
        [typeof(ServiceReferralAnswered)] = [typeof(ServiceReferralMade)],
        [typeof(RoleNamed)] = [typeof(RoleNamed)],
        [typeof(RoleEnded)] = [typeof(RoleNamed)],
        [typeof(AssociateClarified)] = [typeof(AssociateNamed)],
        [typeof(TakenOffList)] = [typeof(PlacedOnList)],
        [typeof(OversightRecorded)] = [typeof(AssessmentStarted)],
        [typeof(OutcomeTold)] = [typeof(HubDecided), typeof(StrategyDiscussionHeld), typeof(Section47Concluded), typeof(AssessmentCompleted),
            typeof(ConferenceHeld), typeof(PlanAgreed), typeof(ReferralMade), typeof(FileClosed)],
        [typeof(GapAnswered)] = [typeof(StrategyDiscussionHeld)],
        [typeof(AssessmentCompleted)] = [typeof(AssessmentCompleted)],
        [typeof(WaitForPoliceAgreed)] = [typeof(ActionAgreed), typeof(HubActionSet)],
        [typeof(ManagersDiscussed)] = [typeof(HubClosureDiscussed)],
        [typeof(LegalHoldLifted)] = [typeof(LegalHoldPlaced)],
    };

    private static readonly HashSet<Type> Amending = [typeof(EntryCorrected), typeof(EntryStruckOut), typeof(EntryRestored)];

    /// <summary>The kinds an act of a kind can answer; none where it names no entry.</summary>
    public static IReadOnlyList<Kind> Of(Kind kind) =>
        Amending.Contains(kind.Type) ? Kinds.All
        : Kind.TryGetValue(kind.Type, out var types) ? [.. types.Select(Kinds.Of)] : [];

    /// <summary>The entries of a file that an act of a kind can answer, the newest first.</summary>
    public static IEnumerable<Entry> Candidates(Kind kind, CaseFile file)
    {
        if (kind.Type == typeof(EntryRestored))
            return file.StruckOut.OrderByDescending(entry => entry.Number);
        var kinds = Of(kind);
        return file.Entries.Where(entry => kinds.Contains(entry.Kind) && CanBeAmended(kind, entry)).OrderByDescending(entry => entry.Number);
    }

    /// <summary>Who puts an entry right, in words, where that is not this reader; null where it is, or where the act puts nothing right.</summary>
    public static string? WhoseToPutRight(Kind act, Entry? entry, OpenFile file) =>
        !Amending.Contains(act.Type) || entry is null || file.MayAmend(entry) ? null
        : !WhoWrites.May(file.Amended(entry).Kind, file.Relation) ? WhoWrites.Whose(file.Amended(entry).Kind)
        : "writer of the entry, the allocated worker or a manager";

    private static bool CanBeAmended(Kind kind, Entry entry) => kind.Type switch
    {
        var type when !Amending.Contains(type) => true,
        var type when type == typeof(EntryCorrected) => !Amending.Contains(entry.Body.GetType()) && entry.Kind.NeverCorrected is null,
        _ => entry.Body is EntryCorrected || (!Amending.Contains(entry.Body.GetType()) && entry.Kind.EndsOnlyBy is null),
    };
}
