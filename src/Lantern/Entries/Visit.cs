using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>A worker saw the child.</summary>
[Part(RecordPart.Network)]
public sealed record ChildSeen : Body
{
    /// <summary>Whether the child was seen without family or carers.</summary>
    public bool? Alone { get; init; }
    /// <summary>Where.</summary>
    public Passage? Where { get; init; }
    /// <summary>How the child was, and what was talked about.</summary>
    public Passage? Note { get; init; }

    public override string Line => Alone switch
    {
        true => "Child seen alone",
        false => "Child seen with others there",
        null => "Child seen",
    } + If(": ", Note);
}

/// <summary>A worker reached the child without seeing them.</summary>
[Part(RecordPart.Network)]
public sealed record ChildContacted : Body
{
    /// <summary>How: a call, a message.</summary>
    [Correctable]
    public string? Method { get; init; }
    /// <summary>What was said.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Child contacted" + If(" by ", Method) + If(": ", Note);
}

/// <summary>The child said something, written down in the child's own words.</summary>
[Part(RecordPart.Network)]
public sealed record ChildSpoke : Body
{
    /// <summary>The child's words.</summary>
    public Passage? Words { get; init; }
    /// <summary>What they were about.</summary>
    public Passage? About { get; init; }

    public override string Line =>
        "Child spoke" + If(" about ", About) + (Words is null ? "" : $": “{If("", Words)}”");
}
