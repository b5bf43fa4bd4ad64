namespace Lantern.Store.Proof;

/// <summary>The proof that the record one checkpoint speaks of is that of an earlier one with leaves added behind, and nothing else.</summary>
public sealed class Growth
{
    private readonly IReadOnlyList<byte[]> _proof;

    private Growth(long from, long to, IReadOnlyList<byte[]> proof) => (From, To, _proof) = (from, to, proof);

    /// <summary>How many leaves the earlier one covers.</summary>
    public long From { get; }

    /// <summary>How many the later one covers.</summary>
    public long To { get; }

    /// <summary>The proof between two checkpoints.</summary>
    /// <param name="tree">The tree over the record's leaves.</param>
    /// <param name="earlier">The earlier checkpoint.</param>
    /// <param name="later">The later one.</param>
    /// <exception cref="StoreUnfitException">The record is not what was signed.</exception>
    public static Growth Of(Tree tree, Checkpoint earlier, Checkpoint later)
    {
        if (later.Size > tree.Size)
            throw Changed();
        var proof = tree.Consistency(earlier.Size, later.Size);
        return Tree.IsConsistent(earlier.Size, later.Size, earlier.Root, later.Root, proof) ? new Growth(earlier.Size, later.Size, proof) : throw Changed();
    }

    /// <summary>The proof as a witness keeps it: it speaks of no one, and is believed only as far as it comes out.</summary>
    public override string ToString() =>
        $"lantern growth 1\nfrom {Lines.Text(From)}\nto {Lines.Text(To)}\nproof {Lines.Text(_proof.Count)}{string.Concat(_proof.Select(hash => " " + Convert.ToHexStringLower(hash)))}\n";

    private static StoreUnfitException Changed() => new("The record is not what the hub signed. Run 'lantern verify'.");
}
