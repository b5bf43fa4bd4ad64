using Lantern.Access;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>A recovery that waits for a second person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Account">The account.</param>
/// <param name="Because">Why it was asked for.</param>
/// <param name="AskedBy">The id of the worker who asked.</param>
/// <param name="Asked">When.</param>
public sealed record OpenRecovery(string Id, Account Account, string Because, string AskedBy, Instant Asked);

/// <summary>A lost way to sign in is given back by two people: an administrator asks and says why, another person confirms, and a link is handed over in person.</summary>
public sealed class Recoveries(AccountsContext context, Links links, SealedText sealing, TimeProvider time, ILogger<Recoveries> log)
{
    /// <summary>The fewest characters of a reason.</summary>
    public const int LeastReason = 15;

    /// <summary>Who may confirm.</summary>
    public static readonly Role[] Confirmers = [Role.SystemAdministrator, Role.HubManager];

    private const string Reason = "recovery";

    // One that nobody confirmed within a week has been settled in some other way.
    private static readonly Duration Waits = Duration.FromDays(7);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Asks for a recovery.</summary>
    public async Task Ask(Account account, string by, string because)
    {
        context.Recoveries.Add(new Recovery { Id = Secrets.NewId(), Account = account.Id, Sealed = sealing.Seal(Reason, because), AskedBy = by, Asked = Now });
        await context.SaveChangesAsync();
        log.LogInformation("{What} of {Worker} by {By}: {Outcome}", "recovery", account.Worker, by, "asked");
    }

    /// <summary>Those that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<OpenRecovery>> Open()
    {
        var since = Now - Waits;
        var rows = await (from recovery in context.Recoveries.AsNoTracking()
                          where recovery.ConfirmedBy == null && recovery.Asked > since
                          join account in context.Accounts.AsNoTracking() on recovery.Account equals account.Id
                          where account.State != Account.Closed
                          orderby recovery.Asked
                          select new { recovery, account }).ToListAsync();
        return [.. rows.Select(row => new OpenRecovery(row.recovery.Id, row.account, sealing.Open(Reason, row.recovery.Sealed), row.recovery.AskedBy, row.recovery.Asked))];
    }

    /// <summary>Confirms one, and makes the link to hand over.</summary>
    /// <returns>The link's address within the hub; null where it does not wait, or where who confirms asked for it or is the one it is for.</returns>
    public async Task<string?> Confirm(string id, Reader by)
    {
        var open = (await Open()).FirstOrDefault(one => one.Id == id);
        if (open is null || open.AskedBy == by.Worker || open.Account.Worker == by.Worker || !Confirmers.Contains(by.Role))
            return null;
        var now = Now;
        if (await context.Recoveries.Where(one => one.Id == id && one.ConfirmedBy == null && one.AskedBy != by.Worker)
                .ExecuteUpdateAsync(row => row.SetProperty(one => one.ConfirmedBy, by.Worker).SetProperty(one => one.Confirmed, now)) != 1)
            return null;
        log.LogInformation("{What} of {Worker} by {By}: {Outcome}", "recovery", open.Account.Worker, by.Worker, "confirmed");
        return await links.Make(open.Account.Id, OneTimeLink.Recovery, by.Worker);
    }
}
