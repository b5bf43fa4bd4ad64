using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Tests.Pages.Plan;

/// <summary>A plan is agreed, takes the place of another, is reviewed and ends, by the forms alone.</summary>
public sealed class AgreeTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Theory]
    [InlineData("Type", null, "Choose which plan it is", "#type")]
    [InlineData("ContactEvery", "often", "Give the contact as a number", "#contact-every")]
    [InlineData("ReviewBy.Day", "", "must include a day", "#review-by-day")]
    [InlineData("Gp", null, "Say how the GP learns of the plan", "#gp")]
    [InlineData("Curfews.1.Time", "late", "the time must be a time", "#curfews-1-time")]
    [InlineData("Curfews.1.PoliceAfter", "soon", "give the minutes as a number", "#curfews-1-police-after")]
    [InlineData("Rows.1.Action", "Only half a row", "Name who does it in row 1", "#rows-1-owner")]
    public async Task What_cannot_be_read_is_said_at_its_field_and_nothing_is_written(string field, string? value, string complaint, string leads)
    {
        var file = await hub.WithRows();
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/agree")).Ok();
        var typed = Agreeing().Where(one => one.Field != field).Append((field, value)).ToList();
        (await person.Send(shown, typed)).Ok().Complains(complaint, leads);
        Assert.Null(await Latest<PlanAgreed>(file));
    }

    [Fact]
    public async Task Contact_less_often_than_every_four_weeks_is_refused_with_its_source()
    {
        var file = await hub.WithRows();
        using var person = await hub.SignedIn("social-worker");
        var reply = await Agree(person, file, ("ContactEvery", "5"));
        reply.Complains("S2-2", "#contact-every");
        Assert.Null(await Latest<PlanAgreed>(file));
        (await Agree(person, file, ("ContactEvery", ""))).Complains("S2-23", "#contact-every");
    }

    [Fact]
    public async Task A_plan_without_disruption_police_or_support_for_parents_is_refused_where_it_can_be_mended()
    {
        var file = await hub.Assessed();
        using var person = await hub.SignedIn("social-worker");
        var none = Lines("agree").Select(one => one.Field switch
        {
            "plan.disruption.items.1.what" or "plan.parents-support.items.1.support" or "plan.police-updates.is" => (one.Field, (string?)null),
            _ => one,
        }).Where(one => one.Item2 is not null && !one.Field.StartsWith("plan.disruption.items", StringComparison.Ordinal) && !one.Field.StartsWith("plan.parents-support.items", StringComparison.Ordinal) && !one.Field.StartsWith("plan.direct-work.items", StringComparison.Ordinal)
            && !one.Field.StartsWith("plan.police-updates", StringComparison.Ordinal)).ToList();
        (string, string?)[] without = [.. none, ("plan.parents-support.is", "not-known"), ("plan.parents-support.because", "Nobody asked"), ("plan.direct-work.is", "none"), ("plan.direct-work.because", "She wants to wait"), ("plan.police-updates.is", "no"), ("plan.police-updates.because", "No enquiry")];
        var reply = (await person.Send((await person.Get($"/files/{file}/plan/agree")).Ok(), [.. without, .. Rest()])).Ok();
        foreach (var source in (string[])["S0-12", "S0-09"])
            Assert.Contains(reply.Errors, error => error.Words.Contains(source, StringComparison.Ordinal) && error.Leads == "#none");
        Assert.Null(await Latest<PlanAgreed>(file));
    }

    [Fact]
    public async Task None_at_present_is_taken_with_a_reason_and_a_day()
    {
        var file = await hub.Assessed();
        await hub.Write("social-worker", file, Planned.Row("supporting-parents", "Meet the mother", "Rae Example"));
        using var person = await hub.SignedIn("social-worker");
        var lines = Lines("agree").Where(one => !one.Field.StartsWith("plan.disruption.items", StringComparison.Ordinal)).ToList();
        var shown = (await person.Get($"/files/{file}/plan/agree")).Ok();
        var reply = (await person.Send(shown, [.. lines, .. Rest().Where(one => one.Field != "Because"), ("None", "disruption")])).Ok();
        reply.Complains("needs a reason", "#none");
        (await person.Send(reply, [("Because", "Nobody is known yet; asked again at the review")])).Ok();
        Assert.Equal("None at present", (await Latest<PlanAgreed>(file))!.Areas!["disruption"][0].Words);
    }

    [Fact]
    public async Task Without_an_assessment_a_plan_needs_a_managers_reason()
    {
        var file = await hub.Worried();
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        await hub.Write("social-worker", file, Planned.Row("supporting-parents", "Meet the mother", "Rae Example"), Planned.Row("police-investigation", "Keep in touch", "police"), Planned.Row("disruption", "Patrol", "police"));
        using var worker = await hub.SignedIn("social-worker");
        (await Agree(worker, file)).Complains("S0-04", "#because");
        using var manager = await hub.SignedIn("team-manager");
        Assert.Equal($"/files/{file}/plan", (await Agree(manager, file)).Path);
        Assert.NotNull(await Latest<PlanAgreed>(file));
    }

    [Fact]
    public async Task A_plan_beside_another_is_refused_and_takes_its_place_in_one_act()
    {
        var file = await hub.Live(PlanType.Cp);
        using var person = await hub.SignedIn("social-worker");
        (await Agree(person, file, ("Type", "cin"))).Complains("S4-02", "#type");
        (await Agree(person, file, ("Type", "cin"), ("Ends", "cp"))).Complains("Say why the plan it takes the place of ends", "#end-because");
        var plan = (await Agree(person, file, ("Type", "cin"), ("Ends", "cp"), ("EndBecause", "Safe for three months"))).Ok();
        Assert.Contains("Child in need plan", plan.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Child protection plan", plan.Words, StringComparison.Ordinal);
        Assert.Contains("Patrol the shopping parade", plan.Words, StringComparison.Ordinal);
        var entries = (await hub.Open(file)).Entries;
        Assert.Equal(entries.Last(entry => entry.Body is PlanEnded).Act, entries.Last(entry => entry.Body is PlanAgreed).Act);
    }

    [Fact]
    public async Task A_plan_agreed_shows_contact_review_and_the_times_to_be_home_and_owes_the_gp_a_copy()
    {
        var file = await hub.WithRows();
        using var person = await hub.SignedIn("social-worker");
        (string, string?)[] curfew = [("Curfews.1.Time", "21:00"), ("Curfews.1.RingAfter", "10"), ("Curfews.1.AgreedWith", "Jo and the mother")];
        var plan = (await Agree(person, file, curfew)).Ok();
        foreach (var words in (string[])["At least every 2 weeks", "Mon 1 June 2026", "School days: 21:00. Ring or text after 10 minutes; the police after a further 15"])
            Assert.Contains(words, plan.Words, StringComparison.Ordinal);
        var agreed = await Latest<PlanAgreed>(file);
        Assert.Equal((10, 15, "21:00"), (agreed!.Curfews![0].RingAfter, agreed.Curfews[0].PoliceAfter, agreed.Curfews[0].Time));
        Assert.Equal(GpPart.ToBeSent, agreed.Gp);
        Assert.Contains((await hub.Open(file, "social-worker")).Duties(), duty => duty.Clock.Id == "send-plan-to-gp");
        var sharing = (await person.Get($"/files/{file}/plan/sharing")).Ok();
        Assert.NotNull(sharing.Page.QuerySelector("a[href$='/plan/copy?for=gp']"));
    }

    [Fact]
    public async Task A_review_says_something_of_every_disruption_row_before_it_is_written()
    {
        var file = await hub.Live();
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/review")).Ok();
        var row = PlanOnADay.Read((await hub.Open(file)).AsOf(hub.Now)).Rows.First(one => one.Action.Area == "disruption");
        var field = $"Row.{row.Entry.Code}.Progress";
        var reply = (await person.Send(shown, [.. Lines("review"), .. Reviewing()])).Ok();
        Assert.Contains(reply.Errors, error => error.Words.Contains("Patrol the shopping parade", StringComparison.Ordinal) && error.Words.Contains("S0-42", StringComparison.Ordinal));
        Assert.Null(await Latest<PlanReviewed>(file));
        var plan = (await person.Send(reply, [(field, "The group has moved on"), ($"Row.{row.Entry.Code}.End", "done")])).Ok();
        Assert.Contains("The group has moved on", plan.Words, StringComparison.Ordinal);
        Assert.Contains("2, of Tue 7 April 2026", plan.Words, StringComparison.Ordinal);
        Assert.Equal(MeetingType.Cin, (await Latest<MeetingHeld>(file))!.Type);
        Assert.DoesNotContain((await hub.Open(file, "social-worker")).Duties(), duty => duty.Clock.Id == "hold-cin-meeting" && duty.Due.Day < hub.Today.PlusWeeks(6));
    }

    [Fact]
    public async Task A_child_in_need_meeting_has_the_name_the_authority_gives_it()
    {
        var file = await hub.Live();
        using var person = await hub.SignedIn("social-worker");
        Assert.Contains("CSE meeting (child in need meeting)", (await person.Get($"/files/{file}/plan/review")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_that_ends_has_its_reason_and_leaves_its_open_rows()
    {
        var file = await hub.Live();
        using var person = await hub.SignedIn("social-worker");
        var shown = (await person.Get($"/files/{file}/plan/end")).Ok();
        (await person.Send(shown, [("Because", "")])).Ok().Complains("Say why it ends", "#because");
        var plan = (await person.Send(shown, [("Because", "Early help goes on")])).Ok();
        Assert.Contains("No plan is live", plan.Words, StringComparison.Ordinal);
        Assert.Contains("Patrol the shopping parade", plan.Words, StringComparison.Ordinal);
    }

    private async Task<Reply> Agree(Person person, FileId file, params (string Field, string? Value)[] others)
    {
        var shown = (await person.Get($"/files/{file}/plan/agree")).Ok();
        return await person.Send(shown, [.. Agreeing().Where(one => others.All(other => other.Field != one.Field)), .. others]);
    }

    private List<(string Field, string? Value)> Agreeing() => [.. Lines("agree"), .. Rest()];

    private IEnumerable<(string Field, string? Value)> Lines(string page) => hub.Pack.For(page == "agree" ? ChecklistUse.Plan : ChecklistUse.Review)
        .SelectMany(checklist => checklist.Lines.Where(line => line.When.Count == 0 && line.After is null).SelectMany(line => Planned.Answer(checklist, line)));

    private static IEnumerable<(string Field, string? Value)> Rest() =>
    [
        ("Type", "cin"), ("ContactEvery", "2"), ("ContactEvery.Unit", "weeks"), ("Gp", "to-be-sent"), ("Because", "The assessment shows the need"), .. Planned.Day("ReviewBy", new LocalDate(2026, 6, 1)),
    ];

    private static IEnumerable<(string Field, string? Value)> Reviewing() =>
        [.. Rest(), ("Meeting", "cin"), ("Present", "Sam Worker, social worker\nJo"), ("Outcome", "It helps")];

    private async Task<T?> Latest<T>(FileId file) where T : Body => (await hub.Open(file, "social-worker")).AsOf(hub.Now).Latest<T>();
}
