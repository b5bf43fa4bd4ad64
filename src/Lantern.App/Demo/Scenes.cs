using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>The files that make the present day worth a look: in each, something waits for one of those who sign in.</summary>
internal static class Scenes
{
    /// <summary>The scenes in the order the hub gets them, each with how many working days ago it begins.</summary>
    public static IReadOnlyList<(int WorkingDaysAgo, Action<Story> Begin)> All { get; } =
    [
        (4, ReferralAwaitsDecision),
        (42, story => ActionUnanswered(story, 2)),
        (62, story => ActionUnanswered(story, 5)),
        (84, ChildMissing),
        (120, VisitOverdue),
        (90, ToolReviewDue),
        (3, ContactWaits),
        (3, UrgentWithoutTool),
        (50, story => ActionOpen(story, "police", -1)),
        (52, story => ActionOpen(story, "health", 2)),
        (56, story => ActionOpen(story, "education", 0)),
        (70, ClosureDisputed),
        (60, story => ActionOpen(story, "service-manager", 1)),
        (46, RiskIsHigh),
    ];

    // Sixty hours in the middle of the present day's morning.
    private const int HoursMissing = 50;

    private static void ReferralAwaitsDecision(Story story)
    {
        Hold<HubDecided>(story, 0);
        Begin(story, HubOutcome.AssessmentSection17);
    }

    private static void ActionUnanswered(Story story, int workingDaysAgo)
    {
        Begin(story, HubOutcome.AssessmentSection17);
        // A step of the ladder begins on a working day: over a weekend it is the one before.
        var set = Ago(story, workingDaysAgo + (story.Pack.Calendar.Works(London.DayOf(story.Ends)) ? 0 : 1));
        story.At(set, teller =>
        {
            Hold<HubActionAnswered>(teller, 0);
            Hold<HubActionDone>(teller, 0);
            Hold<ServiceManagersDiscussed>(teller, 0);
            if (workingDaysAgo < 4)
                Hold<TeamManagerTold>(teller, 0);
            teller.Write("hub-manager", new HubActionSet { Action = new(teller.Luck.Pick(Phrases.HubActions)), Owner = "north", Timescale = teller.Pack.Calendar.After(teller.Today, 6) });
        });
    }

    private static void ChildMissing(Story story)
    {
        var left = story.Ends - Duration.FromHours(HoursMissing);
        story.At(left - Duration.FromDays(5), teller => Hold<MissingStarted>(teller, 0));
        story.At(left - Duration.FromHours(1), teller =>
        {
            teller.Cast.HeldBack.Remove(typeof(MissingStarted));
            Hold<MissingEnded>(teller, 0);
            Hold<StrategyDiscussionHeld>(teller, 0);
        });
        Begin(story, HubOutcome.AssessmentSection17);
        story.At(left, teller =>
        {
            var since = Happening.Of(teller.Now);
            teller.Write("front-door-2", new MissingStarted
            {
                Type = MissingType.Missing, LookedAfter = false, ReportedToPolice = since, PoliceReference = "EX-4417",
                LastSeen = new(teller.Luck.Pick(Phrases.LastSeen)), Circumstances = new("Left after a telephone call; friends have been asked."),
            }, since with { Time = new LocalTime(since.Time!.Value.Hour, since.Time.Value.Minute) });
        });
    }

    private static void VisitOverdue(Story story)
    {
        story.At(story.Ends - Duration.FromDays(36), teller =>
        {
            Hold<ChildSeen>(teller, 0);
            Hold<ChildContacted>(teller, 0);
        });
        Begin(story, HubOutcome.AssessmentSection47);
    }

    private static void ToolReviewDue(Story story)
    {
        Begin(story, HubOutcome.AssessmentSection17);
        story.At(story.Ends - Duration.FromDays(88), teller => Judging.Complete(teller, "assessment", teller.Cast.Holder));
        story.At(story.Ends - Duration.FromDays(80), teller => Hold<ToolCompleted>(teller, 0));
    }

    private static void ContactWaits(Story story)
    {
        Hold<ContactDecided>(story, 0);
        Hold<ReferralSentToHub>(story, 0);
        Begin(story, HubOutcome.AssessmentSection17);
    }

    private static void UrgentWithoutTool(Story story)
    {
        Cast(story, HubOutcome.AssessmentSection17);
        Hold<ToolCompleted>(story, 0);
        var happened = new Happening(story.Today);
        story.Act("referrer", (story.Child.Known, happened, Marks.None), (new ConcernRecorded { Concern = new(story.Words(Phrases.Concerns)) }, happened, Marks.None));
        Coming.Refer(story, true);
    }

    private static void ActionOpen(Story story, string owner, int dueIn)
    {
        Begin(story, HubOutcome.AssessmentSection17);
        story.At(Ago(story, 6), teller =>
        {
            var days = Period.DaysBetween(teller.Today, London.DayOf(teller.Ends).PlusDays(dueIn));
            Working.Agree(teller, owner, days);
            Hold<ActionDone>(teller, 0);
        });
    }

    private static void ClosureDisputed(Story story)
    {
        Begin(story, HubOutcome.TargetedSupport);
        story.At(Ago(story, 6), teller =>
        {
            Hold<ManagersDiscussed>(teller, 0);
            Hold<ServiceManagersDiscussed>(teller, 0);
            teller.Write(teller.Cast.Holder, new ClosureProposed { Because = "The family asks for it; school has seen nothing new." });
            teller.Write("hub-manager", new HubClosureDiscussed { Agreed = false, Level = RiskLevel.Medium, Agencies = ["Police", "Health"], Because = "Police hold information of last month that has not been looked into." });
        });
    }

    private static void RiskIsHigh(Story story)
    {
        Begin(story, HubOutcome.AssessmentSection17);
        story.At(Ago(story, 2), teller =>
        {
            Hold<StrategyDiscussionPlanned>(teller, 0);
            Hold<StrategyDiscussionDeclined>(teller, 0);
            Judging.SetLevel(teller, RiskLevel.High);
        });
    }

    private static void Begin(Story story, HubOutcome outcome)
    {
        Cast(story, outcome);
        Coming.Begin(story);
    }

    private static void Cast(Story story, HubOutcome outcome)
    {
        (story.Cast.Referrer, story.Cast.Worker) = ("referrer", "social-worker");
        (story.Cast.Outcome, story.Cast.Prompt) = (outcome, true);
        // None of these is closed before the present day.
        Hold<ClosureProposed>(story, -1);
        if (outcome is HubOutcome.TargetedSupport)
            story.Cast.HeldBack.Remove(typeof(ClosureProposed));
        Hold<FileClosed>(story, -1);
    }

    private static void Hold<T>(Story story, int days) where T : Body => story.Cast.HeldBack[typeof(T)] = story.Now + Duration.FromDays(days);

    private static Instant Ago(Story story, int workingDays) =>
        London.At(story.Pack.Calendar.Before(London.DayOf(story.Ends), workingDays) + new LocalTime(10, story.Luck.Between(0, 59)));
}
