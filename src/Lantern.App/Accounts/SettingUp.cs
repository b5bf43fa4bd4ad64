using System.Text.Json;
using Lantern.App.Site;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>A password and an app chosen and not yet in force.</summary>
/// <param name="Password">The hash of the password.</param>
/// <param name="Secret">The secret of the app.</param>
public sealed record Chosen(string Password, string Secret);

/// <summary>Somebody setting up how they sign in: after a one-time link, or a few minutes after signing in. It holds for half an hour and opens nothing else.</summary>
public sealed class SettingUp(AccountsContext context, Sessions sessions, AccountBook book, SealedText sealing, TimeProvider time)
{
    /// <summary>Where it begins.</summary>
    public const string Path = "/set-up";

    /// <summary>The cookie that holds the leave; it ends when somebody signs in or out here.</summary>
    internal const string Cookie = "lantern-set-up";

    private const string Purpose = "set-up";

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>Lets a browser set up an account.</summary>
    public async Task Begin(HttpContext http, Account account)
    {
        var ticket = await sessions.Begin(account.Worker, account.Id, Session.SetUp, http.Request.Headers.UserAgent);
        http.Response.Cookies.Append(SignIn.CookieNamed(http, Cookie), ticket, SignIn.Kept(http));
    }

    /// <summary>The account this browser may set up, with the id of its leave; null where it may none.</summary>
    public async Task<(Account Account, string Leave)?> Who(HttpContext http) =>
        http.Request.Cookies[SignIn.CookieNamed(http, Cookie)] is { } ticket
        && await sessions.Find(ticket) is { IsOver: false, Session: { Purpose: Session.SetUp, Account: { } id } session }
        && (http.GetReader() is not { } reader || reader.Worker == session.Worker) // somebody else has signed in at this desk since
        && await book.Find(id) is { State: not Account.Closed } account ? (account, session.Id) : null;

    /// <summary>Ends it, once there is a way to sign in.</summary>
    public async Task End(HttpContext http)
    {
        if (http.Request.Cookies[SignIn.CookieNamed(http, Cookie)] is { } ticket)
            await sessions.End(ticket);
        http.Response.Cookies.Delete(SignIn.CookieNamed(http, Cookie), SignIn.Kept(http));
    }

    /// <summary>Puts aside what was chosen until the app has given its first code.</summary>
    public Task Choose(string leave, Chosen chosen) => Keep("chosen " + leave, JsonSerializer.Serialize(chosen), Duration.FromMinutes(30));

    /// <summary>What was put aside; null where there is nothing.</summary>
    public async Task<Chosen?> WasChosen(string leave)
    {
        var (id, now) = (Secrets.Hash("chosen " + leave), Now);
        var row = await context.Challenges.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.Until > now);
        return row is null ? null : JsonSerializer.Deserialize<Chosen>(sealing.Open(Purpose, row.Sealed));
    }

    /// <summary>Keeps a text under a name for a while.</summary>
    internal async Task Keep(string name, string text, Duration time)
    {
        var (id, now) = (Secrets.Hash(name), Now);
        await context.Challenges.Where(one => one.Id == id || one.Until <= now).ExecuteDeleteAsync();
        context.Challenges.Add(new Challenge { Id = id, Sealed = sealing.Seal(Purpose, text), Until = now + time });
        await context.SaveChangesAsync();
    }

    /// <summary>Takes what was kept under a name: it can be taken once.</summary>
    internal async Task<string?> Take(string name)
    {
        var (id, now) = (Secrets.Hash(name), Now);
        var row = await context.Challenges.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.Until > now);
        return row is not null && await context.Challenges.Where(one => one.Id == id).ExecuteDeleteAsync() == 1 ? sealing.Open(Purpose, row.Sealed) : null;
    }
}
