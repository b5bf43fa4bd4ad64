using System.Net;
using Lantern.Access;
using Lantern.Entries;
using NodaTime;

namespace Lantern.App.Tests.Pages.HubActs;

/// <summary>What holds for every page on which the hub and those it asks act.</summary>
public sealed class HubActsTests(DemoHub hub) : IClassFixture<DemoHub>
{
    public static TheoryData<string, string> Acts => new()
    {
        { "send-to-hub", "front-door" }, { "acknowledge", "hub-manager" }, { "decide", "hub-manager" }, { "set-action", "hub-manager" }, { "answer-action", "team-manager" },
    };

    [Theory, MemberData(nameof(Acts))]
    public async Task Whoever_has_not_signed_in_is_led_to_the_sign_in_page(string page, string _)
    {
        var file = await hub.Referred();
        using var anybody = hub.Anybody();
        Assert.StartsWith("/sign-in", (await anybody.Get($"/files/{file}/{page}")).Path, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Acts))]
    public async Task A_file_that_is_not_for_the_reader_and_one_that_is_not_there_answer_alike(string page, string _)
    {
        var file = await hub.Referred();
        using var stranger = await hub.SignedIn(Role.Health);
        var forbidden = (await stranger.Get($"/files/{file}/{page}")).NotThere();
        var absent = (await stranger.Get($"/files/{new string('0', file.Value.Length)}/{page}")).NotThere();
        Assert.Equal(Bare.Of(absent), Bare.Of(forbidden));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Post($"/files/{file}/{page}", ("Because", "x"))).Status switch
        {
            // Without a token the door is shut before anybody looks which file is meant.
            HttpStatusCode.BadRequest => HttpStatusCode.NotFound,
            var other => other,
        });
    }

    [Theory]
    [InlineData("send-to-hub")]
    [InlineData("acknowledge")]
    [InlineData("decide")]
    [InlineData("set-action")]
    public async Task An_act_of_others_is_not_offered_and_not_taken_from_the_referrer(string page)
    {
        var file = await hub.Referred();
        using var referrer = await hub.SignedIn(Role.Referrer);
        var reply = await referrer.Get($"/files/{file}/{page}");
        Assert.Equal(HttpStatusCode.Forbidden, reply.Status);
        Assert.Contains("of this file to do", reply.Words, StringComparison.Ordinal);
        Assert.Empty(reply.Page.QuerySelectorAll("main form"));
        var before = (await hub.Open(file)).Number;
        var token = reply.Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var forced = await referrer.Post($"/files/{file}/{page}", ("__RequestVerificationToken", token), ("Command", "forced"), ("Because", "x"), ("Outcome", "no-further-action"));
        Assert.Equal(HttpStatusCode.Forbidden, forced.Status);
        Assert.Equal(before, (await hub.Open(file)).Number);
    }

    [Theory, MemberData(nameof(Acts))]
    public async Task A_form_without_its_token_writes_nothing(string page, string worker)
    {
        var file = await Asked();
        var before = (await hub.Open(file)).Number;
        using var person = await hub.SignedIn(worker);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.Post($"/files/{file}/{page}", ("Command", "forged"), ("Because", "forged"), ("Answer", "forged"))).Status);
        Assert.Equal(before, (await hub.Open(file)).Number);
    }

    [Theory]
    [InlineData("send-to-hub", "front-door", "Because", "#because")]
    [InlineData("acknowledge", "hub-manager", "To", "#to")]
    [InlineData("decide", "hub-manager", "Because", "#because")]
    [InlineData("set-action", "hub-manager", "Action", "#action")]
    [InlineData("answer-action", "team-manager", "Answer", "#answer")]
    public async Task Words_far_too_long_are_refused_and_kept_on_the_page(string page, string worker, string field, string leads)
    {
        var file = await Asked();
        var before = (await hub.Open(file)).Number;
        using var person = await hub.SignedIn(worker);
        var shown = (await person.Get($"/files/{file}/{page}")).Ok();
        var words = new string('x', 10_001);
        var reply = (await person.Send(shown, [(field, words)])).Ok().Complains("Shorten this to 10000 characters", leads);
        Assert.Equal(words, reply.Field(field));
        Assert.Equal(before, (await hub.Open(file)).Number);
    }

    [Theory]
    [InlineData("32", "4", "2026", null, "real date")]
    [InlineData("", "", "", null, "Give the day it happened")]
    [InlineData("9", "4", "2026", null, "has not happened yet")]
    [InlineData("7", "4", "2026", "25:99", "must be a time")]
    public async Task A_day_that_cannot_be_is_said_with_its_field(string day, string month, string year, string? time, string complaint)
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.FrontDoor);
        var shown = await person.Get($"/files/{file}/send-to-hub");
        var reply = (await person.Send(shown, [("Because", "Signs were seen"), ("When.Day", day), ("When.Month", month), ("When.Year", year), ("When.Time", time ?? "")])).Ok();
        reply.Complains(complaint);
        Assert.Equal("Signs were seen", reply.Field("Because"));
        Assert.Null((await hub.Open(file)).AsOf(hub.Now).Latest<ReferralSentToHub>());
    }

    [Fact]
    public async Task A_form_sent_twice_writes_once()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.FrontDoor);
        var shown = await person.Get($"/files/{file}/send-to-hub");
        var first = (await person.Send(shown, [("Because", "Signs were seen")])).Ok();
        var again = (await person.Send(shown, [("Because", "Signs were seen")])).Ok();
        Assert.Equal(first.Path, again.Path);
        Assert.Single((await hub.Open(file)).AsOf(hub.Now).All<ReferralSentToHub>());
    }

    [Fact]
    public async Task What_was_written_meanwhile_is_said_and_nothing_typed_is_lost()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.FrontDoor);
        var shown = await person.Get($"/files/{file}/send-to-hub");
        await hub.Write("hub-manager", file, new StrengthNoted { Strength = new Passage("A good teacher") });
        var reply = (await person.Send(shown, [("Because", "Signs were seen")])).Ok().Complains("Somebody wrote in this file while you were writing");
        Assert.Equal("Signs were seen", reply.Field("Because"));
        Assert.Null((await hub.Open(file)).AsOf(hub.Now).Latest<ReferralSentToHub>());
        (await person.Send(reply, [])).Ok();
        Assert.NotNull((await hub.Open(file)).AsOf(hub.Now).Latest<ReferralSentToHub>());
    }

    [Fact]
    public async Task A_draft_is_put_back_on_the_page_and_dropped_once_it_is_written()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.FrontDoor);
        var shown = await person.Get($"/files/{file}/send-to-hub");
        await person.Post("/drafts", ("__RequestVerificationToken", shown.Field("__RequestVerificationToken")!), ("DraftKey", shown.Field("DraftKey")!),
            ("Of", shown.Field("Of")!), ("Because", "Half a sentence"));
        var again = (await person.Get($"/files/{file}/send-to-hub")).Ok();
        Assert.Equal("Half a sentence", again.Field("Because"));
        Assert.Contains("You began this before", again.Words, StringComparison.Ordinal);
        await person.Send(again, [("Because", "A whole sentence"), ("When.Day", "7"), ("When.Month", "4"), ("When.Year", "2026")]);
        Assert.Null(await hub.Store.Files.ReadDraft(shown.Field("DraftKey")!, hub.Worker("front-door")));
    }

    [Fact]
    public async Task An_entry_of_another_file_or_of_none_is_answered_by_nothing()
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.HubManager);
        Assert.Equal("", (await person.Get($"/files/{file}/acknowledge?of={await hub.Code(await hub.Referred(), 4)}")).Ok().Field("Of"));
        Assert.Equal("", (await person.Get($"/files/{file}/acknowledge?of=4")).Ok().Field("Of"));
    }

    /// <summary>A referral at the hub with an action asked of the north team.</summary>
    private async Task<FileId> Asked()
    {
        var file = await hub.Referred();
        await hub.Write("front-door", file, new ReferralSentToHub { Because = "Signs", Of = 4 });
        await hub.Write("hub-manager", file, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced },
            new HubActionSet { Action = new Passage("Hold a strategy discussion"), Owner = "north", Timescale = new LocalDate(2026, 4, 9) });
        return file;
    }
}
