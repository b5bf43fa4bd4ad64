using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>A recovery that waits for a second person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Account">The account.</param>
/// <param name="Because">Why it was asked for.</param>
/// <param name="AskedBy">The id of the worker who asked.</param>
/// <param name="Asked">When.</param>
public sealed record OpenRecovery(string Id, Account Account, string Because, string AskedBy, Instant Asked)
{
    /// <summary>The person of the directory who is to be this worker; null where a link is to be made.</summary>
    public string? Person { get; init; }
}

/// <summary>
/// What takes two people: giving a lost way to sign in back, letting a worker in whom the hub knows already, and letting in somebody
/// new whose role decides much. An administrator asks and says why, another person confirms, and a link is handed over in person.
/// </summary>
public sealed class Recoveries(AccountsContext context, RowBinding binding, AccountBook book, DirectoryBook directory, Links links, Notices notices, HubStore hub, SealedText sealing, TimeProvider time, ILogger<Recoveries> log)
{
    /// <summary>The fewest characters of a reason.</summary>
    public const int LeastReason = 15;

    /// <summary>Who may confirm.</summary>
    public static readonly Role[] Confirmers = [Role.SystemAdministrator, Role.HubManager];

    private const string Reason = "recovery", Directory = "directory";

    /// <summary>How long before confirming somebody must have signed in.</summary>
    public static Duration Fresh => Duration.FromMinutes(10);

    /// <summary>True where it takes two people to let in somebody new of that role: it looks after others' access, or reads files without a part in them.</summary>
    public static bool TakesTwo(Role role) =>
        role is Role.SystemAdministrator or Role.HubManager or Role.PrivacyOfficer
        || Policy.Decide(new Reader("", "", role, "", ""), Deed.Read, Marks.None, Relation.None).Allowed;

    // One that nobody confirmed within a week has been settled in some other way.
    private static readonly Duration Waits = Duration.FromDays(7);

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Asks that somebody of the directory be let in as a worker.</summary>
    /// <returns>False where the worker can be given no account.</returns>
    public async Task<bool> AskToLink(string person, string worker, string by)
    {
        if ((await directory.Asking()).FirstOrDefault(one => one.Id == person) is not { } asking
            || (await Open()).Any(one => one.Person == person)
            || (await book.Of(worker) ?? await book.Make(worker, $"directory-{Secrets.NewId()}")) is not { } account)
            return false;
        await Ask(account, by, $"They read out the code {asking.Code}", person);
        return true;
    }

    /// <summary>Asks for a recovery.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="by">The id of the worker who asks.</param>
    /// <param name="because">Why.</param>
    /// <param name="person">The person of the directory who is to be this worker; null where a link is to be made.</param>
    public async Task Ask(Account account, string by, string because, string? person = null)
    {
        var words = person is null ? because : $"{Directory}\n{person}\n{because}";
        await hub.Staff.Settle(Settled.TakesTwo, account.Id);
        await binding.Add(context, new Recovery { Id = Secrets.NewId(), Account = account.Id, Sealed = sealing.Seal(Reason, words), AskedBy = by, Asked = Now });
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
        return [.. rows.Where(row => binding.Held(context, row.recovery) is not null && book.Held(row.account) is not null).Select(row => Read(row.recovery, row.account))];
    }

    private OpenRecovery Read(Recovery row, Account account)
    {
        var said = sealing.Open(Reason, row.Sealed);
        var parts = said.Split('\n', 3);
        return parts is [Directory, var person, var because]
            ? new OpenRecovery(row.Id, account, because, row.AskedBy, row.Asked) { Person = person }
            : new OpenRecovery(row.Id, account, said, row.AskedBy, row.Asked);
    }

    /// <summary>Confirms one, and makes the link to hand over.</summary>
    /// <returns>The link's address within the hub, empty where somebody of the directory needs none; null where it does not wait, or where who confirms asked for it or is the one it is for.</returns>
    public async Task<string?> Confirm(string id, Reader by)
    {
        var open = (await Open()).FirstOrDefault(one => one.Id == id);
        if (open is null || open.AskedBy == by.Worker || open.Account.Worker == by.Worker || !Confirmers.Contains(by.Role))
            return null;
        var now = Now;
        var asked = binding.Held(context, await context.Recoveries.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.ConfirmedBy == null && one.AskedBy != by.Worker));
        if (asked is null || !await binding.Change(context, asked, row => (row.ConfirmedBy, row.Confirmed) = (by.Worker, now)))
            return null;
        log.LogInformation("{What} of {Worker} by {By}: {Outcome}", "recovery", open.Account.Worker, by.Worker, "confirmed");
        await notices.Add(open.Account.Worker, by.Worker, Words(open, by));
        if (open.Person is { } person)
            return await directory.Link(person, open.Account.Worker, by.Worker) ? "" : null;
        return await links.Make(open.Account.Id, OneTimeLink.Recovery, by.Worker);
    }

    private string Words(OpenRecovery open, Reader by)
    {
        string Name(string worker) => hub.Staff.Worker(worker)?.Name ?? worker;
        var what = open.Person is not null ? "can sign in with the authority’s directory" : "was given a way to sign in";
        return $"{Name(open.Account.Worker)} {what}: {Name(open.AskedBy)} asked for it, {by.Name} confirmed it";
    }
}
