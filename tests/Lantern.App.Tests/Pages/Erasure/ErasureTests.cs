using System.Net;
using Lantern.Entries;

namespace Lantern.App.Tests.Pages.Erasure;

/// <summary>Erasing a file over the pages: two people, by reference, never while it is held.</summary>
public sealed class ErasureTests(DemoHub hub) : IClassFixture<DemoHub>
{
    [Theory]
    [InlineData("hub-manager")]
    [InlineData("social-worker")]
    [InlineData("auditor")]
    [InlineData("system-administrator")]
    public async Task The_pages_are_not_there_for_anybody_but_the_privacy_officer(string worker)
    {
        var file = await Proposed("Robin", "Notforthem");
        using var person = await hub.SignedIn(worker);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Get("/erasures")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await person.Get($"/erasures/{file}")).Status);
        Assert.DoesNotContain("Erasing files", (await person.Get("/")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hub_manager_proposes_and_the_privacy_officer_erases()
    {
        var file = await hub.Begin("hub-manager", new ChildIdentified { GivenName = "Zelda", FamilyName = "Canaryname", Reference = "HUB-77" }, new ConcernRecorded { Concern = new Passage("A worry") });
        using (var manager = await hub.SignedIn("hub-manager"))
        {
            var form = (await manager.Get($"/files/{file}/write/erasure-proposed")).Ok();
            (await manager.Send(form, [("authority", "Request 2026-17"), ("because", "The retention rule")])).Ok();
        }
        using var officer = await hub.SignedIn("privacy-officer");
        Assert.Contains("Erasing files", (await officer.Get("/")).Text, StringComparison.Ordinal);
        var list = (await officer.Get("/erasures")).Ok();
        Assert.Contains("HUB-77", list.Words, StringComparison.Ordinal);
        var page = (await officer.Get($"/erasures/{file}")).Ok();
        Assert.Contains("Request 2026-17", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Canaryname", list.Words + page.Words, StringComparison.Ordinal);
        var done = (await officer.Send(page, [], button: "Erase the file for good")).Ok();
        Assert.Contains("The file is erased", done.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("HUB-77", done.Words, StringComparison.Ordinal);
        using var after = await hub.SignedIn("hub-manager");
        Assert.Equal(HttpStatusCode.NotFound, (await after.Get($"/files/{file}")).Status);
        Assert.DoesNotContain(file, hub.Store.Erasures.Proposed(hub.Store.Staff.Worker("privacy-officer")!).Select(line => line.File));
    }

    [Fact]
    public async Task A_hold_is_said_and_nothing_is_erased()
    {
        var file = await Proposed("Hal", "Heldname");
        using var officer = await hub.SignedIn("privacy-officer");
        var before = (await officer.Get($"/erasures/{file}")).Ok();
        await hub.Write("hub-manager", file, new LegalHoldPlaced { Authority = "Inquiry 4" });
        var after = await officer.Send(before, [], button: "Erase the file for good");
        Assert.Contains("A legal hold stands on this file", after.Words, StringComparison.Ordinal);
        using var manager = await hub.SignedIn("hub-manager");
        (await manager.Get($"/files/{file}")).Ok();
    }

    private async Task<FileId> Proposed(string given, string family)
    {
        var file = await hub.Begin("hub-manager", new ChildIdentified { GivenName = given, FamilyName = family }, new ConcernRecorded { Concern = new Passage("A worry") });
        await hub.Write("hub-manager", file, new ErasureProposed { Authority = "Request 2026-18", Because = "The retention rule" });
        return file;
    }
}
