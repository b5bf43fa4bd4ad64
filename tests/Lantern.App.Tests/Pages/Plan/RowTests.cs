using System.Net;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Tests.Pages.Plan;

/// <summary>The rows of a child's plan: added from the library or one's own, moved on, ended, filtered and read as they stood.</summary>
public sealed class RowTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private static readonly (string, string?)[] Free =
    [
        ("Action", "Walk the way home together"), ("Outcome", "The way home is safe"), ("Area", "protecting-child"), ("Naming", "person"), ("Owner", "Sam Worker"),
        ("Role", "Social worker"), ("Due.Day", "20"), ("Due.Month", "4"), ("Due.Year", "2026"), ("Because", "The child asked for it"),
        ("Follows", "Approached on the way home"), ("Family", "yes"), ("FamilyDecidedBy", "Sam Worker"),
    ];

    [Theory]
    [InlineData("")]
    [InlineData("/add")]
    [InlineData("/progress")]
    [InlineData("/agree")]
    [InlineData("/review")]
    [InlineData("/end")]
    public async Task A_plan_that_is_not_for_the_reader_and_one_that_is_not_there_answer_alike(string page)
    {
        var file = await hub.Live();
        using var stranger = await hub.SignedIn(Role.Health);
        var forbidden = (await stranger.Get($"/files/{file}/plan{page}")).NotThere();
        var absent = (await stranger.Get($"/files/{new string('0', file.Value.Length)}/plan{page}")).NotThere();
        Assert.Equal(Bare.Of(absent), Bare.Of(forbidden));
    }

    [Theory]
    [InlineData("/agree")]
    [InlineData("/review")]
    [InlineData("/end")]
    public async Task Another_agencys_worker_reads_the_plan_and_does_not_agree_review_or_end_it(string page)
    {
        var file = await hub.Live();
        await hub.Store.Staff.Add(Belonging.NetworkMember, "youth", null, file, "Works with the child", until: hub.Now + NodaTime.Duration.FromHours(3));
        using var referrer = await hub.SignedIn(Role.Referrer);
        Assert.Contains("Child in need plan", (await referrer.Get($"/files/{file}/plan")).Ok().Words, StringComparison.Ordinal);
        var reply = await referrer.Get($"/files/{file}/plan{page}");
        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.Contains("of this file to do", reply.Words, StringComparison.Ordinal);
        Assert.Empty(reply.Page.QuerySelectorAll("main form"));
    }

    [Theory]
    [InlineData("Action", "Say what is to be done", "#action")]
    [InlineData("Area", "Choose the heading of the plan", "#area")]
    [InlineData("Owner", "Name who does it", "#owner")]
    [InlineData("Role", "Say as what they do it", "#role")]
    [InlineData("Due.Day", "must include a day", "#due-day")]
    [InlineData("FamilyDecidedBy", "Say who decided what the family may know", "#family-decided-by")]
    public async Task A_row_without_one_of_its_five_parts_is_refused_at_its_field(string left, string complaint, string leads)
    {
        var file = await hub.Assessed();
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/add?line=free")).Ok();
        var reply = (await person.Send(shown, [.. Free.Select(one => one.Item1 == left ? (left, left == "Area" ? null : "") : one)])).Ok().Complains(complaint, leads);
        Assert.Equal("The way home is safe", reply.Field("Outcome"));
        Assert.Empty((await hub.Open(file)).AsOf(hub.Now).All<ActionAgreed>());
    }

    [Fact]
    public async Task A_role_alone_is_taken_only_as_to_be_named_with_a_day()
    {
        var file = await hub.Assessed();
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/add?line=free")).Ok();
        (string, string?)[] role = [.. Free.Where(one => one.Item1 is not ("Owner" or "Naming")), ("Naming", "role"), ("Owner", "")];
        var reply = (await person.Send(shown, role)).Ok().Complains("Give the day by which somebody is named", "#named-by-day");
        (await person.Send(reply, [.. Planned.Day("NamedBy", new LocalDate(2026, 4, 10))])).Ok();
        var row = (await Plan(file)).Rows[^1].Action;
        Assert.Equal(("To be named", "Social worker"), (row.Owner, row.Role));
        var plan = (await person.Get($"/files/{file}/plan")).Ok();
        Assert.Contains("To be named, Social worker", plan.Words, StringComparison.Ordinal);
        Assert.Contains("Somebody is named by Fri 10 April 2026", plan.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disruption_says_its_target_who_leads_and_who_decided_what_the_family_may_know()
    {
        var file = await hub.Assessed();
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/add?line=free")).Ok();
        (string, string?)[] disruption = [.. Free.Where(one => one.Item1 is not ("Area" or "FamilyDecidedBy" or "Family")), ("Area", "disruption"), ("Family", "no")];
        var reply = (await person.Send(shown, disruption)).Ok();
        reply.Complains("Say what the disruption is aimed at", "#target").Complains("Say which agency leads on it", "#lead-agency").Complains("Say who decided", "#family-decided-by");
        reply = (await person.Send(reply, [("Target", "place"), ("LeadAgency", "Police"), ("Family", "summary"), ("FamilyDecidedBy", "Harper Hub"), ("Kept", "disruption")])).Ok();
        reply.Complains("Write what the family may read", "#family-words");
        (await person.Send(reply, [("FamilyWords", "Police walk past more often")])).Ok();
        var row = (await Plan(file)).Rows[^1];
        Assert.Equal((DisruptionTarget.Place, FamilyShare.Summary, "Harper Hub", "Police"),
            (row.Action.Target!.Value, row.Action.Family!.Value, row.Action.FamilyDecidedBy, row.Action.Details!["lead-agency"].Words));
        Assert.Equal(Marks.Disruption, row.Entry.Marks);
        await hub.Store.Staff.Add(Belonging.NetworkMember, "youth", null, file, "Works with the child", until: hub.Now + NodaTime.Duration.FromHours(3));
        using var referrer = await hub.SignedIn(Role.Referrer);
        Assert.DoesNotContain("Walk the way home", (await referrer.Get($"/files/{file}/plan")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_stands_under_its_heading_with_outcome_action_who_when_and_progress()
    {
        var file = await hub.Assessed();
        using var person = await hub.SignedIn("social-worker");
        var reply = (await person.Send((await person.Get($"/files/{file}/plan/add?line=free")).Ok(), Free)).Ok();
        Assert.Equal($"/files/{file}/plan", reply.Path);
        Assert.Equal(["Desired outcome", "Action", "Who by", "When", "Progress at review"], reply.Page.QuerySelectorAll("main table th").Take(5).Select(cell => cell.TextContent.Trim()));
        foreach (var words in (string[])["Protecting the child", "The way home is safe", "Walk the way home together", "Sam Worker, Social worker", "Mon 20 April 2026", "Why: The child asked for it", "Follows from: Approached"])
            Assert.Contains(words, reply.Words, StringComparison.Ordinal);
        Assert.Contains("Nothing is late.", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_ends_without_being_done_says_why_and_leaves_the_open_rows()
    {
        var file = await hub.WithRows();
        var code = await hub.Code(file, (await Plan(file)).Rows[0].Entry.Number);
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/progress?of={code}")).Ok();
        var reply = (await person.Send(shown, [("Progress", "She has found help herself"), ("End", "no-longer-needed")])).Ok().Complains("Say why it ended", "#because");
        var plan = (await person.Send(reply, [("Because", "Her sister does it")])).Ok();
        Assert.Contains("No longer to be done", plan.Words, StringComparison.Ordinal);
        Assert.Contains("No longer needed", plan.Words, StringComparison.Ordinal);
        Assert.False((await Plan(file)).Rows[0].IsOpen);
        (await person.Send((await person.Get($"/files/{file}/plan/progress?of={code}")).Ok(), [("Progress", "Again")])).Ok().Complains("This row has ended");
    }

    [Fact]
    public async Task The_plan_is_filtered_by_heading_and_by_person_without_a_name_in_the_address()
    {
        var file = await hub.WithRows();
        using var person = await hub.SignedIn("social-worker");
        var one = (await person.Get($"/files/{file}/plan?area=disruption")).Ok();
        Assert.Contains("Patrol the shopping parade", one.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Meet the mother", one.Words, StringComparison.Ordinal);
        var who = one.Page.QuerySelectorAll("[name=who] option").First(option => option.TextContent == "Rae Example").GetAttribute("value")!;
        var hers = (await person.Get($"/files/{file}/plan?who={who}")).Ok();
        Assert.Contains("Meet the mother", hers.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Patrol", hers.Page.QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_plan_can_be_read_as_it_stood_on_a_day()
    {
        var file = await hub.WithRows();
        using var person = await hub.SignedIn("social-worker");
        var before = hub.Today.PlusDays(-1);
        Assert.DoesNotContain("Patrol", (await person.Get($"/files/{file}/plan?at={before:uuuu-MM-dd}")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_of_another_file_is_no_row_of_this_one()
    {
        var file = await hub.WithRows();
        var other = await hub.WithRows();
        using var person = await hub.SignedIn("social-worker");
        (await person.Get($"/files/{file}/plan/progress?of={await hub.Code(other, 5)}")).NotThere();
        (await person.Get($"/files/{file}/plan/add?line=plan.meeting")).NotThere();
    }

    private async Task<PlanOnADay> Plan(FileId file) => PlanOnADay.Read((await hub.Open(file, "social-worker")).AsOf(hub.Now));
}
