using System.Globalization;
using System.Reflection;
using System.Text;

namespace Lantern.Entries;

/// <summary>Writes the closed list of kinds as a page: each kind, what it says, and its fields with their forms.</summary>
public static class EntriesPage
{
    /// <summary>The kinds in the order of a child's journey, under headings.</summary>
    public static IReadOnlyList<(string Heading, IReadOnlyList<Type> Kinds)> Journey { get; } =
    [
        ("Who it is about", [typeof(ChildIdentified), typeof(PersonOfConcernIdentified), typeof(PlaceIdentified), typeof(NetworkNamed)]),
        ("Concern and advice", [typeof(ConcernRecorded), typeof(ManagerConsulted), typeof(ChampionInformed), typeof(ToolConsidered), typeof(AdviceGiven)]),
        ("Referral", [typeof(ReferralMade), typeof(ContactReceived), typeof(ContactDecided), typeof(ReferralSentToHub), typeof(ReferralAcknowledged),
            typeof(ServiceReferralMade), typeof(ServiceReferralAnswered)]),
        ("Hub", [typeof(HubDecided), typeof(HubActionSet), typeof(HubActionAnswered), typeof(HubActionDone), typeof(TeamManagerTold),
            typeof(ServiceManagersDiscussed), typeof(BroughtForward), typeof(HubManagerTold)]),
        ("Risk and strength", [typeof(ToolCompleted), typeof(RiskLevelSet), typeof(RiskStated), typeof(SignificantIncident), typeof(SignificantChange),
            typeof(StrengthNoted), typeof(AssociateNamed), typeof(AssociateClarified), typeof(PlacedOnList), typeof(TakenOffList)]),
        ("Who works with the child", [typeof(CaseAllocated), typeof(LeadProfessionalNamed), typeof(RoleNamed), typeof(RoleEnded)]),
        ("Strategy discussion", [typeof(StrategyDiscussionPlanned), typeof(StrategyDiscussionHeld), typeof(StrategyDiscussionDeclined),
            typeof(FurtherYoungPersonNamed)]),
        ("Enquiry and assessment", [typeof(Section47Started), typeof(GapAnswered), typeof(Section47Concluded), typeof(AssessmentStarted), typeof(OversightRecorded),
            typeof(AssessmentCompleted), typeof(OutcomeTold)]),
        ("Conference", [typeof(ConferencePlanned), typeof(ReportWritten), typeof(ReportShared), typeof(ReportNotShared), typeof(ConferenceMadeReady),
            typeof(ConferenceHeld)]),
        ("Plan and care", [typeof(PlanAgreed), typeof(PlanReviewed), typeof(PlanEnded), typeof(BecameLookedAfter), typeof(CeasedToBeLookedAfter)]),
        ("Seeing and meeting", [typeof(ChildSeen), typeof(ChildContacted), typeof(ChildSpoke), typeof(SessionHeld), typeof(EngagementRecorded),
            typeof(SafetyPlanAgreed), typeof(MeetingHeld)]),
        ("Missing", [typeof(MissingStarted), typeof(MissingReportedToPolice), typeof(MissingEnded), typeof(ReturnInterviewOffered),
            typeof(ReturnInterviewHeld), typeof(RecommendationMade), typeof(RecommendationAnswered), typeof(TriggerPlanMade),
            typeof(TriggerPlanReviewed), typeof(TriggerPlanUsed)]),
        ("Keeping safe", [typeof(WelfareContactAgreed), typeof(WelfareContactMade), typeof(WelfareContactEnded), typeof(SafetyAlarmProvided)]),
        ("Actions", [typeof(ActionAgreed), typeof(ActionProgressed), typeof(ActionDone), typeof(WaitForPoliceAgreed)]),
        ("Telling and sharing", [typeof(SharingDecided), typeof(InformationShared)]),
        ("Closure", [typeof(ClosureProposed), typeof(HubClosureDiscussed), typeof(ManagersDiscussed), typeof(FileClosed), typeof(FileReopened)]),
        ("Keeping or erasing the file", [typeof(ErasureProposed), typeof(LegalHoldPlaced), typeof(LegalHoldLifted)]),
        ("Putting right", [typeof(EntryCorrected), typeof(EntryStruckOut), typeof(EntryRestored)]),
    ];

    /// <summary>The page as Markdown.</summary>
    /// <param name="summaryOfType">What a type's documentation says of it.</param>
    /// <param name="summaryOfProperty">What a property's documentation says of it.</param>
    public static string Write(Func<Type, string?> summaryOfType, Func<PropertyInfo, string?> summaryOfProperty)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"""
            # Entries

            What can be written in a file: {Kinds.All.Count} kinds, a closed list. This page is generated from the code; do not edit it.

            Every entry says besides when it `happened`, and has a `because` (words) and an `of` (the number of an entry it answers) where they are needed. All fields may be left out here; what must be there is asked when the entry is written.

            """);
        foreach (var (heading, kinds) in Journey)
        {
            page.Append("\n## ").Append(heading).Append('\n');
            foreach (var kind in kinds)
                Write(page, Kinds.Of(kind), summaryOfType, summaryOfProperty);
        }
        return page.ToString();
    }

    private static void Write(StringBuilder page, Kind kind, Func<Type, string?> summaryOfType, Func<PropertyInfo, string?> summaryOfProperty)
    {
        page.Append("\n### ").Append(kind.Name).Append("\n\n").Append(summaryOfType(kind.Type)).Append('\n');
        var fields = kind.Fields.Where(field => field.Property.DeclaringType != typeof(Body)).ToList();
        if (fields.Count == 0)
            return;
        page.Append("\n| field | form | |\n|---|---|---|\n");
        foreach (var field in fields)
            page.Append("| `").Append(field.Name).Append("` | ").Append(field.Form.Expected).Append(" | ").Append(summaryOfProperty(field.Property)).Append(" |\n");
    }
}
