using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using NodaTime;

namespace Lantern.App.Accounts;

/// <summary>What goes to the directory with somebody who signs out and comes back with them: when it was made here. It says nothing of who.</summary>
public sealed class SignedOutState(IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly Duration Lasts = Duration.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("signed out at the directory");

    private Instant Now => Instant.FromDateTimeOffset(time.GetUtcNow());

    /// <summary>A new one.</summary>
    public string New() => _protector.Protect(Now.ToUnixTimeTicks().ToString(CultureInfo.InvariantCulture));

    /// <summary>Whether one was made here and is not too old.</summary>
    public bool IsOurs(string? state)
    {
        try
        {
            return state is { Length: > 0 and < 1000 }
                && Now - Instant.FromUnixTimeTicks(long.Parse(_protector.Unprotect(state), CultureInfo.InvariantCulture)) <= Lasts;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
