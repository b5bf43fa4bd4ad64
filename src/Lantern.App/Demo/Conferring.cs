using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>Strategy discussions, enquiries and conferences.</summary>
internal static class Conferring
{
    private const int RecentDays = 60;

    /// <summary>A strategy discussion is called, unless one was held a short while ago.</summary>
    public static void PlanOrDecline(Story story, Duty duty, Trigger trigger)
    {
        if (trigger.When.Any(condition => condition.Name == "of"))
            story.Write(story.Cast.Holder, new StrategyDiscussionPlanned { Of = duty.StartedBy, For = InDays(story, 2), About = new("The further young person named", Marks.ThirdParty) });
        else if (story.File.LatestEntry<StrategyDiscussionHeld>() is { } held && Period.DaysBetween(held.Happened.Day, story.Today) < RecentDays)
            story.Write(story.Cast.Holder, new StrategyDiscussionDeclined { Because = "One was held a short while ago; its actions are under way and nothing new is known." });
        else
            PlanDiscussion(story);
    }

    /// <summary>A strategy discussion is called for the next days and held then.</summary>
    public static void PlanDiscussion(Story story)
    {
        var day = InDays(story, 1);
        if (story.Write(story.Cast.Holder, new StrategyDiscussionPlanned { For = day, Invited = ["Police", "Health", "School"] }) > 0)
            story.At(day.Start + Duration.FromMinutes(70), teller => Hold(teller, null));
    }

    /// <summary>A strategy discussion is held and comes to a decision.</summary>
    public static void Hold(Story story, Duty? duty)
    {
        var harm = story.File.Latest<Section47Started>() is null && story.File.Latest<PlanAgreed>() is null
            && (story.Cast.Outcome is HubOutcome.AssessmentSection47 || story.Luck.Chance(0.45));
        var next = story.Luck.Chance(0.4);
        var agreed = new ActionAgreed
        {
            Action = new(story.Words(Phrases.Actions)), Owner = "police", Role = "Police", Due = story.Today.PlusDays(10), Area = "protecting-child",
            Outcome = "The child is safer at home, at school and outside", Family = FamilyShare.Yes, FamilyDecidedBy = story.Cast.Holder,
        };
        var happened = new Happening(story.Today);
        var held = story.Act(story.Cast.Holder, (new StrategyDiscussionHeld
        {
            Mode = story.Luck.Pick<MeetingMode>([MeetingMode.InPerson, MeetingMode.Video, MeetingMode.Telephone]),
            Present = ["Social care", "Police", "Health", "School"],
            SignificantHarm = harm ? SignificantHarm.Yes : SignificantHarm.No,
            Summary = new("What each agency holds was shared; what is not known was listed."),
            Gaps = story.Luck.Chance(0.4) ? [new InformationGap { What = new("When the school nurse last saw the child", Marks.Health), From = "Health" }] : null,
            OtherChildren = story.Luck.Chance(0.3) ? [new OtherChild { About = new("A younger brother or sister", Marks.ThirdParty), Outcome = "No action; the school keeps an eye on it" }] : null,
            Due = next ? story.Today.PlusDays(story.Luck.Between(7, 21)) : null,
            NoneNeeded = next ? null : new("What is agreed is followed in the plan."),
            Because = story.Luck.Pick(Phrases.Because),
        }, happened, Marks.None), (agreed, happened, Marks.None));
        if (held > 0)
            story.In(2, 9, Fill);
        if (held > 0 && harm)
            story.Write(story.Cast.Holder, new Section47Started { HealthInformation = HealthInformation.Awaited, Agencies = ["Social care", "Police"] });
        else if (held > 0 && duty is null && story.File.Latest<AssessmentStarted>() is null && story.File.Latest<PlanAgreed>() is null)
            story.Write(story.Cast.Holder, new AssessmentStarted { Section = 17 });
    }

    // What was not known is asked for, and mostly obtained.
    private static void Fill(Story story)
    {
        foreach (var gap in Gaps.Read(story.File).Where(gap => gap.Answer is null))
        {
            var obtained = story.Luck.Chance(0.8);
            story.Write(story.Cast.Holder, new GapAnswered
            {
                Of = gap.Noted.Number, Outcome = obtained ? GapOutcome.Obtained : GapOutcome.NotObtained,
                Learned = obtained ? new("Seen in June; well.", Marks.Health) : null, Because = obtained ? null : "The practice has closed; its records are asked for.",
            });
        }
    }

    // The report is written from the tool, shared, and the conference looked over before its day.
    private static void Prepare(Story story, ConferenceType type)
    {
        story.Write(story.Cast.Holder, new ReportWritten { Level = story.File.Latest<RiskLevelSet>()?.Level, Tool = story.File.Latest<ToolCompleted>()?.Tool });
        if (story.Luck.Chance(0.3))
            story.Write(story.Cast.Holder, new ReportNotShared { With = SharedWith.Parents, Because = "The parents are abroad until the day before; it is read to them by telephone then." });
        if (story.File.Latest<ToolCompleted>() is null)
            return;
        story.Write(story.Cast.Holder, new InformationShared { What = "Risk tool", Recipient = Recipient.Hub, To = "Exploitation hub", For = "The conference", Route = "Secure e-mail" });
        foreach (var with in Enum.GetValues<SharedWith>())
            story.Write(story.Cast.Holder, new ReportShared { With = with, Views = new("Read together; two things were put differently.") });
        story.Write(story.Cast.Holder, new ConferenceMadeReady { Type = type });
    }

    /// <summary>A conference that is owed is called for a day in time, and held then.</summary>
    public static void Call(Story story, Duty duty, Trigger trigger)
    {
        var review = trigger.When.Any(condition => condition.Is?.Contains("review") == true);
        if (!review && story.Luck.Chance(0.35))
        {
            Conclude(story, "Concerns not confirmed; help goes on under a child in need plan");
            story.In(2, 6, teller => Working.Agree(teller, PlanType.Cin));
            return;
        }
        var type = review ? ConferenceType.Review : ConferenceType.Initial;
        var day = InDays(story, 3);
        if (story.Write(story.Cast.Holder, new ConferencePlanned { For = day, Type = type }) > 0)
        {
            story.At(story.Worktime(story.Today), teller => Prepare(teller, type));
            story.At(day.Start + Duration.FromMinutes(100), teller => HoldConference(teller, type));
        }
    }

    /// <summary>The report is shared before a conference.</summary>
    public static void Share(Story story, Trigger trigger)
    {
        var child = trigger.When.Any(condition => condition.Is?.Contains("child") == true);
        story.Write(story.Cast.Holder, new ReportShared { With = child ? SharedWith.Child : SharedWith.Parents, Views = new(child ? "Read together; two things were put differently." : "Agree with most of it and say where they do not.") });
    }

    /// <summary>Another child comes into view.</summary>
    public static void NameAnother(Story story) => story.Write(story.Cast.Holder, new FurtherYoungPersonNamed
    {
        Role = story.Luck.Chance(0.8) ? YoungPersonRole.Victim : YoungPersonRole.Suspect,
        About = new("A friend of the child, known at another school", Marks.ThirdParty),
    });

    private static void HoldConference(Story story, ConferenceType type)
    {
        if (type is ConferenceType.Review)
        {
            story.Write(story.Cast.Holder, new ConferenceHeld { Type = type, Outcome = "The plan goes on" });
            return;
        }
        Conclude(story, "Harm confirmed; a conference is held");
        if (story.Write(story.Cast.Holder, new ConferenceHeld { Type = type, Outcome = "Child protection plan" }) > 0)
            Working.Agree(story, PlanType.Cp);
    }

    private static void Conclude(Story story, string outcome) => story.Write(story.Cast.Above, new Section47Concluded
    {
        Outcome = outcome,
        HealthInformation = HealthInformation.Received,
        Because = story.Luck.Pick(Phrases.Because),
    });

    private static Happening InDays(Story story, int workingDays) =>
        new(story.Pack.Calendar.After(story.Today, workingDays), new LocalTime(story.Luck.Between(9, 14), 30));
}
