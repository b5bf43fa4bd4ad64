using System.Security.Cryptography;
using Lantern.Entries;

namespace Lantern.Store;

/// <summary>Makes opaque ids: 128 random bits in 26 letters and digits that say nothing and can be read out.</summary>
public sealed class Ids
{
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

    internal FileId File() => new(Next());

    internal string Next()
    {
        var bytes = new byte[16];
        _fill(bytes);
        var bits = new UInt128(BitConverter.ToUInt64(bytes, 0), BitConverter.ToUInt64(bytes, 8));
        return string.Create(26, bits, static (text, left) =>
        {
            for (var i = text.Length - 1; i >= 0; i--)
            {
                text[i] = Alphabet[(int)(left & 31)];
                left >>= 5;
            }
        });
    }
}
