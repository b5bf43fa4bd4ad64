using System.Security.Cryptography;
using System.Text;
using Lantern.Entries;

namespace Lantern.Store.Keys;

/// <summary>A key as the database keeps it: wrapped, and under which version of the wrapping key.</summary>
internal readonly record struct Wrapped(int Version, byte[] Bytes);

/// <summary>The hub's keys in memory: wraps and unwraps those of files, and seals what belongs to the hub as a whole.</summary>
internal sealed class Vault
{
    /// <summary>The name of the hub's own key.</summary>
    public const string HubKey = "hub";

    private readonly byte[] _hub;
    private readonly byte[] _authenticating;
    private readonly KeySource _source;
    private readonly Lock _reading = new();
    private volatile KeyRing _ring;

    public Vault(KeySource source, KeyRing ring, Wrapped hub)
    {
        (_source, _ring, _hub) = (source, ring, Unwrap(ring, HubKey, hub));
        Rows = new RowMac(_hub);
        // A key of its own, so that what authenticates is never what seals.
        _authenticating = HKDF.Expand(HashAlgorithmName.SHA256, _hub, Sealing.KeyBytes, Encoding.UTF8.GetBytes("lantern/1 authenticate"));
    }

    /// <summary>What binds rows of the database to this hub.</summary>
    public RowMac Rows { get; }

    public KeyRing Ring => _ring;

    /// <summary>A new key of a name, and how the database keeps it.</summary>
    public static (byte[] Key, Wrapped Kept) NewKey(KeyRing ring, string name)
    {
        var key = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        return (key, Wrap(ring, name, key));
    }

    /// <summary>A new key for a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="version">The version in use, as the database says inside the lock: keys may be turned while this program runs.</param>
    public (byte[] Key, Wrapped Kept) NewKey(FileId file, int version)
    {
        var key = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        return (key, Wrap(With(version), version, file.Value, key));
    }

    public byte[] Key(FileId file, Wrapped kept) => Unwrap(With(kept.Version), file.Value, kept);

    public static Wrapped Wrap(KeyRing ring, string name, byte[] key) => Wrap(ring, ring.Current, name, key);

    public static byte[] Unwrap(KeyRing ring, string name, Wrapped kept)
    {
        try
        {
            return Sealing.Open(ring.Wrap(kept.Version), kept.Bytes, About(name));
        }
        catch (CryptographicException)
        {
            throw new StoreUnfitException("The keys do not fit this data: they belong to another hub, or the data was changed. Restore the keys that belong to it.");
        }
    }

    /// <summary>Seals what belongs to the hub as a whole.</summary>
    public byte[] Seal(ReadOnlySpan<byte> words, ReadOnlySpan<byte> about) => Sealing.Seal(_hub, words, about);

    public byte[] Open(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> about) => Sealing.Open(_hub, whole, about);

    public byte[] Seal(string words, string about) => Seal(Encoding.UTF8.GetBytes(words), Encoding.UTF8.GetBytes(about));

    public string Open(byte[] whole, string about) => Encoding.UTF8.GetString(Open(whole, Encoding.UTF8.GetBytes(about)));

    /// <summary>A word that stands for a name under which something is found again, and tells nobody what the name is.</summary>
    public string Blind(string name) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(_hub, Encoding.UTF8.GetBytes($"lantern/1 blind\n{name}")).AsSpan(0, 16));

    /// <summary>A code over words that takes the hub's key; it holds for what they are about and nothing else.</summary>
    public byte[] Authenticate(ReadOnlySpan<byte> words, string about)
    {
        using var mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _authenticating);
        mac.AppendData(Encoding.UTF8.GetBytes($"lantern/1 bound\n{about.Length}\n{about}\n"));
        mac.AppendData(words);
        return mac.GetHashAndReset();
    }

    private static Wrapped Wrap(KeyRing ring, int version, string name, byte[] key) => new(version, Sealing.Seal(ring.Wrap(version), key, About(name)));

    // A version this program has not met: the keys were turned since it started, and their source has it now. What was known stays known.
    private KeyRing With(int version)
    {
        if (_ring.Has(version))
            return _ring;
        lock (_reading)
        {
            if (!_ring.Has(version) && _source.Read() is { } read)
                _ring = read.And(_ring);
            return _ring;
        }
    }

    private static byte[] About(string name) => Encoding.UTF8.GetBytes($"lantern/1 key\n{name}");
}
