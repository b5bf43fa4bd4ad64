using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Tests.Pages.HubActs;

/// <summary>A referral on its way through the hub, by the forms alone.</summary>
public sealed class ReferralThroughTheHubTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task Sending_without_a_reason_is_refused()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.FrontDoor);
        (await person.Send(await person.Get($"/files/{file}/send-to-hub"), [("Because", "  ")])).Ok().Complains("Say why this goes to the hub", "#because");
        Assert.Null(await Latest<ReferralSentToHub>(file));
    }

    [Fact]
    public async Task Sending_shows_the_contact_decides_on_it_and_meets_both_clocks()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.FrontDoor);
        var shown = (await person.Get($"/files/{file}/send-to-hub")).Ok();
        Assert.Contains("Contact received", shown.Words, StringComparison.Ordinal);
        Assert.Contains("Youth service", shown.Words, StringComparison.Ordinal);
        var reply = (await person.Send(shown, [("Because", "An adult waits for the child")])).Ok();
        Assert.Equal($"/files/{file}", reply.Path);
        Assert.Contains("Sent to the hub", reply.News, StringComparison.Ordinal);
        var sent = await Latest<ReferralSentToHub>(file);
        Assert.Equal(("Youth service", ToolWithReferral.Awaited, 4), (sent!.From, sent.Tool!.Value, sent.Of!.Value));
        Assert.Equal("An adult waits for the child", (await Latest<ContactDecided>(file))!.Because);
        Assert.Equal(DutyState.Met, await State(file, "send-referral-to-hub"));
        Assert.Equal(DutyState.Met, await State(file, "decide-on-contact"));
    }

    [Fact]
    public async Task Sending_again_does_not_decide_on_the_contact_twice()
    {
        var file = await Sent();
        using var person = await hub.SignedIn(Role.FrontDoor);
        var shown = (await person.Get($"/files/{file}/send-to-hub")).Ok();
        Assert.Contains("No contact waits to be sent", shown.Words, StringComparison.Ordinal);
        (await person.Send(shown, [("Because", "More was seen")])).Ok();
        var open = await hub.Open(file);
        Assert.Single(open.AsOf(hub.Now).All<ContactDecided>());
        Assert.Equal(2, open.AsOf(hub.Now).All<ReferralSentToHub>().Count());
    }

    [Fact]
    public async Task Acknowledging_asks_whom_and_how()
    {
        var file = await Sent();
        using var person = await hub.SignedIn(Role.HubManager);
        var shown = (await person.Get($"/files/{file}/acknowledge")).Ok();
        Assert.Equal("Rae Referrer, Youth service", shown.Field("To"));
        var reply = (await person.Send(shown, [("To", "")])).Ok();
        reply.Complains("Say who was told", "#to").Complains("Choose how they were told", "#method");
        var done = (await person.Send(reply, [("To", "Rae Referrer"), ("Method", "phone")])).Ok();
        Assert.StartsWith($"/files/{file}/decide", done.Path, StringComparison.Ordinal);
        Assert.Equal("phone", (await Latest<ReferralAcknowledged>(file))!.Method);
        Assert.Equal(DutyState.Met, await State(file, "acknowledge-referral"));
    }

    [Fact]
    public async Task A_decision_needs_an_outcome_and_a_reason_and_the_refusal_names_its_source()
    {
        var file = await Sent();
        using var person = await hub.SignedIn(Role.HubManager);
        var shown = (await person.Get($"/files/{file}/decide")).Ok();
        Assert.Null(shown.Field("Outcome"));
        Assert.Contains("Left the site at lunch on four days.", shown.Words, StringComparison.Ordinal);
        var reply = (await person.Send(shown, [])).Ok();
        reply.Complains("Bradford", "#because").Complains("Bradford", "#outcome");
        (await person.Send(shown, [("Outcome", "something-else"), ("Because", "x")])).Ok().Complains("Choose one of the four outcomes", "#outcome");
        Assert.Null(await Latest<HubDecided>(file));
    }

    [Fact]
    public async Task The_four_outcomes_say_what_they_mean()
    {
        var file = await Sent();
        using var person = await hub.SignedIn(Role.HubManager);
        var words = (await person.Get($"/files/{file}/decide")).Ok().Words;
        Assert.All(hub.Pack.Lists["hub-outcomes"].Lines, line =>
        {
            Assert.Contains(line.Title, words, StringComparison.Ordinal);
            Assert.Contains(line.Words!, words, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Targeted_support_without_a_service_is_refused_with_its_source_and_keeps_what_was_typed()
    {
        var file = await Sent();
        using var person = await hub.SignedIn(Role.HubManager);
        var refused = (await person.Send(await person.Get($"/files/{file}/decide"), [("Outcome", "targeted-support"), ("Because", "Signs, and help is at hand")])).Ok();
        Assert.Contains(refused.Errors, error => error.Words.Contains("at least one service", StringComparison.Ordinal) && error.Words.Contains("Bradford", StringComparison.Ordinal));
        Assert.Contains("Signs, and help is at hand", refused.Page.QuerySelector("textarea[name=Because]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(await Latest<HubDecided>(file));
    }

    [Fact]
    public async Task The_third_contact_in_a_year_reminds_the_hub_of_what_was_decided_before()
    {
        var file = await Sent();
        await hub.Write("hub-manager", file, new HubDecided { Outcome = HubOutcome.NoFurtherAction, Because = "No sign of it", Of = 6 });
        using var person = await hub.SignedIn(Role.HubManager);
        Assert.DoesNotContain("contacts in the last 12 months", (await person.Get($"/files/{file}/decide")).Words, StringComparison.Ordinal);
        for (var again = 0; again < 2; again++)
            await hub.Write("front-door", file, new ContactReceived { From = "School" });
        await hub.Write("front-door", file, new ReferralSentToHub { Because = "Signs" });
        var shown = (await person.Get($"/files/{file}/decide")).Ok();
        Assert.Contains("3 contacts in the last 12 months", shown.Words, StringComparison.Ordinal);
        Assert.Contains("no further action", shown.Page.QuerySelector("main details")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_is_owed_by_whoever_leads_until_it_does()
    {
        var file = await Sent();
        using var person = await hub.SignedIn(Role.HubManager);
        (await person.Send(await person.Get($"/files/{file}/write/service-referral-made"),
            [("service", "Youth service"), ("for", "Somebody to talk to"), ("due.Day", "9"), ("due.Month", "4"), ("due.Year", "2026")])).Ok();
        Assert.Equal(DutyState.Due, await State(file, "hear-from-service"));
        var made = (await hub.Open(file)).AsOf(hub.Now).LatestEntry<ServiceReferralMade>()!;
        var path = $"/files/{file}/write/service-referral-answered?of={made.Code}";
        var refused = (await person.Send(await person.Get(path), [("accepted", "false")])).Ok();
        Assert.NotEmpty(refused.Errors);
        var sent = (await person.Send(refused, [("accepted", "true"), ("begins", "Next week")])).Ok();
        Assert.True(sent.Errors.Count == 0, string.Join("; ", sent.Errors.Select(error => error.Words)));
        Assert.Equal(made.Number, (await Latest<ServiceReferralAnswered>(file))?.Of);
        Assert.Equal(DutyState.Met, await State(file, "hear-from-service"));
    }

    [Fact]
    public async Task Whoever_leads_refers_again_in_one_step_when_the_risk_rises()
    {
        var file = await Sent();
        await hub.Write("hub-manager", file, new LeadProfessionalNamed { Worker = "education", Agency = "school" });
        using var lead = await hub.SignedIn("education");
        var front = (await lead.Get($"/files/{file}")).Ok();
        var link = front.Page.QuerySelectorAll("main a").Single(one => one.TextContent.Trim() == "Risk has increased: refer");
        Assert.Equal($"/files/{file}/referral", link.GetAttribute("href"));
        (await lead.Get($"/files/{file}/referral")).Ok();
    }

    [Fact]
    public async Task Targeted_support_keeps_the_services_chosen_and_another_outcome_does_not()
    {
        var file = await Sent();
        using var person = await hub.SignedIn(Role.HubManager);
        var shown = await person.Get($"/files/{file}/decide");
        (await person.Send(shown, [("Outcome", "targeted-support"), ("Services", "early-help"), ("Services", "school-nurse"), ("Because", "Signs, and help is at hand")])).Ok();
        Assert.Equal(["Early help", "School nurse"], (await Latest<HubDecided>(file))!.Services!);

        var other = await Sent();
        var second = await person.Get($"/files/{other}/decide");
        (await person.Send(second, [("Outcome", "no-further-action"), ("Services", "early-help"), ("Because", "Nothing points to exploitation")])).Ok();
        Assert.Null((await Latest<HubDecided>(other))!.Services);
    }

    [Fact]
    public async Task An_assessment_leads_on_to_asking_for_the_action_with_what_by_whom_and_by_when()
    {
        var file = await Sent();
        using var person = await hub.SignedIn(Role.HubManager);
        var next = (await person.Send(await person.Get($"/files/{file}/decide"), [("Outcome", "assessment-section-47"), ("Because", "Harm is likely")])).Ok();
        Assert.Equal($"/files/{file}/set-action", next.Path);
        Assert.Equal(DutyState.Met, await State(file, "decide-on-referral"));

        var refused = (await person.Send(next, [("Action", "Open the case")])).Ok();
        Assert.Contains(refused.Errors, error => error.Words.Contains("Bradford", StringComparison.Ordinal));
        Assert.Null(await Latest<HubActionSet>(file));
        (await person.Send(next, [("Action", "Open the case"), ("Owner", "somebody"), ("Timescale.Day", "40")])).Ok()
            .Complains("Choose who is to do it from the list", "#owner").Complains("The day must include a month and year", "#timescale-month");

        var asked = (await person.Send(next, [("Action", "Open the case"), ("Owner", "social-worker"), ("Timescale.Day", "9"), ("Timescale.Month", "4"), ("Timescale.Year", "2026")])).Ok();
        Assert.Contains("the list of Sam Worker now and of Taylor Team, team manager", asked.News, StringComparison.Ordinal);
        var set = await Latest<HubActionSet>(file);
        Assert.Equal(("Open the case", "social-worker", new LocalDate(2026, 4, 9)), (set!.Action!.Words, set.Owner, set.Timescale!.Value));
        Assert.Equal(DutyState.Due, await State(file, "answer-hub-action"));
    }

    [Fact]
    public async Task The_social_worker_answers_and_says_that_it_is_done()
    {
        var file = await Asked("social-worker");
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/answer-action")).Ok();
        Assert.Contains("Open the case", shown.Words, StringComparison.Ordinal);
        var refused = (await person.Send(shown, [("Done", "yes")])).Ok();
        refused.Complains("Write your answer", "#answer").Complains("Say what was done", "#result");
        var reply = (await person.Send(refused, [("Answer", "We take it on"), ("Done", "yes"), ("Result", "Opened this morning")])).Ok();
        Assert.Equal("/", reply.Path);
        Assert.Contains("knows that it is done", reply.News, StringComparison.Ordinal);
        Assert.Equal(DutyState.Met, await State(file, "answer-hub-action"));
        Assert.Equal(DutyState.Met, await State(file, "do-hub-action"));
    }

    [Fact]
    public async Task The_team_manager_answers_for_the_team_and_what_is_to_be_done_stays_owed()
    {
        var file = await Asked("north");
        using var person = await hub.SignedIn("team-manager");
        var shown = (await person.Get($"/files/{file}/answer-action")).Ok();
        (await person.Send(shown, [("Answer", "Sam will do it"), ("Done", "no")])).Ok();
        Assert.Equal(DutyState.Met, await State(file, "answer-hub-action"));
        Assert.Equal(DutyState.Due, await State(file, "do-hub-action"));
        Assert.Contains("Nothing the hub asked for", (await person.Get($"/files/{file}/answer-action")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_actions_the_one_meant_is_chosen_first()
    {
        var file = await Asked("north");
        await hub.Write("hub-manager", file, new HubActionSet { Action = new Passage("See the child"), Owner = "north", Timescale = new LocalDate(2026, 4, 8) });
        using var person = await hub.SignedIn("team-manager");
        var shown = (await person.Get($"/files/{file}/answer-action")).Ok();
        Assert.Contains("More than one waits", shown.Words, StringComparison.Ordinal);
        var link = shown.Page.QuerySelectorAll("main a").First(one => one.TextContent.Contains("See the child", StringComparison.Ordinal)).GetAttribute("href")!;
        (await person.Send((await person.Get(link)).Ok(), [("Answer", "Tomorrow"), ("Done", "no")])).Ok();
        var answered = await Latest<HubActionAnswered>(file);
        Assert.Equal("See the child", ((HubActionSet)(await hub.Open(file)).AsOf(hub.Now).Numbered(answered!.Of)!.Body).Action!.Words);
    }

    private async Task<FileId> Sent()
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ContactDecided { Outcome = "Sent to the hub", Because = "Signs", Of = 4 }, new ReferralSentToHub { Because = "Signs", Of = 4 });
        return file;
    }

    private async Task<FileId> Asked(string owner)
    {
        var file = await Sent();
        await hub.Write("hub-manager", file, new HubDecided { Outcome = HubOutcome.AssessmentSection17, Because = "Needs help", Of = 6 });
        await hub.Write("hub-manager", file, new HubActionSet { Action = new Passage("Open the case"), Owner = owner, Timescale = new LocalDate(2026, 4, 9) });
        return file;
    }

    private async Task<T?> Latest<T>(FileId file) where T : Body => (await hub.Open(file)).AsOf(hub.Now).Latest<T>();

    private async Task<DutyState> State(FileId file, string clock) => (await hub.Open(file)).Duties(all: true).Last(duty => duty.Clock.Id == clock).State;
}
