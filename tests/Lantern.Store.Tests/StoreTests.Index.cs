using CsCheck;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    private static string[] Lines(IEnumerable<WorkLine> lines) => [.. lines.Select(line => $"{line.File.Initials} {line.Duty.Clock.Id} {Kebab.Of(line.Duty.State.ToString())}")];

    [Fact]
    public async Task A_stranger_has_an_empty_worklist_no_tray_and_finds_nobody()
    {
        await Written(Front, ActPart.In(await Referred(), new ReferralSentToHub(), Today));
        Assert.Empty(Store.Index.Worklist(Ash).Lines);
        Assert.Empty(Store.Index.Tray(Ash));
        Assert.Empty(Store.Index.Files(Ash));
        Assert.Empty(Store.Index.Find(Query.Of("Robin Example"), Ash));
        Assert.Empty(Store.Index.Tray(Teacher));
    }

    [Fact]
    public async Task What_a_hidden_phone_would_match_is_not_found()
    {
        var file = await Allocated();
        await Join(Nurse, file);
        await Written(Lee, ActPart.In(file, new ChildIdentified { Phone = new Passage("07700 900123", Marks.ProtectedLocation) }, Today));
        Assert.Empty(Store.Index.Find(Query.Of("07700900123"), Nurse));
        Assert.Equal(["same phone number"], Assert.Single(Store.Index.Find(Query.Of("07700900123"), Lee)).Why);
    }

    [Fact]
    public async Task Each_sees_what_falls_to_them_and_what_is_their_business()
    {
        var file = await Allocated();
        await Written(Lee, ActPart.In(file, new SignificantIncident(), Today));
        await Written(Hub, ActPart.In(file, new HubActionSet { Owner = "north", Action = new Passage("Visit") }, Today));
        Assert.Equal(["RE review-risk-after-incident due"], Lines(Store.Index.Worklist(Lee).Mine));
        Assert.Equal(["RE answer-hub-action due"], Lines(Store.Index.Worklist(Lee).OnMyFiles));
        Assert.Equal(["RE answer-hub-action due"], Lines(Store.Index.Worklist(Pat).Mine));
        Assert.Equal(["RE review-risk-after-incident due"], Lines(Store.Index.Worklist(Pat).Team));
        Assert.Empty(Store.Index.Worklist(Sam).Lines);
        Assert.Equal(2, Store.Index.Worklist(Hub).Hub.Count());
        Assert.Empty(Store.Index.Worklist(Teacher).Lines);
        Assert.Equal("hub", Store.Index.Worklist(Pat).Mine.Single().WaitedForBy!.Worker);
    }

    [Fact]
    public async Task The_most_overdue_stands_first()
    {
        var (one, other) = (await Allocated(), await Allocated());
        await Written(Lee, ActPart.In(other, new SignificantIncident(), Today));
        Clock.Advance(TimeSpan.FromHours(5));
        await Written(Lee, ActPart.In(one, new SignificantIncident(), Happening.Of(Now)));
        Clock.Advance(TimeSpan.FromHours(28));
        Assert.Equal([(other, DutyState.Overdue), (one, DutyState.Due)], Store.Index.Worklist(Lee).Mine.Select(line => (line.File.File, line.Duty.State)));
    }

    [Fact]
    public async Task The_ladder_is_climbed_by_time_alone()
    {
        var file = await Allocated();
        await Written(Hub, ActPart.In(file, new HubActionSet { Owner = "north" }, Today));
        Assert.Empty(Store.Index.Worklist(Cse).Mine);
        Clock.Advance(TimeSpan.FromDays(5)); // over Easter nobody works
        Assert.Empty(Store.Index.Worklist(Cse).Mine);
        Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["RE tell-team-manager"], Store.Index.Worklist(Cse).Mine.Select(line => $"{line.File.Initials} {line.Duty.Clock.Id}"));
    }

    [Fact]
    public async Task The_tray_holds_a_referral_until_it_is_decided()
    {
        var file = await Referred();
        Assert.Equal(TrayStage.AtTheFrontDoor, Assert.Single(Store.Index.Tray(Front)).Stage);
        await Written(Front, ActPart.In(file, new ReferralSentToHub { Urgent = true, Tool = ToolWithReferral.Awaited }, Today));
        var line = Assert.Single(Store.Index.Tray(Hub));
        Assert.Equal((TrayStage.AtTheHub, "school", true, true, false), (line.Stage, line.From, line.Urgent, line.ToolAwaited, line.Acknowledged));
        await Written(Hub, ActPart.In(file, new ReferralAcknowledged(), Today));
        Assert.True(Assert.Single(Store.Index.Tray(Hub)).Acknowledged);
        await Written(Hub, ActPart.In(file, new HubDecided { Outcome = HubOutcome.TargetedSupport, Because = "Early signs" }, Today));
        Assert.Empty(Store.Index.Tray(Hub));
        await Written(Teacher, ActPart.In(file, new ReferralMade { From = "school" }, Today));
        Assert.Equal(TrayStage.AtTheFrontDoor, Assert.Single(Store.Index.Tray(Hub)).Stage);
    }

    [Fact]
    public async Task Find_says_why_and_what_a_line_shows()
    {
        var file = await Allocated();
        await Written(Lee, ActPart.In(file, new RiskLevelSet { Level = RiskLevel.Medium, Because = "Missing twice" }, Today));
        var known = Assert.Single(Store.Index.Find(Query.Of("exampel 14/5/2011"), Lee));
        Assert.Equal(["same date of birth", "family name Example, one letter different"], known.Why);
        Assert.Equal(("Robin Example", new LocalDate(2011, 5, 14)), (known.Names, known.Born));
        Assert.Equal(new FileLine(file, FileKind.Child, "RE", null, RiskLevel.Medium, "lee"), known.File);
    }

    [Fact]
    public async Task Time_touches_only_the_files_that_change()
    {
        for (var i = 0; i < 10; i++)
            await Allocated();
        var file = await Allocated();
        await Written(Lee, ActPart.In(file, new SignificantIncident(), Happening.Of(Now)));
        Assert.Single(Store.Index.Worklist(Lee).Mine);
        var before = Store.Index.Reads;
        Clock.Advance(TimeSpan.FromHours(29));
        Assert.Equal(DutyState.Due, Store.Index.Worklist(Lee).Mine.Single().Duty.State);
        Assert.Equal(before, Store.Index.Reads);
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(DutyState.Overdue, Store.Index.Worklist(Lee).Mine.Single().Duty.State);
        Assert.Equal(before + 1, Store.Index.Reads);
    }

    [Fact]
    public async Task Rebuilt_is_incremental()
    {
        var step = Gen.Select(Gen.Int[0, 15], Gen.Int[0, 5], Gen.Int[0, 7].Select(i => new[] { 0, 0, 1, 7, 24, 30, 72, 24 * 28 }[i]), Gen.Int[1, 20]);
        var files = new List<FileId> { await Allocated() };
        var steps = 0;
        await step.Array[30].SampleAsync(async sequence =>
        {
            foreach (var (what, which, hours, number) in sequence)
            {
                await Step(files, what, which, number);
                Clock.Advance(TimeSpan.FromHours(hours));
                if (steps++ % 6 == 0)
                    Assert.Equal(Rebuilt(), Store.Index.Dump());
            }
            Assert.Equal(Rebuilt(), Store.Index.Dump());
        }, iter: 12, threads: 1);

        string Rebuilt()
        {
            using var afresh = OpenStore();
            return afresh.Index.Dump();
        }
    }

    private async Task Step(List<FileId> files, int what, int which, int number)
    {
        var file = files[which % files.Count];
        Body? body = what switch
        {
            1 => new CaseAllocated { Worker = which % 2 == 0 ? "lee" : "ash" },
            2 => new RiskLevelSet { Level = (RiskLevel)(number % 4), Because = "Weighed" },
            3 => new ReferralSentToHub(),
            4 => new HubDecided { Outcome = HubOutcome.TargetedSupport, Because = "Weighed" },
            5 => new HubActionSet { Owner = "north" },
            6 => new HubActionAnswered(),
            7 => new MissingStarted(),
            8 => new MissingEnded(),
            9 => new SignificantIncident(),
            10 => new PlanAgreed(),
            11 => new ChildSeen(),
            12 => new EntryStruckOut { Of = number, Because = "Mistaken" },
            13 => new EntryRestored { Of = number, Because = "Right after all" },
            14 => new EntryCorrected { Of = number, Because = "Mistyped", To = (Mapping)Yaml.Read("{ happened: 2026-03-30 }", "to") },
            15 => number % 2 == 0 ? new FileClosed() : new FileReopened(),
            _ => null,
        };
        if (body is null)
            files.Add(await Referred($"Child{files.Count}"));
        else
            await Try(Hub, ActPart.In(file, body, number % 3 == 0 ? Happening.Of(Now) : Today, number % 5 == 0 ? Marks.Police : Marks.None));
    }
}
