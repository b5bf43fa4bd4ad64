using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Whether the child is suffering, or likely to suffer, significant harm.</summary>
public enum SignificantHarm
{
    Yes,
    No,
    NotYetKnown,
}

/// <summary>An action a meeting agreed.</summary>
public sealed record AgreedAction
{
    /// <summary>What is to be done.</summary>
    public Passage? Action { get; init; }
    /// <summary>Who is to do it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Owner { get; init; }
    /// <summary>The day it is to be done by.</summary>
    public LocalDate? Due { get; init; }
    /// <summary>The heading it stands under.</summary>
    [Correctable]
    public string? Area { get; init; }
}

/// <summary>Another child the meeting considered: in the household, the family or among friends.</summary>
public sealed record OtherChild
{
    /// <summary>Who.</summary>
    public Passage? About { get; init; }
    /// <summary>How this child stands to the child of the file: household, family, friend.</summary>
    [Correctable]
    public string? Relation { get; init; }
    /// <summary>What follows: no action, early help, referral, a strategy discussion of their own.</summary>
    [Correctable]
    public string? Outcome { get; init; }
}

/// <summary>Somebody called a strategy discussion for a day.</summary>
[Part(RecordPart.Meeting)]
public sealed record StrategyDiscussionPlanned : StrategyDiscussion
{
    /// <summary>When the need for it was identified.</summary>
    public Happening? NeedIdentified { get; init; }
    /// <summary>Who is asked to come, by name.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public IReadOnlyList<string>? Invited { get; init; }

    public override string Line => "Strategy discussion planned" + If(" for ", For) + If(", about ", About);

    // An urgent step: never refused for want of a form or a field; what is lacking becomes a duty.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}

/// <summary>The agencies held a strategy discussion.</summary>
[Part(RecordPart.Meeting)]
public sealed record StrategyDiscussionHeld : StrategyDiscussion
{
    /// <summary>When it ended.</summary>
    public Happening? Ended { get; init; }
    /// <summary>Who took part, by name.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public IReadOnlyList<string>? Present { get; init; }
    /// <summary>Whether the child is suffering, or likely to suffer, significant harm.</summary>
    public SignificantHarm? SignificantHarm { get; init; }
    /// <summary>The concerns and what the meeting was for.</summary>
    public Passage? Purpose { get; init; }
    /// <summary>The key points as they were read back.</summary>
    public Passage? Summary { get; init; }
    /// <summary>The actions agreed, where they are not written as entries of their own.</summary>
    public IReadOnlyList<AgreedAction>? Actions { get; init; }
    /// <summary>The other children considered.</summary>
    public IReadOnlyList<OtherChild>? OtherChildren { get; init; }
    /// <summary>What was not known, and from whom it is to be had.</summary>
    public IReadOnlyList<InformationGap>? Gaps { get; init; }
    /// <summary>The date for updates or the next meeting.</summary>
    public LocalDate? Due { get; init; }
    /// <summary>Why no next date is needed, where none is.</summary>
    public Passage? NoneNeeded { get; init; }

    public override string Line =>
        "Strategy discussion held" + If(", about ", About) + If(": significant harm ", SignificantHarm)
        + (Actions is { Count: > 0 } actions ? $", {actions.Count} action{(actions.Count == 1 ? "" : "s")} agreed" : "")
        + If(", next on ", Due);

    public override IEnumerable<Objection> Objections(Asking asking) =>
    [
        .. Undecided(), .. Incomplete(Actions), .. WithoutOutcome(), .. WithoutNext(), .. HighWithoutEnquiry(asking), .. Gathering.Against(this, asking),
        .. base.Objections(asking).Where(objection => objection.Refusal != Refusals.NoDateAgreed),
    ];

    private IEnumerable<Objection> Undecided()
    {
        if (SignificantHarm is null)
            yield return new(Refusals.NoThresholdDecision, "significant-harm");
        if (IsBlank(Because))
            yield return new(Refusals.ThresholdWithoutReason, "because");
    }

    private IEnumerable<Objection> WithoutOutcome() =>
        (OtherChildren ?? []).Index().Where(other => IsBlank(other.Item.Outcome))
            .Select(other => new Objection(Refusals.OtherChildWithoutOutcome, "other-children", $"Child {other.Index + 1} has none."));

    private IEnumerable<Objection> HighWithoutEnquiry(Asking asking)
    {
        if (Checklists is not { Count: > 0 } || SignificantHarm is not Entries.SignificantHarm.No || (!IsBlank(Because) && IsManager(asking)))
            yield break;
        if (Readings.Standing.Level(asking.File) is { Body: RiskLevelSet { Level: RiskLevel.High } } high)
            yield return new(Refusals.HighRiskWithoutEnquiry, "because", $"The level of risk was judged high on {high.Happened.Day.InWords()}.", high.Number);
    }

    private IEnumerable<Objection> WithoutNext() =>
        Due is null && IsBlank(NoneNeeded) ? [new(Refusals.NoNextDate, "due")] : [];
}

/// <summary>Somebody decided that no strategy discussion is needed.</summary>
[Part(RecordPart.Enquiry)]
public sealed record StrategyDiscussionDeclined : Body
{
    public override string Line => "No strategy discussion needed" + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Unreasoned(this, Refusals.DecisionWithoutReason), .. base.Objections(asking)];
}

/// <summary>What a further young person is thought to be.</summary>
public enum YoungPersonRole
{
    Victim,
    Suspect,
}

/// <summary>Somebody named a further young person under 18, as victim or suspect.</summary>
[Part(RecordPart.Intelligence, Marks = Marks.ThirdParty)]
public sealed record FurtherYoungPersonNamed : KeptBody
{
    /// <summary>As what.</summary>
    public YoungPersonRole? Role { get; init; }
    /// <summary>Who.</summary>
    public Passage? About { get; init; }

    public override string Line => "Further young person named" + If(" as ", Role) + If(": ", About);
}
