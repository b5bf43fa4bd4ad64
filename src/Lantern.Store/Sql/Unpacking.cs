using System.Collections.Concurrent;
using System.Text;

namespace Lantern.Store.Sql;

/// <summary>Reads packed words where they lie. Those that return on every page of a file – names, roles, editions – are one string each.</summary>
internal ref struct Unpacking(ReadOnlySpan<byte> packed)
{
    private const int MostKnown = 20_000;
    private const int LongestKnown = 60;

    private static readonly ConcurrentDictionary<string, string> Seen = new();
    private static readonly ConcurrentDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> SeenAs = Seen.GetAlternateLookup<ReadOnlySpan<char>>();

    private ReadOnlySpan<byte> _left = packed;

    /// <summary>What has not been read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => _left;

    public byte Byte()
    {
        var one = _left[0];
        _left = _left[1..];
        return one;
    }

    /// <summary>A whole number in groups of seven bits, the lowest first.</summary>
    public int Number()
    {
        var (number, shift) = (0, 0);
        for (; ; shift += 7)
        {
            var one = Byte();
            number |= (one & 0x7f) << shift;
            if (one < 0x80)
                return number;
        }
    }

    public string Text() => Encoding.UTF8.GetString(Bytes());

    /// <summary>Words that are likely to have been read before.</summary>
    public string Known()
    {
        var bytes = Bytes();
        if (bytes.Length > LongestKnown)
            return Encoding.UTF8.GetString(bytes);
        Span<char> chars = stackalloc char[LongestKnown];
        var words = chars[..Encoding.UTF8.GetChars(bytes, chars)];
        if (SeenAs.TryGetValue(words, out var known))
            return known;
        var made = words.ToString();
        return Seen.Count < MostKnown ? Seen.GetOrAdd(made, made) : made;
    }

    public string? KnownOrNull() => Byte() == 0 ? null : Known();

    private ReadOnlySpan<byte> Bytes()
    {
        var length = Number();
        var bytes = _left[..length];
        _left = _left[length..];
        return bytes;
    }
}
