using System.Data.Common;
using System.Diagnostics;
using System.Net;
using Lantern.App.Accounts;
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
        Assert.Equal(["Written on the new primary."], await node.Concerns(file));
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
