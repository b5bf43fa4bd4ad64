using Lantern.Store;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>Links that work once: looking at one does nothing, and only whoever presses its button has used it.</summary>
public sealed class Links(AccountsContext context, AccountBook book, RowBinding binding, HubStore hub, TimeProvider time, ILogger<Links> log)
{
    /// <summary>Where a link leads.</summary>
    public const string Path = "/link/";

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Makes a link for an account; those made before are worth nothing from now on.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="kind">An invitation holds for 7 days, a recovery for 24 hours.</param>
    /// <param name="by">The id of the worker who made it.</param>
    /// <returns>The address within the hub.</returns>
    public async Task<string> Make(string account, string kind, string by)
    {
        var (now, secret) = (Now, Secrets.New());
        foreach (var earlier in await context.Links.AsNoTracking().Where(link => link.Account == account && link.Spent == null).ToListAsync())
            await Use(earlier, now);
        var made = new OneTimeLink
        {
            Id = Secrets.Hash(secret), Account = account, Kind = kind, Made = now, MadeBy = by,
            Until = now + (kind == OneTimeLink.Invitation ? Duration.FromDays(7) : Duration.FromHours(24)),
        };
        if (kind == OneTimeLink.Recovery)
            await hub.Staff.Settle(Settled.TakesTwo, account);
        made.Mac = binding.Of(context, made);
        context.Links.Add(made);
        await context.SaveChangesAsync();
        log.LogInformation("{What} by {Worker}: {Outcome}", kind, by, "link made");
        return Path + secret;
    }

    /// <summary>True where the link can still be used; asking does not use it.</summary>
    public async Task<bool> IsGood(string secret) => await Good(secret, Now) is not null;

    /// <summary>Who had a part in making a link that can still be used: none of them may use it.</summary>
    public async Task<IReadOnlyList<string>> Makers(string secret)
    {
        if (await Good(secret, Now) is not { } link)
            return [];
        var since = link.Made - Duration.FromMinutes(1);
        var asked = await context.Recoveries.AsNoTracking().Where(one => one.Account == link.Account && one.Confirmed > since).Select(one => one.AskedBy).ToListAsync();
        return [link.MadeBy, .. asked];
    }

    /// <summary>Whose account a link that can still be used is for, or null.</summary>
    public async Task<Account?> For(string secret) => await Good(secret, Now) is { } link ? await book.Find(link.Account) : null;

    /// <summary>Uses a link: the account is emptied, to be set up afresh.</summary>
    /// <returns>The account, or null where the link was used before or is too old.</returns>
    public async Task<Account?> Spend(string secret)
    {
        var now = Now;
        if (await Good(secret, now) is not { } link || !await Use(link, now))
            return null;
        if (await book.Find(link.Account) is not { State: not Account.Closed } account)
            return null;
        await book.Empty(account.Id);
        log.LogInformation("{What} of {Worker}: {Outcome}", link.Kind, account.Worker, "link used");
        return account;
    }

    private async Task<OneTimeLink?> Good(string secret, Instant now)
    {
        var id = Secrets.Hash(secret);
        var link = await context.Links.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.Spent == null && one.Until > now);
        return link is not null && Holds(link) && !hub.Staff.SettledAccounts().ContainsKey((Settled.LinkUsed, id)) ? link : null;
    }

    // Settled first: of two who press the button at the same moment one comes too late, and no row put back as it was undoes it.
    private async Task<bool> Use(OneTimeLink link, Instant now)
    {
        if (!Holds(link) || !await hub.Staff.Settle(Settled.LinkUsed, link.Id))
            return false;
        var before = link.Mac;
        link.Spent = now;
        link.Mac = binding.Of(context, link);
        return await context.Links.Where(one => one.Id == link.Id && one.Mac == before)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.Spent, now).SetProperty(one => one.Mac, link.Mac)) == 1;
    }

    private bool Holds(OneTimeLink link) => binding.Holds(context, link, link.Mac, link.Id);
}
