using Lantern.Access;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Strategy;

/// <summary>The papers of a strategy discussion: each recipient gets what that recipient may see, and it is written down who got what.</summary>
public sealed class PapersTests(DemoHub hub) : IClassFixture<DemoHub>
{
    private readonly Meetings _meetings = new(hub);

    [Fact]
    public async Task What_health_said_is_not_in_the_copy_of_the_school_and_nothing_says_that_it_is_missing()
    {
        var (file, code) = await Held();
        using var person = await hub.SignedIn(Role.SocialWorker);
        var own = (await person.Get($"/files/{file}/strategy/{code}/minutes")).Ok();
        Assert.Contains("Attends the clinic", own.Words, StringComparison.Ordinal);
        Assert.Contains("Offer a pregnancy test", own.Words, StringComparison.Ordinal);
        var list = (await person.Get($"/files/{file}/strategy/{code}")).Ok();
        var school = await Copy(person, list, "Ellis Education");
        Assert.DoesNotContain("Attends the clinic", school.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("pregnancy", school.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Watch the arcade", school.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("A younger cousin", school.Words, StringComparison.Ordinal);
        Assert.Contains("Ring the school every morning", school.Words, StringComparison.Ordinal);
        Assert.Contains("Tutor sees her daily", school.Words, StringComparison.Ordinal);
        Assert.Contains("Attends the clinic", (await Copy(person, list, "Hollis Health")).Words, StringComparison.Ordinal);
        var police = await Copy(person, list, "Parker Police");
        Assert.Contains("Watch the arcade", police.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Attends the clinic", police.Words, StringComparison.Ordinal);
        // Somebody who was asked reads at most the same on the file itself.
        await hub.Store.Staff.Add(Belonging.InvitedToMeeting, "school", "education", file, "The meeting", until: hub.Now + NodaTime.Duration.FromHours(3));
        using var education = await hub.SignedIn(Role.Education);
        var theirs = (await education.Get($"/files/{file}/strategy/{code}/minutes")).Ok();
        Assert.DoesNotContain("Attends the clinic", theirs.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Watch the arcade", theirs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handing_a_copy_over_is_written_down_once_it_is_said_how()
    {
        var (file, code) = await Held();
        using var person = await hub.SignedIn(Role.SocialWorker);
        var list = (await person.Get($"/files/{file}/strategy/{code}")).Ok();
        Assert.Contains("Always sent a copy", list.Words, StringComparison.Ordinal);
        var copy = await Copy(person, list, "Ellis Education");
        (await person.Send(copy, [], "Write down that it was issued")).Ok().Complains("Say how they got it", "#route");
        var after = (await person.Send(copy, [("Route", "secure e-mail")], "Write down that it was issued")).Ok();
        var shared = Assert.IsType<InformationShared>((await hub.Open(file)).Entries[^1].Body);
        Assert.Equal((Recipient.Education, "secure e-mail"), (shared.Recipient!.Value, shared.Route));
        Assert.DoesNotContain("Health", shared.Parts!);
        var row = after.Page.QuerySelectorAll("tr").Single(one => one.TextContent.Contains("Ellis Education", StringComparison.Ordinal));
        Assert.Contains("7 April 2026", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_action_list_and_the_agenda_are_there_and_another_entry_has_none()
    {
        var (file, code) = await Held();
        using var person = await hub.SignedIn(Role.SocialWorker);
        Assert.Contains("Watch the arcade", (await person.Get($"/files/{file}/strategy/{code}/actions")).Ok().Words, StringComparison.Ordinal);
        var agenda = (await person.Get($"/files/{file}/strategy/{code}/agenda")).Ok();
        Assert.Equal(
            ["Introductions", "Summary of concerns and purpose", "Information from each professional", "Actions to consider", "Decision on significant harm", "Safeguarding plan",
            "Key points and key professionals", "Date for updates or the next meeting", "Conclude"], agenda.Page.QuerySelectorAll("main ol li").Select(item => item.TextContent.Trim()));
        (await person.Get($"/files/{file}/strategy/{await hub.Code(file, 1)}/minutes")).NotThere();
        (await person.Get($"/files/{file}/strategy/{code}/minutes?for=99")).NotThere();
        using var stranger = await hub.SignedIn("champion");
        (await stranger.Get($"/files/{file}/strategy/{code}/minutes")).NotThere();
    }

    private static async Task<Reply> Copy(Person person, Reply list, string name)
    {
        var row = list.Page.QuerySelectorAll("tr").Single(one => one.TextContent.Contains(name, StringComparison.Ordinal));
        return (await person.Get(row.QuerySelector("a[href*='/minutes?for=']")!.GetAttribute("href")!)).Ok();
    }

    private async Task<(FileId File, string Code)> Held()
    {
        var file = await _meetings.Allocated();
        using var person = await hub.SignedIn(Role.SocialWorker);
        await _meetings.Fill(person, file);
        await Meetings.Type(person, file, "introductions",
            ("Invite.l-school-safeguarding.Person", hub.Offered("education")), ("Invite.l-school-safeguarding.Came", "yes"), ("Invite.l-school-nurse.Person", "Hollis Health"), ("Invite.l-school-nurse.Came", "yes"),
            ("Invite.l-police-child-protection.Person", "Parker Police"), ("Invite.l-police-child-protection.Came", "yes"));
        // Whoever reads health notes is chosen for health as it is drawn.
        var page = (await person.Get(Meetings.Path(file, "information"))).Ok();
        Assert.Equal("health", page.Page.QuerySelector("select[name='Invite.l-school-nurse.Keep'] option[selected]")!.GetAttribute("value"));
        await Meetings.Type(person, file, "information", ("Invite.l-school-safeguarding.Said", "Tutor sees her daily."), ("Invite.l-school-nurse.Said", "Attends the clinic every month."), ("Invite.l-police-child-protection.Nothing", "yes"));
        await Meetings.Type(person, file, "actions.strategy-plan.health",
            [("strategy-plan.pregnancy-test.is", "agreed"), ("strategy-plan.pregnancy-test.owner", "Hollis Health"), .. Meetings.Day("strategy-plan.pregnancy-test.due", hub.Today.PlusDays(2))]);
        await Meetings.Type(person, file, "plan",
            [("Action.1.What", "Ring the school every morning"), ("Action.1.Owner", "Sam Worker"), .. Meetings.Day("Action.1.Due", hub.Today.PlusDays(3)),
            ("Action.2.What", "Watch the arcade"), ("Action.2.Owner", "Parker Police"), .. Meetings.Day("Action.2.Due", hub.Today.PlusDays(3)), ("Action.2.Area", "disruption"),
            ("Other.1.About", "A younger cousin"), ("Other.1.Outcome", "referral")]);
        var done = await Meetings.Conclude(person, file);
        Assert.True(done.Ok().News.Contains("concluded", StringComparison.Ordinal), done.Words);
        return (file, (await hub.Open(file)).Entries.Last(entry => entry.Body is StrategyDiscussionHeld).Code);
    }
}
