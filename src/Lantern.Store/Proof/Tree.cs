using System.Numerics;
using System.Security.Cryptography;

namespace Lantern.Store.Proof;

/// <summary>
/// The Merkle tree of RFC 9162 (2.1) over leaf hashes, whole in memory: gives the root at any size it has had, proofs that a
/// leaf is in it, and proofs that it only grew. About 64 bytes a leaf. For one thread at a time.
/// </summary>
public sealed class Tree
{
    // Level 0 holds the leaves; each next one the full nodes over pairs of the one beneath.
    private readonly List<List<byte[]>> _levels = [[]];

    /// <summary>How many leaves there are.</summary>
    public long Size => _levels[0].Count;

    /// <summary>The tree over some leaf hashes.</summary>
    public static Tree Of(IEnumerable<byte[]> hashes)
    {
        var tree = new Tree();
        foreach (var hash in hashes)
            tree.Append(hash);
        return tree;
    }

    /// <summary>Adds the next leaf.</summary>
    public void Append(byte[] hash)
    {
        var grown = hash;
        for (var level = 0; ; level++)
        {
            if (level == _levels.Count)
                _levels.Add([]);
            var nodes = _levels[level];
            nodes.Add(grown);
            if (nodes.Count % 2 == 1)
                return;
            grown = Node(nodes[^2], grown);
        }
    }

    /// <summary>The root as it was at a size, up to now.</summary>
    public byte[] Root(long size)
    {
        Within(size, 0, Size);
        return size == 0 ? SHA256.HashData([]) : Over(0, size);
    }

    /// <summary>The proof that a leaf is in the tree of a size: the hashes beside the way from the leaf to the root.</summary>
    /// <param name="index">The leaf, from 0.</param>
    /// <param name="size">The size.</param>
    public IReadOnlyList<byte[]> Inclusion(long index, long size)
    {
        Within(size, 1, Size);
        Within(index, 0, size - 1);
        var proof = new List<byte[]>();
        Include(index, 0, size, proof);
        return proof;
    }

    /// <summary>The proof that the tree of a later size is that of an earlier one with leaves added behind.</summary>
    public IReadOnlyList<byte[]> Consistency(long earlier, long later)
    {
        Within(later, 1, Size);
        Within(earlier, 1, later);
        var proof = new List<byte[]>();
        Extend(earlier, 0, later, true, proof);
        return proof;
    }

    /// <summary>True when a proof shows that a leaf hash is at an index of the tree with that size and root.</summary>
    public static bool IsIncluded(ReadOnlySpan<byte> hash, long index, long size, IReadOnlyList<byte[]> proof, ReadOnlySpan<byte> root)
    {
        if (index < 0 || index >= size || !AreHashes(proof))
            return false;
        var reached = hash.ToArray();
        var (node, last) = (index, size - 1);
        foreach (var beside in proof)
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                reached = Node(beside, reached);
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
                reached = Node(reached, beside);
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && root.SequenceEqual(reached);
    }

    /// <summary>True when a proof shows that the later tree is the earlier one with leaves added behind.</summary>
    public static bool IsConsistent(
        long earlier, long later, ReadOnlySpan<byte> earlierRoot, ReadOnlySpan<byte> laterRoot, IReadOnlyList<byte[]> proof)
    {
        if (earlier < 1 || earlier > later || !AreHashes(proof))
            return false;
        if (earlier == later)
            return proof.Count == 0 && earlierRoot.SequenceEqual(laterRoot);
        var path = BitOperations.IsPow2(earlier) ? [earlierRoot.ToArray(), .. proof] : proof;
        if (path.Count == 0)
            return false;
        var (node, last) = (earlier - 1, later - 1);
        for (; (node & 1) == 1; node >>= 1)
            last >>= 1;
        var (old, grown) = (path[0], path[0]);
        foreach (var beside in path.Skip(1))
        {
            if (last == 0)
                return false;
            if ((node & 1) == 1 || node == last)
            {
                (old, grown) = (Node(beside, old), Node(beside, grown));
                while ((node & 1) == 0 && node != 0)
                    (node, last) = (node >> 1, last >> 1);
            }
            else
                grown = Node(grown, beside);
            (node, last) = (node >> 1, last >> 1);
        }
        return last == 0 && earlierRoot.SequenceEqual(old) && laterRoot.SequenceEqual(grown);
    }

    /// <summary>The hash of a node over two others: SHA-256 of a one byte and both.</summary>
    public static byte[] Node(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        Span<byte> both = stackalloc byte[1 + (2 * Leaf.HashLength)];
        both[0] = 1;
        left.CopyTo(both[1..]);
        right.CopyTo(both[(1 + Leaf.HashLength)..]);
        return SHA256.HashData(both);
    }

    private void Include(long index, long first, long count, List<byte[]> proof)
    {
        if (count == 1)
            return;
        var left = LeftOf(count);
        if (index < left)
        {
            Include(index, first, left, proof);
            proof.Add(Over(first + left, count - left));
        }
        else
        {
            Include(index - left, first + left, count - left, proof);
            proof.Add(Over(first, left));
        }
    }

    // SUBPROOF of RFC 9162, 2.1.4.1: "whole" while what is left of the earlier tree is a subtree its reader knows already.
    private void Extend(long earlier, long first, long count, bool whole, List<byte[]> proof)
    {
        if (earlier == count)
        {
            if (!whole)
                proof.Add(Over(first, count));
            return;
        }
        var left = LeftOf(count);
        if (earlier <= left)
        {
            Extend(earlier, first, left, whole, proof);
            proof.Add(Over(first + left, count - left));
        }
        else
        {
            Extend(earlier - left, first + left, count - left, false, proof);
            proof.Add(Over(first, left));
        }
    }

    // The hash over leaves from one that is a multiple of the width they stand under; full nodes are there already.
    private byte[] Over(long first, long count)
    {
        if (BitOperations.IsPow2(count))
            return _levels[BitOperations.Log2((ulong)count)][(int)(first / count)];
        var left = LeftOf(count);
        return Node(Over(first, left), Over(first + left, count - left));
    }

    private static bool AreHashes(IReadOnlyList<byte[]> proof) => proof.All(hash => hash.Length == Leaf.HashLength);

    private static long LeftOf(long count) => 1L << BitOperations.Log2((ulong)(count - 1));

    private static void Within(long value, long least, long most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, most);
    }
}
