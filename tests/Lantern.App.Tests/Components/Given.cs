using System.Globalization;
using System.Text.Json;
using Lantern.App.Components;
using Microsoft.AspNetCore.Html;

namespace Lantern.App.Tests.Components;

/// <summary>The options of one fixture, noting which keys were asked for, so that none is passed over in silence.</summary>
public sealed class Given(JsonElement json, HashSet<string> read, string path = "")
{
    /// <summary>Ends the name of a list that has something in it that is no part: null, false, an empty string.</summary>
    private const string Hole = "[] (a hole)";

    public static Given Of(JsonElement options) => new(options, []);

    public string? Text(string key)
    {
        var value = Value(key);
        return value?.ValueKind switch
        {
            JsonValueKind.String => value.Value.GetString(),
            JsonValueKind.Number => value.Value.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };
    }

    /// <summary>Text that counts only when there is some, as an empty string is "not given" to Nunjucks.</summary>
    public string? Filled(string key) => Text(key) is { Length: > 0 } text && text != "false" ? text : null;

    public bool? Maybe(string key) => Value(key)?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    public bool Flag(string key) => Maybe(key) == true;

    public int? Number(string key) =>
        int.TryParse(Text(key), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    public Given? Part(string key) =>
        Value(key) is { ValueKind: JsonValueKind.Object } part ? new(part, read, At(key)) : null;

    public bool Has(string key) => Value(key) is not null;

    /// <summary>The parts of a list. Where the component itself steps over holes without counting them, so may we.</summary>
    public IReadOnlyList<Given>? List(string key, bool overHoles = false)
    {
        if (overHoles)
        {
            read.Add(At(key) + Hole);
        }
        return Value(key) is not { ValueKind: JsonValueKind.Array } list ? null
            : [.. list.EnumerateArray().Where(item => !IsHole(item)).Select(item => new Given(item, read, At(key) + "[]"))];
    }

    /// <summary>Rows of cells: a list of lists.</summary>
    public IReadOnlyList<IReadOnlyList<Given>> Lists(string key) =>
        [.. Value(key)!.Value.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Array)
            .Select(row => (IReadOnlyList<Given>)[.. row.EnumerateArray().Select(cell => new Given(cell, read, At(key) + "[][]"))])];

    public IReadOnlyList<string> Words(string key) =>
        Value(key) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(word => word.ToString())] : [];

    /// <summary>What a part says: its HTML when given, else its text.</summary>
    public Markup? Content(string text = "text", string html = "html")
    {
        var (asText, asHtml) = (Text(text), Filled(html));
        return asHtml is null ? asText : Markup.From(new HtmlString(asHtml));
    }

    public Attributes? Attributes(string key = "attributes")
    {
        if (Value(key) is not { ValueKind: JsonValueKind.Object } all)
        {
            return null;
        }
        var attributes = new Attributes();
        foreach (var attribute in all.EnumerateObject())
        {
            attributes.Add(attribute.Name, attribute.Value.ToString());
        }
        return attributes;
    }

    /// <summary>Every key of the fixture, with its path.</summary>
    public HashSet<string> Keys()
    {
        var all = new HashSet<string>();
        Walk(json, "", all);
        return all;
    }

    /// <summary>Keys of the whole fixture that nobody asked for.</summary>
    public IReadOnlyCollection<string> Unread() => [.. Keys().Except(read)];

    private JsonElement? Value(string key)
    {
        read.Add(At(key));
        return json.ValueKind == JsonValueKind.Object && json.TryGetProperty(key, out var value) ? value : null;
    }

    private static bool IsHole(JsonElement item) => item.ValueKind != JsonValueKind.Object || !item.EnumerateObject().Any();

    private string At(string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static void Walk(JsonElement element, string path, HashSet<string> all)
    {
        if (element.ValueKind == JsonValueKind.Object && !path.EndsWith("attributes", StringComparison.Ordinal))
        {
            foreach (var property in element.EnumerateObject())
            {
                var at = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                all.Add(at);
                Walk(property.Value, at, all);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (path == "items" && IsHole(item))
                {
                    all.Add(path + Hole);
                }
                Walk(item, path + "[]", all);
            }
        }
    }
}
