using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Tests.Walks;

/// <summary>
/// One invented child's file with something of everything a page can show: two tools, one of them twice, a decision and an action of
/// the hub, a plan, visits, a missing episode, the child's words, passages that are kept from some, a correction and an entry struck out.
/// It is written over nine weeks, so that it can be read as it stood on a day between.
/// </summary>
internal sealed class RichFile(DemoHub hub)
{
    /// <summary>Names that must appear in no title and no address.</summary>
    public static readonly string[] Names = ["Marigold", "Thistlewood", "Goldie"];

    private readonly Dictionary<Type, int> _last = [];
    private FileId _file;
    private int _writings;

    /// <summary>An entry that was corrected, one that was struck out, and others whose pages differ.</summary>
    public IReadOnlyList<int> Telling => [1, Corrected, LastOf<ChildContacted>(), LastOf<EntryCorrected>(), LastOf<ToolCompleted>(), LastOf<PlanAgreed>(), LastOf<SignificantIncident>()];

    /// <summary>The entry that was corrected.</summary>
    public int Corrected { get; private set; }

    /// <summary>Writes it, and leaves the clock at Tuesday 9 June 2026, 10:00.</summary>
    public async Task<FileId> Write()
    {
        await Refer();
        await Decide();
        await Work();
        await GoMissing();
        await JudgeAgain();
        At(6, 9, 10);
        return _file;
    }

    private async Task Refer()
    {
        _file = await hub.Begin("referrer",
            new ChildIdentified
            {
                GivenName = Names[0], FamilyName = Names[1], PreferredName = Names[2], AlsoKnownAs = ["Mari"], Born = new LocalDate(2011, 10, 3), Sex = Sex.Female,
                Address = new Passage("12 Sample Row, ZZ99 3VZ", Marks.ProtectedLocation), Phone = new Passage("07700 900123"),
                School = new Passage("Example Academy"), Reference = "R-2207", Languages = ["English"],
            },
            new ConcernRecorded { Concern = new Passage("Left the site at lunch on four days and came back in a car nobody knew."), SeenBy = new Passage("Her form tutor") },
            new ManagerConsulted { Manager = "The head of year", Advice = new Passage("Complete the risk tool today.") },
            new ChampionInformed { Champion = "The safeguarding lead" });
        await hub.Store.Staff.Add(Access.Belonging.NetworkMember, "police", null, _file, "Member of the network around the child");
        await hub.Store.Staff.Add(Access.Belonging.NetworkMember, "health", null, _file, "Member of the network around the child");
        await hub.Store.Staff.Add(Access.Belonging.NetworkMember, "school", null, _file, "The child's school");
        At(4, 7, 11);
        await By("referrer", Cse(Yes("unknown-cars", "Seen on 1 and 2 April by two teachers."), Yes("unsafe-online", "She told her tutor so.")));
        At(4, 7, 12);
        await By("referrer",
            new ReferralMade { From = "Youth service", Urgent = true, Tool = ToolWithReferral.Attached, Concerns = new Passage("Cars nobody knows wait at the gate."), ParentsTold = new Passage("Her mother was told on the phone today.") },
            new ContactReceived { From = "Youth service", Urgent = true, Tool = ToolWithReferral.Attached, Concerns = new Passage("Cars nobody knows wait at the gate.") });
    }

    private async Task Decide()
    {
        At(4, 8, 9);
        await By("front-door", new ContactDecided { Outcome = "sent to the hub", Because = "One high indicator is seen now." });
        await By("front-door", new ReferralSentToHub { From = "Youth service", Urgent = true, Tool = ToolWithReferral.Attached });
        At(4, 8, 14);
        await By("hub-manager", new ReferralAcknowledged { To = "Rae Referrer", Method = "phone" });
        await By("hub-manager", new HubDecided { Outcome = HubOutcome.AssessmentSection17, Services = ["Youth project"], Because = "Two agencies saw the same cars, and her mother can keep her at home." });
        await By("hub-manager", new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        await By("hub-manager", new RiskLevelSet { Level = RiskLevel.High, Suggested = RiskLevel.High, Because = "She is seen with adults nobody knows, and does not say who they are." });
        await By("hub-manager", new HubActionSet { Action = new Passage("See her alone and ask about the cars."), Owner = "social-worker", Timescale = new LocalDate(2026, 4, 10) });
        At(4, 9, 16);
        await By("team-manager", new HubActionAnswered { Of = LastOf<HubActionSet>(), Answer = new Passage("Sam sees her tomorrow after school.") });
        At(4, 10, 17);
        await By("social-worker", new HubActionDone { Of = LastOf<HubActionSet>(), Result = new Passage("Seen. She gave no names yet.") });
        await By("hub-manager", new HubActionSet { Action = new Passage("Ask the school who signs her out."), Owner = "north", Timescale = new LocalDate(2026, 6, 12) });
    }

    private async Task Work()
    {
        At(4, 10, 18);
        await By("social-worker", new ChildSeen { Alone = true, Where = new Passage("School"), Note = new Passage("Calm, glad to be asked, would like to see her aunt more.") });
        await By("social-worker", new ChildSpoke { Words = new Passage("I like it when you ring before you come."), About = new Passage("visits") });
        await By("social-worker", new StrengthNoted { Strength = new Passage("Her aunt collects her on Fridays and she talks to her."), BuildOn = new Passage("Ask the aunt to the next meeting.") });
        await By("police", Marks.Police, new SignificantIncident { What = new Passage("A car seen near the school is known to us."), Where = new Passage("The bus station", Marks.ThirdParty) });
        await By("health", Marks.Health, new ChildSeen { Alone = true, Note = new Passage("Came to the drop-in twice.") });
        At(4, 20, 10);
        await By("social-worker", new StrategyDiscussionPlanned { For = new Happening(new LocalDate(2026, 4, 22), new LocalTime(10, 0)), Invited = ["Police", "School", "Health"] });
        At(4, 22, 12);
        await By("social-worker", new StrategyDiscussionHeld
        {
            For = new Happening(new LocalDate(2026, 4, 22), new LocalTime(10, 0)), Present = ["Police", "School", "Social care"], SignificantHarm = SignificantHarm.No,
            Summary = new Passage("What each agency saw was brought together."), Because = "Nobody saw harm, and the plan keeps her with people she trusts.",
            Actions = [new AgreedAction { Action = new Passage("Visit the owner of the car"), Owner = "police", Due = new LocalDate(2026, 4, 29) }], Due = new LocalDate(2026, 6, 15),
        });
        await By("social-worker", Plan());
        await By("social-worker", new ActionAgreed { Action = new Passage("Lend her a phone that only family can ring"), Owner = "social-worker", Due = new LocalDate(2026, 5, 1), Area = "actions" });
        At(4, 24, 15);
        await By("social-worker", new ChildSpoke { Words = new Passage("Please do not tell my brother."), About = new Passage("the cars") });
        await By("social-worker", Marks.FamilyShareable, new WelfareContactAgreed { Every = new Span(3, Unit.Days), Method = "text", Person = "social-worker" });
    }

    private async Task GoMissing()
    {
        At(5, 2, 20);
        await By("social-worker", new MissingStarted { Type = MissingType.Missing, LastSeen = new Passage("Leaving school at 15:20, by a friend"), Circumstances = new Passage("Expected home at 17:00.") });
        At(5, 2, 21);
        await By("social-worker", new MissingReportedToPolice { Of = LastOf<MissingStarted>(), PoliceReference = "REF-2026-417" });
        At(5, 3, 9);
        await By("police", new MissingEnded { Of = LastOf<MissingStarted>(), Found = new Passage("At her aunt's"), Wellbeing = new Passage("Well, tired") });
        At(5, 4, 11);
        await By("social-worker", new ReturnInterviewOffered { Of = LastOf<MissingEnded>(), Accepted = true, For = new Happening(new LocalDate(2026, 5, 6)) });
        At(5, 6, 16);
        await By("social-worker", new ReturnInterviewHeld { Of = LastOf<MissingEnded>(), Interviewer = "social-worker", Words = new Passage("I missed the bus and was afraid to ring.") });
        await By("social-worker", new TriggerPlanMade { Steps = [new TriggerStep { Action = new Passage("Ring her aunt"), Who = "Her mother", After = "at once" }], Due = new LocalDate(2026, 7, 1) });
    }

    private async Task JudgeAgain()
    {
        At(6, 1, 10);
        await By("referrer", Cse(Recent("unknown-cars", "Not seen since April."), Yes("excluded", "Two days at home in May.")) with
        {
            Chosen = "medium", Because = "She has begun to talk to Sam, and no car was seen for six weeks.",
        });
        await By("social-worker", Seraf());
        await By("hub-manager", new RiskLevelSet { Level = RiskLevel.Medium, Suggested = RiskLevel.High, Because = "No car was seen for six weeks, and she asks for help." });
        At(6, 3, 9);
        await By("social-worker", new ChildContacted { Method = "text", Note = new Passage("Fine, at school.") });
        Corrected = LastOf<ChildContacted>();
        await By("social-worker", new EntryCorrected { Of = Corrected, To = new Mapping([new("method", Place.None, new Scalar("call", Place.None))], Place.None), Because = "It was a call." });
        await By("social-worker", new ChildContacted { Method = "text", Note = new Passage("Written on the wrong file.") });
        await By("social-worker", new EntryStruckOut { Of = LastOf<ChildContacted>(), Because = "It was about another child." });
    }

    private static PlanAgreed Plan() => new()
    {
        Type = PlanType.Cin, ContactEvery = new Span(2, Unit.Weeks), ReviewBy = new LocalDate(2026, 7, 1),
        Areas = new Dictionary<string, IReadOnlyList<Passage>>
        {
            ["actions"] = [new Passage("A mentor of her choice")],
            ["disruption"] = [new Passage("A warning to the keeper of the car", Marks.Disruption)],
            ["police"] = [new Passage("Patrols at the gate at the end of school")],
        },
    };

    private ToolCompleted Cse(params (string Id, Answer Answer)[] seen) => Tool("cse-1", seen) with { Due = hub.Today.PlusMonths(1) };

    private ToolCompleted Seraf() => Tool("seraf", [Yes("out-late", "Three nights in May."), Yes("few-friends", "She says so."), Yes("controlling-person", "An older friend decides when she goes home.")]);

    private ToolCompleted Tool(string id, (string Id, Answer Answer)[] seen)
    {
        var tool = hub.Pack.Tools[id];
        var answers = tool.Indicators.ToDictionary(one => one.Id, _ => new Answer { Is = Is.NotKnown });
        foreach (var (indicator, answer) in seen)
            answers[indicator] = answer;
        var suggested = Assessment.Read(tool, answers).Suggested;
        return new ToolCompleted
        {
            Tool = id, Edition = tool.Edition, Suggested = suggested, Chosen = suggested, Due = hub.Today.PlusMonths(3), Concern = new Passage("The concern of 7 April"), Contributors = ["the child", "school"], Answers = answers,
            Sections = tool.Sections.ToDictionary(part => part.Id, part => new Passage($"{part.Title.TrimEnd('?')}: talked over with her and her mother.")),
        };
    }

    private static (string, Answer) Yes(string indicator, string because) => (indicator, new Answer { Is = Is.Yes, When = When.Current, Because = because });

    private static (string, Answer) Recent(string indicator, string because) => (indicator, new Answer { Is = Is.Yes, When = When.Recent, Because = because });

    private Task By(string worker, params Body[] bodies) => By(worker, Marks.None, bodies);

    private async Task By(string worker, Marks marks, params Body[] bodies)
    {
        var moment = Happening.Of(hub.Now);
        var outcome = await hub.Store.Files.Write(
            new Act($"rich-{++_writings}", [.. bodies.Select(body => ActPart.In(_file, body, moment, marks))]), hub.Worker(worker));
        Assert.True(outcome is Outcome.Written, outcome is Outcome.Refused no ? $"{bodies[0].Kind.Name}: {string.Join("; ", no.Said.Select(one => one.Words))}" : $"{bodies[0].Kind.Name}: {outcome}");
        _last[bodies[0].GetType()] = ((Outcome.Written)outcome).Entries[0].Number;
    }

    private int LastOf<T>() where T : Body => _last[typeof(T)];

    // 2026, in summer time from 29 March. The made-up clock counts what has passed in the time it is told, offset and all.
    private void At(int month, int day, int hour) => hub.Clock.SetUtcNow(new DateTimeOffset(2026, month, day, hour, 0, 0, TimeSpan.FromHours(1)).ToUniversalTime());
}
