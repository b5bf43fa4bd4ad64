using System.Net;
using Lantern.Access;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Files;

/// <summary>What holds for every page of a file: the door, and what another agency's worker never sees.</summary>
public sealed class FileDoorTests(DemoHub hub) : IClassFixture<DemoHub>
{
    public static TheoryData<string> Pages => ["", "/chronology", "/duties", "/risk", "/looks", "/entries/00000000"];

    public static TheoryData<string> Readings => ["", "/chronology", "/duties", "/risk"];

    [Theory, MemberData(nameof(Pages))]
    public async Task Whoever_has_not_signed_in_is_led_to_the_sign_in_page(string page)
    {
        var file = await hub.Referred();
        using var anybody = hub.Anybody();
        Assert.StartsWith("/sign-in", (await anybody.Get($"/files/{file}{page}")).Path, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_file_that_is_not_for_the_reader_and_one_that_is_not_there_answer_alike(string page)
    {
        var file = await hub.Referred();
        using var stranger = await hub.SignedIn("social-worker");
        var forbidden = (await stranger.Get($"/files/{file}{page}")).NotThere();
        var absent = (await stranger.Get($"/files/{new string('0', file.Value.Length)}{page}")).NotThere();
        Assert.Equal(Bare.Of(absent), Bare.Of(forbidden));
        Assert.DoesNotContain(file.Value, forbidden.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Readings))]
    public async Task A_day_to_come_and_a_day_that_is_none_are_said_with_their_field(string page)
    {
        var file = await hub.Referred();
        using var person = await hub.SignedIn(Role.HubManager);
        (await person.Get($"/files/{file}{page}?at=2030-01-01")).Ok().Complains("The day must be today or in the past", "#at-day");
        (await person.Get($"/files/{file}{page}?At.Day=31&At.Month=2&At.Year=2026")).Ok().Complains("must be a real date", "#at-day");
        Assert.Equal("31", (await person.Get($"/files/{file}{page}?At.Day=31&At.Month=2&At.Year=2026")).Field("At.Day"));
    }

    [Theory, MemberData(nameof(Readings))]
    public async Task A_page_of_the_file_shows_who_in_initials_and_never_where(string page)
    {
        var file = await Told();
        using var person = await hub.SignedIn(Role.HubManager);
        var reply = (await person.Get($"/files/{file}{page}")).Ok();
        var bar = reply.Page.QuerySelector(".lantern-identity")!.TextContent;
        Assert.Contains("JE", bar, StringComparison.Ordinal);
        Assert.Contains("R-1001", bar, StringComparison.Ordinal);
        Assert.Contains("14 years", bar, StringComparison.Ordinal);
        Assert.DoesNotContain("Nowhere Lane", reply.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Example", reply.Page.Title!, StringComparison.Ordinal);
        Assert.DoesNotContain("Jo ", reply.Text.Replace("Jo Example", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Readings))]
    public async Task The_line_of_the_child_protection_plan_shows_to_another_agency_nothing_of_what_is_marked(string page)
    {
        var file = await Told();
        foreach (var worker in (string[])["referrer", "referrer-2"])
        {
            if (worker == "referrer-2")
                await hub.Store.Staff.Add(Belonging.ReferralColleague, "youth", "referrer-2", null, "Works on the referrals");
            using var person = await hub.SignedIn(worker);
            var reply = await person.Get($"/files/{file}{page}");
            Assert.True(reply.Status is HttpStatusCode.OK or HttpStatusCode.Forbidden, reply.Path);
            string[] hidden = ["Watched from the car", "The grandmother said", "Legal advice given", "Police", "kept from", "hidden", "redacted"];
            Assert.All(hidden, words => Assert.DoesNotContain(words, reply.Words, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task An_entry_that_is_hidden_and_one_that_is_not_there_answer_alike()
    {
        var file = await Told();
        using var person = await hub.SignedIn(Role.Referrer);
        var hidden = (await person.Get($"/files/{file}/entries/{await hub.Code(file, 7)}")).NotThere();
        var absent = (await person.Get($"/files/{file}/entries/zzzzzzzz")).NotThere();
        Assert.Equal(Bare.Of(absent), Bare.Of(hidden));
        Assert.Equal(HttpStatusCode.NotFound, (await person.Get($"/files/{file}/entries/7")).Status);
    }

    [Fact]
    public async Task The_same_file_shows_the_hub_manager_what_the_referrer_does_not_see()
    {
        var file = await Told();
        using var person = await hub.SignedIn(Role.HubManager);
        var words = (await person.Get($"/files/{file}/chronology")).Ok().Words;
        Assert.Contains("Watched from the car", words, StringComparison.Ordinal);
    }

    /// <summary>A referred child, with an address, an entry for the police and entries with marked passages.</summary>
    private async Task<FileId> Told()
    {
        var file = await hub.Referred();
        await hub.Write("hub-manager", file,
            new ChildIdentified { Address = new Passage("1 Nowhere Lane", Marks.ProtectedLocation) },
            new StrengthNoted { Strength = new Passage("A good teacher"), BuildOn = new Passage("The grandmother said so", Marks.ThirdParty) });
        await Mark(file, new SignificantIncident { What = new Passage("Watched from the car") }, Marks.Police);
        await Mark(file, new RiskStated { Statement = new Passage("Legal advice given") }, Marks.Legal | Marks.Police);
        return file;
    }

    private async Task Mark(FileId file, Body body, Marks marks) => await hub.Store.Files.Write(
        new Store.Act($"marked-{file}-{body.Kind.Name}", Store.ActPart.In(file, body, new Happening(hub.Today), marks)), hub.Worker("hub-manager"));
}
