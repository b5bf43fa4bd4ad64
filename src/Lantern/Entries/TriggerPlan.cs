using System.ComponentModel;
using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>A step of a trigger plan.</summary>
public sealed record TriggerStep
{
    /// <summary>What is to be done.</summary>
    public Passage? Action { get; init; }
    /// <summary>Who does it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Who { get; init; }
    /// <summary>When: so long after the child should have been back.</summary>
    [Correctable]
    public string? After { get; init; }
}

/// <summary>The child's part in a plan for going missing.</summary>
public enum PlanWithChild
{
    [Description("written with the child")]
    Written,
    [Description("shared with the child and explained")]
    Shared,
    Neither,
}

/// <summary>A warning on the police's system for missing people.</summary>
public sealed record MissingAlert
{
    /// <summary>What makes the child vulnerable, as the police read it.</summary>
    public Passage? Words { get; init; }
    /// <summary>Whom the police ring.</summary>
    public Passage? RingFirst { get; init; }
    /// <summary>The day it was placed.</summary>
    public LocalDate? PlacedOn { get; init; }
    /// <summary>The day it is looked at again.</summary>
    public LocalDate? Review { get; init; }
    /// <summary>The day it was removed.</summary>
    public LocalDate? RemovedOn { get; init; }
}

/// <summary>Somebody wrote what to do when the child goes missing.</summary>
[Part(RecordPart.Network)]
public sealed record TriggerPlanMade : Body
{
    /// <summary>The steps in order.</summary>
    public IReadOnlyList<TriggerStep>? Steps { get; init; }
    /// <summary>What is expected of parents and carers.</summary>
    public Passage? Expectations { get; init; }
    /// <summary>The child's part in it.</summary>
    public Passage? ChildsPart { get; init; }
    /// <summary>The steps in order when the child is not at school, where the child does not go regularly.</summary>
    public IReadOnlyList<TriggerStep>? NotAtSchool { get; init; }
    /// <summary>Whether, and from when, the child counts as missing in the school day.</summary>
    public Passage? MissingInSchoolDay { get; init; }
    /// <summary>Addresses where the child may be.</summary>
    public IReadOnlyList<Passage>? Addresses { get; init; }
    /// <summary>People the child may be with.</summary>
    public IReadOnlyList<Passage>? Associates { get; init; }
    /// <summary>Warnings on the police's system.</summary>
    public IReadOnlyList<MissingAlert>? Alerts { get; init; }
    /// <summary>Whether it was written with the child, or shared and explained.</summary>
    public PlanWithChild? WithChild { get; init; }
    /// <summary>The day it is to be reviewed by.</summary>
    public LocalDate? Due { get; init; }

    public override string Line =>
        "Trigger plan made" + (Steps is { Count: > 0 } steps ? $", {steps.Count} step{(steps.Count == 1 ? "" : "s")}" : "");

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. WithChild is PlanWithChild.Neither ? Unreasoned(this, Refusals.TriggerPlanWithoutChild) : [], .. base.Objections(asking)];
}

/// <summary>Somebody went through the trigger plan again.</summary>
[Part(RecordPart.Network)]
public sealed record TriggerPlanReviewed : Body
{
    /// <summary>What was found and changed.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Trigger plan reviewed" + If(": ", Note);
}

/// <summary>Somebody followed the trigger plan.</summary>
[Part(RecordPart.Network)]
public sealed record TriggerPlanUsed : Body
{
    /// <summary>Which steps were taken, and what came of them.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Trigger plan used" + If(": ", Note);

    // An urgent step: never refused for want of a form or a field; what is lacking becomes a duty.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}
