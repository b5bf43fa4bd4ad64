using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using Lantern.Entries;
using Lantern.Store.Tests;
using Lantern.Store.Tests.Postgres;

namespace Lantern.App.Tests.Machines;

/// <summary>A database that is stopped, or has no connection left, costs nobody what was typed or saved, and every request is answered with a page that helps.</summary>
public sealed class UnavailableTests : IDisposable
{
    private const int People = 16;
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-machines-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_typed_while_the_database_is_stopped_stands_on_the_page_and_is_sent_from_there()
    {
        await using var cluster = await Cluster.Start();
        var database = await cluster.NewDatabase();
        Node.Migrate(database, _folder);
        await using var node = await Node.Start(_folder, "node", database.Web);
        var file = await node.Concern("Seen at the station.");
        using var person = new Person(node.Address, await node.Begin());
        var form = (await person.Get($"/files/{file}/write/concern-recorded")).Ok();
        await cluster.StopImmediately();

        const string words = "Seen there again, <b>with</b> two others.\nThe line after.";
        var page = await person.Send(form, [("concern", words)]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("ring 999", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Page.QuerySelectorAll("main b"));
        Assert.Equal(words, page.Field("concern"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await person.Send(page, [], "Send it again")).Status);
        foreach (var path in (string[])["/", $"/files/{file}", "/find", "/sign-in", "/nowhere", "/account/stay"])
            Assert.False(Node.IsShown(await person.Get(path)) && path != "/sign-in", path);
        // What opens an account is on no page.
        var secret = await person.Post("/sign-in", ("Name", "somebody"), ("Password", "kettle orbit mustard"), ("Code", "123456"));
        Assert.DoesNotContain("kettle", secret.Text, StringComparison.Ordinal);

        await cluster.StartAgain();
        var again = await person.Send(page, [], "Send it again");
        for (var tries = 0; !Node.IsShown(again) && tries < 20; tries++)
            again = await person.Send(again, [], "Send it again");
        again.Ok();
        Assert.Equal(["Seen at the station.", words], await node.Concerns(file));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sixteen_people_lose_nothing_while_the_database_is_stopped_or_its_connections_are_used_up(bool isStopped)
    {
        await using var cluster = await Cluster.Start();
        var database = await cluster.NewDatabase();
        Node.Migrate(database, _folder);
        await using var node = await Node.Start(_folder, "node", database.Web);
        var files = await Task.WhenAll(Enumerable.Range(0, People).Select(i => node.Concern("The beginning.")));
        var (kept, lacking) = (new ConcurrentBag<(FileId File, string Words)>(), 0);
        using var enough = new CancellationTokenSource();
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(async i => new Person(node.Address, await node.Begin())));
        var working = people.Select((person, i) => Task.Run(async () =>
        {
            for (var round = 0; !enough.IsCancellationRequested; round++)
            {
                var (isWritten, hasLacked) = await Write(person, files[i], $"Person {i} round {round}");
                Interlocked.Add(ref lacking, hasLacked ? 1 : 0);
                if (isWritten)
                    kept.Add((files[i], $"Person {i} round {round}"));
            }
        })).ToList();
        await Task.Delay(1500, TestContext.Current.CancellationToken);
        await Away(cluster, database, isStopped);
        await Task.Delay(3000, TestContext.Current.CancellationToken);
        await Back(cluster, database, isStopped);
        var before = kept.Count;
        for (var waited = 0; kept.Count < before + People && waited < 200; waited++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        await enough.CancelAsync();
        await Task.WhenAll(working);
        Assert.True(kept.Count >= before + People, "It did not recover by itself within 20 seconds.");
        Assert.True(lacking > 0, "Nobody met the database away.");
        foreach (var file in files)
        {
            var stands = await node.Concerns(file);
            Assert.Empty(kept.Where(one => one.File == file).Select(one => one.Words).Except(stands));
            Assert.Equal(stands.Distinct(), stands);
        }
        foreach (var person in people)
            person.Dispose();
    }

    [Fact]
    public async Task While_the_disk_of_the_database_server_is_full_every_page_helps_and_what_was_typed_is_written_once_there_is_room()
    {
        await using var cluster = await Cluster.Start();
        var disk = Path.Combine(_folder, "disk");
        if (!await SmallDisk.Make(disk, "48m", isServers: true))
            return;
        try
        {
            var database = await cluster.NewDatabaseOn(disk);
            Node.Migrate(database, _folder);
            await using var node = await Node.Start(_folder, "node", database.Web);
            var file = await node.Concern("Seen at the station.");
            using var person = new Person(node.Address, await node.Begin());
            var forms = new List<Reply>();
            for (var i = 0; i < 30; i++)
                forms.Add((await person.Get($"/files/{file}/write/concern-recorded")).Ok());
            SmallDisk.Fill(Path.Combine(disk, "filler"));

            var (page, written) = await WriteUntilFull(person, forms);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            Assert.Contains("disk Lantern keeps the record on is full", page.Words, StringComparison.Ordinal);
            Assert.Equal(written[^1], page.Field("concern"));
            var trouble = Assert.Single(node.Store.Troubles);
            Assert.Equal((Lantern.Store.TroubleWith.Disk, Lantern.Store.Stops.Everything), (trouble.With, trouble.Stops));
            foreach (var path in (string[])["/", $"/files/{file}", "/find", "/sign-in", "/nowhere", "/account", "/administration/machine"])
                Assert.True((await person.Get(path)).Status is HttpStatusCode.OK or HttpStatusCode.NotFound or HttpStatusCode.ServiceUnavailable, path);

            File.Delete(Path.Combine(disk, "filler"));
            (await person.Send(page, [], "Send it again")).Ok();
            Assert.Equal(["Seen at the station.", .. written], await node.Concerns(file));
            Assert.Empty(node.Store.Troubles);
        }
        finally
        {
            await cluster.Stop();
            await SmallDisk.Remove(disk);
        }
    }

    // What is free inside the tables is used up first; with words no database packs together.
    private static async Task<(Reply Page, List<string> Written)> WriteUntilFull(Person person, List<Reply> forms)
    {
        var written = new List<string>();
        foreach (var form in forms)
        {
            written.Add($"Seen there again. {RandomNumberGenerator.GetHexString(9_000)}");
            var page = await person.Send(form, [("concern", written[^1])]);
            if (page.Path == form.Path)
                return (page, written);
        }
        throw new InvalidOperationException("The disk was never full.");
    }

    // Every answer on the way is the page asked for or the one that helps.
    private static async Task<(bool IsWritten, bool HasLacked)> Write(Person person, FileId file, string words)
    {
        var path = $"/files/{file}/write/concern-recorded";
        var form = await person.Get(path);
        if (!Node.IsShown(form))
        {
            await Task.Delay(50);
            return (false, true);
        }
        var sent = await person.Send(form, [("concern", words)]);
        var hasLacked = false;
        for (var tries = 0; !Node.IsShown(sent); tries++)
        {
            Assert.True(tries < 400, "It was never written.");
            hasLacked = true;
            await Task.Delay(50);
            // The page that came after the writing is asked for; what was not written is sent again.
            sent = sent.Path == path ? await person.Send(sent, [], "Send it again") : await person.Get(sent.Path);
        }
        Assert.NotEqual(path, sent.Path);
        return (true, hasLacked);
    }

    private static async Task Away(Cluster cluster, PostgresDatabase database, bool isStopped)
    {
        if (isStopped)
        {
            await cluster.StopImmediately();
            return;
        }
        await cluster.Run($"ALTER DATABASE {database.Name} CONNECTION LIMIT 0");
        await cluster.KillBackends(database);
    }

    private static async Task Back(Cluster cluster, PostgresDatabase database, bool isStopped)
    {
        if (isStopped)
            await cluster.StartAgain();
        else
            await cluster.Run($"ALTER DATABASE {database.Name} CONNECTION LIMIT -1");
    }
}
