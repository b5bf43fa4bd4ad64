using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Lantern.Entries;
using Lantern.Store.Keys;
using Lantern.Store.Proof;
using NodaTime;

namespace Lantern.Store.Staffing;

/// <summary>Acts of the access log as sealed rows, and back.</summary>
internal static class AccessRows
{
    private static readonly JsonSerializerOptions Form = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    /// <summary>Seals an act as the one that follows.</summary>
    /// <param name="act">The act.</param>
    /// <param name="why">Why, or null where nothing was asked.</param>
    /// <param name="file">The file it is about and its key; null for none.</param>
    /// <param name="at">When.</param>
    /// <param name="before">What stands before it in the log.</param>
    /// <param name="vault">The hub's keys.</param>
    public static (Noted Noted, LeafRow Row) Seal(AccessAct act, string? why, (FileId Id, byte[] Key)? file, Instant at, StaffState before, Vault vault)
    {
        var (number, ticks) = (before.Number + 1, at.ToUnixTimeTicks());
        var opening = Leaf.Access(file?.Id.Value, number, ticks, before.Head);
        if (why is not null)
        {
            var words = Encoding.UTF8.GetBytes(why);
            act = act with { Why = file is { } one ? Sealing.Seal(one.Key, words, opening) : words };
        }
        var sealedWords = vault.Seal(JsonSerializer.SerializeToUtf8Bytes(act, Form), opening);
        var hash = Leaf.Hash(opening, sealedWords);
        return (new Noted(act, number, file?.Id, at, opening, hash),
            new LeafRow(hash, [null, number, file?.Id.Value, ticks, before.Head, sealedWords, hash]));
    }

    /// <summary>Opens an act.</summary>
    /// <exception cref="CryptographicException">It was changed, or sealed under another key.</exception>
    /// <exception cref="StoreUnfitException">It was written by a newer Lantern.</exception>
    public static AccessAct Open(ReadOnlySpan<byte> sealedWords, ReadOnlySpan<byte> opening, Vault vault)
    {
        var words = vault.Open(sealedWords, opening);
        try
        {
            return JsonSerializer.Deserialize<AccessAct>(words, Form)!;
        }
        catch (Exception unknown) when (unknown is JsonException or NotSupportedException)
        {
            throw new StoreUnfitException("An act of the access log was written by a newer Lantern. Use that one.");
        }
    }

    /// <summary>Why it was done; nothing where the file's key was destroyed.</summary>
    public static string Why(Noted noted, Func<FileId, byte[]?> keyOf) =>
        noted.Act.Why is not { } why ? ""
        : noted.File is not { } file ? Encoding.UTF8.GetString(why)
        : keyOf(file) is { } key ? Encoding.UTF8.GetString(Sealing.Open(key, why, noted.Opening))
        : "";
}
