using Lantern.Entries;

namespace Lantern.App.Demo;

/// <summary>Work with the child and the family, who is who for them, and what others are told.</summary>
internal static class Helping
{
    /// <summary>Lays out the help given in a case.</summary>
    public static void Lay(Story story, int days)
    {
        Maybe(story, 0.5, 6, 30, NameRoles);
        for (var i = story.Luck.Between(0, 3); i > 0; i--)
            story.In(8, days, HoldSession);
        Maybe(story, 0.4, 8, days, Engage);
        Maybe(story, 0.35, 20, days, teller => teller.Write(teller.Cast.Holder, new SafetyPlanAgreed
        {
            Version = "1", KeptAt = "With the child and on this file",
            ChildsPart = new("Wrote two of the steps and chose the person to ring."), Agreed = new("Whom to ring, where to wait, and what to say."),
        }));
        Maybe(story, 0.2, 15, days, NameAssociate);
        Maybe(story, 0.2, 15, days / 2, PlaceOnList);
        Maybe(story, 0.3, 20, days, teller => teller.Write(teller.Cast.Holder, new OutcomeTold
        {
            Recipient = Recipient.Referrer, Who = "The agency that referred", Method = "telephone", Note = new("What was decided and what comes next."),
        }));
        Maybe(story, 0.25, 10, days, Oversee);
    }

    // A manager's look is a manager's to write: nobody does while nobody holds the case.
    private static void Oversee(Story story)
    {
        if (story.Cast.IsAllocated)
            story.Write(story.Cast.Manager, new OversightRecorded { Note = new("Read the assessment so far and asked what the school knows.") });
    }

    private static void NameRoles(Story story)
    {
        story.Write(story.Cast.Holder, new RoleNamed { Role = NamedRole.PoliceContact, Worker = "police", Agency = "police", Contact = new("01632 960123") });
        if (story.Write(story.Cast.Holder, new RoleNamed { Role = NamedRole.RelationshipWorker, Worker = "referrer-3", Agency = DemoStaff.Named("referrer-3").Agency }) is var named and > 0)
            Maybe(story, 0.4, 60, 150, teller => teller.Write(teller.Cast.Holder, new RoleEnded { Of = named, Role = NamedRole.RelationshipWorker, Because = "Moved to another post; said goodbye and came once more with the new worker." }));
    }

    private static void HoldSession(Story story) => story.Write(story.Cast.Holder, new SessionHeld
    {
        With = SessionWith.Child, Minutes = story.Luck.Between(3, 9) * 10, For = SessionPurpose.DirectWork, Method = "A walk and a talk",
        Covered = new("What a good friend does, and whom to ask."), Response = new("Asked two questions and wants to go on next week."),
    });

    private static void Engage(Story story) => story.Write(story.Cast.Holder, new EngagementRecorded
    {
        With = EngagedWith.Parent, Method = "telephone", Result = story.Luck.Pick(Enum.GetValues<EngagementResult>()), Outcome = new("Will ring back after work."),
    });

    private static void NameAssociate(Story story)
    {
        if (story.Write(story.Cast.Holder, new AssociateNamed { Who = new("An older friend from the park", Marks.ThirdParty), Relation = new("friend"), Source = new("The child") }) is var named and > 0)
            story.In(1, 4, teller => teller.Write("hub-manager", new AssociateClarified { Of = named, AddsToRisk = false, Manager = "hub-manager", Because = "Known to the youth service; no concern." }));
    }

    private static void PlaceOnList(Story story)
    {
        if (story.Write(story.Cast.Above, new PlacedOnList
            { List = "Children at risk of exploitation", Review = story.Today.PlusDays(60), ToldChild = true, ToldParents = true, Notified = ["Police", "Health"], Because = "Two agencies saw it in one month." }) > 0)
            story.In(30, 55, teller => teller.Write(teller.Cast.Above, new TakenOffList { List = "Children at risk of exploitation", Notified = ["Police", "Health"], Because = "Nothing new for two months." }));
    }

    private static void Maybe(Story story, double chance, int fewest, int most, Action<Story> beat)
    {
        if (story.Luck.Chance(chance))
            story.In(fewest, Math.Max(fewest, most), beat);
    }
}
