using System.Net;
using Lantern.Store;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>What became of an attempt to sign in.</summary>
/// <param name="Account">The account, where it was right.</param>
/// <param name="Wait">Until when nothing more is checked, where there were too many attempts.</param>
public sealed record Attempt(Account? Account, Instant? Wait);

/// <summary>The accounts of a hub: made by invitation, usable once set up, closed for good.</summary>
public sealed class AccountBook(AccountsContext context, RowBinding binding, HubStore hub, Sessions sessions, Guesses guesses, Passwords passwords, SealedText sealing, TimeProvider time, ILogger<AccountBook> log)
{
    internal const string AppSecret = "app";

    // No machine whose clock is further off writes; see WallClock.
    private static readonly Duration ClocksApart = Duration.FromSeconds(20);

    private static readonly string NobodysSecret = Codes.NewSecret();

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>The account of that id, or null.</summary>
    public async Task<Account?> Find(string id) => Held(await context.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.Id == id));

    /// <summary>The account of a worker that is not closed, or null.</summary>
    public async Task<Account?> Of(string worker) =>
        Held(await context.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.Worker == worker && account.State != Account.Closed));

    /// <summary>All accounts that are not closed.</summary>
    public async Task<IReadOnlyList<Account>> All() =>
        [.. (await context.Accounts.AsNoTracking().Where(account => account.State != Account.Closed).ToListAsync()).Where(account => Held(account) is not null)];

    /// <summary>Makes an account for a worker; it cannot be used before it is set up by a link.</summary>
    /// <returns>The account, or null where the worker has one or the name is taken.</returns>
    public async Task<Account?> Make(string worker, string name)
    {
        var sought = Sought(name);
        foreach (var other in await context.Accounts.AsNoTracking().Where(one => one.Name == sought || (one.Worker == worker && one.State != Account.Closed)).ToListAsync())
        {
            if (Held(other) is not null || !hub.Staff.AccountsAreBound)
                return null; // rows from before codes were kept wait to be bound
            await SetAside(other);
        }
        var account = new Account { Id = Secrets.NewId(), Worker = worker, Name = sought, State = Account.Invited, Made = Now };
        try
        {
            await binding.Add(context, account);
        }
        catch (DbUpdateException) // two administrators at the same moment: the first has made it
        {
            return null;
        }
        log.LogInformation("{What} for {Worker}: {Outcome}", "account", worker, "made");
        return account;
    }

    /// <summary>Checks a sign-in by name, password and code. Whatever is wrong, the answer is the same and takes as long.</summary>
    public async Task<Attempt> Check(string name, string password, string code, IPAddress? address)
    {
        var sought = Sought(name);
        var leave = await guesses.Ask(sought, address);
        if (!leave.IsGiven)
        {
            log.LogWarning("{What}: {Outcome}", "sign-in by password", "too many attempts");
            return new Attempt(null, leave.Until);
        }
        var account = Held(
            await context.Accounts.AsNoTracking().FirstOrDefaultAsync(one => one.Name == sought && one.State == Account.Ready && one.Secret != null));
        var fits = passwords.Fits(account?.Password, password);
        var step = Codes.StepOf(account?.Secret is { } secret ? sealing.Open(AppSecret, secret) : NobodysSecret, code, Now);
        if (!fits || account is null || step is not { } taken || !await IsFirst(account, taken))
        {
            log.LogWarning("{What} by {Worker}: {Outcome}", "sign-in by password", account?.Worker, "refused");
            return new Attempt(null, null);
        }
        await guesses.Right(leave);
        return new Attempt(account, null);
    }

    /// <summary>Sets password and app together; from then on the account can be used.</summary>
    /// <returns>False where the code was taken before.</returns>
    public async Task<bool> SetPassword(Account account, string hash, string secret, long step)
    {
        var set = account.State != Account.Closed && await binding.Change(context, account, row =>
            (row.Password, row.Secret, row.LastCode, row.State, row.SetUp) = (hash, sealing.Seal(AppSecret, secret), step, Account.Ready, Now));
        log.LogInformation("{What} by {Worker}: {Outcome}", "password and app", account.Worker, set ? "set" : "refused");
        return set;
    }

    /// <summary>Marks an account as set up.</summary>
    public async Task MakeReady(Account account)
    {
        // Whoever changes the row at the same moment comes first; then it is looked at again.
        while (await Find(account.Id) is { State: Account.Invited } invited)
        {
            if (await binding.Change(context, invited, row => (row.State, row.SetUp) = (Account.Ready, Now)))
                return;
        }
    }

    /// <summary>Takes away every way to sign in and ends every session, so that the account can be set up afresh.</summary>
    public async Task Empty(string account)
    {
        await context.Passkeys.Where(passkey => passkey.Account == account).ExecuteDeleteAsync();
        await Until(account, row => (row.Password, row.Secret, row.State) = (null, null, Account.Invited));
        await sessions.EndAll(account);
        await hub.Staff.Settle(Settled.AccountEmptied, account);
    }

    /// <summary>True where a link for an account takes two people: one was asked for before, or was given back.</summary>
    public async Task<bool> TakesTwo(string account) =>
        hub.Staff.SettledAccounts().ContainsKey((Settled.TakesTwo, account))
        || await context.Recoveries.AnyAsync(one => one.Account == account) || await context.Links.AnyAsync(link => link.Account == account && link.Kind == OneTimeLink.Recovery);

    /// <summary>How many different workers of some have an account that is set up.</summary>
    public async Task<int> Ready(IReadOnlyCollection<string> workers) =>
        (await context.Accounts.AsNoTracking().Where(one => one.State == Account.Ready).ToListAsync()).Where(one => Held(one) is not null)
            .Select(one => one.Worker).Where(workers.Contains).Distinct().Count();

    /// <summary>Closes an account for good: it holds from the next request of whoever was signed in by it.</summary>
    public async Task Close(Account account, string by)
    {
        await Until(account.Id, row => (row.Password, row.Secret, row.State) = (null, null, Account.Closed));
        await context.Passkeys.Where(passkey => passkey.Account == account.Id).ExecuteDeleteAsync();
        await context.DirectoryPeople.Where(person => person.Account == account.Id).ExecuteDeleteAsync();
        await sessions.EndAll(account.Id);
        await hub.Staff.Settle(Settled.AccountClosed, account.Id);
        log.LogInformation("{What} of {Worker} by {By}: {Outcome}", "account", account.Worker, by, "closed");
    }

    /// <summary>A sign-in name as it is kept and looked for.</summary>
    public static string Sought(string name) => name.Trim().ToLowerInvariant();

    /// <summary>
    /// The account where it is there, as the program left it, and the access log says nothing else of it: one that was closed, or emptied
    /// since it was set up, and is put back as it was, is none.
    /// </summary>
    internal Account? Held(Account? account) =>
        binding.Held(context, account) is { } held && (held.State == Account.Closed || Counts(held.Id, held.State == Account.Ready ? held.SetUp ?? held.Made : Instant.MaxValue))
            ? held : null;

    /// <summary>Whether what was made for an account then still counts: the account was neither closed nor emptied since.</summary>
    internal bool Counts(string account, Instant made)
    {
        var settled = hub.Staff.SettledAccounts();
        return !settled.ContainsKey((Settled.AccountClosed, account)) && !IsBefore(made, settled.GetValueOrDefault((Settled.AccountEmptied, account), Instant.MinValue));
    }

    /// <summary>Whether something was made before an account was emptied, for certain: the clocks of several machines may be apart.</summary>
    internal static bool IsBefore(Instant made, Instant emptied) => emptied > Instant.MinValue && made < emptied - ClocksApart;

    // A row that counts for nothing keeps nobody from an account. It stays, without its code, so that verify goes on naming it.
    private async Task SetAside(Account forged)
    {
        var name = $"set-aside-{forged.Id}";
        await context.Accounts.Where(one => one.Id == forged.Id && one.Mac == forged.Mac)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, Account.Closed).SetProperty(one => one.Name, name));
        log.LogError("{What} {Id}: {Outcome}", "account", forged.Id[..Math.Min(forged.Id.Length, 8)], "not as the program left it, and set aside for a new one");
    }

    // Changed only from what was read, so that of two who send the same code at the same moment one comes too late.
    private async Task<bool> IsFirst(Account account, long step) =>
        account.LastCode < step && await binding.Change(context, account, row => row.LastCode = step);

    // Taking a way to sign in away holds, whatever its owner does at the same moment.
    private async Task Until(string account, Action<Account> change)
    {
        while (await Find(account) is { State: not Account.Closed } row)
        {
            if (await binding.Change(context, row, change))
                return;
        }
    }
}
