using Lantern.App.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Lantern.App.Tests.Accounts;

/// <summary>Whoever can write to the database of the accounts and has no key makes no session and no link that counts, and changes none.</summary>
public sealed class BoundRowsTests : IAsyncLifetime
{
    private readonly RealHub hub = new();

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Theory]
    [InlineData("NULL", "''")]
    [InlineData("(SELECT id FROM account WHERE worker = 'hub-manager')", "''")]
    [InlineData("(SELECT id FROM account WHERE worker = 'hub-manager')", "(SELECT mac FROM session LIMIT 1)")]
    public async Task A_session_put_in_by_sql_opens_nothing(string account, string mac)
    {
        await hub.SignedIn("hub-manager");
        var ticket = new string('b', 64);
        await Sql($"""
            INSERT INTO session (id, locator, account, worker, purpose, device, made, seen, mac)
            SELECT '{Secrets.Hash(ticket)}', 'planted', {account}, 'hub-manager', 'work', 'A browser', made, seen, {mac} FROM session LIMIT 1
            """);
        using var thief = new Machine(hub.Address) { Ticket = ticket };
        Assert.False(await thief.IsSignedIn());
    }

    [Theory]
    [InlineData("ended = NULL")]
    [InlineData("ended = NULL, worker = 'hub-manager'")]
    public async Task A_session_that_was_ended_is_not_opened_again_by_sql(string change)
    {
        var machine = await Held("referrer");
        Assert.True(await machine.IsSignedIn());
        await hub.In(async (Sessions sessions) => { await sessions.End(machine.Ticket!); return 0; });
        await Sql($"UPDATE session SET {change} WHERE worker = 'referrer'");
        Assert.False(await machine.IsSignedIn());
        machine.Dispose();
    }

    [Theory]
    [InlineData("worker = 'hub-manager'")]
    [InlineData("worker = 'hub-manager', account = (SELECT id FROM account WHERE worker = 'hub-manager')")]
    [InlineData("seen = seen + 100000000")]
    [InlineData("made = made + 100000000")]
    [InlineData("purpose = 'set-up'")]
    [InlineData("device = 'Another'")]
    [InlineData("mac = 'ab'")]
    public async Task A_session_changed_by_sql_opens_nothing(string change)
    {
        await hub.SignedIn("hub-manager");
        var machine = await Held("referrer");
        await Sql($"UPDATE session SET {change} WHERE worker = 'referrer'");
        Assert.False(await machine.IsSignedIn());
        machine.Dispose();
    }

    [Theory]
    [InlineData("account = (SELECT id FROM account WHERE worker = 'hub-manager')")]
    [InlineData("until = until + 10000000000000")]
    [InlineData("kind = 'recovery'")]
    [InlineData("made_by = 'admin-2'")]
    public async Task A_link_changed_by_sql_is_none(string change)
    {
        await hub.SignedIn("hub-manager");
        var link = await hub.Invite("referrer");
        await Sql($"UPDATE link SET {change} WHERE account = (SELECT id FROM account WHERE worker = 'referrer')");
        await IsNone(link);
    }

    [Fact]
    public async Task A_link_put_in_by_sql_or_made_new_again_is_none()
    {
        var link = await hub.Invite("referrer");
        using (var person = hub.Anybody())
            await hub.SetUp(person, link);
        await Sql("UPDATE link SET spent = NULL");
        await IsNone(link);
        await Sql($"INSERT INTO link (id, account, kind, made, made_by, until, spent, mac) SELECT '{Secrets.Hash("planted")}', account, kind, made, made_by, until, NULL, mac FROM link LIMIT 1");
        await IsNone("/link/planted");
    }

    [Fact]
    public async Task Where_the_list_of_steps_was_deleted_the_accounts_are_as_they_were_and_open_again()
    {
        await hub.SignedIn("referrer");
        await Sql("DELETE FROM step");
        new AccountsDatabase(hub.Folder, null).Prepare(hub.Now);
        var account = await hub.In((AccountBook book) => book.Of("referrer"));
        Assert.Equal(Account.Ready, account!.State);
        Assert.Equal(4, await hub.In((AccountsContext context) => context.Steps.CountAsync()));
    }

    private async Task IsNone(string link)
    {
        using var person = hub.Anybody();
        Assert.Contains("has been used, replaced by another, or is too old", (await person.Get(link)).Ok().Words, StringComparison.Ordinal);
        Assert.Equal("/sign-in", (await person.Get("/set-up")).Path);
    }

    // A browser with a session of somebody whose account is set up.
    private async Task<Machine> Held(string worker)
    {
        await hub.SignedIn(worker);
        var account = (await hub.In((AccountBook book) => book.Of(worker)))!;
        await Sql($"DELETE FROM session WHERE worker = '{worker}'");
        return new Machine(hub.Address) { Ticket = await hub.In((Sessions sessions) => sessions.Begin(worker, account.Id, Session.Work, null)) };
    }

    private async Task Sql(string sql) => Assert.NotEqual(0, await hub.In((AccountsContext context) => context.Database.ExecuteSqlRawAsync(sql)));
}
