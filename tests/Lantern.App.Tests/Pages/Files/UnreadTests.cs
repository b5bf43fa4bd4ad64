using System.Net;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Tests.Pages.Files;

/// <summary>A file that cannot be read: it is named to who may open it, everything else is there, and its mistake can be struck out.</summary>
public sealed class UnreadTests : IAsyncLifetime
{
    private readonly DemoHub _hub = new()
    {
        // A clock no pack can be loaded with: it counts back from a plan by no span, so that reading a file with one fails.
        Change = pack => pack with { Clocks = new Dictionary<string, Clock>(pack.Clocks) { ["faulty"] = Faulty(pack) } },
    };

    public ValueTask InitializeAsync() => _hub.InitializeAsync();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task It_is_left_out_of_the_lists_in_so_many_words_and_its_reader_mends_it_by_striking_out()
    {
        var good = await _hub.Referred();
        var bad = await _hub.Worried("referrer-2", "Alder", "Elsewhere");
        await _hub.Write("hub-manager", bad, new CaseAllocated { Worker = "social-worker", Grade = Grade.Experienced });
        using var stranger = await _hub.SignedIn("referrer");
        var before = await Lists(stranger);
        var planned = await _hub.Write("social-worker", bad, new ConferencePlanned { Type = ConferenceType.Initial, For = new Happening(_hub.Today.PlusDays(9)) });

        using var manager = await _hub.SignedIn("hub-manager");
        foreach (var list in (string[])["/", "/hub"])
        {
            var page = (await manager.Get(list)).Ok();
            Assert.Contains("1 file could not be read", page.Words, StringComparison.Ordinal);
            Assert.NotNull(page.Page.QuerySelector($"main a[href='/files/{bad}']"));
        }
        Assert.NotNull((await manager.Get("/hub")).Page.QuerySelector($"main a[href='/files/{good}']"));
        var found = (await manager.Send(await manager.Get("/find"), [("Looked", "Alder Elsewhere")])).Ok();
        Assert.Contains("1 file could not be read", found.Words, StringComparison.Ordinal);
        Assert.Equal(before, await Lists(stranger)); // not a byte for who may not open it

        using var keeper = await _hub.SignedIn("system-administrator");
        var told = (await keeper.Get("/")).Ok();
        Assert.Contains("1 file of this hub could not be read", told.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(bad.Value, told.Text, StringComparison.Ordinal);

        using var worker = await _hub.SignedIn("social-worker");
        var front = await worker.Get($"/files/{bad}");
        Assert.Equal(HttpStatusCode.InternalServerError, front.Status);
        Assert.Contains("This page of the file could not be read", front.Words, StringComparison.Ordinal);
        Assert.Contains("Conference planned", front.Words, StringComparison.Ordinal);
        (await stranger.Get($"/files/{bad}")).NotThere();
        (await worker.Get($"/files/{bad}/entries/{planned[0].Code}")).Ok();
        var form = (await worker.Get(Acts.PathOf(bad, Kinds.Of<EntryStruckOut>(), planned[0].Code))).Ok();
        (await worker.Send(form, [("because", "The day was a slip.")], "Write in the file")).Ok();

        Assert.DoesNotContain("could not be read", (await worker.Get($"/files/{bad}")).Ok().Text, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be read", (await manager.Get("/")).Ok().Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_file_is_said_to_be_so_where_its_reader_meets_it_and_is_not_there_for_others()
    {
        var (good, bad) = (await _hub.Referred(), await _hub.Worried("referrer-2", "Alder", "Elsewhere"));
        using (var database = Lantern.Store.Sqlite.OnSqlite.Connect(Path.Combine(_hub.DataFolder, "lantern.db")))
        {
            database.Run("DROP TRIGGER entry_is_not_changed");
            database.Run($"UPDATE entry SET sealed = previous WHERE file = '{bad}' AND number = 1");
        }
        await _hub.Restart();

        using var manager = await _hub.SignedIn("hub-manager");
        Assert.Contains("1 file could not be read", (await manager.Get("/")).Ok().Words, StringComparison.Ordinal);
        (await manager.Get($"/files/{good}")).Ok();
        var front = await manager.Get($"/files/{bad}");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, front.Status);
        Assert.Contains("This file cannot be read", front.Words, StringComparison.Ordinal);
        using var stranger = await _hub.SignedIn("referrer");
        (await stranger.Get($"/files/{bad}")).NotThere();
        Assert.DoesNotContain("could not be read", (await stranger.Get("/")).Ok().Words, StringComparison.Ordinal);
        using var officer = await _hub.SignedIn("privacy-officer");
        var erasures = (await officer.Get("/erasures")).Ok();
        Assert.Contains("1 file could not be read. An erasure proposed on it is not listed", erasures.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(bad.Value, erasures.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Lists(Person person) =>
        (await person.Get("/")).Ok().Words + (await person.Send(await person.Get("/find"), [("Looked", "Alder Elsewhere")])).Ok().Words;

    private static Clock Faulty(Pack pack) => pack.Clocks.Values.First() with
    {
        Id = "faulty", Shape = Shape.Before, Within = [], AsAgreed = null, Beneath = null, Starts = [new Trigger(Kinds.Of<ConferencePlanned>(), [])], MetBy = [], Ends = [],
    };
}
