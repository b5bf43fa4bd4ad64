using System.Net;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Tests.Pages.Drafts;

public sealed class DraftTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Fact]
    public async Task Nothing_is_saved_without_the_forms_token()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        Assert.Equal(HttpStatusCode.BadRequest, (await person.Post("/drafts", ("DraftKey", Key(file)), ("concern", "Seen."))).Status);
        Assert.Null(await hub.Store.Files.ReadDraft(Key(file), hub.Worker("referrer")));
    }

    [Fact]
    public async Task Nothing_is_saved_on_a_file_somebody_may_not_open()
    {
        var file = await hub.Worried();
        using var stranger = await hub.SignedIn("referrer-2");
        Assert.Equal(HttpStatusCode.NotFound, (await Save(stranger, Key(file), "Seen.")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Save(stranger, "nowhere/write/concern-recorded", "Seen.")).Status);
        Assert.Null(await hub.Store.Files.ReadDraft(Key(file), hub.Worker("referrer-2")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("concern-recorded")]
    [InlineData("//")]
    public async Task A_key_that_names_no_form_saves_nothing(string key)
    {
        using var person = await hub.SignedIn(Role.Referrer);
        Assert.Equal(HttpStatusCode.NotFound, (await Save(person, key, "Seen.")).Status);
    }

    [Fact]
    public async Task More_than_a_draft_may_hold_is_not_saved()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await Save(person, Key(file), new string('x', Draft.MostCharacters))).Status);
        Assert.Null(await hub.Store.Files.ReadDraft(Key(file), hub.Worker("referrer")));
    }

    [Fact]
    public async Task There_is_nothing_to_read_at_the_drafts_address()
    {
        using var person = await hub.SignedIn(Role.Referrer);
        (await person.Get("/drafts")).NotThere();
    }

    [Fact]
    public async Task What_was_typed_is_there_again_for_its_author_alone()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        Assert.Equal(HttpStatusCode.NoContent, (await Save(person, Key(file), "Seen at the station.")).Status);
        var page = (await person.Get($"/files/{file}/write/concern-recorded")).Ok();
        Assert.Equal("Seen at the station.", page.Field("concern"));
        Assert.Contains("only you can see it", page.Words, StringComparison.Ordinal);
        using var other = await hub.SignedIn(Role.FrontDoor);
        Assert.Equal("", (await other.Get($"/files/{file}/write/concern-recorded")).Ok().Field("concern"));
    }

    [Fact]
    public async Task Typing_on_is_not_noted_as_another_look()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        await Save(person, Key(file), "Seen.");
        var looks = (await hub.Store.Files.Looks(file, hub.Worker("hub-manager")))!.Count;
        await Save(person, Key(file), "Seen at the station.");
        Assert.Equal(looks, (await hub.Store.Files.Looks(file, hub.Worker("hub-manager")))!.Count);
        Assert.Contains("station", (await hub.Store.Files.ReadDraft(Key(file), hub.Worker("referrer")))!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_is_gone_once_it_is_written_or_thrown_away()
    {
        var file = await hub.Worried();
        using var person = await hub.SignedIn(Role.Referrer);
        await Save(person, Key(file), "Seen at the station.");
        var page = await person.Get($"/files/{file}/write/concern-recorded");
        (await person.Send(page, [], button: "Write in the file")).Ok();
        Assert.Null(await hub.Store.Files.ReadDraft(Key(file), hub.Worker("referrer")));
        await Save(person, Key(file), "Something else.");
        page = await person.Get($"/files/{file}/write/concern-recorded");
        page = (await person.Send(page, [], button: "Throw the draft away and begin afresh")).Ok();
        Assert.Equal("", page.Field("concern"));
        Assert.Null(await hub.Store.Files.ReadDraft(Key(file), hub.Worker("referrer")));
    }

    private static string Key(FileId file) => $"{file}/write/concern-recorded";

    private static async Task<Reply> Save(Person person, string key, string concern)
    {
        var token = (await person.Get("/practice")).Page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await person.Post("/drafts", ("__RequestVerificationToken", token), ("DraftKey", key), ("concern", concern),
            ("happened.Day", "7"), ("happened.Month", "4"), ("happened.Year", "2026"));
    }
}
