using Lantern.Entries;

namespace Lantern.App.Demo;

/// <summary>How files are closed, and how some are opened again.</summary>
internal static class Closing
{
    /// <summary>Somebody proposes to close, once nothing stands against it.</summary>
    public static void Propose(Story story)
    {
        if (story.File.LatestEntry<Body>(body => body is MissingStarted or MissingEnded)?.Body is MissingStarted)
        {
            story.In(10, 20, Propose);
            return;
        }
        EndPlan(story);
        if (story.Write(story.Cast.Holder, new ClosureProposed { Because = "No concern for three months; school, health and the family agree, and the child does.", Due = story.Today.PlusDays(7) }) == 0)
        {
            story.In(20, 40, Propose);
            return;
        }
        story.In(2, 6, Discuss);
    }

    /// <summary>The managers settle what the hub did not agree to.</summary>
    public static void ManagersSettle(Story story, int discussed)
    {
        var agreed = story.Luck.Chance(0.7);
        story.Write("cse-manager", new ManagersDiscussed { Of = discussed, Agreed = agreed, People = ["CSE manager", "team manager"], Because = story.Luck.Pick(Phrases.Because) });
        if (agreed)
            story.In(1, 5, teller => Close(teller, teller.Cast.Above, "Help goes on at school"));
        else
            story.In(60, 90, Propose);
    }

    /// <summary>The file is closed; now and then it is opened again later.</summary>
    public static void Close(Story story, string by, string outcome)
    {
        if (story.Write(by, new FileClosed { Outcome = outcome }) == 0)
        {
            story.In(10, 20, Propose);
            return;
        }
        story.Chapter++;
        story.Cast.Outcome = null;
        if (story.Luck.Chance(0.18))
            story.In(50, 280, Reopen);
    }

    private static void Discuss(Story story)
    {
        var agreed = story.Luck.Chance(0.88);
        var discussed = story.Write("hub-manager", new HubClosureDiscussed { Agreed = agreed, Level = RiskLevel.AtRisk, Agencies = ["Police", "Health", "Education"], Because = story.Luck.Pick(Phrases.Because) });
        if (discussed > 0 && agreed)
            story.In(1, 7, teller => Close(teller, teller.Cast.Above, "Risk has fallen; a trusted adult at school stays in touch"));
    }

    private static void EndPlan(Story story)
    {
        var plan = story.File.LatestEntry<Body>(body => body is PlanAgreed or PlanEnded);
        if (plan?.Body is PlanAgreed agreed)
            story.Write(story.Cast.Holder, new PlanEnded { Type = agreed.Type, Because = "What was agreed has been done, and the child is safer." });
        if (story.File.LatestEntry<Body>(body => body is BecameLookedAfter or CeasedToBeLookedAfter)?.Body is BecameLookedAfter)
            story.Write(story.Cast.Holder, new CeasedToBeLookedAfter { Because = "Back with the family; support stays in place." });
    }

    private static void Reopen(Story story)
    {
        if (story.Write(story.Cast.FrontDoor, new FileReopened { Because = "A new contact about the same child." }) == 0)
            return;
        story.Write(story.Cast.Referrer, new ConcernRecorded { Concern = new(story.Words(Phrases.Concerns)) });
        story.In(0, 1, teller => Coming.Refer(teller, teller.Luck.Chance(0.2)));
    }
}
