using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Lantern.Store.Proof;

/// <summary>Checks a bundle with nothing but the hub's public key; any byte that is not as the hub wrote it is found.</summary>
public sealed class BundleVerifier
{
    private const int DigestLine = 7 + 64 + 1, SignatureLine = 7 + 16 + 1 + 128 + 1, Ending = DigestLine + SignatureLine;

    private static readonly SearchValues<char> OfKinds = SearchValues.Create("-0123456789abcdefghijklmnopqrstuvwxyz");

    private readonly IReadOnlyList<PublicKey> _keys;
    private readonly Findings _found = new();
    private readonly HashSet<long> _positions = [];

    private BundleVerifier(IReadOnlyList<PublicKey> keys) => _keys = keys;

    /// <summary>Checks a bundle.</summary>
    /// <param name="bundle">All of its bytes.</param>
    /// <param name="keys">The hub's public keys, got from the hub and not with the bundle.</param>
    /// <param name="thorough">Goes on to the lines also where digest or signature have shown already that something is wrong.</param>
    /// <exception cref="FormatException">This is no bundle at all.</exception>
    public static Findings Check(ReadOnlySpan<byte> bundle, IReadOnlyList<PublicKey> keys, bool thorough = false)
    {
        if (!bundle.StartsWith("lantern bundle "u8) && (bundle.Length <= Ending || !bundle[^Ending..].StartsWith("digest "u8)))
            throw new FormatException("This is not a bundle. One begins with the words 'lantern bundle 1'.");
        var verifier = new BundleVerifier(keys);
        verifier.CheckEnding(bundle);
        if (verifier._found.Count > 0 && (!thorough || bundle.Length <= Ending))
            return verifier._found;
        try
        {
            verifier.CheckLines(Encoding.Latin1.GetString(bundle[..^Ending]));
        }
        catch (FormatException wrong)
        {
            verifier._found.Add($"The bundle is not written as bundles are. {wrong.Message}");
        }
        return verifier._found;
    }

    // The last two lines have a fixed length, so that nothing needs to be read before the digest is known to be right.
    private void CheckEnding(ReadOnlySpan<byte> bundle)
    {
        try
        {
            if (bundle.Length <= Ending)
                throw new FormatException("It is cut short.");
            var lines = new Lines(Encoding.Latin1.GetString(bundle[^Ending..]));
            var digest = lines.Hex(lines.Next("digest"), 32);
            var signed = lines.Next("signed", 2);
            var (keyId, signature) = (Convert.ToHexStringLower(lines.Hex(signed[0], 8)), lines.Hex(signed[1], PublicKey.SignatureLength));
            if (!SHA256.HashData(bundle[..^Ending]).AsSpan().SequenceEqual(digest))
                _found.Add("The bundle does not fit its digest: it was changed.");
            else if (_keys.FirstOrDefault(key => key.Id == keyId) is not { } key || !key.Signed(bundle[..^SignatureLine], signature))
                _found.Add("The bundle is not signed with a key of the hub.");
        }
        catch (FormatException wrong)
        {
            _found.Add($"The end of the bundle is not its digest and signature. {wrong.Message}");
        }
    }

    private void CheckLines(string text)
    {
        var lines = new Lines(text);
        if (lines.Next() != Bundle.Title)
            throw new FormatException($"This program knows bundles that begin '{Bundle.Title}'.");
        var hub = lines.Id(lines.Next("hub"));
        var file = lines.Id(lines.Next("file"));
        if (lines.Next("kind").AsSpan().ContainsAnyExcept(OfKinds))
            throw lines.Wrong("a kind of file is a word");
        var entries = lines.Count(lines.Next("entries"));
        var head = lines.Hex(lines.Next("head"), Leaf.HashLength);
        var looks = lines.Next("looks") is var said && said == Bundle.LeftOut ? 0 : lines.Count(said);
        var erasures = lines.Count(lines.Next("erasures"));
        var checkpoint = Checkpoint.Read(lines, text);
        if (checkpoint.Hub != hub)
            _found.Add("The checkpoint is of another hub.");
        if (!checkpoint.IsSignedBy(_keys))
            _found.Add("The checkpoint is not signed with a key of the hub.");
        _found.Checkpoints = 1;
        CheckEntries(lines, file, entries, head, checkpoint);
        CheckOthers(lines, "look", InkKind.Look, file, looks, checkpoint);
        CheckOthers(lines, "erasure", InkKind.Erasure, file, erasures, checkpoint);
        if (erasures > 1)
            _found.Add("A file is erased once.");
        if (!lines.AreDone)
            throw lines.Wrong("more follows than the bundle says it has");
        _found.Files = 1;
    }

    private void CheckEntries(Lines lines, string file, long count, byte[] head, Checkpoint checkpoint)
    {
        var (previous, position, at) = (Leaf.BeforeTheFirst.ToArray(), 0L, long.MinValue);
        var future = new FutureStamps([checkpoint], null);
        for (var number = 1L; number <= count; number++)
        {
            var values = lines.Next("entry", 3);
            var row = Rest(lines, new InkRow(
                lines.Number(values[0]), InkKind.Entry, file, lines.Number(values[1]), lines.Number(values[2]), lines.Hex(lines.Next("previous"), Leaf.HashLength), [], []), checkpoint);
            if (row.Number != number)
                _found.Add($"What stands as {row.Place} should have the number {Lines.Text(number)}.");
            if (!row.Previous.AsSpan().SequenceEqual(previous))
                _found.Add($"What stands as {row.Place} does not follow the entry before it.");
            if (row.Position <= position || row.At < at)
                _found.Add($"What stands as {row.Place} is out of order.");
            (previous, position) = (row.Hash, row.Position);
            if (!future.Has(row.Position, row.At))
                at = row.At;
            else
                _found.Note(FutureStamps.Sentence(row));
            _found.Entries++;
        }
        if (!previous.AsSpan().SequenceEqual(head) || count < 1)
            _found.Add("The last entry is not the one the bundle says it ends with.");
    }

    private void CheckOthers(Lines lines, string word, InkKind kind, string file, long count, Checkpoint checkpoint)
    {
        var position = 0L;
        for (var i = 0L; i < count; i++)
        {
            var values = lines.Next(word, 2);
            var row = Rest(lines, new InkRow(lines.Number(values[0]), kind, file, 0, lines.Number(values[1]), [], [], []), checkpoint);
            if (row.Position <= position)
                _found.Add($"What stands as {row.Place} is out of order.");
            position = row.Position;
        }
    }

    private InkRow Rest(Lines lines, InkRow begun, Checkpoint checkpoint)
    {
        var row = begun with { Sealed = lines.Base64(lines.Next("sealed")), Hash = lines.Hex(lines.Next("hash"), Leaf.HashLength) };
        var proof = Proof(lines);
        _found.Leaves++;
        if (row.Rehashed() is not { } hash || !hash.AsSpan().SequenceEqual(row.Hash))
            _found.Add($"What stands as {row.Place} does not fit its hash: it was changed.");
        if (!Tree.IsIncluded(row.Hash, row.Position - 1, checkpoint.Size, proof, checkpoint.Root))
            _found.Add($"What stands as {row.Place} is not in the record the hub signed.");
        if (!_positions.Add(row.Position))
            _found.Add($"Position {Lines.Text(row.Position)} is taken twice.");
        return row;
    }

    private static List<byte[]> Proof(Lines lines)
    {
        var values = lines.Next("proof").Split(' ');
        if (lines.Number(values[0]) != values.Length - 1)
            throw lines.Wrong("the proof has another number of hashes than it says");
        return [.. values.Skip(1).Select(hash => lines.Hex(hash, Leaf.HashLength))];
    }
}
