using Lantern.Store.Proof;

namespace Lantern.Store.Tests.Proof;

/// <summary>The bytes a leaf is made of, to the last one: hashes written today must come out again for ever.</summary>
public class LeafTests
{
    private const string File = "0123456789abcdefghjkmnpqrs";

    [Theory]
    [InlineData("short")]
    [InlineData("0123456789ABCDEFGHJKMNPQRS")]
    [InlineData("0123456789abcdefghijklmnop")]
    [InlineData("")]
    public void What_is_no_id_has_no_leaf(string file)
    {
        Assert.Throws<ArgumentException>(() => Leaf.Entry(file, 1, 0, Leaf.BeforeTheFirst));
        Assert.Throws<ArgumentException>(() => Leaf.Look(file, 0));
        Assert.Throws<ArgumentException>(() => Leaf.Erasure(file, 0));
    }

    [Fact]
    public void A_number_or_a_hash_no_entry_can_have_has_no_leaf()
    {
        Assert.Throws<ArgumentException>(() => Leaf.Entry(File, 0, 0, Leaf.BeforeTheFirst));
        Assert.Throws<ArgumentException>(() => Leaf.Entry(File, 1L << 32, 0, Leaf.BeforeTheFirst));
        Assert.Throws<ArgumentException>(() => Leaf.Entry(File, 1, 0, new byte[31]));
    }

    [Fact]
    public void An_entry_is_laid_out_as_agreed()
    {
        var previous = Enumerable.Range(1, 32).Select(i => (byte)i).ToArray();
        Assert.Equal(
            "6c616e7465726e2f3120656e7472790a" + "303132333435363738396162636465666768" + "6a6b6d6e70717273"
            + "00000102" + "0008d8a1b2c3d4e5" + "0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20",
            Convert.ToHexStringLower(Leaf.Entry(File, 0x102, 0x0008d8a1b2c3d4e5, previous)));
    }

    [Fact]
    public void A_look_and_an_erasure_are_laid_out_as_agreed()
    {
        Assert.Equal("6c616e7465726e2f31206c6f6f6b0a" + "303132333435363738396162636465666768" + "6a6b6d6e70717273" + "ffffffffffffffff",
            Convert.ToHexStringLower(Leaf.Look(File, -1)));
        Assert.Equal("6c616e7465726e2f31206c6f6f6b0a" + string.Concat(Enumerable.Repeat("2d", 26)) + "0000000000000001",
            Convert.ToHexStringLower(Leaf.Look(null, 1)));
        Assert.Equal("6c616e7465726e2f3120657261737572650a" + "303132333435363738396162636465666768" + "6a6b6d6e70717273" + "0000000000000001",
            Convert.ToHexStringLower(Leaf.Erasure(File, 1)));
    }

    [Fact]
    public void A_hash_is_over_a_zero_byte_the_opening_and_what_is_sealed()
    {
        Assert.Equal("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d", Convert.ToHexStringLower(Leaf.Hash([], [])));
        var (opening, @sealed) = (Leaf.Look(File, 7), new byte[5000]);
        Assert.Equal(System.Security.Cryptography.SHA256.HashData([0, .. opening, .. @sealed]), Leaf.Hash(opening, @sealed));
    }
}
