using System.Text;
using NodaTime;

namespace Lantern.Store.Proof;

/// <summary>What a hub signs about its whole record at one moment: how many leaves there are and the root over them.</summary>
public sealed class Checkpoint
{
    /// <summary>After how many new leaves a checkpoint is made.</summary>
    public const int EveryLeaves = 64;

    private const string Title = "lantern checkpoint 1";

    private readonly string _signedText;
    private readonly byte[] _signature;

    private Checkpoint(string hub, long size, byte[] root, Instant at, string signedText, string keyId, byte[] signature)
    {
        (Hub, Size, Root, At, KeyId) = (hub, size, root, at, keyId);
        (_signedText, _signature) = (signedText, signature);
    }

    /// <summary>The hub's id.</summary>
    public string Hub { get; }

    /// <summary>How many leaves it covers: the last position.</summary>
    public long Size { get; }

    /// <summary>The root of the tree over them, 32 bytes.</summary>
    public byte[] Root { get; }

    /// <summary>When it was made, to the second.</summary>
    public Instant At { get; }

    /// <summary>Which key signed it.</summary>
    public string KeyId { get; }

    /// <summary>The whole of it as text: what is kept, and handed to a witness.</summary>
    public string Note => $"{_signedText}signed {KeyId} {Convert.ToHexStringLower(_signature)}\n";

    /// <summary>After how long a checkpoint is made, where there is anything new.</summary>
    public static Duration EveryTime => Duration.FromMinutes(5);

    /// <summary>Makes and signs one.</summary>
    /// <param name="hub">The hub's id.</param>
    /// <param name="size">How many leaves there are.</param>
    /// <param name="root">The root over them.</param>
    /// <param name="now">The moment; parts of a second are left out.</param>
    /// <param name="signer">The hub's key.</param>
    public static Checkpoint Make(string hub, long size, byte[] root, Instant now, Signer signer)
    {
        var at = Instant.FromUnixTimeSeconds(now.ToUnixTimeSeconds());
        var text = $"{Title}\nhub {hub}\nsize {Lines.Text(size)}\nroot {Convert.ToHexStringLower(root)}\nat {Lines.Seconds.Format(at)}\n";
        return new Checkpoint(hub, size, root, at, text, signer.Public.Id, signer.Sign(Encoding.ASCII.GetBytes(text)));
    }

    /// <summary>Reads a note. Whether the hub signed it is another question: <see cref="IsSignedBy"/>.</summary>
    /// <exception cref="FormatException">It is not byte for byte as a note is written; names the line.</exception>
    public static Checkpoint Read(string note)
    {
        var lines = new Lines(note);
        var read = Read(lines, note);
        return lines.AreDone ? read : throw lines.Wrong("nothing may follow the signature");
    }

    /// <summary>Reads the note that stands next among other lines.</summary>
    internal static Checkpoint Read(Lines lines, string text)
    {
        var from = lines.Read;
        if (lines.Next() != Title)
            throw new FormatException($"This is not a checkpoint that this program knows: it would begin '{Title}'.");
        var hub = lines.Id(lines.Next("hub"));
        var size = lines.Number(lines.Next("size"));
        if (size < 1)
            throw lines.Wrong("a checkpoint covers at least one leaf");
        var root = lines.Hex(lines.Next("root"), Leaf.HashLength);
        var at = lines.Moment(lines.Next("at"));
        var signedText = text[from..lines.Read];
        var signed = lines.Next("signed", 2);
        return new Checkpoint(
            hub, size, root, at, signedText, Convert.ToHexStringLower(lines.Hex(signed[0], 8)), lines.Hex(signed[1], PublicKey.SignatureLength));
    }

    /// <summary>True when one of the keys is the one named, and it signed exactly this.</summary>
    public bool IsSignedBy(IEnumerable<PublicKey> keys) =>
        keys.Any(key => key.Id == KeyId && key.Signed(Encoding.ASCII.GetBytes(_signedText), _signature));
}
