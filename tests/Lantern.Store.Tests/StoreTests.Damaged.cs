using System.Reflection;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;
using static Lantern.Store.Tests.People;

namespace Lantern.Store.Tests;

public abstract partial class StoreTests
{
    // The bounds an older Lantern had: none.
    private static readonly Pack Boundless = TestPack.Pack with
    {
        Settings = new[] { ("earliest-year", 1), ("latest-years-ahead", 9_000), ("expected-birth-months", 100_000) }.ToDictionary(one => one.Item1,
            one => new Setting(one.Item1, "", one.Item2, "test", new Source("Test practice", "1"), Place.None)),
    };

    [Theory]
    [InlineData("a sealed entry")]
    [InlineData("the order of entries")]
    [InlineData("a key")]
    [InlineData("a body that is none")]
    public async Task One_damaged_file_stops_neither_the_start_nor_another_file_and_is_named_to_who_may_open_it_alone(string what)
    {
        var (bad, good) = (await Allocated(), await Allocated());
        await Written(Lee, ActPart.In(good, new SignificantIncident(), Today));
        await Damage(bad, good, what);
        Reopen();
        foreach (var _ in (int[])[1, 2]) // at the start, and when it is asked again
        {
            Assert.Equal(["RE review-risk-after-incident due"], Lines(Store.Index.Worklist(Lee).Mine));
            Assert.Equal([good], Store.Index.Files(Hub).Select(line => line.File));
            Assert.Equal([good], Store.Index.Find(Query.Of("Robin Example"), Hub).Select(known => known.File.File));
            Assert.Equal(1, Store.Index.Unreadable);
            Assert.Equal([bad], Store.Index.LeftOut(Hub));
            Assert.Empty(Store.Index.LeftOut(Ash));
        }
        Assert.NotNull(await Open(good, Hub));
        Assert.Equal(bad, (await Assert.ThrowsAsync<DamagedFileException>(() => Open(bad, Hub))).File);
        Assert.Null(await Open(bad, Ash)); // absent, forbidden and damaged are one answer
        await Written(Lee, ActPart.In(good, new ChildSeen { Alone = true }, Today));
        if (what != "a key") // whose it is stands under that key
            Assert.Equal([bad], Store.Index.LeftOut(Lee));
    }

    [Fact]
    public async Task A_file_damaged_while_the_hub_is_open_leaves_the_lists_and_comes_back_with_its_ink()
    {
        var (bad, good) = (await Allocated(), await Allocated());
        Assert.Equal(2, Store.Index.Files(Hub).Count);
        BehindItsBack(LiftsTheGuard);
        BehindItsBack($"UPDATE entry SET written = written + 1 WHERE file = '{bad}' AND number = 4");
        Reopen();
        Assert.Equal([good], Store.Index.Files(Hub).Select(line => line.File));
        BehindItsBack($"UPDATE entry SET written = written - 1 WHERE file = '{bad}' AND number = 4");
        Reopen();
        Assert.Equal(2, Store.Index.Files(Hub).Count);
        Assert.Empty(Store.Index.LeftOut(Hub));
    }

    [Fact]
    public async Task A_reading_that_fails_on_one_file_leaves_out_that_file_alone_and_it_is_mended_by_striking_out()
    {
        var (bad, good) = (await Allocated(), await Allocated());
        // A clock no pack can be loaded with: it counts back from a plan by no span.
        var faulty = TestPack.Pack.Clocks["see-child"] with
        {
            Id = "faulty", Shape = Shape.Before, Within = [], Starts = [new Trigger(Kinds.Of<ConferencePlanned>(), [])],
        };
        var pack = TestPack.Pack with { Clocks = new Dictionary<string, Clock>(TestPack.Pack.Clocks) { ["faulty"] = faulty } };
        Store.Dispose();
        using var store = HubStore.Open(Premises, pack, Clock);
        var noticed = new List<FileId>();
        store.Index.Noticed = (file, _) => noticed.Add(file);
        Assert.Equal(2, store.Index.Files(Hub).Count);
        var planned = Assert.IsType<Outcome.Written>(await store.Files.Write(new Act("plan", ActPart.In(bad, new ConferencePlanned { For = new Happening(Today.Day) }, Today)), Lee));

        Assert.Equal([good], store.Index.Files(Hub).Select(line => line.File));
        Assert.Equal([bad], store.Index.LeftOut(Hub));
        Assert.Equal([bad], store.Index.LeftOut(Lee));
        Assert.Empty(store.Index.LeftOut(Ash));
        Assert.Equal([bad], noticed);
        // Shown as left out, it is a file somebody looked at a line of.
        await store.Index.Show(Hub, Purpose.HubBoard, lists => lists.LeftOut(), _ => []);
        Assert.Equal([bad], store.LooksAfter(0).Last().Look.Listed);

        Assert.NotNull(await store.Files.Open(bad, Lee, Purpose.WorkingOnTheFile));
        Assert.IsType<Outcome.Written>(await store.Files.Write(new Act("out", ActPart.In(bad, new EntryStruckOut { Of = planned.Entries[0].Number, Because = "A slip" }, Today)), Lee));
        Assert.Equal(2, store.Index.Files(Hub).Count);
        Assert.Empty(store.Index.LeftOut(Hub));
        Store = store;
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-30")]
    [InlineData("0001-01-01")]
    public async Task Days_nobody_meant_that_stand_already_leave_no_file_out_of_any_list(string text)
    {
        var day = NodaTime.Text.LocalDatePattern.Iso.Parse(text).Value;
        Store.Dispose();
        Store = HubStore.Open(Premises, Boundless, Clock);
        var files = new List<FileId>();
        foreach (var body in (Body[])
        [
            new ServiceReferralMade { Service = "Youth service", For = new Passage("x"), Due = day }, new HubActionSet { Owner = "north", Action = new Passage("x"), Timescale = day },
            new ChildIdentified { Born = day }, new ReturnInterviewOffered { For = new Happening(day, new LocalTime(23, 59)) }, new PlanAgreed { ReviewBy = day },
            new ConferencePlanned { For = new Happening(day) }, new MissingStarted { ReportedToPolice = new Happening(day) },
        ])
        {
            files.Add(await Allocated());
            await Written(body is HubActionSet or ServiceReferralMade ? Hub : Lee, ActPart.In(files[^1], body, Today));
        }
        for (var starts = 0; starts < 2; starts++)
        {
            Assert.Equal(files.Count, Store.Index.Files(Hub).Count);
            Assert.Equal(files.Count, Store.Index.Find(Query.Of("Robin Example"), Hub).Count);
            _ = (Store.Index.Worklist(Hub), Store.Index.Tray(Hub), Store.Watch.Alerts(Hub), Store.Erasures.Proposed(Hub));
            Assert.Equal(0, Store.Index.Unreadable);
            foreach (var file in files)
                Assert.NotEmpty(Dump(await Opened(file, Lee)));
            Clock.Advance(TimeSpan.FromDays(3));
            Store.Dispose();
            Store = OpenStore(); // under today's bounds
        }
        Assert.Equal(DayBounds.Refusal, await RefusalOf(Hub, ActPart.In(files[0], new HubActionSet { Owner = "north", Action = new Passage("x"), Timescale = day }, Today)));
    }

    /// <summary>What somebody who owns the database says first, so that a key can be changed.</summary>
    protected abstract string LiftsTheGuardOfKeys { get; }

    private async Task Damage(FileId bad, FileId good, string what)
    {
        if (what == "a body that is none")
        {
            await WriteUnreadable(bad);
            return;
        }
        BehindItsBack(what == "a key" ? LiftsTheGuardOfKeys : LiftsTheGuard);
        BehindItsBack(what switch
        {
            "a sealed entry" => $"UPDATE entry SET sealed = previous WHERE file = '{bad}' AND number = 2",
            "the order of entries" => $"UPDATE entry SET previous = hash WHERE file = '{bad}' AND number = 2",
            _ => $"UPDATE file_key SET wrapped = (SELECT wrapped FROM file_key WHERE file = '{good}') WHERE file = '{bad}'",
        });
    }

    // A body nested so deep that no program reads it again, sealed as any other: what a faulty writer would leave behind.
    private async Task WriteUnreadable(FileId file)
    {
        Node deep = new Scalar("x", Place.None);
        for (var level = 0; level < 100; level++)
            deep = new Mapping([new Pair("x", Place.None, deep)], Place.None);
        var pen = (Pen)typeof(HubStore).GetField("_pen", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(Store)!;
        await pen.Write(stroke =>
        {
            var standing = stroke.File(file)!;
            var entry = standing.Ink[^1] with { Number = standing.Number + 1, Body = new EntryCorrected { Of = 1, Because = "x", To = (Mapping)deep } };
            return stroke.Write(standing, [entry]);
        });
    }
}
