using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Somebody began an assessment.</summary>
public sealed record AssessmentStarted : Body
{
    /// <summary>The section of the Children Act 1989 it is made under: 17 or 47.</summary>
    public int? Section { get; init; }

    public override string Line => "Assessment started" + If(" under section ", Section);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Section is 47 ? [] : HarmFirst(asking), .. base.Objections(asking)];
}

/// <summary>Somebody completed an assessment.</summary>
public sealed record AssessmentCompleted : Body
{
    /// <summary>The section of the Children Act 1989 it was made under: 17 or 47.</summary>
    public int? Section { get; init; }
    /// <summary>What follows from it.</summary>
    public string? Outcome { get; init; }
    /// <summary>What the assessment says.</summary>
    public Passage? Analysis { get; init; }

    public override string Line => "Assessment completed" + If(" under section ", Section) + If(": ", Outcome);
}
