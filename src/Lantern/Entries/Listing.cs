using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>The authority placed the child on one of its lists, such as the list of children at risk of exploitation.</summary>
[Part(RecordPart.Network)]
public sealed record PlacedOnList : Body
{
    /// <summary>Which list.</summary>
    [Correctable]
    public string? List { get; init; }
    /// <summary>The day the place on it is looked at again; three months on where none is given.</summary>
    public LocalDate? Review { get; init; }
    /// <summary>Those who hold the list and were told.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public IReadOnlyList<string>? Notified { get; init; }
    /// <summary>Whether the child was told.</summary>
    public bool? ToldChild { get; init; }
    /// <summary>Whether the parents or carers were told.</summary>
    public bool? ToldParents { get; init; }
    /// <summary>Why somebody was not told: it would be unsafe.</summary>
    public Passage? NotToldBecause { get; init; }

    public override string Line => "Placed on list" + If(": ", List) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        if (Lacking(("the child", ToldChild != true), ("the parents or carers", ToldParents != true)) is { } untold && IsBlank(NotToldBecause))
            yield return new(Refusals.PlacedOnListUntold, "not-told-because", $"As far as it says, nobody told {untold}.");
        foreach (var objection in Unreasoned(this, Refusals.DecisionWithoutReason).Concat(base.Objections(asking)))
            yield return objection;
    }
}

/// <summary>The authority took the child off one of its lists.</summary>
[Part(RecordPart.Network)]
public sealed record TakenOffList : Body
{
    /// <summary>Which list.</summary>
    [Correctable]
    public string? List { get; init; }
    /// <summary>Those who hold the list and were told.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public IReadOnlyList<string>? Notified { get; init; }

    public override string Line => "Taken off list" + If(": ", List) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Unreasoned(this, Refusals.DecisionWithoutReason), .. AnswersOther<PlacedOnList>(this, asking), .. base.Objections(asking)];
}
