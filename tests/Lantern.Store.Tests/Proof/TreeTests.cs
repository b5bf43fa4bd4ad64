using System.Security.Cryptography;
using Lantern.Store.Proof;

namespace Lantern.Store.Tests.Proof;

/// <summary>The tree, against published figures and against the definition of RFC 9162 written out naively.</summary>
public class TreeTests
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("LANTERN_FULL") == "1";

    // The eight leaves and the roots over the first n of them that the logs of Certificate Transparency are tested with.
    private static readonly byte[][] Known =
        [.. new[] { "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f" }.Select(hex => Leaf.Hash(Convert.FromHexString(hex), []))];

    private static readonly string[] KnownRoots =
    [
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ];

    [Fact]
    public void The_published_roots_come_out()
    {
        var (tree, frontier) = (Tree.Of(Known), new Frontier());
        for (var size = 0; size <= Known.Length; size++)
        {
            Assert.Equal(KnownRoots[size], Convert.ToHexStringLower(tree.Root(size)));
            Assert.Equal(KnownRoots[size], Convert.ToHexStringLower(frontier.Root()));
            if (size < Known.Length)
                frontier.Append(Known[size]);
        }
    }

    // Index from 0, size, and the hashes beside the way up.
    [Theory]
    [InlineData(0, 1, "")]
    [InlineData(0, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(5, 8, "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 3, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125")]
    [InlineData(1, 5, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void The_published_proofs_of_inclusion_come_out(int index, int size, string hashes) =>
        Assert.Equal(hashes, Written(Tree.Of(Known).Inclusion(index, size)));

    [Theory]
    [InlineData(1, 1, "")]
    [InlineData(1, 8, "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4")]
    [InlineData(6, 8, "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0 d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")]
    [InlineData(2, 5, "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b")]
    public void The_published_proofs_of_growth_come_out(int earlier, int later, string hashes) =>
        Assert.Equal(hashes, Written(Tree.Of(Known).Consistency(earlier, later)));

    [Fact]
    public void Roots_are_those_of_the_definition_at_every_size()
    {
        var leaves = Leaves(Full ? 2000 : 300);
        var (tree, frontier) = (Tree.Of(leaves), new Frontier());
        for (var size = 0; size <= leaves.Length; size++)
        {
            var root = Naive(leaves.AsSpan(0, size));
            Assert.Equal(root, tree.Root(size));
            Assert.Equal(root, frontier.Root());
            frontier = Frontier.From(frontier.ToBytes());
            Assert.Equal(size, frontier.Size);
            if (size < leaves.Length)
                frontier.Append(leaves[size]);
        }
    }

    [Fact]
    public void Every_leaf_is_proved_to_be_where_it_is_and_nowhere_else()
    {
        var most = Full ? 600 : 130;
        var leaves = Leaves(most);
        var tree = Tree.Of(leaves);
        for (var size = 1; size <= most; size++)
        {
            var root = tree.Root(size);
            for (var index = 0; index < size; index++)
            {
                var proof = tree.Inclusion(index, size);
                Assert.True(Tree.IsIncluded(leaves[index], index, size, proof, root));
                Assert.False(Tree.IsIncluded(leaves[index], (index + 1) % size, size, proof, root) && size > 1);
                Assert.False(Tree.IsIncluded(leaves[(index + 1) % most], index, size, proof, root));
                Assert.False(Tree.IsIncluded(leaves[index], index, size, [.. proof, root], root));
                Assert.False(proof.Count > 0 && Tree.IsIncluded(leaves[index], index, size, [.. proof.Skip(1)], root));
            }
        }
    }

    [Fact]
    public void Growth_is_proved_between_any_two_sizes_and_a_change_is_not_growth()
    {
        var most = Full ? 400 : 100;
        var (tree, other) = (Tree.Of(Leaves(most)), Tree.Of(Leaves(most, seed: 2)));
        for (var later = 1; later <= most; later++)
        {
            for (var earlier = 1; earlier <= later; earlier++)
            {
                var (old, grown, proof) = (tree.Root(earlier), tree.Root(later), tree.Consistency(earlier, later));
                Assert.True(Tree.IsConsistent(earlier, later, old, grown, proof));
                Assert.False(Tree.IsConsistent(earlier, later, other.Root(earlier), grown, proof));
                Assert.False(Tree.IsConsistent(earlier, later, old, other.Root(later), proof));
                Assert.False(Tree.IsConsistent(earlier, later, old, grown, [.. proof, old]));
                Assert.False(proof.Count > 0 && Tree.IsConsistent(earlier, later, old, grown, [.. proof.SkipLast(1)]));
            }
        }
    }

    [Fact]
    public void A_changed_bit_in_a_proof_is_found()
    {
        var leaves = Leaves(77);
        var tree = Tree.Of(leaves);
        var (root, proof) = (tree.Root(77), tree.Inclusion(41, 77).Select(hash => hash.ToArray()).ToList());
        for (var bit = 0; bit < proof.Count * 256; bit++)
        {
            proof[bit / 256][bit % 256 / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Tree.IsIncluded(leaves[41], 41, 77, proof, root));
            proof[bit / 256][bit % 256 / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.True(Tree.IsIncluded(leaves[41], 41, 77, proof, root));
    }

    [Theory]
    [InlineData("")]
    [InlineData("0000000000000001")]
    [InlineData("ffffffffffffffff")]
    [InlineData("000000000000000000")]
    public void What_is_no_frontier_is_not_taken_up(string hex) => Assert.Throws<ArgumentException>(() => Frontier.From(Convert.FromHexString(hex)));

    [Fact]
    public void A_copy_of_a_frontier_goes_its_own_way()
    {
        var frontier = new Frontier();
        frontier.Append(Known[0]);
        var copy = frontier.Copy();
        copy.Append(Known[1]);
        Assert.Equal(KnownRoots[1], Convert.ToHexStringLower(frontier.Root()));
        Assert.Equal(KnownRoots[2], Convert.ToHexStringLower(copy.Root()));
    }

    // RFC 9162, 2.1.1, word for word.
    private static byte[] Naive(ReadOnlySpan<byte[]> leaves)
    {
        if (leaves.Length == 0)
            return SHA256.HashData([]);
        if (leaves.Length == 1)
            return leaves[0];
        var k = 1;
        while (k * 2 < leaves.Length)
            k *= 2;
        return SHA256.HashData([1, .. Naive(leaves[..k]), .. Naive(leaves[k..])]);
    }

    private static byte[][] Leaves(int count, int seed = 1) =>
        [.. Enumerable.Range(0, count).Select(i => Leaf.Hash(BitConverter.GetBytes(i), BitConverter.GetBytes(seed)))];

    private static string Written(IEnumerable<byte[]> hashes) => string.Join(' ', hashes.Select(Convert.ToHexStringLower));
}
