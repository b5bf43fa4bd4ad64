using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Lantern.Store.Keys;

namespace Lantern.Store.Keeping;

/// <summary>
/// What a backup is sealed in: a title, a key of its own wrapped under the hub's ring, then pieces sealed under that key. Each
/// piece is bound to the opening, to its place and to whether it is the last, so that none can be changed, moved or left out.
/// </summary>
internal static class Envelope
{
    public const int Piece = 1 << 18;
    public const uint Last = 1u << 31;
    private const string Name = "backup";

    private static readonly byte[] Title = Encoding.ASCII.GetBytes("lantern backup 1\n");

    /// <summary>Writes the opening and gives what seals the pieces.</summary>
    public static (byte[] Key, byte[] About) Begin(Stream to, KeyRing ring)
    {
        var (key, kept) = Vault.NewKey(ring, Name);
        var opening = new byte[Title.Length + 6 + kept.Bytes.Length];
        Title.CopyTo(opening, 0);
        BinaryPrimitives.WriteInt32BigEndian(opening.AsSpan(Title.Length), kept.Version);
        BinaryPrimitives.WriteUInt16BigEndian(opening.AsSpan(Title.Length + 4), (ushort)kept.Bytes.Length);
        kept.Bytes.CopyTo(opening, Title.Length + 6);
        to.Write(opening);
        return (key, SHA256.HashData(opening));
    }

    /// <summary>Reads the opening and gives what opens the pieces.</summary>
    /// <exception cref="StoreUnfitException">It is no backup, or the keys do not open it.</exception>
    public static (byte[] Key, byte[] About) Open(Stream from, KeyRing ring)
    {
        var start = new byte[Title.Length + 6];
        if (from.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.AsSpan(0, Title.Length).SequenceEqual(Title))
            throw new StoreUnfitException("This is not a backup that this Lantern knows, or it is damaged at its beginning. Use another backup.");
        var version = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(Title.Length));
        var wrapped = new byte[BinaryPrimitives.ReadUInt16BigEndian(start.AsSpan(Title.Length + 4))];
        from.ReadExactly(wrapped);
        return (Vault.Unwrap(ring, Name, new Wrapped(version, wrapped)), SHA256.HashData([.. start, .. wrapped]));
    }

    public static byte[] About(byte[] opening, long index, bool isLast)
    {
        var about = new byte[opening.Length + 9];
        opening.CopyTo(about, 0);
        BinaryPrimitives.WriteInt64BigEndian(about.AsSpan(opening.Length), index);
        about[^1] = isLast ? (byte)1 : (byte)0;
        return about;
    }
}

/// <summary>Seals what is written into pieces; nothing is whole before <see cref="Finish"/>.</summary>
internal sealed class SealedOut(Stream to, byte[] key, byte[] opening) : Stream
{
    private readonly byte[] _piece = new byte[Envelope.Piece];
    private int _filled;
    private long _index;

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            if (_filled == _piece.Length)
                Put(isLast: false);
            var some = Math.Min(buffer.Length, _piece.Length - _filled);
            buffer[..some].CopyTo(_piece.AsSpan(_filled));
            _filled += some;
            buffer = buffer[some..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public void Finish() => Put(isLast: true);

    public override void Flush()
    {
        // A piece is written when it is full, or the last.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    private void Put(bool isLast)
    {
        var whole = Sealing.Seal(key, _piece.AsSpan(0, _filled), Envelope.About(opening, _index++, isLast));
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, (uint)whole.Length | (isLast ? Envelope.Last : 0));
        to.Write(length);
        to.Write(whole);
        _filled = 0;
    }
}

/// <summary>Opens pieces again, and says nothing of one that was changed.</summary>
internal sealed class SealedIn(Stream from, byte[] key, byte[] opening) : Stream
{
    private byte[] _piece = [];
    private int _read;
    private long _index;
    private bool _isLast;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        while (_read == _piece.Length && !_isLast)
            Next();
        var some = Math.Min(buffer.Length, _piece.Length - _read);
        _piece.AsSpan(_read, some).CopyTo(buffer);
        _read += some;
        return some;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // Nothing is written.
    }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <exception cref="InvalidDataException">It is cut off, or something follows the last piece.</exception>
    private void Next()
    {
        Span<byte> length = stackalloc byte[4];
        from.ReadExactly(length);
        var said = BinaryPrimitives.ReadUInt32BigEndian(length);
        _isLast = (said & Envelope.Last) != 0;
        var size = said & ~Envelope.Last;
        if (size > Envelope.Piece + 64)
            throw new InvalidDataException("A piece is longer than any is made.");
        var whole = new byte[size];
        from.ReadExactly(whole);
        _piece = Sealing.Open(key, whole, Envelope.About(opening, _index++, _isLast));
        _read = 0;
        if (_isLast && from.ReadByte() >= 0)
            throw new InvalidDataException("Something follows the last piece.");
    }
}
