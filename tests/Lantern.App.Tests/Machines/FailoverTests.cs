using System.Data.Common;
using System.Diagnostics;
using System.Net;
using Lantern.App.Accounts;
using Lantern.App.Tests.Commands;
using Lantern.Entries;
using Lantern.Store;
using Lantern.Store.Tests.Postgres;

namespace Lantern.App.Tests.Machines;

/// <summary>The record and the accounts are on one server, the primary, whichever is named first and whichever comes back.</summary>
public sealed class FailoverTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-machines-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task With_the_standby_named_first_people_sign_in_are_invited_and_signed_out_on_the_primary_alone()
    {
        var primary = await Cluster.Start();
        var database = await primary.NewDatabase();
        Node.Migrate(database, _folder);
        await using var standby = await primary.AddSynchronousStandby();
        await using var node = await Node.Start(_folder, "node", Both(database, standby, primary));
        var file = await node.Concern("Seen at the station.");
        var ticket = await node.Begin();
        using var person = new Person(node.Address, ticket);
        (await person.Get("/")).Ok();
        await Invites(node, "before");

        await primary.StopImmediately();
        await standby.Promote();
        await standby.StopRequiringStandby();
        await Served(person, $"/files/{file}");
        await Invites(node, "after");
        await node.Concern("Seen there again.", file);

        // The old primary comes back as it was: signed in there, and without what was written since.
        await primary.StopRequiringStandby();
        await primary.StartAgain();
        await node.End(ticket);
        for (var i = 0; i < 30; i++)
            Assert.Equal("/sign-in", (await person.Get("/")).Path.Split('?')[0]);
        Assert.Equal(["Seen at the station.", "Seen there again."], await node.Concerns(file));

        await standby.StopImmediately();
        await TheOldOneAloneIsNotAsked(node, ticket, primary.On(database.Name).Web);
        await primary.DisposeAsync();
    }

    [Fact]
    public async Task A_node_that_still_reaches_the_old_primary_leaves_it_within_seconds_of_the_promotion()
    {
        await using var primary = await Cluster.Start();
        var database = await primary.NewDatabase();
        Node.Migrate(database, _folder);
        await using var standby = await primary.AddSynchronousStandby();
        await using var node = await Node.Start(_folder, "node", Both(database, primary, standby));
        await using var other = await Node.Start(_folder, "other", Both(database, standby, primary));
        var ticket = await node.Begin();
        using var person = new Person(node.Address, ticket);
        (await person.Get("/")).Ok();

        // Both servers run and answer; the operator made the old one answer without a standby.
        await primary.StopRequiringStandby();
        await standby.Promote();
        await standby.StopRequiringStandby();
        // What is ended on the old one meanwhile is ended there alone: the new one has to know it.
        await Until(async () => await Ended(other, ticket) && await standby.Ask("SELECT count(*) FROM accounts.session WHERE ended IS NOT NULL", database.Name) is 1L);
        await Until(async () => (await person.Get("/")).Path.StartsWith("/sign-in", StringComparison.Ordinal));
        // What was shown on the old one is not gone on with.
        var file = await other.Concern("Written on the new primary.");
        await Until(async () => await node.Concerns(file) is ["Written on the new primary."]);
    }

    [Fact]
    public async Task While_the_old_primary_comes_back_as_a_standby_every_page_is_served_by_the_new_one()
    {
        var old = await Cluster.Start();
        var database = await old.NewDatabase();
        Node.Migrate(database, _folder);
        await using var primary = await old.AddSynchronousStandby();
        // The one that comes back stands first in the name of the servers.
        await using var node = await Node.Start(_folder, "node", Both(database, old, primary));
        var file = await node.Concern("Seen at the station.");
        var ticket = await node.Begin();
        using var enough = new CancellationTokenSource();
        var asked = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => AskUntil(node, ticket, file, enough.Token))));

        await old.StopImmediately();
        await primary.Promote();
        await primary.StopRequiringStandby();
        using var person = new Person(node.Address, ticket);
        await Served(person, $"/files/{file}");
        var port = old.Port;
        await old.DisposeAsync();
        await using var revived = await primary.AddSynchronousStandby(port);
        // It answers, and shows nothing of what is written from here on: whoever were served by it would see that.
        await primary.StopRequiringStandby();
        await revived.Run("SELECT pg_wal_replay_pause()");
        Assert.Equal(true, await revived.Ask("SELECT pg_is_in_recovery()"));
        var other = await node.Begin();
        await node.Concern("Seen there again.", file);
        await node.End(other);
        await ServedByTheNewOne(node, person, other, file);
        await using var late = await Node.Start(_folder, "late", Both(database, revived, primary));
        using var there = new Person(late.Address, ticket);
        await ServedByTheNewOne(late, there, other, file);
        await enough.CancelAsync();
        Assert.All(await asked, pages => Assert.True(pages > 20, $"Only {pages} pages were shown."));
        Assert.Equal(1L, await revived.Ask("SELECT count(*) FROM entry", database.Name));
        Assert.Equal(2L, await primary.Ask("SELECT count(*) FROM entry", database.Name));
    }

    private static async Task ServedByTheNewOne(Node node, Person person, string ended, FileId file)
    {
        using var gone = new Person(node.Address, ended);
        for (var i = 0; i < 15; i++)
        {
            Assert.Contains("Seen there again", (await person.Get($"/files/{file}/chronology")).Ok().Words, StringComparison.Ordinal);
            (await person.Get("/account")).Ok();
            Assert.StartsWith("/sign-in", (await gone.Get("/account")).Path, StringComparison.Ordinal);
        }
    }

    // Pages of the record and of the accounts, one after the other: each is shown whole, or says what is wrong; nobody is signed out.
    private static async Task<int> AskUntil(Node node, string ticket, FileId file, CancellationToken enough)
    {
        using var person = new Person(node.Address, ticket);
        var pages = 0;
        while (!enough.IsCancellationRequested)
        {
            foreach (var path in (string[])[$"/files/{file}/chronology", "/account"])
            {
                var reply = await person.Get(path);
                if (!Node.IsShown(reply))
                    continue;
                Assert.Equal(path, reply.Path.Split('?')[0]);
                Assert.True(path == "/account" || reply.Words.Contains("Seen at the station", StringComparison.Ordinal), "A page lacks what was written.");
                pages++;
            }
            await Task.Delay(20, CancellationToken.None);
        }
        return pages;
    }

    [Theory]
    [InlineData("pg_rewind ")]
    [InlineData("pg_basebackup ")]
    public async Task The_old_primary_comes_back_by_the_command_of_the_runbook_as_a_standby_that_has_everything(string command)
    {
        var lines = File.ReadAllLines(Path.Combine(RunbookTests.Runbooks, "failover.md"));
        var line = lines.Single(one => one.StartsWith(command, StringComparison.Ordinal));
        await using var old = await Cluster.Start();
        await old.Run("ALTER SYSTEM SET wal_log_hints = on; ALTER SYSTEM SET wal_keep_size = '256MB'");
        await old.Stop();
        await old.StartAgain();
        var database = await old.NewDatabase();
        Node.Migrate(database, _folder);
        await using var primary = await old.AddSynchronousStandby();
        await using var node = await Node.Start(_folder, "node", Both(database, old, primary));
        var file = await node.Concern("Seen at the station.");
        await old.StopImmediately();
        await primary.Promote();
        await primary.StopRequiringStandby();
        await Until(async () => await node.Concern("Seen there again.", file) == file);

        var here = line.Replace("/var/lib/postgresql/15/main", "{data}", StringComparison.Ordinal)
            .Replace("--host=second", "--host=127.0.0.1 --port={port}", StringComparison.Ordinal).Replace("host=second", "host=127.0.0.1 port={port}", StringComparison.Ordinal);
        await primary.Run(lines.Single(one => one == "CHECKPOINT;"));
        await old.Rejoin(RunbookTests.WordsOf(here), primary);
        await Until(async () => await old.Ask("SELECT pg_is_in_recovery()") is true && await old.Ask("SELECT count(*) FROM entry", database.Name) is 2L);
        Assert.Equal("streaming", await primary.Ask("SELECT state FROM pg_stat_replication"));
        Assert.Equal(["Seen at the station.", "Seen there again."], await node.Concerns(file));
    }

    [Fact]
    public async Task A_standby_alone_is_not_read_and_says_so()
    {
        await using var primary = await Cluster.Start();
        var database = await primary.NewDatabase();
        Node.Migrate(database, _folder);
        await using var standby = await primary.AddSynchronousStandby();
        var said = await Assert.ThrowsAsync<StoreUnfitException>(() => Node.Start(_folder, "node", standby.On(database.Name).Web));
        Assert.Contains("standby", said.Message, StringComparison.Ordinal);
    }

    private async Task TheOldOneAloneIsNotAsked(Node node, string ticket, string old)
    {
        using var other = new Person(node.Address, ticket);
        for (var i = 0; i < 20; i++)
        {
            var reply = await other.Get("/");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, reply.Status);
            Assert.False(Node.IsShown(reply));
        }
        Assert.Throws<NotReadException>(() => node.Store.Staff.Workers());
        var behind = await Assert.ThrowsAsync<StoreUnfitException>(() => Node.Start(_folder, "node", old));
        Assert.Contains("taken over", behind.Message, StringComparison.Ordinal);
    }

    private static async Task<bool> Ended(Node node, string ticket)
    {
        try
        {
            await node.End(ticket);
            return await node.In<Sessions, Standing?>(sessions => sessions.Find(ticket)) is null;
        }
        catch (Exception failure) when (failure is DbException or InvalidOperationException or StoreUnfitException)
        {
            return false; // it has not found the new primary yet
        }
    }

    private static async Task Invites(Node node, string name)
    {
        var account = await node.In<AccountBook, Account?>(book => book.Make("admin-1", name));
        if (account is not null)
            Assert.StartsWith("/link/", await node.In<Links, string>(links => links.Make(account.Id, OneTimeLink.Invitation, "terminal")), StringComparison.Ordinal);
    }

    private static Task Served(Person person, string path) => Until(async () => Node.IsShown(await person.Get(path)));

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var began = Stopwatch.GetTimestamp(); !await holds(); await Task.Delay(50, TestContext.Current.CancellationToken))
            Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(20), "It did not come to hold within 20 seconds.");
    }

    private static string Both(PostgresDatabase database, Cluster first, Cluster second)
    {
        var said = new DbConnectionStringBuilder { ConnectionString = database.Web };
        said.Remove("Port");
        said["Host"] = $"127.0.0.1:{first.Port},127.0.0.1:{second.Port}";
        return said.ToString();
    }
}
