using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Bench;

/// <summary>A made-up file of 150 entries over about two years: what an open case looks like, from a fixed seed.</summary>
internal static class MadeUpFile
{
    public const int Entries = 150;

    private static readonly Writer Worker = new("w1", "A worker", "allocated-worker", "council");

    public static List<Entry> Of(int seed)
    {
        var random = new Random(seed);
        var day = new LocalDate(2024, 10, 1).PlusDays(random.Next(30));
        var file = new List<Entry>(Entries);
        foreach (var body in Beginning())
            Add(file, body, day);
        while (file.Count < Entries)
        {
            day = day.PlusDays(random.Next(1, 8));
            foreach (var body in Happenings(random, file.Count + 1, day))
            {
                if (file.Count < Entries)
                    Add(file, body, day);
            }
        }
        return file;
    }

    private static IEnumerable<Body> Beginning() =>
    [
        new ContactReceived { From = "school" },
        new ReferralSentToHub(),
        new ReferralAcknowledged(),
        new HubDecided { Outcome = HubOutcome.AssessmentSection17, Because = "several indicators" },
        new CaseAllocated { Worker = "w1", Grade = Grade.Experienced },
        new RiskLevelSet { Level = RiskLevel.Medium, Because = "two tools agree" },
        new PlanAgreed { Type = PlanType.Cin, ContactEvery = new Span(2, Unit.Weeks) },
        new ToolCompleted { Tool = "seraf", Suggested = "mild", Chosen = "mild" },
    ];

    private static IEnumerable<Body> Happenings(Random random, int next, LocalDate day) => random.Next(10) switch
    {
        0 or 1 or 2 => [new ChildSeen { Alone = random.Next(3) > 0 }],
        3 => [new ChildContacted()],
        4 => [new MeetingHeld { Type = MeetingType.Cin }],
        5 => [new MissingStarted { Type = MissingType.Missing, ReportedToPolice = new Happening(day) }, new MissingEnded(), new ReturnInterviewOffered()],
        6 => [new ActionAgreed { Action = new Passage("ask for the register"), Owner = "school", Due = day.PlusDays(14) }],
        7 => [new ActionAgreed { Action = new Passage("call the clinic"), Owner = "nurse", Due = day.PlusDays(7) }, new ActionDone { Of = next }],
        8 => [new ToolCompleted { Tool = "seraf", Suggested = "mild", Chosen = "mild" }],
        _ => [new RiskStated { Due = day.PlusDays(60) }],
    };

    private static void Add(List<Entry> file, Body body, LocalDate day)
    {
        var happened = new Happening(day, new LocalTime(8, 0).PlusMinutes(file.Count));
        file.Add(new Entry(new FileId("f"), file.Count + 1, happened, happened.Start + Duration.FromHours(1), Worker, Marks.None, "example-hub@2026-11", "a", body));
    }
}
