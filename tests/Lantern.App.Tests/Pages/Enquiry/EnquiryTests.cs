using System.Net;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.App.Tests.Pages.Enquiry;

public sealed class EnquiryTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private IReadOnlyList<Checklist> Lists => [.. hub.Pack.For(ChecklistUse.Enquiry).Where(list => list.FromTheStart)];

    [Fact]
    public async Task An_enquiry_is_not_concluded_while_health_is_awaited_unless_a_manager_says_why()
    {
        var file = await Enquiring.Begun(hub, HealthInformation.Awaited);
        using var worker = await hub.SignedIn("social-worker");
        var reply = await Conclude(worker, file, [("HealthInformation", "awaited")]);
        reply.Ok().Complains("Health has not given its information", "#health-information");
        Assert.Contains(reply.Errors, error => error.Words.Contains("S0-88", StringComparison.Ordinal));
        Assert.Null((await hub.Open(file)).AsOf(hub.Now).Latest<Section47Concluded>());
        using var manager = await hub.SignedIn("team-manager");
        await Conclude(manager, file, [("HealthInformation", "awaited")]);
        Assert.Equal(HealthInformation.Awaited, (await hub.Open(file)).AsOf(hub.Now).Latest<Section47Concluded>()!.HealthInformation);
    }

    [Fact]
    public async Task An_enquiry_is_not_concluded_while_a_gap_is_unanswered_and_the_page_leads_to_it()
    {
        var file = await Enquiring.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var reply = await Conclude(worker, file, [], answerGaps: false);
        Assert.Contains(reply.Ok().Errors, error => error.Words.Contains("S0-87", StringComparison.Ordinal) && error.Leads!.StartsWith("#gap", StringComparison.Ordinal));
        Assert.Null((await hub.Open(file)).AsOf(hub.Now).Latest<Section47Concluded>());
    }

    [Fact]
    public async Task A_gap_that_could_not_be_closed_needs_its_reason()
    {
        var file = await Enquiring.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/enquiry/gaps")).Ok();
        var gap = GapFields(page)[0];
        (await worker.Send(page, [(gap, "not-obtained")])).Ok().Complains("Say why it could not be obtained");
        var reply = await worker.Send(page, [(gap, "not-obtained"), (gap.Replace(".Is", ".Because", StringComparison.Ordinal), "The police do not know it either.")]);
        Assert.Contains("Not obtained, because The police do not know it either.", reply.Ok().Words, StringComparison.Ordinal);
        Assert.Single(GapFields(await worker.Get($"/files/{file}/enquiry/gaps")));
    }

    [Fact]
    public async Task An_enquiry_is_not_concluded_without_an_outcome_and_a_reason()
    {
        var file = await Enquiring.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var reply = await Conclude(worker, file, [("Outcome", null), ("Because", "")]);
        reply.Ok().Complains("outcome", "#outcome").Complains("reason", "#because");
        Assert.Contains(reply.Errors, error => error.Words.Contains("S0-86", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_must_be_settled_is_refused_at_its_field_with_its_source()
    {
        var file = await Enquiring.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/enquiry/conclude")).Ok();
        var reply = (await worker.Send(page, [("Outcome", "conference"), ("Because", "Harm was found."), .. Gaps(page)])).Ok();
        Assert.Contains(reply.Errors, error => error.Leads == "#enquiry-enquiry-disruption-is" && error.Words.Contains("S0-82", StringComparison.Ordinal));
        Assert.Equal("Harm was found.", reply.Field("Because"));
    }

    [Fact]
    public async Task An_enquiry_begins_though_nothing_is_filled_in()
    {
        var file = await Enquiring.Discussed(hub);
        using var worker = await hub.SignedIn("social-worker");
        var reply = (await worker.Send((await worker.Get($"/files/{file}/enquiry/begin")).Ok(), [("HealthInformation", null)])).Ok();
        Assert.Equal($"/files/{file}/enquiry", reply.Path);
        Assert.NotNull((await hub.Open(file)).AsOf(hub.Now).Latest<Section47Started>());
    }

    [Fact]
    public async Task Joint_or_single_the_agencies_and_health_are_written_and_whoever_is_seen_becomes_an_action()
    {
        var file = await Enquiring.Discussed(hub);
        using var worker = await hub.SignedIn("social-worker");
        var reply = (await worker.Send((await worker.Get($"/files/{file}/enquiry/begin")).Ok(),
        [
            ("Joint", "yes"), ("Agencies", "Police"), ("OtherAgency", "Housing trust"), ("HealthInformation", "awaited"),
            ("Sees.1.Owner", "Sam Worker"), ("Sees.1.Due.Day", "8"), ("Sees.1.Due.Month", "4"), ("Sees.1.Due.Year", "2026"),
            ("Sees.2.Name", "Her brother"), ("Sees.2.Owner", hub.Offered("health")), ("Sees.2.Due.Day", "9"), ("Sees.2.Due.Month", "4"), ("Sees.2.Due.Year", "2026"),
        ])).Ok();
        var now = (await hub.Open(file)).AsOf(hub.Now);
        var began = now.Latest<Section47Started>()!;
        Assert.Equal((true, HealthInformation.Awaited), (began.Joint, began.HealthInformation));
        Assert.Equal(["Police", "Housing trust"], began.Agencies);
        var seeing = now.All<ActionAgreed>().Where(one => one.Body.Supports is not null).ToList();
        Assert.Equal(["social-worker", "health"], seeing.Select(one => one.Body.Owner));
        Assert.Equal("sibling", seeing[1].Body.Supports);
        Assert.Contains("Jointly: Police, Housing trust", reply.Words, StringComparison.Ordinal);
        Assert.Contains("See Her brother", reply.Words, StringComparison.Ordinal);
        Assert.NotNull((await worker.Get($"/files/{file}")).Page.QuerySelector($"main a[href='/files/{file}/enquiry']"));
    }

    [Fact]
    public async Task A_row_that_lacks_its_day_does_not_hold_the_enquiry_up_and_is_kept_to_be_finished()
    {
        var file = await Enquiring.Discussed(hub);
        using var worker = await hub.SignedIn("social-worker");
        var reply = (await worker.Send((await worker.Get($"/files/{file}/enquiry/begin")).Ok(), [("Sees.1.Owner", "Sam Worker")])).Ok();
        Assert.Equal($"/files/{file}/enquiry/seeing", reply.Path);
        Assert.Equal("Sam Worker", reply.Field("Sees.1.Owner"));
        (await worker.Send(reply, [])).Ok().Complains("Say by which day", "#sees-1-due-day");
        await worker.Send(reply, [("Sees.1.Due.Day", "8"), ("Sees.1.Due.Month", "4"), ("Sees.1.Due.Year", "2026")]);
        Assert.Equal("child", (await hub.Open(file)).AsOf(hub.Now).All<ActionAgreed>().Last().Body.Supports);
    }

    [Fact]
    public async Task The_page_draws_together_gaps_disruption_the_interview_the_tool_work_waits_and_what_is_owed()
    {
        var file = await Enquiring.Begun(hub);
        await hub.Write("social-worker", file, new ChildSpoke { Words = new Passage("I would like to see my aunt."), About = new Passage("weekends") });
        await hub.Write("team-manager", file,
            new WaitForPoliceAgreed { Until = new LocalDate(2026, 4, 6), Because = "An arrest is planned", Meanwhile = new Passage("She stays with her aunt") });
        var agreed = (await hub.Open(file)).AsOf(hub.Now).All<ActionAgreed>().First().Entry.Number;
        await hub.Write("social-worker", file, new ActionProgressed { Of = agreed, Progress = new Passage("Two patrols a night since Monday") });
        using var worker = await hub.SignedIn("team-manager");
        var words = (await worker.Get($"/files/{file}/enquiry")).Ok().Words;
        foreach (var part in (string[])["Who owns the silver car", "Still not known", "Patrol the bus station", "Two patrols a night", "Considered and declined",
            "No risk tool has been completed", "I would like to see my aunt", "nothing is written of seeing the child", "Ended on Mon 6 April 2026", "She stays with her aunt"])
            Assert.Contains(part, words, StringComparison.Ordinal);
        Assert.Contains(hub.Pack.Clocks["hold-initial-conference"].Title, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_concluded_enquiry_answers_its_gaps_in_the_same_act_and_leads_to_what_follows()
    {
        var file = await Enquiring.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var reply = (await Conclude(worker, file, [])).Ok();
        Assert.Equal($"/files/{file}/enquiry", reply.Path);
        Assert.NotNull(reply.Page.QuerySelector($"a[href='/files/{file}/conference/plan']"));
        var now = (await hub.Open(file)).AsOf(hub.Now);
        var concluded = now.LatestEntry<Section47Concluded>()!;
        Assert.Equal(2, now.All<GapAnswered>().Count(answer => answer.Entry.Act == concluded.Act));
        Assert.Contains("continues to be at risk", ((Section47Concluded)concluded.Body).Outcome, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_typed_survives_and_is_let_go_once_it_is_written()
    {
        var file = await Enquiring.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/enquiry/conclude")).Ok();
        Assert.Contains("Saved at", (await worker.Send(page, [("Because", "Half a sentence")], "Save and come back later")).Ok().News, StringComparison.Ordinal);
        var again = (await worker.Get($"/files/{file}/enquiry/conclude")).Ok();
        Assert.Equal("Half a sentence", again.Field("Because"));
        var more = (await worker.Send(again, [("enquiry.enquiry-health-from.items.1.service", "GP")], "Add another")).Ok();
        Assert.Equal(("Half a sentence", "GP"), (more.Field("Because"), more.Field("enquiry.enquiry-health-from.items.1.service")));
        await Conclude(worker, file, []);
        Assert.Null(await hub.Store.Files.ReadDraft($"{file}/section-47-concluded", hub.Worker("social-worker")));
    }

    [Theory]
    [InlineData("enquiry/begin")]
    [InlineData("enquiry/conclude")]
    public async Task Another_agencys_worker_is_told_whose_it_is_and_writes_nothing(string page)
    {
        var file = await Enquiring.Begun(hub);
        using var referrer = await hub.SignedIn(Role.Referrer);
        var reply = await referrer.Get($"/files/{file}/{page}");
        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.Empty(reply.Page.QuerySelectorAll("main form"));
        using var stranger = await hub.SignedIn("education");
        (await stranger.Get($"/files/{file}/{page}")).NotThere();
    }

    private async Task<Reply> Conclude(Person person, FileId file, (string Field, string? Value)[] typed, bool answerGaps = true)
    {
        var page = (await person.Get($"/files/{file}/enquiry/conclude")).Ok();
        List<(string Field, string? Value)> fields =
        [
            ("HealthInformation", "received"), ("Outcome", "conference"), ("Because", "Two agencies saw the same, and she is still met there."),
            .. answerGaps ? Gaps(page) : [], .. Lists.SelectMany(list => LineFilling.Fill(page, list)),
        ];
        fields.RemoveAll(field => typed.Any(one => one.Field == field.Field));
        return await person.Send(page, [.. fields, .. typed], "Conclude the enquiry");
    }

    private static IEnumerable<(string, string?)> Gaps(Reply page) =>
        GapFields(page).SelectMany(field => ((string, string?)[])[(field, "obtained"), (field.Replace(".Is", ".Learned", StringComparison.Ordinal), "The keeper is known now.")]);

    private static List<string> GapFields(Reply page) =>
        [.. page.Page.QuerySelectorAll("input[name^='Gap.'][value='obtained']").Select(input => input.GetAttribute("name")!)];
}
