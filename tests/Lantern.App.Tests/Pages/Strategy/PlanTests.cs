using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.Strategy;

/// <summary>Planning a strategy discussion, and what comes before it opens.</summary>
public sealed class PlanTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private readonly Meetings _meetings = new(hub);

    [Fact]
    public async Task A_plan_is_never_refused_for_want_of_a_field_and_what_is_missing_is_listed()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        var page = (await person.Get($"/files/{file}/strategy/plan")).Ok();
        Assert.Contains("Still missing", page.Words, StringComparison.Ordinal);
        foreach (var lack in (string[])["#for", "#mode", "#chair", "#invite-l-gp-asked", "#invite-l-sexual-health-asked", "#invite-l-referring-agency-asked"])
        {
            Assert.NotNull(page.Page.QuerySelector($".govuk-inset-text a[href='{lack}']"));
            Assert.NotNull(page.Page.QuerySelector(lack));
        }
        Assert.NotNull(page.Page.QuerySelector("a[href^='https://www.proceduresonline.com']"));
        (await person.Send(page, [], "Write the plan")).Ok();
        Assert.NotNull((await hub.Open(file)).AsOf(hub.Now).Latest<StrategyDiscussionPlanned>());
    }

    [Fact]
    public async Task Every_agency_that_has_a_part_in_the_file_is_on_the_list_and_leaving_it_out_asks_for_a_reason()
    {
        var file = await _meetings.Allocated();
        await hub.Store.Staff.Add(Belonging.NetworkMember, "police", "police", file, "Works with the child");
        await hub.Write("police", file, new SignificantIncident { What = new Passage("Found at the station at night.") });
        using var person = await hub.SignedIn(Role.SocialWorker);
        var page = (await person.Get($"/files/{file}/strategy/plan")).Ok();
        Assert.NotNull(page.Page.QuerySelector(".govuk-inset-text a[href='#invite-a-police-asked']"));
        Assert.Contains("The agency that referred – Youth service", page.Words, StringComparison.Ordinal);
        var kept = (await person.Send(page, [("Invite.a-police.Asked", "not"), ("Invite.a-police.LeftOut", "The sergeant comes")], "Save the draft and carry on")).Ok();
        Assert.Null(kept.Page.QuerySelector(".govuk-inset-text a[href='#invite-a-police-asked']"));
        Assert.Equal("The sergeant comes", (await person.Get($"/files/{file}/strategy/plan")).Ok().Field("Invite.a-police.LeftOut"));
    }

    [Theory]
    [InlineData("none", "no-disclosure")]
    [InlineData("made", "disclosure-made")]
    public async Task Whether_the_child_has_told_decides_which_list_comes_first_and_both_are_there(string disclosure, string first)
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        await Meetings.Type(person, file, "opening", ("Disclosure", disclosure));
        var areas = _meetings.Areas((await person.Get(Meetings.Path(file, "actions"))).Ok()).ToList();
        Assert.Equal($"actions.strategy-discussion.{first}", areas.First(area => area.StartsWith("actions.strategy-discussion.", StringComparison.Ordinal)));
        Assert.Contains("actions.strategy-discussion.no-disclosure", areas);
        Assert.Contains("actions.strategy-discussion.disclosure-made", areas);
    }

    [Fact]
    public async Task How_long_the_need_was_known_before_the_meeting_is_said_beside_the_target()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        var page = (await person.Get($"/files/{file}/strategy/plan")).Ok();
        (await person.Send(page, [.. Meetings.Day("Need", hub.Today.PlusDays(-3)), ("Need.Time", "")], "Write the plan")).Ok();
        Assert.Contains("3 days before this meeting; the target here is 1 day", (await person.Get(Meetings.Path(file, "purpose"))).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_planned_stands_in_the_file_and_planning_again_begins_with_it()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        (await Planned(person, file)).Ok();
        var plan = (await hub.Open(file)).AsOf(hub.Now).Latest<StrategyDiscussionPlanned>()!;
        Assert.Equal(new Happening(new LocalDate(2026, 4, 9), new LocalTime(10, 0)), plan.For);
        Assert.Equal(("chair", MeetingMode.Mixed, 2, 1, true), (plan.Chair, plan.Mode!.Value, plan.Victims!.Value, plan.Suspects!.Value, plan.Complex!.Value));
        Assert.Equal("Her health summary", plan.Invitations!.Single(one => one.Line == "gp").Bring!.Words);
        Assert.Equal(hub.Today, plan.Invitations!.Single(one => one.Line == "gp").InvitedOn);
        Assert.Equal("She has never been there", plan.Invitations!.Single(one => one.Line == "sexual-health").LeftOut!.Words);
        Assert.Equal("Example Housing Trust", plan.Invitations!.Single(one => one.Line is null && one.Area == "housing").Agency);
        Assert.Equal(["North Shire", "South Shire"], plan.Authorities!.SelectMany(one => new[] { one.Home, one.Placing }).OfType<string>().Order(StringComparer.Ordinal));
        Assert.Equal(Marks.ThirdParty, Assert.Single(plan.YoungPeople!).About!.Marks);

        var again = (await person.Get($"/files/{file}/strategy/plan")).Ok();
        Assert.Contains("replaces that plan", again.Words, StringComparison.Ordinal);
        Assert.Equal("Her health summary", again.Field("Invite.l-gp.Bring"));
        Assert.Equal("on", again.Field("Invite.l-gp.Asked"));
        Assert.Equal("North Shire", again.Field($"Authority.{file}.Home"));
        var agenda = (await person.Get($"/files/{file}/strategy/{await Code<StrategyDiscussionPlanned>(file)}/agenda")).Ok();
        Assert.Contains("Her health summary", agenda.Words, StringComparison.Ordinal);
        Assert.Contains("Decision on significant harm", agenda.Words, StringComparison.Ordinal);
        using var chair = await hub.SignedIn("chair");
        (await chair.Get($"/files/{file}/strategy/meeting")).Ok();
    }

    [Fact]
    public async Task Another_young_person_is_named_and_has_a_duty_until_their_own_discussion_is_planned()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        (await Planned(person, file)).Ok();
        var named = Assert.Single((await hub.Open(file)).Entries, entry => entry.Body is FurtherYoungPersonNamed);
        Assert.Equal(YoungPersonRole.Suspect, ((FurtherYoungPersonNamed)named.Body).Role);
        Assert.Contains((await hub.Open(file)).Duties(), duty => duty.Clock.Id == "hold-separate-strategy-discussion");
        var page = (await person.Get($"/files/{file}/strategy/plan?of={named.Code}")).Ok();
        Assert.Contains("discussion of their own", page.Words, StringComparison.Ordinal);
        (await person.Send(page, Meetings.Day("For", hub.Today.PlusDays(1)), "Write the plan")).Ok();
        var open = await hub.Open(file);
        Assert.Equal(named.Number, open.Entries[^1].Body.Of);
        Assert.DoesNotContain(open.Duties(), duty => duty.Clock.Id == "hold-separate-strategy-discussion");
        // The plan for the child of this file is still the one that is held.
        Assert.Equal("chair", (await person.Get($"/files/{file}/strategy/plan")).Page.QuerySelector("#chair option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_meeting_does_not_open_before_what_is_urgent_is_done_or_explained_and_every_authority_is_asked()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        (await Planned(person, file)).Ok();
        await Meetings.Type(person, file, "opening", ("Urgent.1.Action", "A bed for tonight"), ("Urgent.1.Done", "no"), ($"Authority.{file}.Invited", "no"));
        var shut = (await person.Get(Meetings.Path(file, "introductions"))).Ok();
        Assert.EndsWith("/opening", shut.Path, StringComparison.Ordinal);
        Assert.Contains("Urgent action 1 is not done", shut.Words, StringComparison.Ordinal);
        Assert.Contains("North Shire and South Shire", shut.Words, StringComparison.Ordinal);
        await Meetings.Type(person, file, "opening", ("Urgent.1.Because", "Her aunt has taken her in"), ($"Authority.{file}.LeftOut", "Their duty worker is away until noon"));
        Assert.EndsWith("/introductions", (await person.Get(Meetings.Path(file, "introductions"))).Ok().Path, StringComparison.Ordinal);
        await Meetings.Type(person, file, "opening", ("Urgent.1.Because", ""), ("Mode", "telephone"));
        Assert.EndsWith("/introductions", (await person.Get(Meetings.Path(file, "introductions"))).Ok().Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_victims_in_a_single_meeting_without_a_reason_and_no_lead_authority_are_asked_for_again_at_the_end()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        (await Planned(person, file)).Ok();
        await Meetings.Type(person, file, "opening", ("Complex", "no"), ("SingleBecause", "Each has a meeting of their own today"), ("LeadAuthority", ""), ("Young.1.Discussion", "not-needed"));
        var page = (await person.Get(Meetings.Path(file, "conclude"))).Ok();
        Assert.NotNull(page.Page.QuerySelector("a[href$='/opening#lead-authority']"));
        Assert.NotNull(page.Page.QuerySelector("a[href$='/opening#young-1-discussion']"));
        Assert.Null(page.Page.QuerySelector("a[href$='/opening#complex']"));
        await Meetings.Type(person, file, "opening", ("SingleBecause", ""));
        Assert.NotNull((await person.Get(Meetings.Path(file, "conclude"))).Ok().Page.QuerySelector("a[href$='/opening#complex']"));
    }

    [Fact]
    public async Task The_address_of_the_act_leads_here_from_everywhere()
    {
        var file = await _meetings.Allocated();
        await hub.Write("hub-manager", file, new RiskLevelSet { Level = RiskLevel.High, Because = "Several signs at once" });
        using var manager = await hub.SignedIn(Role.HubManager);
        Assert.NotNull((await manager.Get($"/files/{file}/duties")).Ok().Page.QuerySelector("a[href*='/strategy/plan']"));
    }

    private async Task<string> Code<T>(FileId file) where T : Body => (await hub.Open(file)).Entries.Last(entry => entry.Body is T).Code;

    private async Task<Reply> Planned(Person person, FileId file)
    {
        var page = (await person.Get($"/files/{file}/strategy/plan")).Ok();
        return await person.Send(page,
        [
            .. Meetings.Day("For", new LocalDate(2026, 4, 9)), ("For.Time", "10:00"), ("Mode", "mixed"), ("Chair", "chair"), ("Victims", "2"), ("Suspects", "1"), ("Complex", "yes"), ("Disclosure", "none"),
            ("Invite.l-gp.Person", "Dr Example"), ("Invite.l-gp.Bring", "Her health summary"), ("Invite.l-gp.Asked", "today"),
            ("Invite.l-sexual-health.Asked", "not"), ("Invite.l-sexual-health.LeftOut", "She has never been there"),
            ("Own.1.Agency", "Example Housing Trust"), ("Own.1.Role", "Support worker"), ("Own.1.Area", "housing"), ("Own.1.Asked", "today"),
            ($"Authority.{file}.Home", "North Shire"), ($"Authority.{file}.Placing", "South Shire"), ($"Authority.{file}.Invited", "yes"),
            ("LeadAuthority", "North Shire"), ("LeadAgreedBy", "A. Senior, North Shire"), .. Meetings.Day("LeadAgreedOn", hub.Today),
            ("Young.1.About", "A boy from her class"), ("Young.1.As", "facilitated"), ("Young.1.Referred", "yes"), ("Young.1.Reference", "SG-1"), ("Young.1.Discussion", "planned"),
        ], "Write the plan");
    }
}
