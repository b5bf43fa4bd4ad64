using System.Net;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Find;

public sealed class FindTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task A_forged_form_finds_nothing()
    {
        using var person = await hub.SignedIn("hub-manager");
        Assert.Equal(HttpStatusCode.BadRequest, (await person.Post("/find", ("Looked", "Jo"))).Status);
    }

    [Fact]
    public async Task What_stands_in_the_address_is_not_looked_for()
    {
        await hub.Worried(given: "Addressed", family: "Child");
        using var person = await hub.SignedIn("hub-manager");
        Assert.DoesNotContain("Addressed Child", (await person.Get("/find?Looked=Addressed")).Ok().Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Enter a name, a date of birth, a phone number, a number plate or a reference")]
    [InlineData("  ", "Enter a name, a date of birth, a phone number, a number plate or a reference")]
    [InlineData(",;", "Enter a name, a date of birth, a phone number, a number plate or a reference")]
    [InlineData("long", "Shorten what you look for to 200 characters")]
    public async Task What_cannot_be_looked_for_is_said_and_kept(string typed, string words)
    {
        using var person = await hub.SignedIn("referrer");
        typed = typed == "long" ? new string('x', 201) : typed;
        var page = await person.Send(await person.Get("/find"), [("Looked", typed)]);
        page.Ok().Complains(words, "#looked");
        Assert.Equal(typed.Trim(), page.Field("Looked")!.Trim());
    }

    [Fact]
    public async Task A_file_the_reader_may_not_open_looks_like_no_file_at_all()
    {
        await hub.Worried("education", "Tansy", "Closeddoor");
        using var person = await hub.SignedIn("health");
        var hidden = await person.Send(await person.Get("/find"), [("Looked", "Tansy Closeddoor")]);
        var absent = await person.Send(await person.Get("/find"), [("Looked", "Nobody Atall")]);
        Assert.Contains("Nobody found", hidden.Ok().Words, StringComparison.Ordinal);
        Assert.Equal(absent.Words, hidden.Words);
    }

    [Fact]
    public async Task Who_may_open_the_file_finds_the_child_with_the_reasons_and_a_way_in()
    {
        var file = await hub.Worried("education", "Marlo", "Openfile");
        using var person = await hub.SignedIn("education");
        var page = (await person.Send(await person.Get("/find"), [("Looked", "marlo openfile 14/5/2011")])).Ok();
        Assert.Equal("/find", page.Path);
        Assert.Contains("1 match", page.Words, StringComparison.Ordinal);
        Assert.Contains("Marlo Openfile", page.Words, StringComparison.Ordinal);
        Assert.Contains("14 May 2011 (14 years)", page.Words, StringComparison.Ordinal);
        Assert.NotEmpty(page.Page.QuerySelectorAll("tbody td")[3].TextContent.Trim());
        Assert.Equal($"/files/{file}", page.Page.QuerySelector("tbody a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_phone_number_a_plate_and_a_reference_find_too()
    {
        var child = await hub.Begin("education", new ChildIdentified { GivenName = "Pho", FamilyName = "Ned", Phone = new Passage("07700 900456"), Reference = "ZX-77" },
            new ConcernRecorded { Concern = new Passage("A worry") });
        using var person = await hub.SignedIn("education");
        foreach (var typed in (string[])["07700900456", "zx77"])
        {
            var page = (await person.Send(await person.Get("/find"), [("Looked", typed)])).Ok();
            Assert.NotNull(page.Page.QuerySelector($"a[href='/files/{child}']"));
        }
    }

    [Fact]
    public async Task A_concern_can_be_recorded_only_after_a_look_and_takes_along_what_was_looked_for()
    {
        using var person = await hub.SignedIn("police");
        var before = (await person.Get("/find")).Ok();
        Assert.Null(before.Page.QuerySelector("form[action^='/concerns']"));
        var after = await person.Send(before, [("Looked", "Indigo Newname 14/5/2011")]);
        var matches = (await person.Send(after, [], button: "Record a concern")).Ok();
        Assert.EndsWith("/matches", matches.Path, StringComparison.Ordinal);
        var details = await person.Send(matches, []);
        Assert.Equal(("Indigo", "Newname", "2011"), (details.Field("GivenName"), details.Field("FamilyName"), details.Field("Born.Year")));
    }
}
