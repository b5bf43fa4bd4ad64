using System.Buffers.Binary;
using System.Security.Cryptography;
using Lantern.Entries;

namespace Lantern.Store;

/// <summary>Makes opaque ids: 128 random bits in 26 letters and digits that say nothing and can be read out.</summary>
public sealed class Ids
{
    /// <summary>How many letters the code of an entry has.</summary>
    internal const int CodeLength = 8;

    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private readonly Action<byte[]> _fill;

    private Ids(Action<byte[]> fill) => _fill = fill;

    /// <summary>Ids nobody can guess.</summary>
    public static Ids Random { get; } = new(bytes => RandomNumberGenerator.Fill(bytes));

    /// <summary>The same ids every time, for a made-up hub that must come out alike; anybody can guess them.</summary>
    public static Ids Seeded(int seed)
    {
        var random = new Random(seed);
        return new Ids(bytes =>
        {
            lock (random)
                random.NextBytes(bytes);
        });
    }

    /// <summary>Ids out of bytes a test fills.</summary>
    internal static Ids From(Action<byte[]> fill) => new(fill);

    internal FileId File() => new(Next());

    internal string Next()
    {
        var bytes = new byte[16];
        _fill(bytes);
        return Letters(26, new UInt128(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8)));
    }

    /// <summary>What pages call an entry: eight letters from its hash, which is random because what is sealed is.</summary>
    internal static string Code(byte[] hash) => Letters(CodeLength, new UInt128(0, BinaryPrimitives.ReadUInt64BigEndian(hash) >> 24));

    private static string Letters(int length, UInt128 bits) => string.Create(length, bits, static (text, left) =>
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(left & 31)];
            left >>= 5;
        }
    });
}
