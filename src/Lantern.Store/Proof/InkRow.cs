namespace Lantern.Store.Proof;

/// <summary>What a leaf of the tree is: a row of one of the four ink tables.</summary>
public enum InkKind
{
    /// <summary>An entry of a file.</summary>
    Entry,
    /// <summary>A look at a file or a list.</summary>
    Look,
    /// <summary>The destruction of a file's key.</summary>
    Erasure,
    /// <summary>An act of the access log: who works here, who was let into which file.</summary>
    Access,
}

/// <summary>One row of ink exactly as a database keeps it, sealed; nothing of it is believed until it is checked.</summary>
/// <param name="Position">Its place among all leaves, from 1.</param>
/// <param name="Kind">What it is.</param>
/// <param name="File">The file's id; null for a look at a list and for an access act about no file.</param>
/// <param name="Number">The entry's number in its file, or the access act's in its log; 0 for what is neither.</param>
/// <param name="At">When it was written or happened, in ticks of 100 ns since 1970.</param>
/// <param name="Previous">The hash of the entry before it in its file, or of the access act before it; empty for what is neither.</param>
/// <param name="Sealed">What is sealed.</param>
/// <param name="Hash">The hash kept with it.</param>
public sealed record InkRow(long Position, InkKind Kind, string? File, long Number, long At, byte[] Previous, byte[] Sealed, byte[] Hash)
{
    /// <summary>What stands before the sealed part in the leaf: the associated data of the seal.</summary>
    /// <exception cref="ArgumentException">No leaf can have these values.</exception>
    public byte[] Opening() => Kind switch
    {
        InkKind.Entry => Leaf.Entry(File ?? "", Number, At, Previous),
        InkKind.Look => Leaf.Look(File, At),
        InkKind.Access => Leaf.Access(File, Number, At, Previous),
        _ => Leaf.Erasure(File ?? "", At),
    };

    /// <summary>The hash as it has to be; null when no leaf can have these values.</summary>
    public byte[]? Rehashed()
    {
        try
        {
            return Leaf.Hash(Opening(), Sealed);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Where it stands, in words; never what it says.</summary>
    public string Place => Kind switch
    {
        InkKind.Entry => $"entry {Lines.Text(Number)} of file {Shown(File)} at position {Lines.Text(Position)}",
        InkKind.Look => $"the look at position {Lines.Text(Position)}",
        InkKind.Access => $"act {Lines.Text(Number)} of the access log at position {Lines.Text(Position)}",
        _ => $"the erasure at position {Lines.Text(Position)}",
    };

    // An id that is none may be anything somebody put there; it is not repeated.
    private static string Shown(string? file) => file is not null && Leaf.IsId(file) ? file : "(not an id)";
}

/// <summary>A row of the table of checkpoints exactly as a database keeps it.</summary>
/// <param name="Size">How many leaves it says to cover.</param>
/// <param name="Root">The root it says they have.</param>
/// <param name="At">When it says to have been made, in ticks.</param>
/// <param name="Note">The signed text.</param>
public sealed record KeptCheckpoint(long Size, byte[] Root, long At, string Note);

/// <summary>The whole ink of a store as its database keeps it, read once from the first position to the last.</summary>
/// <param name="Hub">The hub's id.</param>
/// <param name="Size">How many leaves its head says there are.</param>
/// <param name="Rows">Entries, looks, erasures and access acts in the order of their positions.</param>
/// <param name="Checkpoints">The checkpoints.</param>
/// <param name="Files">The files by id, each with its kind.</param>
/// <param name="Keyed">The files that still have a key.</param>
public sealed record KeptInk(
    string Hub,
    long Size,
    IEnumerable<InkRow> Rows,
    IReadOnlyList<KeptCheckpoint> Checkpoints,
    IReadOnlyDictionary<string, string> Files,
    IReadOnlySet<string> Keyed);
