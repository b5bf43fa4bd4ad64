using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>Missing episodes and what follows: interviews, recommendations, trigger plans, welfare contact.</summary>
internal static class Away
{
    /// <summary>Lays out a child's missing episodes over some days.</summary>
    public static void Lay(Story story, int days)
    {
        var episodes = story.Luck.Random.NextDouble() switch { < 0.55 => 0, < 0.75 => 1, < 0.9 => story.Luck.Between(2, 3), _ => story.Luck.Between(4, 7) };
        for (var i = 0; i < episodes; i++)
            story.At(Evening(story, story.Today.PlusDays(story.Luck.Between(6, days))), GoMissing);
    }

    /// <summary>The child is not where they should be.</summary>
    public static void GoMissing(Story story)
    {
        if (IsMissing(story))
            return;
        var care = story.File.LatestEntry<Body>(body => body is BecameLookedAfter or CeasedToBeLookedAfter)?.Body is BecameLookedAfter;
        var started = Happening.Of(story.Now - Duration.FromMinutes(story.Luck.Between(20, 80)));
        started = started with { Time = new LocalTime(started.Time!.Value.Hour, started.Time.Value.Minute) };
        var told = story.Luck.Chance(0.85) ? started : (Happening?)null;
        story.Write(story.Luck.Chance(0.5) ? story.Cast.FrontDoor : "front-door-2", new MissingStarted
        {
            Type = MissingType.Missing,
            LookedAfter = care,
            ReportedToPolice = told,
            PoliceReference = told is null ? null : $"EX-{story.Luck.Between(1000, 9999)}",
            LastSeen = new(story.Luck.Pick(Phrases.LastSeen)),
            Circumstances = new("An argument about the evening; no plan was said."),
        }, started);
        if (told is null && !care)
            story.At(story.Now + Duration.FromMinutes(story.Luck.Between(40, 120)), TellPolice);
        var hours = story.Luck.Chance(0.08) ? story.Luck.Between(50, 90) : story.Luck.Between(3, 40);
        story.At(story.Now + Duration.FromHours(hours), ComeBack);
    }

    /// <summary>A return home interview is offered, and mostly held.</summary>
    public static void OfferInterview(Story story, int ended)
    {
        var accepted = story.Luck.Chance(0.75);
        story.Write(story.Cast.Holder, new ReturnInterviewOffered { Of = ended, Accepted = accepted, For = accepted ? new Happening(story.Today.PlusDays(1)) : null });
        if (accepted)
            story.In(1, 3, teller => Interview(teller, ended));
    }

    /// <summary>What to do when the child goes missing is written down.</summary>
    public static void MakePlan(Story story) => story.Write(story.Cast.Holder, new TriggerPlanMade
    {
        Steps =
        [
            new TriggerStep { Action = new("Ring and text the child"), Who = "Parent or carer", After = "15 minutes" },
            new TriggerStep { Action = new("Ring the aunt and two friends named by the child"), Who = "Parent or carer", After = "30 minutes" },
            new TriggerStep { Action = new("Report to the police and tell the duty team"), Who = "Parent or carer", After = "45 minutes" },
        ],
        Expectations = new("Stay near the phone; no reproach when the child is back."),
        ChildsPart = new("Agreed to text one word when the bus is missed."),
        Due = story.Today.PlusDays(60),
    });

    /// <summary>The trigger plan is gone through again after a return, or made where there is none.</summary>
    public static void ReviewPlan(Story story, int ended)
    {
        if (story.File.Latest<TriggerPlanMade>() is null && story.Luck.Chance(0.5))
            MakePlan(story);
        else
            story.Write(story.Cast.Holder, new TriggerPlanReviewed { Of = ended, Note = new("The second step was moved forward; the child agrees.") });
    }

    /// <summary>Regular short contact is agreed with the child for a while.</summary>
    public static void AgreeWelfareContact(Story story)
    {
        if (story.Write(story.Cast.Holder, new WelfareContactAgreed { Every = new Span(story.Luck.Between(2, 4), Unit.Days), Method = "text", Person = story.Cast.Holder }) > 0)
            story.In(20, 45, teller => teller.Write(teller.Cast.Holder, new WelfareContactEnded { Because = "The child asked to stop; visits go on." }));
    }

    private static bool IsMissing(Story story) =>
        story.File.LatestEntry<Body>(body => body is MissingStarted or MissingEnded)?.Body is MissingStarted;

    private static void TellPolice(Story story)
    {
        if (IsMissing(story) && story.File.LatestEntry<MissingStarted>() is { } started)
            story.Write(story.Cast.FrontDoor, new MissingReportedToPolice { Of = started.Number, PoliceReference = $"EX-{story.Luck.Between(1000, 9999)}" });
    }

    private static void ComeBack(Story story)
    {
        if (!IsMissing(story) || story.File.LatestEntry<MissingStarted>() is not { } started)
            return;
        story.Write(story.Cast.FrontDoor, new MissingEnded { Of = started.Number, Type = MissingType.Missing, Found = new(story.Luck.Pick(Phrases.Found)), Wellbeing = new("Tired and hungry, not hurt.") });
    }

    private static void Interview(Story story, int ended)
    {
        var held = story.Write(story.Cast.Holder, new ReturnInterviewHeld { Of = ended, Interviewer = "Open Door youth charity", Words = new(story.Luck.Pick(Phrases.AfterMissing)) });
        if (held > 0 && story.Luck.Chance(0.5))
            story.Write(story.Cast.Holder, new RecommendationMade { Of = held, Recommendation = new(story.Luck.Pick(Phrases.Recommendations)), To = "allocated worker" });
    }

    private static Instant Evening(Story story, LocalDate day) => London.At(day + new LocalTime(story.Luck.Between(19, 23), story.Luck.Between(0, 59)));
}
