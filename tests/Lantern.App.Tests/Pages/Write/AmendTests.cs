using System.Net;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Tests.Pages.Write;

/// <summary>Who corrects, strikes out and restores what, as attackers tried it over HTTP, and in whose mouth corrected words are put.</summary>
public sealed class AmendTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private int _forged;

    [Fact]
    public async Task A_cse_manager_does_not_correct_the_allocation_to_herself_and_reads_no_legal_entry()
    {
        var (file, allocation) = await Allocated();
        await hub.Write("social-worker", file, Marks.Legal, new SignificantChange { What = new Passage("Counsel advised the canary") });
        using var person = await hub.SignedIn("cse-manager");
        Assert.Equal(HttpStatusCode.Forbidden, (await person.Get($"/files/{file}/write/entry-corrected?of={allocation.Code}")).Status);
        await Forge(person, file, "entry-corrected", allocation, ("to.worker", "cse-manager"), ("to.grade", "senior"));
        Assert.Equal("social-worker", ((CaseAllocated)(await Reads(file, allocation)).Body).Worker);
        Assert.DoesNotContain("canary", (await person.Get($"/files/{file}/chronology")).Ok().Words, StringComparison.Ordinal);
        foreach (var still in (string[])["social-worker", "team-manager"])
        {
            using var one = await hub.SignedIn(still);
            (await one.Get($"/files/{file}")).Ok();
        }
    }

    [Fact]
    public async Task A_worker_does_not_strike_out_a_legal_hold_and_the_file_stays_held()
    {
        var (file, _) = await Allocated();
        var hold = (await hub.Write("hub-manager", file, new ErasureProposed { Authority = "Rule 7", Because = "Time" }, new LegalHoldPlaced { Authority = "Inquiry 4" }))[1];
        foreach (var worker in (string[])["social-worker", "hub-manager"])
        {
            using var person = await hub.SignedIn(worker);
            var entry = (await person.Get($"/files/{file}/entries/{hold.Code}")).Ok();
            Assert.Null(entry.Page.QuerySelector("a[href*='entry-struck-out'], a[href*='entry-corrected']"));
            await Forge(person, file, "entry-struck-out", hold);
            await Forge(person, file, "entry-corrected", hold, ("to.authority", "Nobody"));
        }
        Assert.Equal(ErasureAnswer.Held, await hub.Store.Erasures.Erase(file, hub.Worker("privacy-officer")));
        Assert.NotNull(await hub.Open(file));
    }

    [Fact]
    public async Task A_worker_does_not_rewrite_the_managers_oversight()
    {
        var (file, _) = await Allocated();
        var oversight = (await hub.Write("team-manager", file, new OversightRecorded { Note = new Passage("Not safe to close") }))[0];
        using var worker = await hub.SignedIn("social-worker");
        var asked = await worker.Get($"/files/{file}/write/entry-corrected?of={oversight.Code}");
        Assert.Equal(HttpStatusCode.Forbidden, asked.Status);
        Assert.Contains("team manager, service manager", asked.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Put it right", (await worker.Get($"/files/{file}/entries/{oversight.Code}")).Ok().Words, StringComparison.Ordinal);
        await Forge(worker, file, "entry-corrected", oversight, ("to.note", "Safe to close"));
        await Forge(worker, file, "entry-struck-out", oversight);
        var line = Line((await worker.Get($"/files/{file}/chronology")).Ok(), "Oversight");
        Assert.Contains("Not safe to close", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Safe to close", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Corrected_words_stand_under_the_name_of_whoever_corrected_them()
    {
        var (file, _) = await Allocated();
        var level = (await hub.Write("social-worker", file, new RiskLevelSet { Level = RiskLevel.High, Because = "Seen with adults" }))[0];
        await hub.Write("hub-manager", file, new EntryCorrected { Of = level.Number, Because = "Checked", To = Values(("level", "medium"), ("because", "Seen with cousins")) });
        using var person = await hub.SignedIn("hub-manager");
        var line = Line((await person.Get($"/files/{file}/chronology")).Ok(), "Level of risk");
        Assert.Contains("Sam Worker, allocated worker, Children’s services; as corrected by Harper Hub, hub manager", line, StringComparison.Ordinal);
        Assert.Contains("First written on Tue 7 April 2026 at 09:30 by Sam Worker: Level of risk", line, StringComparison.Ordinal);
        Assert.Contains("Seen with adults", line, StringComparison.Ordinal);
        Assert.Contains("Corrected to level “Medium”; because “Seen with cousins” on Tue 7 April 2026 at 09:30 by Harper Hub: Checked", line, StringComparison.Ordinal);
        foreach (var path in (string[])["", "/risk", $"/entries/{level.Code}"])
        {
            var words = (await person.Get($"/files/{file}{path}")).Ok().Words;
            Assert.Contains("Harper Hub", words, StringComparison.Ordinal);
            Assert.True(path.Contains("entries", StringComparison.Ordinal) || words.Contains("as corrected by Harper Hub", StringComparison.Ordinal), path);
        }
    }

    [Fact]
    public async Task The_correction_page_does_not_ask_for_names_and_a_forged_one_is_refused_with_what_to_do()
    {
        var (file, allocation) = await Allocated();
        using var person = await hub.SignedIn("team-manager");
        var page = (await person.Get($"/files/{file}/write/entry-corrected?of={allocation.Code}")).Ok();
        Assert.Null(page.Page.QuerySelector("[name='to.worker'], [name='to.supported-by']"));
        Assert.Contains("strike the entry out and write it again", page.Words, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("[name='to.grade']"));
        var refused = await hub.Store.Files.Write(new Act("forged-name", ActPart.In(file,
            new EntryCorrected { Of = allocation.Number, Because = "Mine", To = Values(("worker", "education")) }, new Happening(hub.Today))), hub.Worker("team-manager"));
        Assert.Contains("Strike the entry out and write it again", Assert.Single(Assert.IsType<Outcome.Refused>(refused).Said).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_in_rows_stay_when_what_stands_beside_them_is_put_right()
    {
        var (file, _) = await Allocated();
        var meeting = (await hub.Write("social-worker", file, new MeetingHeld
        {
            Type = MeetingType.Cin, Summary = new Passage("Met"), Actions = [new AgreedAction { Action = new Passage("Ring"), Owner = "health", Due = hub.Today.PlusDays(3) }],
        }))[0];
        using var person = await hub.SignedIn("social-worker");
        var page = (await person.Get($"/files/{file}/write/entry-corrected?of={meeting.Code}")).Ok();
        Assert.Null(page.Page.QuerySelector("select[name='to.actions.0.owner']"));
        (await person.Send(page, [("to.actions.0.action", "Ring the school"), ("because", "More exactly")], button: "Write in the file")).Ok();
        var action = ((MeetingHeld)(await Reads(file, meeting)).Body).Actions![0];
        Assert.Equal(("Ring the school", "health"), (action.Action!.Words, action.Owner));
        page = (await person.Get($"/files/{file}/write/entry-corrected?of={meeting.Code}")).Ok();
        (await person.Send(page, [("to.actions.0.owner", "social-worker"), ("because", "Me")], button: "Write in the file")).Complains("does not change who somebody is (actions: owner)");
    }

    [Fact]
    public async Task A_corrector_sees_the_same_page_and_keeps_what_they_do_not_see()
    {
        async Task<(string Page, string Phones)> Corrected(params Passage[] phones)
        {
            var (file, _) = await Allocated();
            var entry = (await hub.Write("social-worker", file, new PersonOfConcernIdentified { GivenName = "Alex", Phones = phones }))[0];
            using var person = await hub.SignedIn("cse-manager");
            var page = (await person.Get($"/files/{file}/write/entry-corrected?of={entry.Code}")).Ok();
            var shown = string.Join('|', page.Page.QuerySelectorAll("main form [name^='to.']").Select(one => $"{one.GetAttribute("name")}={one.TextContent}{one.GetAttribute("value")}"));
            (await person.Send(page, [("to.phones", "01632 960001\n01632 960009"), ("because", "Misheard")], button: "Write in the file")).Ok();
            return (shown, string.Join(' ', ((PersonOfConcernIdentified)(await Reads(file, entry, "social-worker")).Body).Phones!.Select(one => one.Words[^2..])));
        }

        var nothing = await Corrected(new Passage("01632 960001"), new Passage("01632 960003"));
        var hidden = await Corrected(new Passage("01632 960001"), new Passage("01632 960002", Marks.Legal), new Passage("01632 960003"));
        Assert.Equal(nothing.Page, hidden.Page);
        Assert.Equal(("01 09", "01 02 09"), (nothing.Phones, hidden.Phones));
    }

    [Fact]
    public async Task Putting_one_line_right_leaves_the_marks_of_the_others_unless_other_marks_are_ticked()
    {
        var (file, _) = await Allocated();
        var entry = (await hub.Write("social-worker", file, new PersonOfConcernIdentified
        {
            GivenName = "Alex", Phones = [new("01632 960001"), new("01632 960002", Marks.ThirdParty), new("01632 960003", Marks.Police)],
        }))[0];
        using var person = await hub.SignedIn("social-worker");
        async Task<string> Put(string phones, params (string, string?)[] ticks)
        {
            var page = (await person.Get($"/files/{file}/write/entry-corrected?of={entry.Code}")).Ok();
            (await person.Send(page, [("to.phones", phones), ("because", "Misheard"), .. ticks], button: "Write in the file")).Ok();
            return string.Join("; ", ((PersonOfConcernIdentified)(await Reads(file, entry, "social-worker")).Body).Phones!.Select(one => $"{one.Words[^2..]} {one.Marks}"));
        }

        Assert.Equal("09 None; 02 ThirdParty; 03 Police", await Put("01632 960009\n01632 960002\n01632 960003"));
        Assert.Equal("02 ThirdParty; 03 Police", await Put("01632 960002\n01632 960003"));
        Assert.Equal("02 ThirdParty; 03 Police; 04 ThirdParty", await Put("01632 960002\n01632 960003\n01632 960004"));
        Assert.Equal("02 Health; 03 Health; 05 Health", await Put("01632 960002\n01632 960003\n01632 960005", ("to.phones.marks", "health")));
    }

    // What a forged page sends: the fields of a form this person was never shown, with a token of one they were.
    private async Task Forge(Person person, FileId file, string kind, Entry of, params (string Field, string Value)[] fields)
    {
        var before = (await hub.Open(file)).Entries.Count;
        var page = (await person.Get($"/files/{file}/write/child-seen")).Ok();
        var token = page.Page.QuerySelector("main form input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        var reply = await person.Post($"/files/{file}/write/{kind}", [("__RequestVerificationToken", token), ("Command", $"forged-{++_forged}"), ("of", of.Code),
            ("happened.Day", "7"), ("happened.Month", "4"), ("happened.Year", "2026"), ("to.happened.Day", "7"), ("to.happened.Month", "4"), ("to.happened.Year", "2026"),
            ("because", "It was wrong"), .. fields]);
        Assert.True(reply.Errors.Count > 0 || reply.Status == HttpStatusCode.Forbidden, reply.Words);
        Assert.Equal(before, (await hub.Open(file)).Entries.Count);
    }

    private async Task<(FileId File, Entry Allocation)> Allocated()
    {
        var file = await hub.Referred();
        return (file, (await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced }))[0]);
    }

    private async Task<Entry> Reads(FileId file, Entry entry, string worker = "hub-manager") => (await hub.Open(file, worker)).AsOf(hub.Now).Numbered(entry.Number)!;

    private static Mapping Values(params (string Field, string Value)[] fields) =>
        new([.. fields.Select(field => new Pair(field.Field, Place.None, new Scalar(field.Value, Place.None)))], Place.None);

    private static string Line(Reply page, string begins) => string.Join(' ', page.Page.QuerySelectorAll(".moj-timeline__item")
        .First(item => item.QuerySelector(".moj-timeline__title")!.TextContent.Trim().StartsWith(begins, StringComparison.Ordinal))
        .TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
