using System.Data.Common;
using System.Text;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using NodaTime;

namespace Lantern.Store.Sql;

/// <summary>Looks as rows: file, at, sealed.</summary>
internal static class LookRows
{
    /// <summary>The look of a row; why it was is left out where the file's key was destroyed.</summary>
    public static Look Read(DbDataReader row, Vault vault, Func<FileId, byte[]?> keyOf)
    {
        var file = row.IsDBNull(0) ? (FileId?)null : new FileId(row.GetString(0));
        var at = row.GetInt64(1);
        var opening = Leaf.Look(file?.Value, at);
        var (worker, agency, relations, purpose, listed, answered) = LookWords.Unpack(Opened(row, vault, opening));
        var why = file is not { } one ? Encoding.UTF8.GetString(purpose)
            : keyOf(one) is { } key ? Encoding.UTF8.GetString(Sealing.Open(key, purpose, opening))
            : "";
        return new Look(worker, agency, Instant.FromUnixTimeTicks(at), why, relations) { File = file, Listed = listed, Answered = answered };
    }

    /// <summary>The look of a row as it is counted; why it was stays sealed until it is asked for.</summary>
    public static NotedLook Noted(DbDataReader row, Vault vault)
    {
        var file = row.IsDBNull(0) ? (FileId?)null : new FileId(row.GetString(0));
        var at = row.GetInt64(1);
        var opening = Leaf.Look(file?.Value, at);
        var (worker, _, relations, purpose, _, answered) = LookWords.Unpack(Opened(row, vault, opening));
        return new NotedLook(worker, file, Instant.FromUnixTimeTicks(at), relations, answered, purpose, opening);
    }

    // A look that was changed is neither counted nor shown as if it were whole.
    private static byte[] Opened(DbDataReader row, Vault vault, byte[] opening)
    {
        try
        {
            return vault.Open(row.GetFieldValue<byte[]>(2), opening);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            throw new StoreUnfitException("A look was changed by a hand without the hub's keys. Run 'lantern verify' and go by docs/runbooks/tampering-found.md.");
        }
    }
}

/// <summary>A look as it is counted.</summary>
/// <param name="Worker">The worker's id.</param>
/// <param name="File">The file; null for a look at a list.</param>
/// <param name="At">When.</param>
/// <param name="Relations">How the worker stood to the file, in words.</param>
/// <param name="Answered">True where the reason stands for some hours: an answer to the question why, or a duty that was theirs.</param>
/// <param name="Purpose">Why: plain for a list, sealed under the file's key for a file.</param>
/// <param name="Opening">What it was sealed about.</param>
internal sealed record NotedLook(string Worker, FileId? File, Instant At, string Relations, bool Answered, byte[] Purpose, byte[] Opening)
{
    /// <summary>Why, as it was said of a file.</summary>
    public string Why(byte[] key) => Encoding.UTF8.GetString(Sealing.Open(key, Purpose, Opening));

    /// <summary>Why a list was looked at.</summary>
    public string WhyOfList => File is null ? Encoding.UTF8.GetString(Purpose) : "";
}
