using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lantern.Access;
using Lantern.App.Pages.Write;
using Lantern.App.Site;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Write;

public sealed class WriteTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private const string Long = "A sentence about the child that somebody wrote down with care. ";

    public static TheoryData<string> EveryKind => [.. Kinds.All.Select(kind => kind.Name)];

    [Fact]
    public async Task An_empty_form_gets_a_clear_message_and_writes_nothing()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Get($"/files/{file}/write/concern-recorded");
        var reply = await person.Send(page, [("concern", "  "), ("because", "Seen by two people.")]);
        reply.Ok().Complains("Say what worries you", "#concern");
        Assert.Equal("Seen by two people.", reply.Field("because"));
        Assert.Equal(2, (await hub.Open(file)).Entries.Count);
    }

    [Theory]
    [InlineData("31", "2", "2026", "must be a real date")]
    [InlineData("", "2", "2026", "must include a day")]
    [InlineData("", "", "", "Enter the day it happened")]
    [InlineData("8", "4", "2026", "This has not happened yet")]
    public async Task A_wrong_day_is_said_at_the_day(string day, string month, string year, string words)
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Get($"/files/{file}/write/concern-recorded");
        var reply = await person.Send(page, [("concern", "Seen at the station."), ("happened.Day", day), ("happened.Month", month), ("happened.Year", year)]);
        reply.Ok().Complains(words, "#happened-day");
        Assert.Equal(2, (await hub.Open(file)).Entries.Count);
    }

    [Fact]
    public async Task Far_too_many_words_are_refused_and_kept_on_the_page()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        var far = string.Concat(Enumerable.Repeat(Long, 400));
        var reply = await person.Send(await person.Get($"/files/{file}/write/concern-recorded"), [("concern", far)]);
        reply.Ok().Complains("at most 20,000", "#concern");
        Assert.Equal(far.Trim(), reply.Field("concern")!.Trim());
        Assert.Equal(2, (await hub.Open(file)).Entries.Count);
    }

    [Fact]
    public async Task A_file_somebody_has_no_part_in_and_a_kind_that_is_none_are_not_there()
    {
        var file = await hub.Worried();
        using var stranger = await hub.SignedIn("referrer-2");
        (await stranger.Get($"/files/{file}/write")).NotThere();
        (await stranger.Get($"/files/{file}/write/concern-recorded")).NotThere();
        using var own = await hub.SignedIn(Role.Referrer);
        (await own.Get($"/files/{file}/write/case-updated")).NotThere();
        (await own.Get($"/files/{file}/write/network-named")).NotThere();
    }

    [Fact]
    public async Task What_is_somebody_elses_to_decide_is_said_to_be_and_writes_nothing()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        var reply = await person.Get($"/files/{file}/write/risk-level-set");
        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.Contains("This is for the", reply.Words, StringComparison.Ordinal);
        Assert.Empty(reply.Page.QuerySelectorAll("main form"));
        using var hubManager = await hub.SignedIn(Role.HubManager);
        var form = await hubManager.Get($"/files/{file}/write/risk-level-set");
        Assert.Equal(HttpStatusCode.BadRequest, (await person.Post($"/files/{file}/write/risk-level-set", ("level", "none"))).Status);
        Assert.NotNull(form.Field("level") ?? form.Words);
        Assert.Equal(2, (await hub.Open(file)).Entries.Count);
    }

    [Fact]
    public async Task An_objection_comes_back_with_its_source_at_the_field_to_mend()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.HubManager);
        var reply = await person.Send(await person.Get($"/files/{file}/write/risk-level-set"), [("level", "medium")]);
        reply.Ok().Complains(hub.Pack.Refusals["level-without-reason"].Source.Title, "#because");
        Assert.Equal("medium", reply.Field("level"));
        Assert.Equal(2, (await hub.Open(file)).Entries.Count);
    }

    [Fact]
    public async Task A_forged_choice_is_refused()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.HubManager);
        var reply = await person.Send(await person.Get($"/files/{file}/write/risk-level-set"), [("level", "purple"), ("because", "Seen.")]);
        reply.Ok().Complains("cannot be read", "#level");
        Assert.DoesNotContain("purple", reply.Words, StringComparison.Ordinal);
        Assert.Equal(2, (await hub.Open(file)).Entries.Count);
    }

    [Fact]
    public async Task A_form_sent_twice_writes_once()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Get($"/files/{file}/write/concern-recorded");
        (await person.Send(page, [("concern", "Seen at the station.")])).Ok();
        var again = (await person.Send(page, [("concern", "Seen at the station.")])).Ok();
        Assert.Equal($"/files/{file}", again.Path);
        Assert.Equal(3, (await hub.Open(file)).Entries.Count);
    }

    [Fact]
    public async Task Whoever_wrote_in_between_is_read_first_and_nothing_typed_is_lost()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Get($"/files/{file}/write/concern-recorded");
        await hub.Write("referrer", file, new StrengthNoted { Strength = new("A trusted tutor.") });
        var reply = await person.Send(page, [("concern", "Seen at the station.")]);
        reply.Ok().Complains("Somebody wrote in this file");
        (await person.Send(reply, [])).Ok();
        Assert.Equal(4, (await hub.Open(file)).Entries.Count);
    }

    [Fact]
    public async Task Marks_are_kept_on_the_words_and_on_the_whole_entry()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Get($"/files/{file}/write/concern-recorded");
        await person.Send(page, [("concern", "Seen at the station."), ("concern.marks", "protected-source"), ("concern.marks", "third-party"), ("marks", "police")]);
        var entry = (await hub.Open(file)).Entries[^1];
        Assert.Equal(Marks.Police, entry.Marks);
        Assert.Equal(Marks.ProtectedSource | Marks.ThirdParty, ((ConcernRecorded)entry.Body).Concern!.Marks);
    }

    [Fact]
    public async Task What_happened_earlier_is_written_with_its_day_and_time()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        var page = await person.Get($"/files/{file}/write/concern-recorded");
        await person.Send(page, [("concern", "Seen at the station."), ("happened.Day", "1"), ("happened.Month", "april"), ("happened.Year", "2026"), ("happened.Time", "3.10pm")]);
        Assert.Equal("2026-04-01T15:10", (await hub.Open(file)).Entries[^1].Happened.ToString());
    }

    [Fact]
    public async Task More_rows_come_without_script_and_nothing_typed_is_lost()
    {
        var file = await Everything();
        using var person = await hub.SignedIn("social-worker");
        var page = await person.Get($"/files/{file}/write/meeting-held");
        var reply = (await person.Send(page, [("type", "cin"), ("actions.0.action", "Ring the school"), ("summary", "All came.")], button: "actions")).Ok();
        Assert.Equal(6, reply.Page.QuerySelectorAll("[name$='.action']").Length);
        Assert.Equal("Ring the school", reply.Field("actions.0.action"));
        Assert.Empty(reply.Errors);
        var refused = await person.Send(reply, [("actions.5.action", "Ask the nurse"), ("actions.5.owner", "health")], button: "Write in the file");
        refused.Ok().Complains("lacks", "#actions-0-action");
    }

    [Fact]
    public async Task A_correction_asks_the_entrys_own_fields_and_writes_only_what_changed()
    {
        var file = await Everything();
        using var person = await hub.SignedIn("social-worker");
        var seen = (await hub.Write("social-worker", file, new ChildSeen { Alone = true, Note = new("Talked about school."), Where = new("At home") }))[0];
        var choose = (await person.Get($"/files/{file}/write/entry-corrected")).Ok();
        Assert.Contains(choose.Page.QuerySelectorAll<IHtmlOptionElement>("option"), option => option.Value == seen.Code);
        var page = (await person.Get($"/files/{file}/write/entry-corrected?of={seen.Code}")).Ok();
        Assert.Equal("Talked about school.", page.Field("to.note"));
        (await person.Send(page, [("because", "Misheard.")])).Ok().Complains("nothing differs");
        (await person.Send(page, [("to.note", "Talked about work."), ("to.where", ""), ("because", "Misheard.")])).Ok();
        var correction = (EntryCorrected)(await hub.Open(file)).Entries[^1].Body;
        Assert.Equal(["where", "note"], correction.To!.Pairs.Select(pair => pair.Name));
        var reads = (ChildSeen)(await hub.Open(file)).AsOf(hub.Now).Numbered(seen.Number)!.Body;
        Assert.Equal(("Talked about work.", true), (reads.Note!.Words, reads.Alone!.Value));
    }

    [Fact]
    public async Task The_list_offers_each_reader_what_is_theirs()
    {
        var file = await Everything();
        using var referrer = await hub.SignedIn(Role.Referrer);
        var page = (await referrer.Get($"/files/{file}/write")).Ok();
        Assert.Contains("Record a concern", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Judge the level of risk", page.Words, StringComparison.Ordinal);
        using var worker = await hub.SignedIn("social-worker");
        page = (await worker.Get($"/files/{file}/write")).Ok();
        Assert.Contains("Judge the level of risk", page.Words, StringComparison.Ordinal);
        Assert.Contains("Owed by you", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Name a network", page.Words, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryKind))]
    public async Task Every_kind_has_a_page_that_can_be_filled_in(string name)
    {
        var kind = Kinds.Named(name)!;
        var about = QuestionBook.Instance.Act(kind).About;
        var file = about.Contains(FileKind.Child) ? await Everything(closed: kind == Kinds.Of<FileReopened>()) : await Other(about[0], kind);
        if (kind == Kinds.Of<ConferenceMadeReady>())
            await BeforeAConference(file);
        var worker = WhoWrites.May(kind, Relation.HubManager) ? "hub-manager"
            : WhoWrites.May(kind, Relation.AllocatedWorker) ? "social-worker" : "team-manager";
        using var person = await hub.SignedIn(worker);
        var path = Acts.PathOf(file, kind);
        if (!path.Contains("/write/", StringComparison.Ordinal))
        {
            Assert.Equal(path, (await person.Get($"/files/{file}/write/{name}")).Path);
            return;
        }
        var page = (await person.Get(path)).Ok();
        if (kind == Kinds.Of<EntryCorrected>())
            page = (await person.Get($"{path}?of={await hub.Code(file, 1)}")).Ok();
        Labelled(page);
        var before = (await hub.Open(file)).Entries.Count;
        var reply = await person.Send(page, [.. Filling.Of(QuestionBook.Instance.Act(kind), page, hub.Today)], button: "Write in the file");
        Assert.True(reply.Errors.Count == 0, $"{name}: {string.Join("; ", reply.Errors)}");
        var entries = (await hub.Open(file)).Entries;
        Assert.Equal(before + 1, entries.Count);
        Assert.Equal(kind, entries[^1].Kind);
    }

    private static void Labelled(Reply page)
    {
        foreach (var control in page.Page.QuerySelectorAll("main form input:not([type=hidden]), main form textarea, main form select"))
        {
            var label = page.Page.QuerySelector($"label[for='{control.Id}']");
            Assert.True(label?.TextContent.Trim().Length > 0, $"{page.Path}: {control.OuterHtml} has no label");
        }
    }

    private async Task<FileId> Everything(bool closed = false)
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ReferralSentToHub { From = "Youth service" });
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced },
            new HubActionSet { Action = new("See the child"), Owner = "north", Timescale = hub.Today.PlusDays(5) });
        await hub.Write("social-worker", file,
            new ActionAgreed { Action = new("Ring the school"), Owner = "social-worker", Due = hub.Today.PlusDays(7) },
            new FurtherYoungPersonNamed { Role = YoungPersonRole.Victim, About = new("A friend") },
            new MissingStarted { Type = MissingType.Missing, ReportedToPolice = new Happening(hub.Today) },
            new MissingEnded { Found = new("Came home") },
            new ReturnInterviewHeld { Words = new("I missed the bus.") },
            new RecommendationMade { Recommendation = new("Agree whom to ring") },
            new StrategyDiscussionHeld
            {
                SignificantHarm = SignificantHarm.No, Because = "A known adult.", Due = hub.Today.PlusDays(14),
                Gaps = [new InformationGap { What = new("Which GP she has"), From = "health" }],
            },
            new AssociateNamed { Who = new("An older friend") },
            new WelfareContactAgreed { Every = new Lantern.Practice.Span(2, Lantern.Practice.Unit.Days), Person = "social-worker" },
            new ChildContacted { Note = new("Short call") });
        var call = (await hub.Open(file)).Entries[^1].Number;
        await hub.Write("social-worker", file, new EntryStruckOut { Of = call, Because = "Written on the wrong file." }, new ClosureProposed { Because = "All is well." });
        await hub.Write("hub-manager", file, new HubClosureDiscussed { Agreed = true, Because = "All is well." });
        if (closed)
            await hub.Write("hub-manager", file, new FileClosed { Outcome = "Safe" });
        return file;
    }

    private async Task BeforeAConference(FileId file) => await hub.Write("social-worker", file,
        new ConferencePlanned { For = new Happening(hub.Today.PlusDays(9)), Type = ConferenceType.Initial },
        new ReportWritten { Level = RiskLevel.Medium },
        new ReportNotShared { With = SharedWith.Parents, Because = "It would not be safe yet." },
        new ReportNotShared { With = SharedWith.Child, Because = "She asked to hear it from her worker." },
        new ToolCompleted { Tool = "a-tool-on-paper", Chosen = "moderate", Because = "Two agencies saw it." },
        new InformationShared { What = "The risk tool", Recipient = Recipient.Hub });

    private async Task<FileId> Other(FileKind about, Kind kind)
    {
        var body = (Body)Activator.CreateInstance(kind.Type)!;
        var outcome = await hub.Store.Files.Write(new Store.Act($"other-{kind.Name}", Store.ActPart.InNew(about, body, new Happening(hub.Today))), hub.Worker("hub-manager"));
        return Assert.IsType<Store.Outcome.Written>(outcome).Entries[0].File;
    }
}
