using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>How a concern comes in and reaches the hub.</summary>
internal static class Coming
{
    private static readonly (string Worker, int Weight)[] Referrers = [("referrer", 4), ("referrer-2", 3), ("referrer-3", 2), ("police-2", 3), ("health-2", 2)];

    /// <summary>Somebody is worried, and writes it down.</summary>
    public static void Begin(Story story)
    {
        if (story.Cast.Referrer.Length == 0)
            story.Cast.Referrer = Chosen(story.Luck);
        story.Cast.FrontDoor = story.Luck.Chance(0.6) ? "front-door" : "front-door-2";
        var happened = Happening.Of(story.Now) with { Time = null };
        var concern = new ConcernRecorded { Concern = new(story.Words(Phrases.Concerns)), SeenBy = story.Luck.Chance(0.2) ? new("A member of staff", Marks.ProtectedSource) : null };
        story.Act(story.Cast.Referrer, (story.Child.Known, happened, Marks.None), (concern, happened, Marks.None));
        if (story.Luck.Chance(0.6))
            story.Write(story.Cast.Referrer, new ManagerConsulted { Manager = "the safeguarding lead", Advice = new(story.Luck.Pick(Phrases.Advice)) });
        if (story.Luck.Chance(0.4))
            story.Write(story.Cast.Referrer, new ChampionInformed { Champion = "the exploitation champion", Advice = new(story.Luck.Pick(Phrases.Advice)) });
        if (!story.Cast.Prompt && story.Luck.Chance(0.06))
        {
            story.In(0, 1, teller => teller.Write(teller.Cast.FrontDoor, new AdviceGiven { To = "the referrer", Advice = new("Keep an eye on attendance and talk with the parents; come back if anything changes."), ReferralAdvised = false }));
            return;
        }
        var urgent = story.Luck.Chance(0.25);
        if (!urgent)
            story.In(0, 1, teller => Judging.Complete(teller, "pre-referral", teller.Cast.Referrer));
        story.In(urgent ? 0 : 1, urgent ? 0 : 2, teller => Refer(teller, urgent));
    }

    /// <summary>The referral is sent, with the tool or ahead of it.</summary>
    public static void Refer(Story story, bool urgent)
    {
        var agency = DemoStaff.Named(story.Cast.Referrer).Agency;
        var hasTool = story.File.Latest<ToolCompleted>() is not null;
        var tool = hasTool ? ToolWithReferral.Attached : ToolWithReferral.Awaited;
        var happened = Happening.Of(story.Now);
        var words = new Passage(story.Words(Phrases.Concerns));
        story.Act(story.Cast.Referrer,
            (new ReferralMade { From = agency, Urgent = urgent, Tool = tool, Concerns = words, ParentsTold = new(urgent ? "Not yet: telling them today may put the child at risk." : "Yes, and they agree.") }, ToMinute(happened), Marks.None),
            (new ContactReceived { From = agency, Urgent = urgent, Tool = tool, Concerns = words }, ToMinute(happened), Marks.None));
    }

    /// <summary>The front door sends it on.</summary>
    public static void SendToHub(Story story)
    {
        var contact = story.File.Latest<ContactReceived>();
        story.Write(story.Cast.FrontDoor, new ReferralSentToHub { From = contact?.From, Urgent = contact?.Urgent, Tool = contact?.Tool });
    }

    private static string Chosen(Luck luck)
    {
        var at = luck.Between(1, Referrers.Sum(one => one.Weight));
        foreach (var (worker, weight) in Referrers)
        {
            if ((at -= weight) <= 0)
                return worker;
        }
        return Referrers[0].Worker;
    }

    private static Happening ToMinute(Happening happened) =>
        happened.Time is { } time ? happened with { Time = new LocalTime(time.Hour, time.Minute) } : happened;
}
