namespace Lantern.Entries;

/// <summary>The ids of the refusals the kinds ask for; the words and the source of each stand in <c>packs/england/refusals</c>.</summary>
public static class Refusals
{
    public const string ActionWithoutOwnerOrDate = "action-without-owner-or-date";
    public const string AlarmBeforeItsEffect = "alarm-before-its-effect";
    public const string AnswersNothing = "answers-nothing";
    public const string AnswersTheWrongEntry = "answers-the-wrong-entry";
    public const string AttendeeNotHeard = "attendee-not-heard";
    public const string AuthorityNotInvited = "authority-not-invited";
    public const string AwayInsteadOfMissing = "away-instead-of-missing";
    public const string BeyondTheLimit = "beyond-the-limit";
    public const string ChoiceWithoutReason = "choice-without-reason";
    public const string ClosingWithoutAgreement = "closing-without-agreement";
    public const string ConferenceNotReady = "conference-not-ready";
    public const string CorrectionUnreadable = "correction-unreadable";
    public const string CorrectionWithoutReason = "correction-without-reason";
    public const string DecisionWithoutOutcome = "decision-without-outcome";
    public const string DecisionWithoutReason = "decision-without-reason";
    public const string DisruptionAreaEmpty = "disruption-area-empty";
    public const string DisruptionUnreviewed = "disruption-unreviewed";
    public const string EnquiryWithoutOutcomeOrReason = "enquiry-without-outcome-or-reason";
    public const string GapUnanswered = "gap-unanswered";
    public const string HealthInformationAwaited = "health-information-awaited";
    public const string HighRiskNeedsANamedSenior = "high-risk-needs-a-named-senior";
    public const string HighRiskNotToCommunityResourceWorker = "high-risk-not-to-community-resource-worker";
    public const string HubActionWithoutOwnerOrTimescale = "hub-action-without-owner-or-timescale";
    public const string IndicatorLeftBlank = "indicator-left-blank";
    public const string IndicatorWithoutExplanation = "indicator-without-explanation";
    public const string LeadNotASocialWorker = "lead-not-a-social-worker";
    public const string LevelWithoutReason = "level-without-reason";
    public const string LineNotSettled = "line-not-settled";
    public const string NoDateAgreed = "no-date-agreed";
    public const string NoDiscussionOfTheirOwn = "no-discussion-of-their-own";
    public const string NoLeadAuthority = "no-lead-authority";
    public const string NoNextDate = "no-next-date";
    public const string NoThresholdDecision = "no-threshold-decision";
    public const string NothingToCorrect = "nothing-to-correct";
    public const string OnlyParentalCapacity = "only-parental-capacity";
    public const string OtherChildWithoutOutcome = "other-child-without-outcome";
    public const string ParentsUnsupported = "parents-unsupported";
    public const string PlanBesideAnother = "plan-beside-another";
    public const string PlanWithoutAssessment = "plan-without-assessment";
    public const string PlanWithoutContact = "plan-without-contact";
    public const string PoliceAreaEmpty = "police-area-empty";
    public const string SafetyWaitsForNobody = "safety-waits-for-nobody";
    public const string SecondLeadProfessional = "second-lead-professional";
    public const string Section47MustFollow = "section-47-must-follow";
    public const string SectionLeftBlank = "section-left-blank";
    public const string SingleMeetingForSeveral = "single-meeting-for-several";
    public const string StandingInvitationBlank = "standing-invitation-blank";
    public const string ThresholdWithoutReason = "threshold-without-reason";
    public const string UnknownChecklist = "unknown-checklist";
    public const string UrgentActionFirst = "urgent-action-first";
    public const string WeeklyMeetingWithoutTheThree = "weekly-meeting-without-the-three";
}
