using System.Net;
using Lantern.Access;
using Lantern.App.Tests.Pages.Assessments;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.App.Tests.Pages.Conference;

public sealed class ConferenceTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task A_conference_is_not_ready_without_its_report_shared_and_the_tool_with_the_hub_and_each_is_a_link()
    {
        var file = await Assessing.Begun(hub, withTool: false);
        await Planned(file);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/conference/ready")).Ok();
        foreach (var path in (string[])["conference/report", "conference/share?with=parents", "conference/share?with=child", "tools", "write/information-shared"])
            Assert.NotNull(page.Page.QuerySelector($"main a[href='/files/{file}/{path}']"));
        var reply = (await worker.Send(page, [.. Filled(page, ChecklistUse.Conference)], "Write that it is ready")).Ok();
        foreach (var lacking in (string[])["The report is not written", "not shared with the parents", "not shared with the child", "No risk tool is completed"])
            Assert.Contains(reply.Errors, error => error.Words.Contains(lacking, StringComparison.Ordinal) && error.Words.Contains("S2-", StringComparison.Ordinal));
        Assert.Null((await hub.Open(file)).AsOf(hub.Now).Latest<ConferenceMadeReady>());
    }

    [Fact]
    public async Task The_hub_cannot_be_left_out_of_a_conference()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/conference/plan")).Ok();
        Assert.Null(page.Page.QuerySelector("[name='Invite.1.Role'][value='Hub']"));
        var none = Enumerable.Range(1, 8).Select(n => ($"Invite.{n}.Role", (string?)"")).ToList();
        await worker.Send(page, [("Type", "initial"), ("For.Day", "20"), ("For.Month", "4"), ("For.Year", "2026"), ("HubPerson", ""), .. none]);
        var planned = (await hub.Open(file)).AsOf(hub.Now).Latest<ConferencePlanned>()!;
        Assert.Equal("hub", Assert.Single(planned.Invitations!).Line);
    }

    [Fact]
    public async Task A_conference_needs_its_day_and_which_it_is()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/conference/plan")).Ok();
        (await worker.Send(page, [])).Ok().Complains("which conference", "#type").Complains("Give the day of the conference", "#for-day");
        (await worker.Send(page, [("Type", "initial"), ("For.Day", "6"), ("For.Month", "4"), ("For.Year", "2026")])).Ok().Complains("on or after the day it was planned");
    }

    [Fact]
    public async Task The_report_begins_with_the_current_tool_and_the_judged_level_and_refuses_what_is_left_out()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/conference/report")).Ok();
        var tool = hub.Pack.Tools["seraf"];
        Assert.Equal("medium", page.Field("Level"));
        Assert.StartsWith("Medium, judged by Harper Hub", page.Field("report.level.said"), StringComparison.Ordinal);
        Assert.Equal(tool.Groups.First(group => group.Id == "vulnerability").Indicators[0].Ask, page.Field("report.vulnerability-factors.items.1.factor"));
        Assert.StartsWith("Seen by the school", page.Field("report.indicators.items.1.evidence"), StringComparison.Ordinal);
        var reply = (await worker.Send(page, [("report.level.said", "")], "Write the report")).Ok();
        Assert.Contains(reply.Errors, error => error.Leads == "#report-level-said" && error.Words.Contains("S2-34", StringComparison.Ordinal));
        Assert.Contains(reply.Errors, error => error.Words.Contains("S2-35", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_report_shared_on_the_day_needs_its_reason_and_one_shortly_before_is_said_to_be_short()
    {
        var file = await Assessing.Begun(hub);
        await Planned(file, new LocalDate(2026, 4, 8));
        using var worker = await hub.SignedIn("social-worker");
        await WriteReport(worker, file);
        var page = (await worker.Get($"/files/{file}/conference/share?with=child")).Ok();
        Assert.Contains("Short: 1 working day before the conference", page.Words, StringComparison.Ordinal);
        (await worker.Send(page, [("Shared", "yes")])).Ok().Complains("Write what they say of it", "#views");
        var shared = (await worker.Send(page, [("Shared", "yes"), ("Views", "That is not how it was.")])).Ok();
        Assert.Contains("Short: 1 working day", shared.News, StringComparison.Ordinal);
        var today = await Assessing.Begun(hub);
        await Planned(today, hub.Today);
        await WriteReport(worker, today);
        var late = (await worker.Get($"/files/{today}/conference/share?with=parents")).Ok();
        (await worker.Send(late, [("Shared", "yes"), ("Views", "They agree.")])).Ok().Complains("not shared before the day of the conference", "#late-because");
        Assert.Contains("Late", (await worker.Send(late, [("Shared", "yes"), ("Views", "They agree."), ("LateBecause", "They were away.")])).Ok().News, StringComparison.Ordinal);
        Assert.Equal("They were away.", (await hub.Open(today)).AsOf(hub.Now).Latest<ReportShared>(one => one.With == SharedWith.Parents)!.Because);
    }

    [Fact]
    public async Task Not_sharing_the_report_needs_a_reason()
    {
        var file = await Assessing.Begun(hub);
        await Planned(file);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/conference/share?with=parents")).Ok();
        Assert.Contains((await worker.Send(page, [("Shared", "no")])).Ok().Errors, error => error.Leads == "#because");
        await worker.Send(page, [("Shared", "no"), ("Because", "It would put her in danger.")]);
        Assert.Equal(SharedWith.Parents, (await hub.Open(file)).AsOf(hub.Now).Latest<ReportNotShared>()!.With);
    }

    [Fact]
    public async Task A_conference_goes_from_planning_over_the_report_to_ready_and_its_chair_writes_what_it_decided()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var plan = (await worker.Get($"/files/{file}/conference/plan")).Ok();
        (await worker.Send(plan, [("Type", "initial"), ("For.Day", "20"), ("For.Month", "4"), ("For.Year", "2026"), ("For.Time", "10:00"), ("Chair", plan.Page.QuerySelectorAll("#owners option").Select(one => one.GetAttribute("value")).Single(said => said!.StartsWith("Charlie Chair, ", StringComparison.Ordinal)))])).Ok();
        await WriteReport(worker, file);
        foreach (var with in (string[])["parents", "child"])
            await worker.Send(await worker.Get($"/files/{file}/conference/share?with={with}"), [("With", with), ("Shared", "yes"), ("Views", $"Said by the {with}")]);
        await hub.Write("social-worker", file, Assessing.Tool(hub));
        await hub.Write("social-worker", file, new InformationShared { What = "The risk tool", Recipient = Recipient.Hub });
        var ready = (await worker.Get($"/files/{file}/conference/ready")).Ok();
        Assert.DoesNotContain("Missing", ready.Page.QuerySelector(".govuk-task-list")!.TextContent, StringComparison.Ordinal);
        Assert.Equal($"/files/{file}/conference", (await worker.Send(ready, [.. Filled(ready, ChecklistUse.Conference)], "Write that it is ready")).Ok().Path);
        var now = (await hub.Open(file)).AsOf(hub.Now);
        var report = (await worker.Get($"/files/{file}/conference/reports/{now.LatestEntry<ReportWritten>()!.Code}")).Ok().Words;
        foreach (var part in (string[])["Medium", "Told under child-view of said", "Said by the parents", "Said by the child", "It reads with ease"])
            Assert.Contains(part, report, StringComparison.Ordinal);
        using var chair = await hub.SignedIn(Role.Chair);
        var hold = (await chair.Get($"/files/{file}/conference/hold")).Ok();
        (await chair.Send(hold, [])).Ok().Complains("Say what the conference decided", "#outcome").Complains("Say why it decided so", "#because");
        var held = (await chair.Send(hold, [("Outcome", "child-protection-plan"), ("Because", "All agreed that the risk goes on.")])).Ok();
        Assert.Equal($"/files/{file}/conference", held.Path);
        Assert.Equal(("A child protection plan", "chair"), ((await hub.Open(file)).AsOf(hub.Now).Latest<ConferenceHeld>()!.Outcome, (await hub.Open(file)).AsOf(hub.Now).LatestEntry<ConferenceHeld>()!.Writer.Worker));
        Assert.NotNull((await worker.Get($"/files/{file}/conference")).Page.QuerySelector($"main a[href^='/files/{file}/plan'], main a[href='/files/{file}/write/plan-agreed']"));
    }

    [Fact]
    public async Task What_was_typed_into_the_report_survives()
    {
        var file = await Assessing.Begun(hub);
        using var worker = await hub.SignedIn("social-worker");
        var page = (await worker.Get($"/files/{file}/conference/report")).Ok();
        await worker.Send(page, [("report.child-view.said", "I am fine at my aunt’s.")], "Save and come back later");
        Assert.Equal("I am fine at my aunt’s.", (await worker.Get($"/files/{file}/conference/report")).Field("report.child-view.said"));
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("report")]
    [InlineData("ready")]
    [InlineData("hold")]
    public async Task Another_agencys_worker_is_told_whose_it_is(string page)
    {
        var file = await Assessing.Begun(hub);
        using var referrer = await hub.SignedIn(Role.Referrer);
        var reply = await referrer.Get($"/files/{file}/conference/{page}");
        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.Empty(reply.Page.QuerySelectorAll("main form"));
        using var stranger = await hub.SignedIn("education");
        (await stranger.Get($"/files/{file}/conference/{page}")).NotThere();
    }

    private async Task WriteReport(Person worker, FileId file)
    {
        var page = (await worker.Get($"/files/{file}/conference/report")).Ok();
        (await worker.Send(page, [.. Filled(page, ChecklistUse.Report)], "Write the report")).Ok();
    }

    private Task<IReadOnlyList<Entry>> Planned(FileId file, LocalDate? day = null) =>
        hub.Write("social-worker", file, new ConferencePlanned { Type = ConferenceType.Initial, For = new Happening(day ?? new LocalDate(2026, 4, 20)) });

    private IEnumerable<(string, string?)> Filled(Reply page, ChecklistUse use) => hub.Pack.For(use).SelectMany(list => LineFilling.Fill(page, list));
}
