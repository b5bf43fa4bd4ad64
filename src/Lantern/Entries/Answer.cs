namespace Lantern.Entries;

/// <summary>Whether something looked for is there; not known is an answer and never a no.</summary>
public enum Is
{
    Yes,
    No,
    NotKnown,
}

/// <summary>When something looked for was there.</summary>
public enum When
{
    /// <summary>Now or in the tool's current window.</summary>
    Current,
    /// <summary>In the window before, and not since.</summary>
    Recent,
    /// <summary>In both windows.</summary>
    Both,
    /// <summary>Longer ago.</summary>
    Historic,
}

/// <summary>The answer to one indicator of a risk tool.</summary>
public sealed record Answer
{
    /// <summary>Whether it is there.</summary>
    public Is? Is { get; init; }

    /// <summary>When; a yes without it is read as current, which is the careful reading.</summary>
    public When? When { get; init; }

    /// <summary>What it rests on.</summary>
    [Correctable]
    public string? Because { get; init; }
}
