using NodaTime;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>A step of a trigger plan.</summary>
public sealed record TriggerStep
{
    /// <summary>What is to be done.</summary>
    public Passage? Action { get; init; }
    /// <summary>Who does it.</summary>
    public string? Who { get; init; }
    /// <summary>When: so long after the child should have been back.</summary>
    public string? After { get; init; }
}

/// <summary>Somebody wrote what to do when the child goes missing.</summary>
public sealed record TriggerPlanMade : Body
{
    /// <summary>The steps in order.</summary>
    public IReadOnlyList<TriggerStep>? Steps { get; init; }
    /// <summary>What is expected of parents and carers.</summary>
    public Passage? Expectations { get; init; }
    /// <summary>The child's part in it.</summary>
    public Passage? ChildsPart { get; init; }
    /// <summary>The day it is to be reviewed by.</summary>
    public LocalDate? Due { get; init; }

    public override string Line =>
        "Trigger plan made" + (Steps is { Count: > 0 } steps ? $", {steps.Count} step{(steps.Count == 1 ? "" : "s")}" : "");
}

/// <summary>Somebody went through the trigger plan again.</summary>
public sealed record TriggerPlanReviewed : Body
{
    /// <summary>What was found and changed.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Trigger plan reviewed" + If(": ", Note);
}

/// <summary>Somebody followed the trigger plan.</summary>
public sealed record TriggerPlanUsed : Body
{
    /// <summary>Which steps were taken, and what came of them.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Trigger plan used" + If(": ", Note);

    // An urgent step: never refused for want of a form or a field; what is lacking becomes a duty.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}
