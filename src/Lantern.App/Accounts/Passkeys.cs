using Microsoft.AspNetCore.Identity;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>Passkeys: kept by a device or a key, unlocked by a finger, a face or a code, and bound to the address of this hub.</summary>
public sealed class Passkeys(IPasskeyHandler<Account> handler, AccountStore store, AccountBook book, SettingUp settingUp, SignInSettings settings, IHttpContextAccessor here, ILogger<Passkeys> log)
{
    /// <summary>The most passkeys of an account.</summary>
    public const int AtMost = 10;

    private static readonly Duration Answered = Duration.FromMinutes(5);

    /// <summary>What the browser is to make a passkey from, as JSON.</summary>
    public async Task<string> Offer(HttpContext http, Account account, string leave)
    {
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id, Name = account.Name, DisplayName = account.Name }, http);
        await settingUp.Keep("new passkey " + leave, made.AttestationState ?? "", Answered);
        return made.CreationOptionsJson;
    }

    /// <summary>Keeps the passkey a browser made.</summary>
    /// <returns>False where it is none, or not an answer to what was offered.</returns>
    public async Task<bool> Keep(HttpContext http, Account account, string leave, string credential)
    {
        if (await settingUp.Take("new passkey " + leave) is not { } state || (await store.GetPasskeysAsync(account, default)).Count >= AtMost)
            return false;
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { CredentialJson = credential, HttpContext = http, AttestationState = state });
        if (!result.Succeeded || result.UserEntity.Id != account.Id)
        {
            log.LogWarning("{What} by {Worker}: {Outcome}", "new passkey", account.Worker, "refused");
            return false;
        }
        result.Passkey.Name = Device.Of(http.Request.Headers.UserAgent);
        await store.AddOrUpdatePasskeyAsync(account, result.Passkey, default);
        await book.MakeReady(account);
        log.LogInformation("{What} by {Worker}: {Outcome}", "new passkey", account.Worker, "kept");
        return true;
    }

    /// <summary>What the browser is to sign to sign in, as JSON, with a secret under which the answer is awaited once.</summary>
    public async Task<(string Options, string Awaited)> Ask(HttpContext http)
    {
        var (made, awaited) = (await handler.MakeRequestOptionsAsync(null, http), Secrets.New());
        await settingUp.Keep("passkey " + awaited, made.AssertionState ?? "", Answered);
        return (made.RequestOptionsJson, awaited);
    }

    /// <summary>The account that signed, or null.</summary>
    public async Task<Account?> Check(HttpContext http, string awaited, string credential)
    {
        if (await settingUp.Take("passkey " + awaited) is not { } state)
            return null;
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { CredentialJson = credential, HttpContext = http, AssertionState = state });
        if (!result.Succeeded || result.User.State != Account.Ready)
        {
            log.LogWarning("{What}: {Outcome}", "sign-in by passkey", "refused");
            return null;
        }
        await store.AddOrUpdatePasskeyAsync(result.User, result.Passkey, default);
        return result.User;
    }

    /// <summary>True where passkeys can be bound to the address: they cannot to bare numbers such as 127.0.0.1, nor without https beyond this machine.</summary>
    public bool Works =>
        settings.Address is { } address ? Uri.CheckHostName(address.Host) == UriHostNameType.Dns
            : string.Equals(here.HttpContext?.Request.Host.Host, "localhost", StringComparison.OrdinalIgnoreCase);
}
