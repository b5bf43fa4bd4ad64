using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Somebody named a person the child spends time with.</summary>
[Part(RecordPart.Intelligence, Marks = Marks.ThirdParty)]
public sealed record AssociateNamed : KeptBody
{
    /// <summary>Who.</summary>
    public Passage? Who { get; init; }
    /// <summary>How they know each other.</summary>
    public Passage? Relation { get; init; }
    /// <summary>From whom this is known.</summary>
    public Passage? Source { get; init; }

    public override string Line => "Associate named" + If(": ", Who) + If(", ", Relation);
}

/// <summary>The hub and whoever works with the child settled what an associate means for the child.</summary>
[Part(RecordPart.Intelligence, Marks = Marks.ThirdParty)]
public sealed record AssociateClarified : KeptBody
{
    /// <summary>Whether the associate adds to the risk.</summary>
    public bool? AddsToRisk { get; init; }
    /// <summary>Who at the hub was asked.</summary>
    [NeverCorrected(Settles.WhoDecided)]
    [Names(Naming.Words)]
    public string? Manager { get; init; }

    public override string Line =>
        "Associate clarified" + (AddsToRisk is { } adds ? adds ? ": adds to the risk" : ": does not add to the risk" : "") + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Unreasoned(this, Refusals.DecisionWithoutReason), .. AnswersOther<AssociateNamed>(this, asking), .. base.Objections(asking)];
}
