using System.Collections;
using System.Text;

namespace Lantern.App.Components;

/// <summary>An element's attributes in the order given; one whose value is null is left out, and one that is only true or false is written by its name alone.</summary>
public sealed class Attributes : IEnumerable<KeyValuePair<string, string?>>
{
    private readonly List<KeyValuePair<string, string?>> all = [];

    public void Add(string name, string? value)
    {
        if (value is not null)
        {
            all.Add(new(name, value));
        }
    }

    public void Add(string name, bool present)
    {
        if (present)
        {
            all.Add(new(name, null));
        }
    }

    public void Add(Attributes? more)
    {
        if (more is not null)
        {
            all.AddRange(more.all);
        }
    }

    /// <summary>The classes given, one space between them; null when none is given.</summary>
    public static string? Classes(params ReadOnlySpan<string?> classes)
    {
        var built = new StringBuilder();
        foreach (var one in classes)
        {
            if (!string.IsNullOrWhiteSpace(one))
            {
                built.Append(built.Length > 0 ? " " : "").Append(one.Trim());
            }
        }
        return built.Length > 0 ? built.ToString() : null;
    }

    public IEnumerator<KeyValuePair<string, string?>> GetEnumerator() => all.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString()
    {
        var built = new StringBuilder();
        foreach (var (name, value) in all)
        {
            built.Append(' ').Append(Markup.Encoder.Encode(name));
            if (value is not null)
            {
                built.Append("=\"").Append(Markup.Encoder.Encode(value)).Append('"');
            }
        }
        return built.ToString();
    }
}
