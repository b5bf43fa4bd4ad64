using System.Security.Cryptography;

namespace Lantern.Store.Keys;

/// <summary>Seals words with AES-256-GCM: 0x01, twelve random bytes, the words, sixteen bytes that show any change.</summary>
internal static class Sealing
{
    public const int KeyBytes = 32;
    private const byte Form = 1;
    private const int NonceBytes = 12, TagBytes = 16, Around = 1 + NonceBytes + TagBytes;

    /// <summary>Seals words; they open only under the same key and with the same words about them.</summary>
    public static byte[] Seal(byte[] key, ReadOnlySpan<byte> words, ReadOnlySpan<byte> about)
    {
        using var cipher = new AesGcm(key, TagBytes);
        return Seal(cipher, words, about);
    }

    public static byte[] Seal(AesGcm cipher, ReadOnlySpan<byte> words, ReadOnlySpan<byte> about)
    {
        var whole = new byte[words.Length + Around];
        whole[0] = Form;
        var nonce = whole.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        cipher.Encrypt(nonce, words, whole.AsSpan(1 + NonceBytes, words.Length), whole.AsSpan(whole.Length - TagBytes), about);
        return whole;
    }

    /// <summary>Opens what was sealed.</summary>
    /// <exception cref="CryptographicException">It was changed, moved, or sealed under another key.</exception>
    public static byte[] Open(byte[] key, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> about)
    {
        using var cipher = new AesGcm(key, TagBytes);
        return Open(cipher, whole, about);
    }

    public static byte[] Open(AesGcm cipher, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> about)
    {
        var words = new byte[LengthOf(whole)];
        Open(cipher, whole, about, words);
        return words;
    }

    /// <summary>Opens into bytes of the caller's, exactly as many as <see cref="LengthOf"/> says: a log of a million entries is read through one page of memory.</summary>
    public static void Open(AesGcm cipher, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> about, Span<byte> words) =>
        cipher.Decrypt(whole.Slice(1, NonceBytes), whole[(1 + NonceBytes)..^TagBytes], whole[^TagBytes..], words, about);

    /// <summary>How many bytes will come out.</summary>
    /// <exception cref="CryptographicException">Nothing was sealed so.</exception>
    public static int LengthOf(ReadOnlySpan<byte> whole) => whole.Length >= Around && whole[0] == Form
        ? whole.Length - Around
        : throw new CryptographicException("What is stored is not sealed as this Lantern seals.");

    /// <summary>A cipher for many seals under one key; for one thread.</summary>
    public static AesGcm Cipher(byte[] key) => new(key, TagBytes);
}
