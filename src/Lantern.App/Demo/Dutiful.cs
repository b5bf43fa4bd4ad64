using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>What people do about what they owe: mostly in time, sometimes late.</summary>
internal static class Dutiful
{
    private const double InTime = 0.86, ALittleLate = 0.96;

    /// <summary>The act that meets a duty, by the kind of entry that meets it first.</summary>
    private static readonly Dictionary<Type, Action<Story, Duty, Trigger>> ByKind = new()
    {
        [typeof(ContactDecided)] = (story, duty, _) => story.Write(story.Cast.FrontDoor, new ContactDecided { Outcome = "Referral to the hub", Of = duty.StartedBy, Because = story.Luck.Pick(Phrases.Because) }),
        [typeof(ReferralSentToHub)] = (story, _, _) => Coming.SendToHub(story),
        [typeof(ReferralAcknowledged)] = (story, _, _) => story.Write("hub-manager", new ReferralAcknowledged { To = "the referrer", Method = story.Luck.Pick(["phone", "secure e-mail"]) }),
        [typeof(HubDecided)] = (story, _, _) => Deciding.Decide(story),
        [typeof(ToolCompleted)] = (story, duty, trigger) => Judging.Complete(story, duty, trigger),
        [typeof(HubActionAnswered)] = (story, duty, _) => story.Write(story.Cast.Manager, new HubActionAnswered { Of = duty.StartedBy, Answer = new(story.Luck.Pick(Phrases.Answers)) }),
        [typeof(HubActionDone)] = (story, duty, _) => Deciding.DoAction(story, duty.StartedBy),
        [typeof(TeamManagerTold)] = (story, duty, _) => story.Write("cse-manager", new TeamManagerTold { Of = duty.StartedBy, Manager = "the team manager", Note = new("Rang and asked for an answer by tomorrow.") }),
        [typeof(ServiceManagersDiscussed)] = (story, duty, _) => story.Write("cse-manager", new ServiceManagersDiscussed { Of = duty.StartedBy, People = ["CSE manager", "service manager"], Outcome = new("The team answers today; the service manager asks again next week.") }),
        [typeof(CaseAllocated)] = (story, _, _) => Deciding.Allocate(story, Grade.Experienced),
        [typeof(ChildContacted)] = (story, _, _) => story.Write(story.Cast.Holder, new ChildContacted { Method = story.Luck.Pick(["call", "message"]), Note = new(story.Words(Phrases.Calls)) }),
        [typeof(ChildSeen)] = (story, _, _) => Working.See(story),
        [typeof(MeetingHeld)] = (story, _, trigger) => Working.Meet(story, trigger),
        [typeof(ReportShared)] = (story, _, trigger) => Conferring.Share(story, trigger),
        [typeof(ConferenceHeld)] = (story, duty, trigger) => Conferring.Call(story, duty, trigger),
        [typeof(AssessmentCompleted)] = (story, _, _) => Deciding.Assessed(story),
        [typeof(ManagersDiscussed)] = (story, duty, _) => Closing.ManagersSettle(story, duty.StartedBy),
        [typeof(TriggerPlanMade)] = (story, _, _) => Away.MakePlan(story),
        [typeof(TriggerPlanReviewed)] = (story, duty, _) => Away.ReviewPlan(story, duty.StartedBy),
        [typeof(TriggerPlanUsed)] = (story, _, _) => story.Write(story.Cast.Holder, new TriggerPlanUsed { Note = new("Rang twice, then the aunt, who had heard from the child.") }),
        [typeof(RiskStated)] = (story, _, _) => Judging.State(story),
        [typeof(RiskLevelSet)] = (story, _, _) => Judging.SetLevel(story, null),
        [typeof(HubManagerTold)] = (story, _, _) => story.Write(story.Cast.IsAllocated ? story.Cast.Worker : story.Cast.Referrer, new HubManagerTold { Manager = "the hub manager", Note = new("Rang at once and read out the indicator seen now.") }),
        [typeof(StrategyDiscussionPlanned)] = (story, duty, trigger) => Conferring.PlanOrDecline(story, duty, trigger),
        [typeof(StrategyDiscussionHeld)] = (story, duty, _) => Conferring.Hold(story, duty),
        [typeof(MissingReportedToPolice)] = (story, duty, _) => story.Write(story.Cast.FrontDoor, new MissingReportedToPolice { Of = duty.StartedBy, PoliceReference = $"EX-{story.Luck.Between(1000, 9999)}" }),
        [typeof(ReturnInterviewOffered)] = (story, duty, _) => Away.OfferInterview(story, duty.StartedBy),
        [typeof(RecommendationAnswered)] = (story, duty, _) => story.Write(story.Cast.Holder, new RecommendationAnswered { Of = duty.StartedBy, Answer = new("Taken up in the plan, and the child knows.") }),
        [typeof(WelfareContactMade)] = (story, _, _) => story.Write(story.Cast.Holder, new WelfareContactMade { Method = "text", Note = new("Answered within the hour; all well.") }),
        [typeof(ActionDone)] = (story, duty, _) => story.Write(Working.DoerOf(story, duty), new ActionDone { Of = duty.StartedBy, Result = new(story.Words(Phrases.Results)) }),
    };

    /// <summary>Says when a duty is met, and puts that on the agenda.</summary>
    public static void Plan(Story story, Duty duty)
    {
        var trigger = duty.Clock.MetBy.FirstOrDefault(trigger => ByKind.ContainsKey(trigger.Kind.Type));
        if (trigger is null)
            return;
        story.At(When(story, duty), teller =>
        {
            if (teller.IsOwed(duty))
                ByKind[trigger.Kind.Type](teller, duty, trigger);
        });
    }

    private static Instant When(Story story, Duty duty)
    {
        var luck = story.Luck.Random.NextDouble();
        var late = !story.Cast.Prompt && luck > InTime && duty.Clock.Shape != Shape.Lasting;
        if (duty.Due.Moment is { } moment)
            return late ? story.Worktime(London.DayOf(moment).PlusDays(story.Luck.Between(0, 2))) : Before(story, moment);
        if (late)
            return story.Worktime(story.Pack.Calendar.After(duty.Due.Day, luck < ALittleLate ? story.Luck.Between(1, 2) : story.Luck.Between(4, 9)));
        return Before(story, duty.Due.Until, duty.Due.Day);
    }

    private static Instant Before(Story story, Instant until, LocalDate? last = null)
    {
        var from = story.Now + Duration.FromMinutes(story.Luck.Between(20, 90));
        if (until <= from)
            return from;
        // Things that have weeks are done in their last third; things that have a day are done soon.
        var span = until - from;
        var day = London.DayOf(from + span * (span > Duration.FromDays(7) ? 0.6 + 0.4 * story.Luck.Random.NextDouble() : story.Luck.Random.NextDouble()));
        for (var back = day; back >= story.Today; back = back.PlusDays(-1))
        {
            if (story.Pack.Calendar.Works(back))
                return Instant.Min(story.Worktime(back), last is { } due ? Instant.Max(from, London.At(due + new LocalTime(16, 50))) : until);
        }
        return Instant.Min(story.Worktime(day), Instant.Max(from, until - Duration.FromMinutes(5)));
    }
}
