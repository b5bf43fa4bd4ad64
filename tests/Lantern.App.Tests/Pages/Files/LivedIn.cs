using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Tests.Pages.Files;

/// <summary>A child's file after some weeks of work, made up in one act: a referral, two tools, two levels of risk, a correction, an action nobody answers.</summary>
internal static class LivedIn
{
    public static async Task<FileId> File(DemoHub hub)
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ContactDecided { Outcome = "Sent to the hub", Because = "Signs of exploitation", Of = 4 },
            new ReferralSentToHub { From = "Youth service", Tool = ToolWithReferral.Awaited, Because = "Signs of exploitation", Of = 4 });
        await hub.Write("hub-manager", file, new ReferralAcknowledged { To = "Rae Referrer, Youth service", Method = "phone", Of = 6 },
            new CaseAllocated { Worker = "social-worker", Grade = Grade.LessExperienced, SupportedBy = "team-manager", Because = "Knows the family" },
            new LeadProfessionalNamed { Worker = "education", Agency = "school" });
        await hub.Write("social-worker", file, Tool(hub.Pack, "mild", "few-friends", "out-late"));
        await hub.Write("social-worker", file, Tool(hub.Pack, "significant", "few-friends", "missing-overnight", "unknown-vehicles"));
        await hub.Write("social-worker", file, new RiskLevelSet { Level = RiskLevel.Medium, Because = "Seen in vehicles of adults nobody in the family knows" });
        await hub.Write("hub-manager", file, new RiskLevelSet { Level = RiskLevel.High, Suggested = RiskLevel.Medium, Because = "Away overnight, and an adult waits at the gate" });
        await hub.Store.Files.Write(new Store.Act($"lived-in-{file}",
        [
            Part(new SignificantIncident { What = new Passage("Collected from a bus station by the police") }, new LocalDate(2026, 3, 20)),
            Part(new ChildSeen { Alone = true, Where = new Passage("At school"), Note = new Passage("Wanted to talk about the weekend") }, new LocalDate(2026, 4, 2)),
            Part(new ChildSpoke { Words = new Passage("I do not want everybody to know where I was."), About = new Passage("the weekend") }, new LocalDate(2026, 4, 2)),
            Part(new StrengthNoted { Strength = new Passage("Goes to football again and talks to the coach."), BuildOn = new Passage("Ask the coach to keep Thursday free") }, new LocalDate(2026, 4, 3)),
            Part(new RiskStated { Statement = new Passage("We are worried that adults offer lifts and expect something back.\nWe do not know who they are."), Due = new LocalDate(2026, 6, 30) }, new LocalDate(2026, 4, 3)),
        ]), hub.Worker("social-worker"));
        await hub.Write("social-worker", file, new EntryCorrected
        {
            Of = 15, Because = "The school was closed that day", To = new Mapping([new Pair("where", Place.None, new Scalar("At home", Place.None))], Place.None),
        });
        await hub.Write("social-worker", file, new ChildContacted { Method = "a message" });
        await hub.Write("social-worker", file, new EntryStruckOut { Of = 20, Because = "Written on the wrong file" });
        await hub.Write("hub-manager", file, new HubActionSet { Action = new Passage("Hold a strategy discussion"), Owner = "north", Timescale = new LocalDate(2026, 4, 9) });
        return file;

        Store.ActPart Part(Body body, LocalDate day) => Store.ActPart.In(file, body, new Happening(day));
    }

    private static ToolCompleted Tool(Pack pack, string chosen, params string[] seen)
    {
        var tool = pack.Tools["seraf"];
        var answers = tool.Indicators.ToDictionary(one => one.Id, one => new Answer
        {
            Is = seen.Contains(one.Id) ? Is.Yes : one.Id == "phone-of-concern" ? Is.NotKnown : Is.No, Because = seen.Contains(one.Id) ? "Seen by two people" : "Asked and not seen",
        });
        return new ToolCompleted
        {
            Tool = "seraf", Suggested = Assessment.Read(tool, answers).Suggested, Chosen = chosen, Because = "The pattern of the last weeks weighs more than the total", Due = new LocalDate(2026, 6, 30),
            Concern = new Passage("Lifts from adults nobody knows"), Contributors = ["the child", "school"],
            Answers = answers,
            Sections = tool.Sections.ToDictionary(one => one.Id, one => new Passage($"What was found for: {one.Title.ToLowerInvariant()}.")),
        };
    }
}
