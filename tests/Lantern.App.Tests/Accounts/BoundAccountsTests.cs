using Lantern.App.Accounts;
using Lantern.App.Commands;
using Lantern.App.Site;
using Lantern.App.Tests.Commands;
using Lantern.Store;
using Lantern.Store.Proof;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lantern.App.Tests.Accounts;

/// <summary>Whoever can write to the accounts and has no key becomes nobody else: every column of the rows that say who somebody is counts only as the program wrote it.</summary>
public sealed class BoundAccountsTests : IAsyncLifetime
{
    private readonly RealHub hub = new();

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task An_account_moved_to_another_worker_by_sql_signs_nobody_in()
    {
        var (person, secret) = await hub.SignedIn("referrer");
        await Sql("UPDATE account SET worker = 'hub-manager' WHERE worker = 'referrer'");
        await Sql("UPDATE session SET worker = 'hub-manager' WHERE worker = 'referrer'");
        Assert.Equal("/sign-in", (await person.Get("/")).Path);
        using var again = hub.Anybody();
        Assert.Equal("/sign-in/password", (await hub.SignIn(again, "referrer", secret)).Path);
    }

    [Fact]
    public async Task A_password_and_an_app_copied_from_ones_own_account_open_no_other()
    {
        await hub.SignedIn("hub-manager");
        var (_, secret) = await hub.SignedIn("referrer");
        await Sql("UPDATE account SET password = (SELECT password FROM account WHERE worker = 'referrer'), secret = (SELECT secret FROM account WHERE worker = 'referrer') WHERE worker = 'hub-manager'");
        using var thief = hub.Anybody();
        Assert.Equal("/sign-in/password", (await hub.SignIn(thief, "hub-manager", secret)).Path);
        // Nor with the code that stood on the row it was copied from.
        await Sql("UPDATE account SET mac = (SELECT mac FROM account WHERE worker = 'referrer') WHERE worker = 'hub-manager'");
        Assert.Equal("/sign-in/password", (await hub.SignIn(thief, "hub-manager", secret)).Path);
    }

    [Fact]
    public async Task A_row_put_in_by_sql_is_none()
    {
        var (_, secret) = await hub.SignedIn("referrer");
        await Sql("INSERT INTO account (id, worker, name, state, password, secret, last_code, made, mac) SELECT 'planted', 'hub-manager', 'planted', state, password, secret, 0, made, mac FROM account WHERE worker = 'referrer'");
        using var thief = hub.Anybody();
        Assert.Equal("/sign-in/password", (await hub.SignIn(thief, "planted", secret)).Path);
        Assert.Null(await hub.In((AccountBook book) => book.Find("planted")));
        Assert.DoesNotContain(await hub.In((AccountBook book) => book.All()), account => account.Id == "planted");
    }

    public static TheoryData<string, string> Changes => new()
    {
        { "account", "worker = 'social-worker'" }, { "account", "name = 'x'" }, { "account", "state = 'invited'" }, { "account", "password = 'x'" }, { "account", "secret = 'x'" },
        { "account", "last_code = 0" }, { "account", "made = made + 1" }, { "account", "mac = ''" }, { "account", "mac = 'ab'" },
        { "passkey", "account = (SELECT id FROM account WHERE worker = 'admin-1')" }, { "passkey", "sealed = 'x'" }, { "passkey", "made = made + 1" }, { "passkey", "used = 1" }, { "passkey", "mac = ''" },
        { "directory_person", "account = (SELECT id FROM account WHERE worker = 'admin-1')" }, { "directory_person", "state = 'linked', account = (SELECT id FROM account WHERE worker = 'admin-1')" },
        { "directory_person", "sealed = 'x'" }, { "directory_person", "code = 'x'" }, { "directory_person", "asked = asked + 1" }, { "directory_person", "mac = ''" },
        { "recovery", "account = (SELECT id FROM account WHERE worker = 'admin-1')" }, { "recovery", "sealed = 'x'" }, { "recovery", "asked_by = 'admin-2'" }, { "recovery", "asked = asked + 1" },
        { "recovery", "confirmed_by = 'admin-2'" }, { "recovery", "confirmed = 1" }, { "recovery", "mac = ''" },
    };

    [Theory, MemberData(nameof(Changes))]
    public async Task Every_change_of_a_row_is_found_by_verify_and_the_row_counts_for_nothing(string table, string change)
    {
        await Filled();
        Assert.Empty(Wrong());
        await Sql($"UPDATE {table} SET {change} WHERE id = (SELECT id FROM {table} WHERE {(table == "account" ? "worker = 'referrer'" : "1 = 1")} LIMIT 1)");
        Assert.NotEmpty(Wrong());
        Assert.All(Wrong(), line => Assert.Contains($" of the table {table} ", line, StringComparison.Ordinal));
        Assert.Empty(table switch
        {
            "account" => (await hub.In((AccountBook book) => book.All())).Where(account => account.Worker is "referrer" or "social-worker" || account.Name == "x").Select(account => account.Id),
            "passkey" => (await hub.In(async (AccountStore store) => await store.GetPasskeysAsync(await hub.In((AccountsContext context) => context.Accounts.SingleAsync(one => one.Worker == "referrer")), default))).Select(one => one.Name!),
            "directory_person" => (await hub.In((DirectoryBook directory) => directory.Asking())).Select(one => one.Id),
            _ => (await hub.In((Recoveries recoveries) => recoveries.Open())).Select(one => one.Id),
        });
    }

    [Fact]
    public async Task An_account_spoilt_by_sql_keeps_its_worker_from_no_new_one_and_is_still_found()
    {
        await hub.SignedIn("referrer");
        await hub.SignedIn("hub-manager");
        await Sql("UPDATE account SET made = made + 1 WHERE worker = 'referrer'");
        Assert.Null(await hub.In((AccountBook book) => book.Make("hub-manager", "another-name")));
        var made = await hub.In((AccountBook book) => book.Make("referrer", "referrer"));
        Assert.Equal(Account.Invited, (await hub.In((AccountBook book) => book.Of("referrer")))!.State);
        Assert.Equal(made!.Id, (await hub.In((AccountBook book) => book.Of("referrer")))!.Id);
        Assert.Single(Wrong());
    }

    [Fact]
    public async Task Swapped_codes_are_found_and_neither_row_counts()
    {
        await Filled();
        var (one, other) = ((await hub.In((AccountBook book) => book.Of("referrer")))!, (await hub.In((AccountBook book) => book.Of("admin-1")))!);
        await Sql($"UPDATE account SET mac = '{other.Mac}' WHERE id = '{one.Id}'");
        await Sql($"UPDATE account SET mac = '{one.Mac}' WHERE id = '{other.Id}'");
        Assert.Single(Wrong()); // one sentence for the table
        Assert.Null(await hub.In((AccountBook book) => book.Of("referrer")));
        Assert.Null(await hub.In((AccountBook book) => book.Of("admin-1")));
    }

    [Fact]
    public async Task What_was_made_before_rows_were_bound_counts_once_somebody_with_the_keys_has_bound_it_and_never_by_a_start()
    {
        using var terminal = new Terminal();
        var data = Path.Combine(terminal.Folder, "data");
        HubStore.Open(data, RealHub.Pack, TimeProvider.System).Dispose();
        var database = new AccountsDatabase(data, null);
        database.Prepare(hub.Now);
        Run("INSERT INTO account (id, worker, name, state, last_code, made) VALUES ('one', 'referrer', 'referrer', 'invited', 0, 0)");
        Assert.Empty(await Workers());
        Assert.Empty(await Workers());
        Assert.Contains("referrer", (await terminal.Lantern("accounts", "bind", "--data", "data", "--pack", "example-hub")).Out, StringComparison.Ordinal);
        Assert.Equal(["referrer"], await Workers());
        // Whoever blanks the code afterwards, or puts a row in beside it, gets nothing bound: not by a start, and not by the command.
        Run("UPDATE account SET worker = 'hub-manager', mac = ''");
        Run("INSERT INTO account (id, worker, name, state, last_code, made) VALUES ('two', 'admin-1', 'two', 'invited', 0, 0)");
        Assert.Empty(await Workers());
        var again = await terminal.Lantern("accounts", "bind", "--data", "data", "--pack", "example-hub");
        Assert.Equal(CommandLine.Unreadable, again.Code);
        Assert.Contains("tampering-found.md", again.Error, StringComparison.Ordinal);
        Assert.Empty(await Workers());
        Assert.Contains("of the table account", (await terminal.Lantern("verify", "--data", "data")).Out, StringComparison.Ordinal);

        void Run(string sql)
        {
            using var context = database.Context();
            context.Database.ExecuteSqlRaw(sql);
        }

        async Task<List<string>> Workers()
        {
            await using var app = WebHub.Build(new HubOptions(data, RealHub.Packs, RealHub.Pack, TimeProvider.System, Demo: false, "http://127.0.0.1:0"));
            Assert.NotNull(app.Services.GetRequiredService<HubStore>());
            await using var scope = app.Services.CreateAsyncScope();
            return [.. (await scope.ServiceProvider.GetRequiredService<AccountBook>().All()).Select(account => account.Worker)];
        }
    }

    [Fact]
    public async Task A_hub_that_began_with_bound_rows_never_takes_a_row_without_a_code()
    {
        await hub.SignedIn("referrer");
        Assert.True(hub.Store.Staff.AccountsAreBound);
    }

    [Fact]
    public async Task A_key_of_forms_that_is_not_sealed_under_the_hubs_is_passed_over()
    {
        await hub.SignedIn("referrer");
        var keys = hub.Services.GetRequiredService<FormKeys>();
        var before = keys.GetAllElements().Count;
        Assert.NotEqual(0, before);
        const string Plain = "<key id='0b6d1b1e-0000-4000-8000-000000000001' version='1'><descriptor><masterKey><value>AAAA</value></masterKey></descriptor></key>";
        var claimed = $"<key id='0b6d1b1e-0000-4000-8000-000000000002' version='1'><descriptor><encryptedSecret decryptorType='{typeof(FormKeys.InMemory).AssemblyQualifiedName}'><inMemory/></encryptedSecret></descriptor></key>";
        foreach (var (id, xml) in ((string, string)[])[("a", Plain), ("b", claimed), ("c", "<revocation/>")])
            await hub.In((AccountsContext context) => context.Database.ExecuteSqlAsync($"INSERT INTO protection_key (id, xml) VALUES ({id}, {xml})"));
        Assert.Equal(before, keys.GetAllElements().Count);
    }

    [Fact]
    public async Task Two_with_one_code_at_the_same_moment_are_one_sign_in()
    {
        var (_, secret) = await hub.SignedIn("referrer");
        var codes = hub.Code(secret);
        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => hub.In((AccountBook book) => book.Check("referrer", RealHub.GoodPassword, codes, null)))));
        Assert.Single(taken, attempt => attempt.Account is not null);
    }

    // An account, a passkey, somebody of the directory and a recovery that waits.
    private async Task Filled()
    {
        await hub.SignedIn("admin-1");
        await hub.SignedIn("referrer");
        var account = (await hub.In((AccountBook book) => book.Of("referrer")))!;
        await hub.In(async (AccountStore store) =>
        {
            await store.AddOrUpdatePasskeyAsync(account, new([1, 2], [3], hub.Clock.GetUtcNow(), 0, null, true, false, false, [4], [5]) { Name = "A key" }, default);
            return 0;
        });
        await hub.In((DirectoryBook directory) => directory.Come("https://directory.example", "somebody", "Somebody"));
        await hub.In(async (Recoveries recoveries) => { await recoveries.Ask(account, "admin-1", "The phone was lost on the way"); return 0; });
    }

    private List<string> Wrong() =>
        [.. BoundAccounts.Check(hub.Services.GetRequiredService<AccountsDatabase>(), new BesideTheRecord(hub.Store.Authenticate, hub.Store.Staff.SettledAccounts()))];

    private async Task Sql(string sql) => Assert.NotEqual(0, await hub.In((AccountsContext context) => context.Database.ExecuteSqlRawAsync(sql)));
}
