using System.Net;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Referrals;

public sealed class ReferralTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Theory]
    [InlineData("referral")]
    [InlineData("referral/check")]
    [InlineData("referral/sent")]
    public async Task A_file_of_another_agency_and_an_absent_one_are_the_same_answer(string page)
    {
        var file = await hub.Worried("education");
        using var person = await hub.SignedIn("health");
        var forbidden = (await person.Get($"/files/{file}/{page}")).NotThere();
        Assert.Equal((await person.Get($"/files/zzzzzzzzzzzzzzzzzzzzzzzzzz/{page}")).NotThere().Words, forbidden.Words);
    }

    [Fact]
    public async Task A_forged_form_sends_nothing()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        foreach (var page in (string[])["referral", "referral/check"])
            Assert.Equal(HttpStatusCode.BadRequest, (await person.Post($"/files/{file}/{page}", ("Concerns", "x"))).Status);
        Assert.Equal(2, (await hub.Open(file)).Number);
    }

    [Fact]
    public async Task Nothing_can_be_checked_before_it_is_filled_in_and_nothing_was_sent_before_it_was()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        Assert.EndsWith("/referral", (await person.Get($"/files/{file}/referral/check")).Ok().Path, StringComparison.Ordinal);
        (await person.Get($"/files/{file}/referral/sent")).NotThere();
    }

    [Fact]
    public async Task What_is_too_long_is_said_and_kept_and_a_tool_of_another_file_cannot_be_attached()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var page = await person.Send(await person.Get($"/files/{file}/referral"), [("Concerns", new string('x', 10_001)), ("ParentsTold", "Mother, today"), ("Tool", "77")]);
        page.Ok().Complains("Shorten this to 10000 characters; it has 10001", "#concerns").Complains("Choose a tool of this file", "#tool");
        Assert.Equal("Mother, today", page.Field("ParentsTold"));
    }

    [Fact]
    public async Task With_no_concern_on_the_file_a_few_words_are_asked_for()
    {
        var file = await hub.Begin("front-door", new ChildIdentified { GivenName = "Un", FamilyName = "Worried" });
        using var person = await hub.SignedIn("front-door");
        (await person.Send(await person.Get($"/files/{file}/referral"), [("Concerns", "")])).Ok().Complains("a few words are enough", "#concerns");
    }

    [Fact]
    public async Task A_referral_is_never_turned_away_for_want_of_a_tool_or_a_field()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var page = (await person.Get($"/files/{file}/referral")).Ok();
        Assert.Equal("to-follow", page.Field("Tool"));
        var check = (await person.Send(page, [("Tool", null), ("Concerns", ""), ("Urgent", "true")])).Ok();
        Assert.EndsWith("/referral/check", check.Path, StringComparison.Ordinal);
        Assert.Contains("Not given: the risk tool, which follows; what worries you now; the recorded concern stands for it; whether the parents or carers know.", check.Words, StringComparison.Ordinal);
        var sent = (await person.Send(check, [])).Ok();
        Assert.EndsWith("/referral/sent", sent.Path, StringComparison.Ordinal);
        var entries = (await hub.Open(file)).Entries;
        Assert.Equal([typeof(ReferralMade), typeof(ContactReceived)], entries.TakeLast(2).Select(entry => entry.Body.GetType()));
        Assert.Equal(entries[^1].Act, entries[^2].Act);
        var received = (ContactReceived)entries[^1].Body;
        Assert.Equal(("Youth service", true, ToolWithReferral.Awaited), (received.From, received.Urgent, received.Tool));
        Assert.Equal(Happening.Of(hub.Now).Day, entries[^1].Happened.Day);
        Assert.NotNull(entries[^1].Happened.Time);
    }

    [Fact]
    public async Task The_confirmation_says_what_happens_next_by_when_and_where_that_is_written()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var sent = (await Sent(person, file)).Ok();
        Assert.Contains("Referral sent", sent.Page.QuerySelector(".govuk-panel__title")!.TextContent, StringComparison.Ordinal);
        foreach (var clock in (string[])["send-referral-to-hub", "decide-on-contact", "complete-awaited-tool"])
            Assert.Contains($"{hub.Pack.Clocks[clock].Title}: ", sent.Words, StringComparison.Ordinal);
        Assert.Contains("Wed 8 April 2026, tomorrow", sent.Words, StringComparison.Ordinal);
        Assert.Contains(hub.Pack.Clocks["send-referral-to-hub"].Source.Title, sent.Words, StringComparison.Ordinal);
        Assert.NotNull(sent.Page.QuerySelector("a[href$='/tools']"));
    }

    [Fact]
    public async Task A_referral_sent_twice_is_written_once()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var check = await person.Send(await person.Get($"/files/{file}/referral"), [("Concerns", "Once")]);
        await person.Send(check, []);
        var again = (await person.Send(check, [])).Ok();
        Assert.EndsWith("/referral/sent", again.Path, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent twice", again.News, StringComparison.Ordinal);
        Assert.Single((await hub.Open(file)).Entries, entry => entry.Body is ReferralMade);
    }

    [Fact]
    public async Task A_completed_tool_goes_with_it_and_is_named_with_its_band()
    {
        var file = await hub.Worried();
        var tool = hub.Pack.Tools["cse-1"];
        await hub.Write("referrer", file, new ToolCompleted
        {
            Tool = "cse-1", Edition = tool.Edition, Suggested = "medium", Chosen = "medium",
            Answers = tool.Indicators.ToDictionary(one => one.Id, one => one.Id == "excluded" ? new Answer { Is = Is.Yes, When = When.Current, Because = "Tutor" } : new Answer { Is = Is.No }),
        });
        using var person = await hub.SignedIn("referrer");
        var page = (await person.Get($"/files/{file}/referral")).Ok();
        Assert.Equal(await hub.Code(file, 3), page.Field("Tool"));
        Assert.Contains("completed Tue 7 April 2026", page.Words, StringComparison.Ordinal);
        Assert.Equal("Medium risk", page.Page.QuerySelector("#tool-item-hint")!.TextContent.Trim());
        Assert.Contains("Send it now, with the tool to follow", page.Words, StringComparison.Ordinal);
        await person.Send(await person.Send(page, [("ParentsTold", "Mother knows")]), []);
        var made = Assert.Single((await hub.Open(file)).Entries.Select(entry => entry.Body).OfType<ReferralMade>());
        Assert.Equal((ToolWithReferral.Attached, 3, "Mother knows"), (made.Tool, made.Of, made.ParentsTold!.Words));
    }

    [Fact]
    public async Task A_referral_can_wait_for_the_tool_and_takes_it_along_when_it_is_done()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn("referrer");
        var tools = await person.Send(await person.Get($"/files/{file}/referral"), [("Concerns", "Kept while I do the tool")], button: "Keep this and complete a risk tool first");
        Assert.EndsWith("/tools", tools.Ok().Path, StringComparison.Ordinal);
        hub.Clock.Advance(TimeSpan.FromMinutes(10));
        await hub.Write("referrer", file, new ToolCompleted
        {
            Tool = "cse-1", Answers = hub.Pack.Tools["cse-1"].Indicators.ToDictionary(one => one.Id, _ => new Answer { Is = Is.NotKnown }),
        });
        var page = (await person.Get($"/files/{file}/referral")).Ok();
        Assert.Equal(("Kept while I do the tool", await hub.Code(file, 3)), (page.Field("Concerns"), page.Field("Tool")));
    }

    [Fact]
    public async Task Who_refers_again_sees_what_came_of_the_last_time()
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ReferralSentToHub());
        await hub.Write("hub-manager", file, new HubDecided { Outcome = HubOutcome.TargetedSupport, Because = "Two indicators" });
        using var person = await hub.SignedIn("referrer");
        var page = (await person.Get($"/files/{file}/referral")).Ok();
        Assert.Contains("Referred before", page.Words, StringComparison.Ordinal);
        Assert.Contains("hub decided – targeted support", page.Words, StringComparison.Ordinal);
        (await Sent(person, file)).Ok();
        Assert.Equal(2, (await hub.Open(file)).Entries.Count(entry => entry.Body is ReferralMade));
    }

    private static async Task<Reply> Sent(Person person, FileId file) =>
        await person.Send(await person.Send(await person.Get($"/files/{file}/referral"), [("Concerns", "Away on four days")]), []);
}
