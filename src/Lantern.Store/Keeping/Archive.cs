using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Lantern.Store.Keys;

namespace Lantern.Store.Keeping;

/// <summary>What stands first in a backup.</summary>
/// <param name="Hub">The hub.</param>
/// <param name="Size">How many leaves of ink there are.</param>
/// <param name="Steps">The steps of its form, by name.</param>
/// <param name="Made">When it was made, as UTC.</param>
/// <param name="MadeUp">Older versions said here that everybody in it is invented; nothing is decided by it.</param>
internal sealed record ArchiveHead(string Hub, long Size, IReadOnlyList<string> Steps, string Made, bool MadeUp);

/// <summary>One table in a backup: whose, which, and its columns; and at the end how many rows and their hash.</summary>
internal sealed record ArchivePart(string Space, string Name, IReadOnlyList<string> Columns)
{
    public long Rows { get; set; }
    public string Hash { get; set; } = "";
    public string Full => Space.Length == 0 ? Name : $"{Space}.{Name}";
}

/// <summary>What stands last in a backup: every part with its hash, and the hub's signature over all of the ink in it.</summary>
internal sealed record ArchiveManifest(string Checkpoint, IReadOnlyList<ArchivePart> Parts);

/// <summary>Writes a backup: tables as rows, the same for every database, compressed and sealed.</summary>
internal sealed class ArchiveWriter : IDisposable
{
    private readonly SealedOut _sealed;
    private readonly GZipStream _zip;
    private readonly BinaryWriter _writer;
    private readonly List<ArchivePart> _parts = [];
    private IncrementalHash? _hash;
    private bool _isFinished;

    public ArchiveWriter(Stream to, KeyRing ring, ArchiveHead head)
    {
        var (key, about) = Envelope.Begin(to, ring);
        _sealed = new SealedOut(to, key, about);
        _zip = new GZipStream(_sealed, CompressionLevel.Fastest, leaveOpen: true);
        _writer = new BinaryWriter(_zip, Encoding.UTF8, leaveOpen: true);
        Put('H', JsonSerializer.SerializeToUtf8Bytes(head));
    }

    public void Begin(ArchivePart part)
    {
        End();
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _parts.Add(part);
        Put('P', JsonSerializer.SerializeToUtf8Bytes(part));
    }

    public void Row(params object?[] values)
    {
        var row = Cells.Pack(values);
        _hash!.AppendData(row);
        _parts[^1].Rows++;
        Put('R', row);
    }

    /// <summary>Writes the manifest; only then is it a backup.</summary>
    public void Finish(string checkpoint)
    {
        End();
        Put('M', JsonSerializer.SerializeToUtf8Bytes(new ArchiveManifest(checkpoint, _parts)));
        _writer.Dispose();
        _zip.Dispose();
        _sealed.Finish();
        _isFinished = true;
    }

    public void Dispose()
    {
        _hash?.Dispose();
        if (_isFinished)
            return;
        _writer.Dispose();
        _zip.Dispose();
        _sealed.Dispose();
    }

    private void End()
    {
        if (_hash is null)
            return;
        _parts[^1].Hash = Convert.ToHexStringLower(_hash.GetHashAndReset());
        _hash.Dispose();
        _hash = null;
    }

    private void Put(char what, byte[] bytes)
    {
        _writer.Write((byte)what);
        _writer.Write(bytes.Length);
        _writer.Write(bytes);
    }
}

/// <summary>Reads a backup from its first part to its last; what does not fit its hash is never said to be whole.</summary>
internal sealed class ArchiveReader : IDisposable
{
    private const int MostBytes = 64 << 20;

    private readonly SealedIn _sealed;
    private readonly GZipStream _zip;
    private readonly BinaryReader _reader;
    private readonly List<ArchivePart> _parts = [];
    private IncrementalHash? _hash;
    private (char What, byte[] Bytes) _next;

    public ArchiveReader(Stream from, KeyRing ring)
    {
        var (key, about) = Envelope.Open(from, ring);
        _sealed = new SealedIn(from, key, about);
        _zip = new GZipStream(_sealed, CompressionMode.Decompress);
        _reader = new BinaryReader(_zip, Encoding.UTF8);
        var (what, bytes) = Take();
        Head = what == 'H' ? Read<ArchiveHead>(bytes) : throw new InvalidDataException("It does not begin with its head.");
        _next = Take();
    }

    public ArchiveHead Head { get; }

    /// <summary>What stands last; there once every part was read.</summary>
    public ArchiveManifest? Manifest { get; private set; }

    /// <summary>The next part, once all rows of the one before were read; null after the last.</summary>
    public ArchivePart? NextPart()
    {
        if (_next.What == 'M')
        {
            Finish();
            return null;
        }
        var part = _next.What == 'P' ? Read<ArchivePart>(_next.Bytes) : throw new InvalidDataException("A part is expected.");
        (part.Rows, part.Hash) = (0, "");
        _parts.Add(part);
        _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        _next = Take();
        return part;
    }

    /// <summary>The rows of the part, each once.</summary>
    public IEnumerable<object?[]> Rows()
    {
        while (_next.What == 'R')
        {
            _hash!.AppendData(_next.Bytes);
            _parts[^1].Rows++;
            yield return Cells.Unpack(_next.Bytes);
            _next = Take();
        }
        _parts[^1].Hash = Convert.ToHexStringLower(_hash!.GetHashAndReset());
    }

    public void Dispose()
    {
        _hash?.Dispose();
        _reader.Dispose();
        _zip.Dispose();
        _sealed.Dispose();
    }

    private void Finish()
    {
        Manifest = Read<ArchiveManifest>(_next.Bytes);
        var same = Manifest.Parts.Count == _parts.Count
            && Manifest.Parts.Zip(_parts).All(pair => (pair.First.Full, pair.First.Rows, pair.First.Hash) == (pair.Second.Full, pair.Second.Rows, pair.Second.Hash));
        if (!same || _zip.ReadByte() >= 0 || _sealed.ReadByte() >= 0)
            throw new InvalidDataException("The parts are not those of the manifest.");
    }

    private (char What, byte[] Bytes) Take()
    {
        var (what, length) = ((char)_reader.ReadByte(), _reader.ReadInt32());
        if (length is < 0 or > MostBytes)
            throw new InvalidDataException("A row is longer than any is made.");
        var bytes = _reader.ReadBytes(length);
        return bytes.Length == length ? (what, bytes) : throw new EndOfStreamException();
    }

    private static T Read<T>(byte[] bytes) => JsonSerializer.Deserialize<T>(bytes) ?? throw new InvalidDataException("A heading is empty.");
}

/// <summary>The values of a row as bytes: nothing, a whole number, words, or bytes.</summary>
internal static class Cells
{
    public static byte[] Pack(object?[] values)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write7BitEncodedInt(values.Length);
        foreach (var value in values)
        {
            switch (value)
            {
                case null or DBNull:
                    writer.Write((byte)0);
                    break;
                case long or int or short or bool:
                    writer.Write((byte)1);
                    writer.Write(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                    break;
                case string words:
                    writer.Write((byte)2);
                    writer.Write(words);
                    break;
                case byte[] raw:
                    writer.Write((byte)3);
                    writer.Write7BitEncodedInt(raw.Length);
                    writer.Write(raw);
                    break;
                default:
                    throw new NotSupportedException($"A column of type {value.GetType().Name} cannot be carried from one database to the other.");
            }
        }
        writer.Flush();
        return bytes.ToArray();
    }

    public static object?[] Unpack(byte[] row)
    {
        using var reader = new BinaryReader(new MemoryStream(row, writable: false), Encoding.UTF8);
        var values = new object?[reader.Read7BitEncodedInt()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = reader.ReadByte() switch
            {
                0 => null,
                1 => reader.ReadInt64(),
                2 => reader.ReadString(),
                3 => reader.ReadBytes(reader.Read7BitEncodedInt()),
                _ => throw new InvalidDataException("A value is of no kind there is."),
            };
        }
        return values;
    }
}
