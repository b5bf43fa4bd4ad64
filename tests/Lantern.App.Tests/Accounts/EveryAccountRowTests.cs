using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Tests.Machines;
using Lantern.Store.Proof;
using Lantern.Store.Tests.Postgres;
using Lantern.Store.Tests.Proof;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lantern.App.Tests.Accounts;

/// <summary>
/// Every edit, insert, delete and swap of a row by SQL in every table of the accounts, and every row put back as it was before: it is
/// found by verify, or it is harmless and listed here with its reason. Whatever is done, nobody becomes somebody else by it.
/// </summary>
public sealed class EveryAccountRowTests : IAsyncDisposable
{
    private const string Issuer = "https://directory.example";

    /// <summary>What is not found, and why it gives nobody anything; docs/security/reference.md has the same list.</summary>
    private static readonly Dictionary<string, string> Harmless = new()
    {
        ["account: delete"] = "whoever signed in by it cannot, and is let in again by two people",
        ["passkey: delete"] = "its owner signs in by another way or is let in again by two people",
        ["directory_person: delete"] = "the person asks to be let in again, which takes two people",
        ["directory_person: put back"] = "the person asks again, or is refused again; to let them in takes two people",
        ["recovery: delete"] = "it is asked for again; that this account takes two people stands in the access log",
        ["recovery: put back"] = "it waits for a second person again",
        ["session: delete"] = "somebody is signed out",
        ["session: put back"] = "one that was ended opens again, until its hours are over, for whoever kept its ticket; not where its account was closed or given back since",
        ["link: delete"] = "nobody can use it; that a used one was used stands in the access log",
        ["notice: delete"] = "the worker and the privacy officer are not told; the log of the machine has a line for what was done",
        ["notice_seen: delete"] = "the worker is told once more",
        ["account: put back"] = "the last code counts as not taken, for as long as it is shown, for whoever has the password as well; not from before it was set up anew",
        ["gate"] = "only held while guesses are counted",
        ["guess"] = "guesses are counted by the program as well",
        ["challenge"] = "what is in it is sealed; one put back takes the very answer the passkey gave",
        ["protection_key"] = "one that is not sealed under the hub's key is passed over; without one, forms that are open are sent again",
        ["step"] = "which steps were taken is found by the tables there are",
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-account-rows-").FullName;
    private readonly List<string> _tickets = [], _links = [];
    private readonly List<(string Name, string Password, string Secret)> _passwords = [];
    private RealHub _hub = null!;
    private bool _onPostgres;
    private string _raw = "";

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Every_change_of_a_row_is_found_or_harmless_and_makes_nobody_somebody_else(bool onPostgres)
    {
        await Begin(onPostgres);
        await FillBefore();
        var old = All();
        await GoOn();
        var (now, before) = (All(), await Opened());
        Restore(now);
        Assert.Equal(["referrer"], before);
        Assert.Equal([], Wrong());
        var (done, unnoticed, quiet) = (0, new HashSet<string>(), new HashSet<string>());
        foreach (var change in Changes(now, old).Where(Made))
        {
            done++;
            var (name, found, opened) = (Listed(change), Wrong().Count > 0, await Opened(change.Table));
            Assert.True(opened.IsSubsetOf(before), $"{change.Name} made somebody {string.Join(", ", opened.Except(before))}");
            if (!found)
                _ = Harmless.ContainsKey(name) ? quiet.Add(name) : unnoticed.Add(name);
            Restore(now);
        }
        Assert.Empty(unnoticed);
        // What is listed happens, so that the list stays true.
        Assert.Equal(Harmless.Keys.Order(), quiet.Order());
        Console.WriteLine($"  {done} changes of rows of the accounts by SQL on {(onPostgres ? "PostgreSQL" : "SQLite")}, nobody became somebody else");
        Assert.True(done > 250, $"{done} changes");
    }

    private static string Listed(RowChange change) => Harmless.ContainsKey(change.Table) ? change.Table : change.Name;

    private async Task Begin(bool onPostgres)
    {
        _onPostgres = onPostgres;
        const string Unique = "DROP INDEX accounts.account_of_worker";
        if (onPostgres)
        {
            var cluster = await Cluster.Shared;
            var database = await cluster.NewDatabase();
            Node.Migrate(database, _folder);
            (_hub, _raw) = (new RealHub { Postgres = database.Web }, database.Super);
            await _hub.InitializeAsync();
            await cluster.Run(Unique, database.Name);
            return;
        }
        _hub = new RealHub();
        await _hub.InitializeAsync();
        _raw = Path.Combine(_hub.Folder, "accounts.db");
        await _hub.In((AccountsContext context) => context.Database.ExecuteSqlRawAsync(Unique.Replace("accounts.", "", StringComparison.Ordinal)));
    }

    // Everything there is of an account, as it is while it works. Whoever attacks kept all of it that they could have had.
    private async Task FillBefore()
    {
        foreach (var worker in (string[])["hub-manager", "admin-2", "referrer"])
        {
            var link = await _hub.Invite(worker);
            _links.Add(link[Links.Path.Length..]);
            using var person = _hub.Anybody();
            _passwords.Add((worker, RealHub.GoodPassword, await _hub.SetUp(person, link)));
            var account = await Of(worker);
            for (var i = 0; i < 2; i++)
                _tickets.Add(await _hub.In((Sessions sessions) => sessions.Begin(worker, account.Id, Session.Work, null)));
            await Do((AccountStore store) => store.AddOrUpdatePasskeyAsync(account, new(Credential(worker), [3], _hub.Clock.GetUtcNow(), 0, null, true, false, false, [4], [5]), default));
        }
        _links.Add((await _hub.Invite("social-worker"))[Links.Path.Length..]);
        foreach (var subject in (string[])["asks", "asks-too"])
            await _hub.In((DirectoryBook directory) => directory.Come(Issuer, subject, "Somebody"));
        foreach (var worker in (string[])["social-worker", "referrer"])
            await Do(async (Recoveries recoveries) => await recoveries.Ask(await Of(worker), "admin-1", "The phone was lost on the way"));
    }

    // What is done for good: the manager lost their phone and was let in again by two people, an administrator left, somebody signed out.
    private async Task GoOn()
    {
        _hub.Clock.Advance(TimeSpan.FromMinutes(5));
        var manager = await Of("hub-manager");
        using (var person = _hub.Anybody())
            await _hub.SetUp(person, await _hub.In((Links links) => links.Make(manager.Id, OneTimeLink.Recovery, "admin-1")), "another kettle orbit");
        await Do(async (AccountBook book) => await book.Close(await Of("admin-2"), "admin-1"));
        await Do((Sessions sessions) => sessions.End(_tickets[^1]));
        await Do(async (DirectoryBook directory) => await directory.Refuse((await directory.Asking())[0].Id, "admin-1"));
        var open = (await _hub.In((Recoveries recoveries) => recoveries.Open())).Single(one => one.Account.Worker == "social-worker");
        await Do((Recoveries recoveries) => recoveries.Confirm(open.Id, new Reader("hub-manager", "Harper Hub", Role.HubManager, "council", "")));
        await Do((Notices notices) => notices.NoteSeen("social-worker", _hub.Now));
        await Do((Notices notices) => notices.Add("referrer", "admin-1", "Something was done"));
        await Do((SettingUp setting) => setting.Keep("something", "asked", NodaTime.Duration.FromMinutes(5)));
        await Do((AccountBook book) => book.Check("referrer", "a wrong guess", "000000", null));
        await Do((AccountBook book) => book.Check("referrer", RealHub.GoodPassword, _hub.Code(_passwords[^1].Secret), null));
    }

    // As whom somebody comes in with what they kept: tickets, links, passwords with their apps, passkeys, the directory's word.
    // Passwords are slow to check, and are asked for where the account's own row was changed.
    private async Task<HashSet<string>> Opened(string table = "account")
    {
        var opened = new HashSet<string?>();
        foreach (var ticket in _tickets)
            opened.Add(await Come(async (Sessions sessions) => (await sessions.Find(ticket))?.Session.Worker));
        foreach (var link in _links)
            opened.Add(await Come(async (Links links) => (await links.For(link))?.Worker));
        foreach (var (name, password, secret) in table == "account" ? _passwords[..2] : [])
            opened.Add(await Come(async (AccountBook book) => (await book.Check(name, password, _hub.Code(secret), null)).Account?.Worker));
        foreach (var worker in (string[])["hub-manager", "admin-2", "referrer"])
            opened.Add(await Come(async (AccountStore store) => (await store.FindByPasskeyIdAsync(Credential(worker), default))?.Worker));
        foreach (var subject in (string[])["asks", "asks-too"])
            opened.Add(await Come(async (DirectoryBook directory) => (await directory.Come(Issuer, subject, "Somebody")).Account?.Worker));
        // What was guessed wrongly on the way is no part of what is tried.
        _hub.Services.GetRequiredService<RecentGuesses>().Clear();
        return [.. opened.OfType<string>()];
    }

    // A row that cannot be read lets nobody in.
    private async Task<string?> Come<TPart>(Func<TPart, Task<string?>> come) where TPart : notnull
    {
        try
        {
            return await _hub.In(come);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static byte[] Credential(string worker) => System.Text.Encoding.UTF8.GetBytes(worker);

    private async Task<Account> Of(string worker) => (await _hub.In((AccountBook book) => book.Of(worker)))!;

    private Task<bool> Do<TPart>(Func<TPart, Task> act) where TPart : notnull => _hub.In(async (TPart part) =>
    {
        await act(part);
        return true;
    });

    private List<string> Wrong() =>
        [.. BoundAccounts.Check(_hub.Services.GetRequiredService<AccountsDatabase>(), new BesideTheRecord(_hub.Store.Authenticate, _hub.Store.Staff.SettledAccounts()))];

    private OpenTables Tables() => new(_raw, _onPostgres, "accounts");

    private List<(OpenTable Table, List<object?[]> Rows)> All()
    {
        using var tables = Tables();
        return [.. tables.All().Select(table => (table, tables.Rows(table)))];
    }

    private void Restore(List<(OpenTable Table, List<object?[]> Rows)> now)
    {
        using var tables = Tables();
        foreach (var (table, rows) in now)
        {
            if (!RowChange.Same(tables.Rows(table), rows))
                tables.Replace(table, rows);
        }
    }

    private static IEnumerable<RowChange> Changes(List<(OpenTable Table, List<object?[]> Rows)> now, List<(OpenTable Table, List<object?[]> Rows)> old)
    {
        foreach (var (table, rows) in now.Where(one => one.Table.Name != "bound_accounts"))
        {
            Assert.True(rows.Count > 0, $"The table {table.Name} has no row: put one there.");
            foreach (var change in RowChange.Of(table, rows))
                yield return change;
            foreach (var row in rows)
                yield return new RowChange(table.Name, "delete", null, [.. rows.Where(other => other != row)]);
            foreach (var was in old.Single(one => one.Table.Name == table.Name).Rows)
            {
                List<object?[]> others = [.. rows.Where(row => !table.Keys.All(key => Equals(row[At(key)], was[At(key)])))];
                if (!RowChange.Same([.. others, was], [.. others, .. rows.Where(row => !others.Contains(row))]))
                    yield return new RowChange(table.Name, "put back", null, [.. others, was]);
            }

            int At(string column) => table.Columns.ToList().IndexOf(column);
        }
    }

    // False where the database itself does not take it, or nothing was changed.
    private bool Made(RowChange change)
    {
        using var tables = Tables();
        var table = tables.All().Single(one => one.Name == change.Table);
        var was = tables.Rows(table);
        try
        {
            tables.Replace(table, change.Rows);
            if (!RowChange.Same(tables.Rows(table), was))
                return true;
        }
        catch (System.Data.Common.DbException)
        {
            // a column that may not be empty, a name that is there already
        }
        tables.Replace(table, was);
        return false;
    }
}
