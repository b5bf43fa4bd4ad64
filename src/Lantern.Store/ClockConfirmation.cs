using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Lantern.Store.Keys;
using Lantern.Store.Sql;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// What two people said of the clock: what time it truly was when the log had so many leaves. What was written before that under a later
/// time was written by a clock that was ahead, and is read as written at that moment; its own stamp stays in the ink.
/// </summary>
/// <param name="Number">The how many-th it is, from 1.</param>
/// <param name="Position">The last leaf written before it.</param>
/// <param name="At">The time they said it was.</param>
/// <param name="Words">Who they are, and why.</param>
internal sealed record ClockConfirmation(long Number, long Position, Instant At, string Words)
{
    /// <summary>All of them in their order; one whose seal does not hold was put there by somebody without the keys, and counts for nothing.</summary>
    public static IReadOnlyList<ClockConfirmation> All(Connection connection, Vault vault) =>
        [.. connection.Rows(Statements.ClockConfirmations, row => Opened(vault, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3))).OfType<ClockConfirmation>()];

    /// <summary>Whether one was put there, or changed, by somebody without the keys.</summary>
    public static bool IsAnyForged(Connection connection, Vault vault) =>
        connection.Rows(Statements.ClockConfirmations, row => Opened(vault, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetFieldValue<byte[]>(3))) is var rows
        && rows.Where((one, i) => one is null || one.Number != i + 1).Any();

    /// <summary>When an entry counts as written.</summary>
    /// <param name="written">The time it was stamped with.</param>
    /// <param name="position">Its place in the log.</param>
    /// <param name="confirmed">What was said of the clock.</param>
    public static Instant Written(Instant written, long position, IReadOnlyList<ClockConfirmation> confirmed)
    {
        foreach (var one in confirmed)
        {
            if (position <= one.Position && written > one.At)
                written = one.At;
        }
        return written;
    }

    /// <summary>Adds it, inside the lock.</summary>
    public void Add(Connection connection, Vault vault) => connection.Run(
        Statements.AddClockConfirmation, Number, Position, At.ToUnixTimeTicks(), vault.Seal(Encoding.UTF8.GetBytes(Words), About(Number, Position, At.ToUnixTimeTicks())));

    private static ClockConfirmation? Opened(Vault vault, long number, long position, long at, byte[] kept)
    {
        try
        {
            return new ClockConfirmation(number, position, Instant.FromUnixTimeTicks(at), Encoding.UTF8.GetString(vault.Open(kept, About(number, position, at))));
        }
        catch (Exception failure) when (failure is CryptographicException or ArgumentException or StoreUnfitException)
        {
            return null;
        }
    }

    private static byte[] About(long number, long position, long at) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"lantern/1 clock\n{number}\n{position}\n{at}"));
}
