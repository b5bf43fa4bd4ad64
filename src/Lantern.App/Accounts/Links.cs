using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>Links that work once: looking at one does nothing, and only whoever presses its button has used it.</summary>
public sealed class Links(AccountsContext context, AccountBook book, TimeProvider time, ILogger<Links> log)
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
        await context.Links.Where(link => link.Account == account && link.Spent == null).ExecuteUpdateAsync(row => row.SetProperty(link => link.Spent, now));
        context.Links.Add(new OneTimeLink
        {
            Id = Secrets.Hash(secret), Account = account, Kind = kind, Made = now, MadeBy = by,
            Until = now + (kind == OneTimeLink.Invitation ? Duration.FromDays(7) : Duration.FromHours(24)),
        });
        await context.SaveChangesAsync();
        log.LogInformation("{What} by {Worker}: {Outcome}", kind, by, "link made");
        return Path + secret;
    }

    /// <summary>True where the link can still be used; asking does not use it.</summary>
    public async Task<bool> IsGood(string secret)
    {
        var (id, now) = (Secrets.Hash(secret), Now);
        return await context.Links.AnyAsync(link => link.Id == id && link.Spent == null && link.Until > now);
    }

    /// <summary>Uses a link: the account is emptied, to be set up afresh.</summary>
    /// <returns>The account, or null where the link was used before or is too old.</returns>
    public async Task<Account?> Spend(string secret)
    {
        var (id, now) = (Secrets.Hash(secret), Now);
        if (await context.Links.Where(link => link.Id == id && link.Spent == null && link.Until > now)
                .ExecuteUpdateAsync(row => row.SetProperty(link => link.Spent, now)) != 1)
            return null;
        var link = await context.Links.AsNoTracking().SingleAsync(one => one.Id == id);
        if (await book.Find(link.Account) is not { State: not Account.Closed } account)
            return null;
        await book.Empty(account.Id);
        log.LogInformation("{What} of {Worker}: {Outcome}", link.Kind, account.Worker, "link used");
        return account;
    }
}
