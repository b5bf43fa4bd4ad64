using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>What the hub decides, and what follows.</summary>
internal static class Deciding
{
    /// <summary>The hub manager decides on the referral.</summary>
    public static void Decide(Story story)
    {
        var outcome = story.Cast.Outcome ?? story.Luck.Pick([
            HubOutcome.NoFurtherAction, HubOutcome.NoFurtherAction, HubOutcome.TargetedSupport, HubOutcome.TargetedSupport,
            HubOutcome.AssessmentSection17, HubOutcome.AssessmentSection17, HubOutcome.AssessmentSection17, HubOutcome.AssessmentSection47]);
        var services = outcome is HubOutcome.TargetedSupport ? new[] { "Youth service", "School nurse" } : null;
        if (story.Write("hub-manager", new HubDecided { Outcome = outcome, Services = services, Because = story.Luck.Pick(Phrases.Because) }) == 0)
            return;
        if (story.Cast.Worker.Length == 0)
            story.Cast.Worker = story.Luck.Pick(DemoStaff.SocialWorkers).Worker;
        switch (outcome)
        {
            case HubOutcome.NoFurtherAction:
                story.In(3, 12, teller => Closing.Close(teller, "hub-manager", "No sign of exploitation; advice given to school and parents"));
                break;
            case HubOutcome.TargetedSupport:
                story.In(1, 4, Targeted);
                break;
            default:
                story.At(story.Now + Duration.FromMinutes(story.Luck.Between(10, 60)), AskForAction);
                story.In(1, outcome is HubOutcome.AssessmentSection47 ? 1 : 3, teller => Allocate(teller, null));
                story.In(1, outcome is HubOutcome.AssessmentSection47 ? 1 : 5, teller => Assess(teller, outcome is HubOutcome.AssessmentSection47));
                break;
        }
    }

    /// <summary>A manager gives the case to a worker; the first time the hub does, since no team has it yet.</summary>
    public static void Allocate(Story story, Grade? grade)
    {
        var moves = story.Cast.IsAllocated && grade is null && story.Luck.Chance(0.5);
        if (moves)
            story.Cast.Worker = story.Luck.Pick([.. DemoStaff.SocialWorkers.Where(worker => worker.Team == story.Cast.Team)]).Worker;
        var given = grade ?? story.Luck.Pick([Grade.Experienced, Grade.Experienced, Grade.Senior, Grade.NewlyQualified]);
        var high = story.File.Latest<RiskLevelSet>()?.Level is RiskLevel.High;
        given = high && given is Grade.NewlyQualified ? Grade.Experienced : given;
        var allocated = story.Write(story.Cast.Above, new CaseAllocated
        {
            Worker = story.Cast.Worker,
            Grade = given,
            SupportedBy = given is Grade.NewlyQualified ? story.Cast.Manager : null,
            Because = "Has room on the caseload and has worked with the school before.",
        });
        story.Cast.IsAllocated |= allocated > 0;
    }

    /// <summary>The assessment is done, and a plan may follow.</summary>
    public static void Assessed(Story story)
    {
        story.Write(story.Cast.Holder, new AssessmentCompleted
        {
            Section = 17,
            Outcome = "Child in need plan",
            Analysis = new(story.Words(Phrases.Statements)),
        });
        story.Write(story.Cast.Holder, new SharingDecided
        {
            Item = new("What the assessment recommends"), Recipient = Recipient.Education, To = "The school’s safeguarding lead", Share = true,
            Telling = new("What helps the child at school, and whom to ring"), LegalBasis = "Public task: safeguarding a child", Because = "The school sees the child each day and can act on it.",
        });
        if (story.File.Latest<PlanAgreed>() is null)
            story.In(2, 8, teller => Working.Agree(teller, PlanType.Cin));
    }

    /// <summary>What the hub asked for is done, by the worker it was given to.</summary>
    public static void DoAction(Story story, int asked)
    {
        if (!story.Cast.IsAllocated)
            Allocate(story, Grade.Experienced);
        story.Write(story.Cast.Worker, new HubActionDone { Of = asked, Result = new(story.Words(Phrases.Results)) });
    }

    private static void AskForAction(Story story)
    {
        if (!story.Luck.Chance(0.7) && story.Cast.HeldBack.Count == 0)
            return;
        story.Write("hub-manager", new HubActionSet
        {
            Action = new(story.Luck.Pick(Phrases.HubActions)),
            Owner = story.Cast.Team,
            Timescale = story.Pack.Calendar.After(story.Today, story.Luck.Between(3, 6)),
        });
    }

    private static void Targeted(Story story)
    {
        var lead = story.Luck.Pick(["education", "health", "referrer-3"]);
        story.Write("hub-manager", new LeadProfessionalNamed { Worker = lead, Agency = DemoStaff.Named(lead).Agency });
        if (story.Write("hub-manager", new ServiceReferralMade { Service = "Youth service", For = new("Somebody to talk to, and things to do after school"), Due = story.Today.PlusDays(10) }) is var sent and > 0)
            story.In(3, 12, teller => teller.Write(lead, new ServiceReferralAnswered { Of = sent, Accepted = true, Begins = "in two weeks" }));
        story.Write(lead, new StrengthNoted { Strength = new(story.Words(Phrases.Strengths)), BuildOn = new("Ask that person to come to the next meeting.") });
        story.In(2, 6, Working.AgreeAction);
        story.In(20, 40, teller => teller.Write(lead, new MeetingHeld { Type = MeetingType.Operational, Present = ["School", "Health", "Youth service"], Summary = new("What helps was gone through; two things go on."), Due = teller.Today.PlusDays(30) }));
        story.In(70, 160, Closing.Propose);
    }

    private static void Assess(Story story, bool harmSuspected)
    {
        if (!story.Cast.IsAllocated)
            Allocate(story, Grade.Experienced);
        if (harmSuspected)
            Conferring.PlanDiscussion(story);
        else
            story.Write(story.Cast.Worker, new AssessmentStarted { Section = 17 });
        story.In(1, 6, teller => Judging.SetLevel(teller, null));
        Working.Live(story);
    }
}
