using System.Text;

namespace Lantern.App.Tests.Walks;

/// <summary>Makes posts that no form of ours would send, out of the forms there are; the same seed makes the same posts.</summary>
internal sealed class Malformed(int seed, IReadOnlyList<string> others)
{
    /// <summary>Stands in posts where markup could slip through; it must come back nowhere unescaped.</summary>
    public const string Markup = "<b id=slipped>&\"'";

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "31", "02", "2026", "1e9", "99999999999999999999", "2147483648", "2026-13-40", "31 2 2026", "0001-01-01", "9999-12-31", "tomorrow", "25:61", "true", "on", "null",
        "new", "not-now", "current", "high", "alone", "hours", "weeks", "police", "family-shareable", "no-such-mark", "cse-1", "none", "[]", "{}", "'; --", "../../etc", "%00", "\0", "\uFEFF", "\u202Eabc", "é̀ ﷽ 👩‍👧 ß",
        "\r\n\r\n", "a\rb\nc", Markup, "=1+1", "Entry 1", "x",
    ];

    private static readonly int[] Lengths = [101, 201, 1_001, 4_001, 10_001, 20_001, 300_000];

    private readonly Random _random = new(seed);

    /// <summary>One post: a form's fields, most of them spoilt, in one of many shapes.</summary>
    /// <param name="fields">A form's fields.</param>
    /// <param name="token">The token, so that it gets past the door.</param>
    public HttpContent Next(IReadOnlyList<FormField> fields, string token)
    {
        // Some forms are spoilt all over, some in one place: those get past the first check.
        var oneIn = Pick([2, 6, 30]);
        List<(string, string)> spoilt = [.. fields.SelectMany(field => _random.Next(oneIn) == 0 ? Spoil(field) : AsItIs(field))];
        if (_random.Next(4) == 0)
            spoilt.Add((Pick(["More", "handler", "of", "file", "Child", "happened", "marks", "Rows", "Is.", "Because.", new string('k', 3000)]), Value()));
        spoilt.Add(("__RequestVerificationToken", token));
        return _random.Next(12) switch
        {
            0 => Multipart(spoilt),
            1 => Raw(spoilt),
            _ => Wire.Form(spoilt),
        };
    }

    private IEnumerable<(string, string)> Spoil(FormField field) => _random.Next(10) switch
    {
        0 => [],
        1 => [(field.Name, Value()), (field.Name, Value())],
        2 => [(field.Name.ToUpperInvariant(), Value())],
        _ => [(field.Name, Value())],
    };

    // A form filled in: a few words where words go, one choice ticked, an id of its own. It may have gone out of date meanwhile.
    private IEnumerable<(string, string)> AsItIs(FormField field) => field switch
    {
        { Name: "Command" } => [(field.Name, $"spoilt-{_random.Next()}")],
        { Name: "Seen" } when _random.Next(4) > 0 => [],
        { IsChoice: true } => _random.Next(3) == 0 ? [(field.Name, field.Value)] : [],
        { IsText: true, Value: "" } => [(field.Name, "A few words.")],
        _ => [(field.Name, field.Value)],
    };

    private string Value() => _random.Next(12) switch
    {
        0 => new string('a', Pick(Lengths)),
        1 => Pick(others),
        2 => _random.Next(-5, 100).ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => Pick(Values),
    };

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private static MultipartFormDataContent Multipart(IEnumerable<(string Name, string Value)> fields)
    {
        var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name.Replace('\0', '0').Replace('"', '\'').Replace('\r', ' ').Replace('\n', ' '));
        content.Add(new ByteArrayContent([0, 255, 13, 10]), "file", "x.exe");
        return content;
    }

    // Bytes that are no UTF-8, a percent sign that begins nothing, a field without a name.
    private static StringContent Raw(IEnumerable<(string Name, string Value)> fields)
    {
        var token = System.Net.WebUtility.UrlEncode(fields.Last().Value);
        return new StringContent($"__RequestVerificationToken={token}&Concern=%ED%A0%80%FF&=nameless&Concerns=%zz&Because=%&Command=%C0%80&Chosen", Encoding.UTF8, "application/x-www-form-urlencoded");
    }
}
