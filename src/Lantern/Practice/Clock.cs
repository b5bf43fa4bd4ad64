using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>The seven shapes a clock can have. An eighth needs a decision record.</summary>
public enum Shape
{
    /// <summary>The first start begins it, something meets it.</summary>
    Once,
    /// <summary>Every start has its own clock.</summary>
    Each,
    /// <summary>From the start, then from each time it was met, until something ends it.</summary>
    Repeating,
    /// <summary>Counted back from a planned moment.</summary>
    Before,
    /// <summary>Something began and has not ended.</summary>
    Lasting,
    /// <summary>So many starts within a window.</summary>
    Count,
    /// <summary>Another duty is still open at a moment counted from that duty's own start.</summary>
    Unmet,
}

/// <summary>A promised timescale: what starts it, how long it runs, what meets it, whom it falls to, and where it is written.</summary>
public sealed record Clock
{
    /// <summary>The id in the table of clocks, such as <c>decide-on-referral</c>.</summary>
    public required string Id { get; init; }
    /// <summary>What is owed, as an instruction: "Decide on the referral".</summary>
    public required string Title { get; init; }
    /// <summary>The pack that brings it.</summary>
    public required string Pack { get; init; }
    /// <summary>Which of the seven it is.</summary>
    public required Shape Shape { get; init; }
    /// <summary>The entries that start it.</summary>
    public IReadOnlyList<Trigger> Starts { get; init; } = [];
    /// <summary>The entries that meet it.</summary>
    public IReadOnlyList<Trigger> MetBy { get; init; } = [];
    /// <summary>The entries after which it is no longer owed. For <see cref="Shape.Lasting"/>, the end of the state; for <see cref="Shape.Before"/>, the planned thing itself.</summary>
    public IReadOnlyList<Trigger> Ends { get; init; } = [];
    /// <summary>How long: the first interval, then the next, the last repeating. Empty only where the interval is agreed and has no cap, or for an <see cref="Shape.Unmet"/> clock that begins when the duty beneath falls due.</summary>
    public IReadOnlyList<Span> Within { get; init; } = [];
    /// <summary>The field of the starting entry that holds the agreed date or frequency; null where nothing is agreed. With it, <see cref="Within"/> holds the cap, if any.</summary>
    public string? AsAgreed { get; init; }
    /// <summary>For <see cref="Shape.Lasting"/>: when to warn, counted from the start.</summary>
    public Span? WarnFrom { get; init; }
    /// <summary>For <see cref="Shape.Count"/>: how many starts.</summary>
    public int Times { get; init; }
    /// <summary>For <see cref="Shape.Count"/>: the rolling window; null means the calendar month.</summary>
    public Span? Window { get; init; }
    /// <summary>For <see cref="Shape.Unmet"/>: the clock beneath.</summary>
    public string? Beneath { get; init; }
    /// <summary>The rung of an escalation ladder, from 1.</summary>
    public int? Level { get; init; }
    /// <summary>The role the duty falls to.</summary>
    public required string FallsTo { get; init; }
    /// <summary>The field of the starting entry that names the one it falls to instead, such as <c>owner</c>.</summary>
    public string? FallsToNamed { get; init; }
    /// <summary>Where it is written.</summary>
    public required Source Source { get; init; }
    /// <summary>The edition of the pack item.</summary>
    public string? Edition { get; init; }
    /// <summary>Its examples, run when the pack is checked.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];
    /// <summary>Where the item stands, for messages.</summary>
    public Place At { get; init; }
}

/// <summary>An entry of a kind, under conditions.</summary>
public sealed record Trigger(Kind Kind, IReadOnlyList<Condition> When)
{
    /// <summary>The kinds alone, without conditions.</summary>
    public override string ToString() => Kind.Name;
}

/// <summary>A condition on an entry: a field is one of some words, present or absent, or a derived fact holds.</summary>
/// <param name="Name">The field, <c>by</c>, or the name of a fact.</param>
/// <param name="Is">The words allowed; null for the tests below.</param>
/// <param name="Test">Which test it is.</param>
public sealed record Condition(string Name, IReadOnlySet<string>? Is, ConditionTest Test)
{
    /// <summary>Whether an entry fits; a fact is for the reading that derives it.</summary>
    public bool Holds(Entry entry)
    {
        // `by` is the writer's role on the file at that moment, not a field of the body.
        var words = Name == "by" ? entry.Writer.Role : entry.Kind.Field(Name)?.Words(entry.Body);
        return Test switch
        {
            ConditionTest.OneOf => words is not null && Is!.Contains(words),
            ConditionTest.Present => words is not null,
            ConditionTest.Absent => words is null,
            _ => throw new InvalidOperationException("A fact is asked of the reading that derives it."),
        };
    }
}

/// <summary>What a condition asks.</summary>
public enum ConditionTest
{
    /// <summary>The field has one of the words.</summary>
    OneOf,
    /// <summary>The field says something.</summary>
    Present,
    /// <summary>The field says nothing.</summary>
    Absent,
    /// <summary>A fact that a reading derives holds.</summary>
    Fact,
}

/// <summary>A worked example of a pack item: the text of the case or answers and what must come out, run as a test.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Given">The example as written.</param>
public sealed record Example(string? Title, Mapping Given);
