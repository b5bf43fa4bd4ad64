using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace Lantern.Store.Proof;

/// <summary>The public half of a hub's signing key: anybody may have it, and checks with it what the hub signed.</summary>
public sealed class PublicKey : IDisposable
{
    /// <summary>How many bytes a signature has: r and s of 32 each.</summary>
    public const int SignatureLength = 64;

    // The order of P-256. Of the two signatures each one can be turned into, only the one with the lower s is ours.
    private static readonly BigInteger Order =
        BigInteger.Parse("0FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private readonly ECDsa _key;

    internal PublicKey(byte[] subjectPublicKeyInfo)
    {
        _key = ECDsa.Create();
        _key.ImportSubjectPublicKeyInfo(subjectPublicKeyInfo, out var read);
        if (read != subjectPublicKeyInfo.Length || _key.KeySize != 256 || _key.ExportParameters(false).Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            throw new CryptographicException("That is not a key on the curve P-256.");
        Id = Convert.ToHexStringLower(SHA256.HashData(subjectPublicKeyInfo).AsSpan(0, 8));
    }

    /// <summary>What a signature names the key by: the first 8 bytes of the hash of the key, in hex.</summary>
    public string Id { get; }

    /// <summary>The key as it is handed out.</summary>
    public string Pem => _key.ExportSubjectPublicKeyInfoPem() + "\n";

    /// <summary>The keys in a text of one or several PEM blocks, as <c>lantern keys public</c> prints them.</summary>
    /// <exception cref="FormatException">There is none, or one is not a public key on the curve P-256.</exception>
    public static IReadOnlyList<PublicKey> Read(string pem)
    {
        var keys = new List<PublicKey>();
        try
        {
            for (var rest = pem.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
            {
                if (rest[found.Label] is not "PUBLIC KEY")
                    throw new FormatException("There is something else than a public key in the text of keys. Hand over what 'lantern keys public' prints.");
                keys.Add(new PublicKey(Convert.FromBase64String(rest[found.Base64Data].ToString())));
            }
        }
        catch (CryptographicException wrong)
        {
            throw new FormatException("A public key cannot be read. Hand over what 'lantern keys public' prints.", wrong);
        }
        return keys.Count > 0 ? keys : throw new FormatException("There is no public key in the text. Hand over what 'lantern keys public' prints.");
    }

    /// <summary>True when the hub signed exactly these bytes so.</summary>
    public bool Signed(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> signature) =>
        signature.Length == SignatureLength && IsLower(signature)
        && _key.VerifyData(bytes, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => _key.Dispose();

    /// <summary>The one of the two forms of a signature that counts.</summary>
    internal static byte[] Lower(byte[] signature)
    {
        if (IsLower(signature))
            return signature;
        var s = (Order - Number(signature.AsSpan(32))).ToByteArray(isUnsigned: true, isBigEndian: true);
        signature.AsSpan(32).Clear();
        s.CopyTo(signature, SignatureLength - s.Length);
        return signature;
    }

    private static bool IsLower(ReadOnlySpan<byte> signature) => Number(signature[32..]) <= Order / 2;

    private static BigInteger Number(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
