using System.Security.Cryptography;
using System.Text;

namespace Lantern.Store.Proof;

/// <summary>
/// One file's ink as a text that another agency can check by itself: every entry, sealed as it stands, with the proof that it is
/// in the record the hub signed. It shows that nothing was changed, and nothing of what is written.
/// </summary>
public static class Bundle
{
    internal const string Title = "lantern bundle 1";
    internal const string LeftOut = "left-out";

    /// <summary>Makes the bundle of a file.</summary>
    /// <param name="ink">The ink of the store.</param>
    /// <param name="file">The file's id.</param>
    /// <param name="withLooks">Whether the looks at the file are in it too.</param>
    /// <param name="checkpoint">The checkpoint it is proved into; what came later is not in the bundle.</param>
    /// <param name="signer">The hub's key.</param>
    /// <exception cref="StoreUnfitException">There is no such file, the checkpoint does not cover it, or the ink is not what was signed.</exception>
    public static byte[] Make(KeptInk ink, string file, bool withLooks, Checkpoint checkpoint, Signer signer)
    {
        if (!ink.Files.TryGetValue(file, out var kind))
            throw new StoreUnfitException("There is no such file.");
        var tree = new Tree();
        var rows = new List<InkRow>();
        foreach (var row in ink.Rows)
        {
            if (row.Position <= checkpoint.Size)
                tree.Append(row.Rehashed() ?? throw new StoreUnfitException($"What stands as {row.Place} is not sound. Run 'lantern verify'."));
            if (row.File == file && (row.Kind is InkKind.Entry or InkKind.Erasure || (withLooks && row.Kind == InkKind.Look)))
                rows.Add(row);
        }
        // The bundle is of the file as it stood when the checkpoint was made.
        rows.RemoveAll(row => row.Position > checkpoint.Size);
        if (!rows.Exists(row => row.Kind == InkKind.Entry))
            throw new StoreUnfitException("That checkpoint covers no entry of the file. Make a checkpoint first.");
        if (tree.Size != checkpoint.Size || !tree.Root(tree.Size).AsSpan().SequenceEqual(checkpoint.Root))
            throw new StoreUnfitException("The ink is not what the hub signed. Run 'lantern verify'.");
        return Sealed(Text(ink.Hub, file, kind, withLooks, checkpoint, rows, tree), signer);
    }

    /// <summary>Puts digest and signature behind the lines of a bundle.</summary>
    internal static byte[] Sealed(string lines, Signer signer)
    {
        var text = $"{lines}digest {Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(lines)))}\n";
        var signature = signer.Sign(Encoding.ASCII.GetBytes(text));
        return Encoding.ASCII.GetBytes($"{text}signed {signer.Public.Id} {Convert.ToHexStringLower(signature)}\n");
    }

    private static string Text(string hub, string file, string kind, bool withLooks, Checkpoint checkpoint, List<InkRow> rows, Tree tree)
    {
        var entries = rows.Where(row => row.Kind == InkKind.Entry).ToList();
        var looks = rows.Where(row => row.Kind == InkKind.Look).ToList();
        var erasures = rows.Where(row => row.Kind == InkKind.Erasure).ToList();
        var text = new StringBuilder()
            .Append($"{Title}\nhub {hub}\nfile {file}\nkind {kind}\n")
            .Append($"entries {Lines.Text(entries.Count)}\nhead {Convert.ToHexStringLower(entries[^1].Hash)}\n")
            .Append($"looks {(withLooks ? Lines.Text(looks.Count) : LeftOut)}\nerasures {Lines.Text(erasures.Count)}\n")
            .Append(checkpoint.Note);
        foreach (var row in entries.Concat(looks).Concat(erasures))
            Write(row, tree.Inclusion(row.Position - 1, checkpoint.Size), text);
        return text.ToString();
    }

    private static void Write(InkRow row, IReadOnlyList<byte[]> proof, StringBuilder text)
    {
        var (position, at) = (Lines.Text(row.Position), Lines.Text(row.At));
        text.Append(row.Kind switch
        {
            InkKind.Entry => $"entry {position} {Lines.Text(row.Number)} {at}\nprevious {Convert.ToHexStringLower(row.Previous)}\n",
            InkKind.Look => $"look {position} {at}\n",
            _ => $"erasure {position} {at}\n",
        });
        text.Append($"sealed {Convert.ToBase64String(row.Sealed)}\nhash {Convert.ToHexStringLower(row.Hash)}\nproof {Lines.Text(proof.Count)}");
        foreach (var hash in proof)
            text.Append(' ').Append(Convert.ToHexStringLower(hash));
        text.Append('\n');
    }
}
