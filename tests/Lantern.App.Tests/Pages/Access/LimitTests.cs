using System.Net;
using Lantern.App.Site;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Access;

/// <summary>How much one person may do in an hour: what is beyond it is refused in words, with everything typed kept, and the privacy officer knows before.</summary>
public sealed class LimitTests : IAsyncLifetime
{
    private readonly DemoHub _hub = new()
    {
        Settings = new Dictionary<string, int> { ["files-opened-in-an-hour"] = 4, ["searches-in-an-hour"] = 5, ["sent-in-an-hour"] = 20, ["drafts-kept"] = 15 },
    };

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    private async Task<string> Alerts()
    {
        using var privacy = await _hub.SignedIn("privacy-officer");
        return (await privacy.Get("/privacy")).Ok().Words;
    }

    private static void IsTooMuch(Reply reply, string words)
    {
        Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
        Assert.Contains(words, reply.Words, StringComparison.Ordinal);
        Assert.Contains("ring the hub manager", reply.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_opens_too_many_files_is_told_until_when_and_the_privacy_officer_before_them()
    {
        var files = new List<FileId>();
        for (var i = 0; i < 5; i++)
            files.Add(await _hub.Begin("referrer-2", new ConcernRecorded { Concern = new Passage("Words.") }));
        using var person = await _hub.SignedIn("cse-manager");
        foreach (var file in files.Take(4))
            (await person.Get($"/files/{file}")).Ok();
        Assert.Contains("Came to 4 of at most 4 different files opened within an hour", await Alerts(), StringComparison.Ordinal);
        var refused = await person.Get($"/files/{files[4]}");
        IsTooMuch(refused, "at most 4 different files in an hour");
        Assert.Contains("10:30", refused.Words, StringComparison.Ordinal);
        (await person.Get($"/files/{files[0]}")).Ok();
        using var other = await _hub.SignedIn("service-manager");
        (await other.Get($"/files/{files[4]}")).Ok();
        Assert.Contains("Reached the limit of 4", await Alerts(), StringComparison.Ordinal);
        _hub.Clock.Advance(TimeSpan.FromMinutes(61));
        using var later = await _hub.SignedIn("cse-manager");
        (await later.Get($"/files/{files[4]}")).Ok();
    }

    [Fact]
    public async Task Whoever_searches_too_often_keeps_what_they_typed_and_sends_it_again_later()
    {
        await _hub.Worried();
        using var person = await _hub.SignedIn("front-door");
        var find = await person.Get("/find");
        for (var i = 0; i < 5; i++)
            (await person.Send(find, [("Looked", "Jo Example")])).Ok();
        var refused = await person.Send(find, [("Looked", "Jo Example")]);
        IsTooMuch(refused, "searches at most 5 times in an hour");
        Assert.Equal("Jo Example", refused.Field("Looked"));
        Assert.Contains("Came to 4 of at most 5 searches", await Alerts(), StringComparison.Ordinal);
        _hub.Clock.Advance(TimeSpan.FromMinutes(61));
        await person.Send(await person.Get("/sign-in"), [], button: "front-door");
        Assert.Contains("1 match", (await person.Send(refused, [], button: "Send it again")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_step_that_looks_who_is_known_counts_as_a_search()
    {
        await _hub.Worried();
        using var person = await _hub.SignedIn("front-door");
        Reply reply;
        var times = 0;
        do
            reply = await person.Send(await person.Get("/concerns/new"), [("GivenName", "Jo"), ("FamilyName", "Example")], button: "Look whether the child is known");
        while (reply.Status == HttpStatusCode.OK && ++times < 10);
        IsTooMuch(reply, "searches at most 5 times in an hour");
    }

    [Fact]
    public async Task Whoever_sends_too_much_loses_nothing_of_what_they_typed()
    {
        var file = await _hub.Worried();
        using var person = await _hub.SignedIn("referrer");
        using var other = await _hub.SignedIn("education");
        var form = await person.Get($"/files/{file}/write/strength-noted");
        Task<Reply> Keep() => person.Post("/drafts", ("__RequestVerificationToken", form.Field("__RequestVerificationToken")!), (Pencil.Key, $"{file}/write/strength-noted"), ("strength", "Typed"));
        var kept = 0;
        while ((await Keep()).Status == HttpStatusCode.NoContent)
            kept++;
        Assert.InRange(kept, 15, 20);
        IsTooMuch(await person.Send(form, [("strength", "A tutor whom the child trusts.")], button: "Write in the file"), "at most 20 forms and drafts in an hour");
        Assert.Equal("A tutor whom the child trusts.", (await person.Send(form, [("strength", "A tutor whom the child trusts.")], button: "Write in the file")).Field("strength"));
        Assert.Contains("forms and drafts sent within an hour", await Alerts(), StringComparison.Ordinal);
        (await other.Send(await other.Get("/find"), [("Looked", "Jo")])).Ok();
    }

    [Fact]
    public async Task No_more_drafts_are_kept_than_there_is_room_for()
    {
        using var person = await _hub.SignedIn("referrer");
        var token = (await person.Get("/concerns/new")).Field("__RequestVerificationToken")!;
        Task<Reply> Keep(int number) => person.Post("/drafts", ("__RequestVerificationToken", token), (Pencil.Key, $"new/{number}/details"), ("Concern", "Typed"));
        for (var i = 0; i < 15; i++)
            Assert.Equal(HttpStatusCode.NoContent, (await Keep(i)).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Keep(15)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await Keep(14)).Status);
        Assert.Contains("drafts kept", await Alerts(), StringComparison.Ordinal);
    }
}
