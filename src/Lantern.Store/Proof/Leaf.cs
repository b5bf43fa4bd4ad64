using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Lantern.Store.Proof;

/// <summary>
/// The bytes every entry, look, erasure and access act is hashed as. A leaf is its opening, which says where it stands, followed by what
/// is sealed; the opening is also the associated data of the seal. Whole numbers are big-endian, moments are ticks of 100 ns
/// since 1970. The layout never changes: old hashes must come out again for ever.
/// </summary>
public static class Leaf
{
    /// <summary>How many bytes a hash has.</summary>
    public const int HashLength = 32;

    /// <summary>How many characters the id of a file or a hub has.</summary>
    public const int IdLength = 26;

    private const string NoFile = "--------------------------";

    private static readonly SearchValues<char> OfIds = SearchValues.Create("0123456789abcdefghjkmnpqrstvwxyz");
    private static readonly byte[] NoHash = new byte[HashLength];

    /// <summary>What the first entry of a file has for the hash of the one before it: 32 zero bytes.</summary>
    public static ReadOnlySpan<byte> BeforeTheFirst => NoHash;

    /// <summary>The opening of an entry.</summary>
    /// <param name="file">The file's id.</param>
    /// <param name="number">Its number in the file, from 1.</param>
    /// <param name="written">When it was written, in ticks.</param>
    /// <param name="previous">The hash of the entry before it in the same file, or <see cref="BeforeTheFirst"/>.</param>
    /// <exception cref="ArgumentException">An id, number or hash that no entry can have.</exception>
    public static byte[] Entry(string file, long number, long written, ReadOnlySpan<byte> previous)
    {
        return Chained("lantern/1 entry\n"u8, file, number, written, previous);
    }

    /// <summary>The opening of an act of the access log.</summary>
    /// <param name="file">The file it is about; null for none.</param>
    /// <param name="number">Its number in the log, from 1.</param>
    /// <param name="at">When, in ticks.</param>
    /// <param name="previous">The hash of the act before it, or <see cref="BeforeTheFirst"/>.</param>
    /// <exception cref="ArgumentException">An id, number or hash that no act can have.</exception>
    public static byte[] Access(string? file, long number, long at, ReadOnlySpan<byte> previous) =>
        Chained("lantern/1 access\n"u8, file ?? NoFile, number, at, previous);

    /// <summary>The opening of a look.</summary>
    /// <param name="file">The file looked at; null for a look at a list.</param>
    /// <param name="at">When, in ticks.</param>
    /// <exception cref="ArgumentException">An id that no file can have.</exception>
    public static byte[] Look(string? file, long at) => Timed("lantern/1 look\n"u8, file ?? NoFile, at);

    /// <summary>The opening of an erasure.</summary>
    /// <param name="file">The file whose key was destroyed.</param>
    /// <param name="at">When, in ticks.</param>
    /// <exception cref="ArgumentException">An id that no file can have.</exception>
    public static byte[] Erasure(string file, long at) => Timed("lantern/1 erasure\n"u8, file, at);

    /// <summary>The hash of a leaf, as RFC 9162 (2.1.1) has it: SHA-256 of a zero byte and the leaf.</summary>
    public static byte[] Hash(ReadOnlySpan<byte> opening, ReadOnlySpan<byte> @sealed)
    {
        var length = 1 + opening.Length + @sealed.Length;
        var whole = length <= 1024 ? stackalloc byte[length] : new byte[length];
        whole[0] = 0;
        opening.CopyTo(whole[1..]);
        @sealed.CopyTo(whole[(1 + opening.Length)..]);
        return SHA256.HashData(whole);
    }

    /// <summary>True when a text can be the id of a file or of a hub.</summary>
    public static bool IsId(string text) => text.Length == IdLength && !text.AsSpan().ContainsAnyExcept(OfIds);

    private static byte[] Chained(ReadOnlySpan<byte> what, string file, long number, long at, ReadOnlySpan<byte> previous)
    {
        if (number is < 1 or > uint.MaxValue)
            throw new ArgumentException("What is chained is numbered from 1.", nameof(number));
        if (previous.Length != HashLength)
            throw new ArgumentException("A hash has 32 bytes.", nameof(previous));
        var opening = Open(what, file, 12 + HashLength, out var rest);
        BinaryPrimitives.WriteUInt32BigEndian(opening.AsSpan(rest), (uint)number);
        BinaryPrimitives.WriteInt64BigEndian(opening.AsSpan(rest + 4), at);
        previous.CopyTo(opening.AsSpan(rest + 12));
        return opening;
    }

    private static byte[] Timed(ReadOnlySpan<byte> what, string file, long at)
    {
        var opening = Open(what, file, 8, out var rest);
        BinaryPrimitives.WriteInt64BigEndian(opening.AsSpan(rest), at);
        return opening;
    }

    private static byte[] Open(ReadOnlySpan<byte> what, string file, int more, out int rest)
    {
        if (file != NoFile && !IsId(file))
            throw new ArgumentException("That is not the id of a file.", nameof(file));
        rest = what.Length + IdLength;
        var opening = new byte[rest + more];
        what.CopyTo(opening);
        Encoding.ASCII.GetBytes(file, opening.AsSpan(what.Length));
        return opening;
    }
}
