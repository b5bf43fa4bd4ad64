using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace Lantern.App.Components;

/// <summary>HTML that is safe to send: every value put into it was encoded, and only our own source wrote tags.</summary>
public sealed class Markup : IHtmlContent
{
    /// <summary>Encodes what could be read as HTML and leaves every other letter of every script as it is.</summary>
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly string html;

    private Markup(string html) => this.html = html;

    public bool IsEmpty => html.Length == 0;

    /// <summary>Literal HTML from our source with encoded values in the holes.</summary>
    public static Markup Html(HtmlHandler handler) => new(handler.ToString());

    public static Markup Text(string text) => new(Encoder.Encode(text));

    /// <summary>Takes over what Razor or another part has already encoded.</summary>
    public static Markup From(IHtmlContent content)
    {
        if (content is Markup markup)
        {
            return markup;
        }
        using var writer = new StringWriter();
        content.WriteTo(writer, Encoder);
        return new(writer.ToString());
    }

    public static Markup Join(IEnumerable<Markup?> pieces) => new(string.Concat(pieces.Select(piece => piece?.html)));

    public static implicit operator Markup?(string? text) => text is null ? null : Text(text);

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => writer.Write(html);

    public override string ToString() => html;
}

/// <summary>Builds the text of <see cref="Markup"/> from an interpolated string, encoding each value that is not markup already.</summary>
[InterpolatedStringHandler]
public readonly struct HtmlHandler
{
    private readonly StringBuilder built;

    public HtmlHandler(int literalLength, int formattedCount) => built = new(literalLength + formattedCount * 16);

    public void AppendLiteral(string literal) => built.Append(literal);

    public void AppendFormatted(string? value)
    {
        if (value is not null)
        {
            built.Append(Markup.Encoder.Encode(value));
        }
    }

    public void AppendFormatted(int value) => built.Append(value);

    public void AppendFormatted(Markup? value) => built.Append(value?.ToString());

    public void AppendFormatted(Attributes? value) => built.Append(value?.ToString());

    public override string ToString() => built.ToString();
}
