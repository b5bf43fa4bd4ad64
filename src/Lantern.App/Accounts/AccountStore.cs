using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>What ASP.NET Core Identity reads and writes of an account for its passkeys. It is ours and not the one that comes with it, for passkeys are kept sealed here.</summary>
public sealed class AccountStore(AccountsContext context, RowBinding binding, AccountBook book, SealedText sealing, TimeProvider time) : IUserPasskeyStore<Account>
{
    private const string Purpose = "passkey";

    private sealed record Kept(
        byte[] CredentialId, byte[] PublicKey, DateTimeOffset CreatedAt, uint SignCount, string[]? Transports,
        bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp, byte[] AttestationObject, byte[] ClientDataJson, string? Name);

    public async Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var (id, now) = (IdOf(passkey.CredentialId), Instant.FromDateTimeOffset(time.GetUtcNow()));
        var text = sealing.Seal(Purpose, JsonSerializer.Serialize(new Kept(
            passkey.CredentialId, passkey.PublicKey, passkey.CreatedAt, passkey.SignCount, passkey.Transports,
            passkey.IsUserVerified, passkey.IsBackupEligible, passkey.IsBackedUp, passkey.AttestationObject, passkey.ClientDataJson, passkey.Name)));
        if (await context.Passkeys.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.Account == user.Id, cancellationToken) is not { } kept)
            await binding.Add(context, new KeptPasskey { Id = id, Account = user.Id, Sealed = text, Made = now }, cancellationToken);
        // Of two uses at once the first has counted it on.
        else if (Held(kept) is { } row)
            await binding.Change(context, row, one => (one.Sealed, one.Used) = (text, now), cancellationToken);
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        [.. (await context.Passkeys.AsNoTracking().Where(one => one.Account == user.Id).OrderBy(one => one.Made).ToListAsync(cancellationToken)).Select(Held).OfType<KeptPasskey>().Select(Opened)];

    public async Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        return Held(await context.Passkeys.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id, cancellationToken)) is { } passkey
            ? await FindByIdAsync(passkey.Account, cancellationToken) : null;
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        return Held(await context.Passkeys.AsNoTracking().FirstOrDefaultAsync(one => one.Id == id && one.Account == user.Id, cancellationToken)) is { } row
            ? Opened(row) : null;
    }

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = IdOf(credentialId);
        return context.Passkeys.Where(one => one.Id == id && one.Account == user.Id).ExecuteDeleteAsync(cancellationToken);
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        book.Held(await context.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.Id == userId, cancellationToken));

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        book.Held(await context.Accounts.AsNoTracking().FirstOrDefaultAsync(account => account.Name == normalizedUserName, cancellationToken));

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Name);

    // Accounts are made, renamed and closed by the account book alone.
    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => throw new NotSupportedException("The account book names accounts.");

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => throw new NotSupportedException("The account book names accounts.");

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("The account book makes accounts.");

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("The account book closes accounts.");

    public void Dispose()
    {
    }

    // One of before the account was emptied, put back, is none.
    private KeptPasskey? Held(KeptPasskey? passkey) => binding.Held(context, passkey) is { } held && book.Counts(held.Account, held.Made) ? held : null;

    private static string IdOf(byte[] credential) => Secrets.Hash(Convert.ToHexStringLower(credential));

    private UserPasskeyInfo Opened(KeptPasskey row)
    {
        var kept = JsonSerializer.Deserialize<Kept>(sealing.Open(Purpose, row.Sealed))!;
        return new UserPasskeyInfo(kept.CredentialId, kept.PublicKey, kept.CreatedAt, kept.SignCount, kept.Transports,
            kept.IsUserVerified, kept.IsBackupEligible, kept.IsBackedUp, kept.AttestationObject, kept.ClientDataJson) { Name = kept.Name };
    }
}
