using System.Security.Cryptography;

namespace Lantern.Store.Proof;

/// <summary>A hub's signing key, ECDSA on P-256: signs checkpoints and bundles. Several threads may use it.</summary>
public sealed class Signer : IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _one = new();

    private Signer(ECDsa key) => (_key, Public) = (key, new PublicKey(key.ExportSubjectPublicKeyInfo()));

    /// <summary>The half of it that is handed out.</summary>
    public PublicKey Public { get; }

    /// <summary>A new key nobody has had.</summary>
    public static Signer New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>The key kept in some bytes.</summary>
    /// <param name="pkcs8">The private key as PKCS#8.</param>
    /// <exception cref="CryptographicException">They are not such a key.</exception>
    public static Signer From(ReadOnlySpan<byte> pkcs8)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(pkcs8, out _);
            return new Signer(key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>The private key as PKCS#8, to be kept outside the database.</summary>
    public byte[] ToBytes()
    {
        lock (_one)
            return _key.ExportPkcs8PrivateKey();
    }

    /// <summary>The signature over some bytes: r and s, 32 bytes each, s the lower of the two it can be.</summary>
    public byte[] Sign(ReadOnlySpan<byte> bytes)
    {
        lock (_one)
            return PublicKey.Lower(_key.SignData(bytes.ToArray(), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    public void Dispose()
    {
        Public.Dispose();
        _key.Dispose();
    }
}
