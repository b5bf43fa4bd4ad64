using System.Buffers;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Lantern.Store.Proof;

/// <summary>Reads a proof text line by line, strictly: each value has one way to be written, and any other is refused.</summary>
internal sealed class Lines(string text)
{
    public static readonly InstantPattern Seconds = InstantPattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm':'ss'Z'");

    private static readonly SearchValues<char> OfHex = SearchValues.Create("0123456789abcdef");

    private int _at;

    /// <summary>How many characters have been read.</summary>
    public int Read => _at;

    /// <summary>True when nothing is left.</summary>
    public bool AreDone => _at == text.Length;

    /// <summary>The next line, without its end.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public string Next()
    {
        var end = text.IndexOf('\n', _at);
        if (end < 0)
            throw Wrong("the text ends in the middle of a line");
        var line = text[_at..end];
        _at = end + 1;
        return line;
    }

    /// <summary>What stands on the next line after a word and a space.</summary>
    /// <exception cref="FormatException">It begins with something else.</exception>
    public string Next(string word)
    {
        var from = _at;
        var line = Next();
        if (line.Length > word.Length + 1 && line.StartsWith(word, StringComparison.Ordinal) && line[word.Length] == ' ')
            return line[(word.Length + 1)..];
        _at = from;
        throw Wrong($"a line '{word} …' is expected");
    }

    /// <summary>The values on the next line after a word, as many as are expected.</summary>
    public string[] Next(string word, int values)
    {
        var from = _at;
        var found = Next(word).Split(' ');
        if (found.Length == values)
            return found;
        _at = from;
        throw Wrong($"the line '{word} …' has {found.Length} values and not {values}");
    }

    /// <summary>A whole number, without a sign it does not need or zeros before it.</summary>
    public long Number(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && Text(number) == value ? number : throw Wrong("a number is not written as numbers are");

    /// <summary>How many of something there are.</summary>
    public long Count(string value) => Number(value) is >= 0 and var count ? count : throw Wrong("there cannot be fewer than none");

    /// <summary>Bytes in lower-case hex, as many as are expected.</summary>
    public byte[] Hex(string value, int bytes)
    {
        if (value.Length != bytes * 2 || value.AsSpan().ContainsAnyExcept(OfHex))
            throw Wrong($"{bytes} bytes in lower-case hex are expected");
        return Convert.FromHexString(value);
    }

    /// <summary>Bytes in base64, as the one text that gives them.</summary>
    public byte[] Base64(string value)
    {
        var bytes = new byte[value.Length / 4 * 3];
        if (!Convert.TryFromBase64String(value, bytes, out var length) || Convert.ToBase64String(bytes, 0, length) != value)
            throw Wrong("a value in base64 is not written as it would be");
        return bytes[..length];
    }

    /// <summary>The id of a hub or a file.</summary>
    public string Id(string value) => Leaf.IsId(value) ? value : throw Wrong("an id is not one");

    /// <summary>A moment to the second, in UTC.</summary>
    public Instant Moment(string value) =>
        Seconds.Parse(value) is { Success: true } moment && Seconds.Format(moment.Value) == value ? moment.Value : throw Wrong("a moment is not written as moments are");

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What is wrong, and on which line; never what stands there.</summary>
    public FormatException Wrong(string words) =>
        new($"Line {text.AsSpan(0, Math.Min(_at, text.Length)).Count('\n') + 1}: {words}.");
}
