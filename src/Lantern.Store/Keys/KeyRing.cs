using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Lantern.Store.Keys;

/// <summary>The keys of a hub by version: those that wrap the keys of files, and those that sign checkpoints. The highest version is in use.</summary>
internal sealed class KeyRing
{
    private readonly SortedDictionary<int, byte[]> _wraps = [];
    private readonly SortedDictionary<int, byte[]> _signs = [];

    private KeyRing()
    {
    }

    /// <summary>The version new keys are wrapped under.</summary>
    public int Current => _wraps.Keys.Last();

    /// <summary>All versions of wrapping keys.</summary>
    public IReadOnlyCollection<int> Versions => _wraps.Keys;

    /// <summary>The key that signs, as PKCS#8.</summary>
    public byte[] Sign => _signs.Values.Last();

    /// <summary>Every key that signs or has signed, as PKCS#8.</summary>
    public IEnumerable<byte[]> Signs => _signs.Values;

    /// <summary>The wrapping key of a version.</summary>
    /// <exception cref="StoreUnfitException">The ring has none of that version.</exception>
    public byte[] Wrap(int version) => _wraps.TryGetValue(version, out var key) ? key
        : throw new StoreUnfitException($"The keys have no wrapping key of version {version}, and this data needs it. Add its line from the escrow, or restore the keys that belong to this data.");

    /// <summary>True when the ring has the wrapping key of a version.</summary>
    public bool Has(int version) => _wraps.ContainsKey(version);

    /// <summary>The same with the wrapping keys of another that this one has not.</summary>
    public KeyRing And(KeyRing other)
    {
        var ring = Parse(ToString());
        foreach (var (version, key) in other._wraps)
            ring._wraps.TryAdd(version, key);
        return ring;
    }

    /// <summary>The line of the wrapping key in use.</summary>
    public string CurrentLine => Line(Current, _wraps[Current]);

    /// <summary>A ring of new keys.</summary>
    public static KeyRing New()
    {
        var ring = new KeyRing();
        ring._wraps[1] = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        using var sign = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        ring._signs[1] = sign.ExportPkcs8PrivateKey();
        return ring;
    }

    /// <summary>The same with one more wrapping key, which is then the one in use.</summary>
    public KeyRing Turned()
    {
        var ring = Parse(ToString());
        ring._wraps[Current + 1] = RandomNumberGenerator.GetBytes(Sealing.KeyBytes);
        return ring;
    }

    /// <summary>The same without the wrapping keys before the one in use.</summary>
    public KeyRing CurrentOnly()
    {
        var ring = Parse(ToString());
        foreach (var old in ring._wraps.Keys.Where(version => version < ring.Current).ToList())
            ring._wraps.Remove(old);
        return ring;
    }

    /// <summary>Reads the lines of a ring; blank ones and those that begin with # say nothing.</summary>
    /// <exception cref="StoreUnfitException">A line cannot be read; its words are never repeated.</exception>
    public static KeyRing Parse(string text)
    {
        var ring = new KeyRing();
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var words = lines[i].Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] != '#' && !ring.Take(words))
                throw new StoreUnfitException($"Line {i + 1} of the keys cannot be read. Each is 'wrap' or 'sign', a version, and the key in base64.");
        }
        if (ring._wraps.Count == 0 || ring._signs.Count == 0)
            throw new StoreUnfitException("The keys need a line 'wrap' and a line 'sign' at least. Restore the keys that belong to this data.");
        return ring;
    }

    /// <summary>The lines, to be written where only the program reads.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("# The keys of a Lantern hub. Without them its record cannot be read, and nobody can help. Keep a copy apart from the data.\n");
        foreach (var (version, key) in _wraps)
            text.Append(Line(version, key)).Append('\n');
        foreach (var (version, key) in _signs)
            text.Append(CultureInfo.InvariantCulture, $"sign {version} {Convert.ToBase64String(key)}\n");
        return text.ToString();
    }

    private static string Line(int version, byte[] key) => string.Create(CultureInfo.InvariantCulture, $"wrap {version} {Convert.ToBase64String(key)}");

    private bool Take(string[] words)
    {
        if (words.Length != 3 || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var version) || version < 1)
            return false;
        var key = new byte[words[2].Length];
        if (!Convert.TryFromBase64String(words[2], key, out var length))
            return false;
        return words[0] switch
        {
            "wrap" => length == Sealing.KeyBytes && _wraps.TryAdd(version, key[..length]),
            "sign" => _signs.TryAdd(version, key[..length]),
            _ => false,
        };
    }
}
