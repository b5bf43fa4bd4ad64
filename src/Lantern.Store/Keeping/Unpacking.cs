using System.Security.Cryptography;
using System.Text.Json;
using Lantern.Store.Keys;
using Lantern.Store.Proof;

namespace Lantern.Store.Keeping;

/// <summary>Reads a backup whole: everything in it is checked on the way – every part against its hash, the chains, the tree and every signature.</summary>
internal static class Unpacking
{
    /// <summary>The name of the file of accounts in a data folder.</summary>
    public const string AccountsFile = "accounts.db";

    /// <summary>Where what is read goes.</summary>
    internal class Nowhere
    {
        public virtual void Take(ArchiveHead head)
        {
        }

        public virtual void Take(ArchivePart part, IReadOnlyList<object?[]> rows)
        {
        }

        public virtual void Take(InkRow row)
        {
        }
    }

    /// <summary>Reads a backup and hands over what is in it; only when this comes back was all of it whole.</summary>
    /// <exception cref="StoreUnfitException">It was changed or is damaged, or these keys do not open it.</exception>
    public static (ArchiveHead Head, Checkpoint Checkpoint) Read(Stream file, KeyRing ring, Nowhere to)
    {
        try
        {
            using var archive = new ArchiveReader(file, ring);
            to.Take(archive.Head);
            return (archive.Head, Read(archive, ring, to));
        }
        catch (Exception damage) when (damage is CryptographicException or InvalidDataException or EndOfStreamException or FormatException or JsonException or OverflowException)
        {
            throw new StoreUnfitException("This backup was changed or is damaged, so nothing of it is used. Use another one.");
        }
    }

    private static Checkpoint Read(ArchiveReader archive, KeyRing ring, Nowhere to)
    {
        var keys = ring.Signs.Select(pkcs8 =>
        {
            using var signer = Signer.From(pkcs8);
            return PublicKey.Read(signer.Public.Pem)[0];
        }).ToList();
        var (files, keyed, checkpoints) = (new Dictionary<string, string>(), new HashSet<string>(), new List<KeptCheckpoint>());
        var (root, sentences) = (new Frontier(), new List<string>());
        while (archive.NextPart() is { } part)
        {
            if (part.Full == Backup.Ink)
            {
                var rows = Rows(archive, to, root);
                sentences.AddRange(Verifier.Check(new KeptInk(archive.Head.Hub, archive.Head.Size, rows, checkpoints, files, keyed), keys).Sentences);
                continue;
            }
            var all = archive.Rows().ToList();
            switch (part.Full)
            {
                case "file":
                    files = all.ToDictionary(row => (string)row[At(part, "id")]!, row => (string)row[At(part, "kind")]!);
                    break;
                case "file_key":
                    keyed = all.Select(row => (string)row[At(part, "file")]!).ToHashSet();
                    break;
                case "checkpoint":
                    checkpoints = all.ConvertAll(row => new KeptCheckpoint((long)row[At(part, "size")]!, (byte[])row[At(part, "root")]!, (long)row[At(part, "at")]!, (string)row[At(part, "note")]!));
                    break;
            }
            to.Take(part, all);
        }
        return Concluded(archive, keys, root, sentences);
    }

    private static Checkpoint Concluded(ArchiveReader archive, List<PublicKey> keys, Frontier root, List<string> sentences)
    {
        var signed = Checkpoint.Read(archive.Manifest!.Checkpoint);
        if (signed.Hub != archive.Head.Hub || signed.Size != archive.Head.Size || signed.Size != root.Size
            || !signed.Root.AsSpan().SequenceEqual(root.Root()) || !signed.IsSignedBy(keys))
            sentences.Add("The ink is not what the hub signed for this backup.");
        return sentences.Count == 0 ? signed : throw new StoreUnfitException(
            $"The record in this backup is not as the hub wrote it ({sentences[0]}). Run 'lantern verify' on the hub it is of, and use an older backup.");
    }

    private static IEnumerable<InkRow> Rows(ArchiveReader archive, Nowhere to, Frontier root)
    {
        foreach (var values in archive.Rows())
        {
            var row = new InkRow((long)values[0]!, (InkKind)(long)values[1]!, (string?)values[2], (long)values[3]!, (long)values[4]!, (byte[])values[5]!, (byte[])values[6]!, (byte[])values[7]!);
            root.Append(row.Rehashed() ?? Leaf.BeforeTheFirst);
            to.Take(row);
            yield return row;
        }
    }

    private static int At(ArchivePart part, string column) =>
        part.Columns.ToList().IndexOf(column) is >= 0 and var at ? at : throw new InvalidDataException("A column is missing.");
}
