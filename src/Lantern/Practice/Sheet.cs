using System.Globalization;
using System.Text.RegularExpressions;
using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>Named values of a pack, read strictly: a name that does not belong is an error, and so is a missing one.</summary>
internal sealed partial class Sheet
{
    private readonly Mapping _map;
    private readonly string _what;

    /// <param name="node">What is written.</param>
    /// <param name="what">What it should be, such as "a clock".</param>
    /// <param name="names">The names that may stand in it.</param>
    public Sheet(Node node, string what, params IReadOnlyList<string> names)
    {
        _what = what;
        _map = node as Mapping ?? throw new UnreadableException(node.At,
            $"This is {node.Form}; {what} is named values out of: {string.Join(", ", names)}.");
        foreach (var pair in _map.Pairs)
        {
            if (!names.Contains(pair.Name))
                throw new UnreadableException(pair.NameAt, $"'{pair.Name}' does not belong to {what}. Use: {string.Join(", ", names)}.{Hint(pair.Name)}");
        }
    }

    /// <summary>Where it stands.</summary>
    public Place At => _map.At;

    /// <summary>The named values as written.</summary>
    public Mapping Map => _map;

    /// <summary>The value of a name, or null.</summary>
    public Node? Find(string name) => _map[name];

    /// <summary>The value of a name that must be there.</summary>
    public Node Need(string name) => _map[name] ??
        throw new UnreadableException(_map.At, $"'{name}' is missing here: {_what} needs it. Add a line '{name}: …'.");

    /// <summary>Words that must be there and say something.</summary>
    public string Text(string name) => Words(Need(name), name);

    /// <summary>Words, or null where the name is not there.</summary>
    public string? TextOrNull(string name) => Find(name) is { } node ? Words(node, name) : null;

    /// <summary>An id: lower-case letters and digits with hyphens between.</summary>
    public string Id(string name = "id")
    {
        var id = Text(name);
        return IsId().IsMatch(id) ? id : throw new UnreadableException(Need(name).At,
            $"'{id}' is not an id. Use lower-case letters, digits and hyphens, such as 'decide-on-referral'.");
    }

    /// <summary>A whole number, or null where the name is not there.</summary>
    public int? Number(string name) => Find(name) is { } node ? Read<int>(node, name) : null;

    /// <summary>True or false; false where the name is not there.</summary>
    public bool Flag(string name) => Find(name) is { } node && Read<bool>(node, name);

    /// <summary>Marks, one or several; none where the name is not there.</summary>
    public Marks Marks(string name) =>
        Find(name) is null ? Entries.Marks.None : Value<IReadOnlyList<Marks>>(name).Aggregate(Entries.Marks.None, (all, mark) => all | mark);

    /// <summary>A value of a form that fields have too.</summary>
    public T Value<T>(string name) => Read<T>(Need(name), name);

    /// <summary>The items of a list that must be there, at least so many.</summary>
    public IReadOnlyList<Node> List(string name, int atLeast = 1)
    {
        var node = Need(name);
        var items = Items(node, name);
        return items.Count >= atLeast ? items : throw new UnreadableException(node.At,
            $"'{name}' has {items.Count.ToString(CultureInfo.InvariantCulture)}; {_what} needs at least {atLeast.ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>The items of a list that may be left out.</summary>
    public IReadOnlyList<Node> ListOrNone(string name) => Find(name) is { } node ? Items(node, name) : [];

    /// <summary>Several words in a list that may be left out.</summary>
    public IReadOnlyList<string> Texts(string name) => [.. ListOrNone(name).Select(node => Words(node, name))];

    /// <summary>One value in words that says something.</summary>
    public static string Words(Node node, string name) => node switch
    {
        Scalar { Text: var text } when !string.IsNullOrWhiteSpace(text) => text.Trim(),
        Scalar => throw new UnreadableException(node.At, $"'{name}' is empty. Write the words, or take the line out."),
        _ => throw new UnreadableException(node.At, $"'{name}' is {node.Form} here; it must be words. Put quotes around them where they hold a colon."),
    };

    /// <summary>Refuses the second of two things with one id.</summary>
    public static void Once(HashSet<string> seen, string id, Place at, string what)
    {
        if (!seen.Add(id))
            throw new UnreadableException(at, $"'{id}' is the id of another {what} here. Give each its own.");
    }

    private static string Hint(string name) =>
        name.Contains(' ', StringComparison.Ordinal) ? " If it is the rest of a sentence, put quotes around the whole: between { and } a comma begins a new value." : "";

    private static T Read<T>(Node node, string name)
    {
        try
        {
            return (T)Form.Of(typeof(T)).Read(node);
        }
        catch (UnreadableException wrong)
        {
            throw new UnreadableException(wrong.At, $"{name}: {wrong.Words}");
        }
    }

    private static IReadOnlyList<Node> Items(Node node, string name) => (node as Sequence)?.Items ??
        throw new UnreadableException(node.At, $"'{name}' is {node.Form} here; it must be a list, each line beginning with '- '.");

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex IsId();
}
