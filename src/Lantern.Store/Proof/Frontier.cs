using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace Lantern.Store.Proof;

/// <summary>
/// The right edge of the tree over all leaves: enough to add the next leaf and to know the root, in at most 63 hashes.
/// It can be kept as bytes and taken up again. For one thread at a time.
/// </summary>
public sealed class Frontier
{
    // The roots of the full subtrees, the widest first: one for each bit of the size that is set.
    private readonly List<byte[]> _full = [];

    /// <summary>How many leaves there are.</summary>
    public long Size { get; private set; }

    /// <summary>The frontier kept in some bytes.</summary>
    /// <exception cref="ArgumentException">They are not what <see cref="ToBytes"/> gives.</exception>
    public static Frontier From(ReadOnlySpan<byte> bytes)
    {
        var size = bytes.Length < 8 ? -1 : BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (size < 0 || bytes.Length != 8 + (BitOperations.PopCount((ulong)size) * Leaf.HashLength))
            throw new ArgumentException("These bytes are not a frontier.", nameof(bytes));
        var frontier = new Frontier { Size = size };
        for (var at = 8; at < bytes.Length; at += Leaf.HashLength)
            frontier._full.Add(bytes.Slice(at, Leaf.HashLength).ToArray());
        return frontier;
    }

    /// <summary>Adds the next leaf.</summary>
    /// <param name="hash">Its hash, as <see cref="Leaf.Hash"/> gives it.</param>
    public void Append(ReadOnlySpan<byte> hash)
    {
        var grown = hash.ToArray();
        for (var left = Size; (left & 1) == 1; left >>= 1)
        {
            grown = Tree.Node(_full[^1], grown);
            _full.RemoveAt(_full.Count - 1);
        }
        _full.Add(grown);
        Size++;
    }

    /// <summary>The root over all leaves so far; of none, SHA-256 of nothing.</summary>
    public byte[] Root()
    {
        if (_full.Count == 0)
            return SHA256.HashData([]);
        var root = _full[^1];
        for (var i = _full.Count - 2; i >= 0; i--)
            root = Tree.Node(_full[i], root);
        return [.. root];
    }

    /// <summary>The frontier as bytes: the size, then its hashes.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[8 + (_full.Count * Leaf.HashLength)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Size);
        for (var i = 0; i < _full.Count; i++)
            _full[i].CopyTo(bytes, 8 + (i * Leaf.HashLength));
        return bytes;
    }

    /// <summary>Another frontier that stands where this one stands now.</summary>
    public Frontier Copy()
    {
        var copy = new Frontier { Size = Size };
        copy._full.AddRange(_full);
        return copy;
    }
}
