namespace Lantern.Entries;

/// <summary>Where something stands in a text: file, line and column, both counted from 1.</summary>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>No text: the value came from a form or from the store.</summary>
    public static readonly Place None = new("", 0, 0);

    public override string ToString() => Line == 0 ? File : $"{File}:{Line}:{Column}";
}

/// <summary>A value as written, before anyone has said what it means: words, a list, or named values.</summary>
public abstract record Node(Place At)
{
    /// <summary>How to speak of this node in a message.</summary>
    public abstract string Form { get; }
}

/// <summary>One value in words.</summary>
public sealed record Scalar(string Text, Place At) : Node(At)
{
    public override string Form => "a value";
}

/// <summary>Several values in order.</summary>
public sealed record Sequence(IReadOnlyList<Node> Items, Place At) : Node(At)
{
    public override string Form => "a list";
}

/// <summary>A name and what stands under it.</summary>
public sealed record Pair(string Name, Place NameAt, Node Value);

/// <summary>Named values in the order written.</summary>
public sealed record Mapping(IReadOnlyList<Pair> Pairs, Place At) : Node(At)
{
    public override string Form => "named values";

    /// <summary>The value of that name, or null.</summary>
    public Node? this[string name]
    {
        get
        {
            foreach (var pair in Pairs)
            {
                if (pair.Name == name)
                    return pair.Value;
            }
            return null;
        }
    }
}

/// <summary>A text that cannot be read as what it should be; says where, and what to do.</summary>
public sealed class UnreadableException(Place at, string words) : Exception(at == Place.None ? words : $"{at}: {words}")
{
    /// <summary>Where in the text.</summary>
    public Place At { get; } = at;

    /// <summary>What is wrong and what to do, without the place.</summary>
    public string Words { get; } = words;
}
