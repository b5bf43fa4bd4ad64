using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Lantern.App.Tests.Components;

/// <summary>HTML as a tree to compare: attributes sorted, classes as a set, and only the spaces that a reader would see.</summary>
public static partial class HtmlTree
{
    private static readonly HashSet<string> Inline = ["a", "abbr", "b", "code", "em", "i", "span", "strong", "time"];

    public static string Normalise(string html)
    {
        var document = new HtmlParser().ParseDocument("<body></body>");
        var context = document.Body!;
        var built = new StringBuilder();
        foreach (var node in new HtmlParser().ParseFragment(html, context))
        {
            Write(node, 0, built);
        }
        return built.ToString();
    }

    private static void Write(INode node, int depth, StringBuilder built)
    {
        if (node is IText text)
        {
            var seen = node.Parent is IElement { LocalName: "textarea" } ? text.Data : Seen(text);
            if (seen.Length > 0)
            {
                built.Append(' ', depth * 2).Append('|').Append(seen).Append("|\n");
            }
        }
        else if (node is IElement element)
        {
            built.Append(' ', depth * 2).Append('<').Append(element.LocalName);
            foreach (var attribute in element.Attributes.OrderBy(attribute => attribute.Name, StringComparer.Ordinal))
            {
                built.Append(' ').Append(attribute.Name).Append("=\"").Append(Value(attribute)).Append('"');
            }
            built.Append(">\n");
            foreach (var child in element.ChildNodes)
            {
                Write(child, depth + 1, built);
            }
        }
    }

    private static string Value(IAttr attribute) => attribute.Name == "class"
        ? string.Join(' ', Space().Split(attribute.Value).Where(one => one.Length > 0).Order(StringComparer.Ordinal))
        : attribute.Value;

    private static string Seen(IText text)
    {
        var seen = Space().Replace(text.Data, " ");
        if (!IsInline(text.PreviousSibling))
        {
            seen = seen.TrimStart(' ');
        }
        return IsInline(text.NextSibling) ? seen : seen.TrimEnd(' ');
    }

    private static bool IsInline(INode? node) => node is IText || node is IElement element && Inline.Contains(element.LocalName);

    [GeneratedRegex("[ \t\r\n]+")]
    private static partial Regex Space();
}
