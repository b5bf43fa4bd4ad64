using System.Security.Cryptography;
using System.Text;
using Lantern.Store.Proof;
using NodaTime;

namespace Lantern.Store.Tests.Proof;

/// <summary>The signed note: exactly one text for one checkpoint, and any other byte is refused.</summary>
public sealed class CheckpointTests : IDisposable
{
    private const string Hub = "7zzzzzzzzzzzzzzzzzzzzzzzzz";

    private static readonly Instant At = Instant.FromUtc(2026, 11, 22, 20, 15, 30) + Duration.FromMilliseconds(700);

    private readonly Signer _signer = Signer.New();

    private PublicKey[] Keys => [_signer.Public];

    public void Dispose() => _signer.Dispose();

    [Fact]
    public void Every_flipped_bit_of_a_note_is_found()
    {
        var note = Encoding.Latin1.GetBytes(Make().Note);
        for (var bit = 0; bit < note.Length * 8; bit++)
        {
            note[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(IsGood(Encoding.Latin1.GetString(note)), $"bit {bit} of the note was flipped and nobody saw");
            note[bit / 8] ^= (byte)(1 << (bit % 8));
        }
        Assert.True(IsGood(Encoding.Latin1.GetString(note)));
    }

    [Fact]
    public void Every_left_out_and_doubled_byte_of_a_note_is_found()
    {
        var note = Make().Note;
        for (var at = 0; at < note.Length; at++)
        {
            Assert.False(IsGood(note.Remove(at, 1)));
            Assert.False(IsGood(note.Insert(at, note[at].ToString())));
        }
    }

    [Theory]
    [InlineData("size 300", "size 0300")]
    [InlineData("size 300", "size +300")]
    [InlineData("size 300", "size  300")]
    [InlineData("size 300", "size 300 ")]
    [InlineData("size 300", "size 0")]
    [InlineData("size 300", "size -1")]
    [InlineData("size 300", "size 99999999999999999999")]
    [InlineData("root ab", "root AB")]
    [InlineData(":30Z", ":30.0Z")]
    [InlineData(":30Z", ":60Z")]
    [InlineData(":30Z", ":30+00:00")]
    [InlineData("2026-11-22", "2026-11-31")]
    [InlineData("\n", "\r\n")]
    [InlineData("checkpoint 1", "checkpoint 2")]
    public void A_value_written_another_way_is_not_read(string written, string other)
    {
        var note = Make().Note;
        Assert.Contains(written, note, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Checkpoint.Read(note.Replace(written, other, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_note_signed_by_another_key_is_not_the_hubs()
    {
        using var other = Signer.New();
        Assert.False(Checkpoint.Make(Hub, 300, Root(), At, other).IsSignedBy(Keys));
        Assert.False(Make().IsSignedBy([other.Public]));
        Assert.True(Make().IsSignedBy([other.Public, _signer.Public]));
    }

    [Fact]
    public void The_other_form_of_a_signature_does_not_count()
    {
        var bytes = "said once"u8.ToArray();
        var signature = _signer.Sign(bytes);
        var order = Convert.FromHexString("FFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551");
        var s = new System.Numerics.BigInteger(order, true, true) - new System.Numerics.BigInteger(signature.AsSpan(32), true, true);
        var other = (byte[])[.. signature[..32], .. Padded(s.ToByteArray(true, true))];
        using var plain = ECDsa.Create();
        plain.ImportFromPem(_signer.Public.Pem);
        Assert.True(plain.VerifyData(bytes, other, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        Assert.False(_signer.Public.Signed(bytes, other));
        Assert.True(_signer.Public.Signed(bytes, signature));
    }

    [Fact]
    public void Many_signatures_are_each_good_in_the_one_form()
    {
        for (var i = 0; i < 300; i++)
            Assert.True(_signer.Public.Signed([(byte)i], _signer.Sign([(byte)i])));
    }

    [Fact]
    public void A_note_is_written_as_agreed_and_read_again()
    {
        var made = Make();
        var lines = made.Note.Split('\n');
        Assert.Equal(
            ["lantern checkpoint 1", "hub " + Hub, "size 300", "root " + Convert.ToHexStringLower(Root()), "at 2026-11-22T20:15:30Z"], lines[..5]);
        Assert.Matches($"^signed {_signer.Public.Id} [0-9a-f]{{128}}$", lines[5]);
        Assert.Equal([""], lines[6..]);
        var read = Checkpoint.Read(made.Note);
        Assert.Equal((Hub, 300L, made.At, made.Note), (read.Hub, read.Size, read.At, read.Note));
        Assert.Equal(Root(), read.Root);
        Assert.True(read.IsSignedBy(Keys));
    }

    [Fact]
    public void A_key_is_kept_and_handed_out()
    {
        using var again = Signer.From(_signer.ToBytes());
        Assert.Equal(_signer.Public.Id, again.Public.Id);
        using var other = Signer.New();
        var keys = PublicKey.Read(_signer.Public.Pem + other.Public.Pem);
        Assert.Equal([_signer.Public.Id, other.Public.Id], keys.Select(key => key.Id));
        Assert.True(keys[0].Signed([1], again.Sign([1])));
        Assert.Throws<FormatException>(() => PublicKey.Read("nothing of a key"));
        using var wide = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Throws<FormatException>(() => PublicKey.Read(wide.ExportSubjectPublicKeyInfoPem()));
        Assert.Throws<FormatException>(() => PublicKey.Read(wide.ExportPkcs8PrivateKeyPem()));
    }

    private Checkpoint Make() => Checkpoint.Make(Hub, 300, Root(), At, _signer);

    private static byte[] Root() => [.. Enumerable.Repeat((byte)0xab, 32)];

    private static byte[] Padded(byte[] bytes) => [.. new byte[32 - bytes.Length], .. bytes];

    private bool IsGood(string note)
    {
        try
        {
            return Checkpoint.Read(note).IsSignedBy(Keys);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
