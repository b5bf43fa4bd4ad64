using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>What a disruption action is aimed at.</summary>
public enum DisruptionTarget
{
    Person,
    Place,
    Vehicle,
    OnlineAccount,
}

/// <summary>Whether the family may know of an action.</summary>
public enum FamilyShare
{
    No,
    Yes,
    /// <summary>Only in the words written for them.</summary>
    Summary,
}

/// <summary>How an action came to an end.</summary>
public enum ActionEnd
{
    Done,
    NotPossible,
    NoLongerNeeded,
}

/// <summary>How far something is known.</summary>
public enum Basis
{
    /// <summary>Seen, or proved.</summary>
    Fact,
    /// <summary>Somebody said so.</summary>
    Reported,
    /// <summary>What the writer thinks.</summary>
    Opinion,
}

/// <summary>Somebody agreed to do something by a day.</summary>
[Part(RecordPart.Network)]
public sealed record ActionAgreed : KeptBody
{
    /// <summary>What is to be done.</summary>
    public Passage? Action { get; init; }
    /// <summary>Who is to do it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Owner)]
    public string? Owner { get; init; }
    /// <summary>The day it is to be done by.</summary>
    public LocalDate? Due { get; init; }
    /// <summary>The area of the plan it belongs to.</summary>
    [Correctable]
    public string? Area { get; init; }
    /// <summary>As what the owner does it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public string? Role { get; init; }
    /// <summary>The outcome it is to bring about.</summary>
    [Correctable]
    public string? Outcome { get; init; }
    /// <summary>Whom it supports: the child, a parent, a sibling.</summary>
    [Correctable]
    public string? Supports { get; init; }
    /// <summary>The checklist whose line it carries out.</summary>
    [Correctable]
    public string? Checklist { get; init; }
    /// <summary>That line.</summary>
    [Correctable]
    public string? FromLine { get; init; }
    /// <summary>The point of the analysis it follows from.</summary>
    public Passage? Follows { get; init; }
    /// <summary>What else the line asks, by the ids of its asks.</summary>
    public IReadOnlyDictionary<string, Passage>? Details { get; init; }
    /// <summary>What it is aimed at, for disruption.</summary>
    public DisruptionTarget? Target { get; init; }
    /// <summary>Whether the family may know of it.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public FamilyShare? Family { get; init; }
    /// <summary>What the family may read, where that is a summary.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public Passage? FamilyWords { get; init; }
    /// <summary>Who decided what the family may know.</summary>
    [NeverCorrected(Settles.WhoDecided)]
    [Names(Naming.Words)]
    public string? FamilyDecidedBy { get; init; }

    public override string Line => "Action agreed" + If(": ", Action) + If(" – ", Owner) + If(", by ", Due);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        if (Lacking(("what is to be done", IsBlank(Action)), ("an owner", IsBlank(Owner)), ("a date", Due is null)) is { } lacking)
            yield return new(Refusals.ActionWithoutOwnerOrDate, IsBlank(Action) ? "action" : IsBlank(Owner) ? "owner" : "due", $"It lacks {lacking}.");
        foreach (var objection in base.Objections(asking).Where(objection => objection.Refusal != Refusals.NoDateAgreed))
            yield return objection;
    }
}

/// <summary>Somebody did what had been agreed.</summary>
[Part(RecordPart.Network)]
public sealed record ActionDone : KeptBody
{
    /// <summary>What came of it.</summary>
    public Passage? Result { get; init; }
    /// <summary>How it ended; done where left out.</summary>
    public ActionEnd? End { get; init; }

    public override string Line => (End is null or ActionEnd.Done ? "Action done" : "Action ended, " + End.Value.InWords()) + If(": ", Result);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. AnswersOther<ActionAgreed>(this, asking), .. base.Objections(asking)];
}

/// <summary>Somebody wrote how far an agreed action has come, or what a review made of it.</summary>
[Part(RecordPart.Network)]
public sealed record ActionProgressed : KeptBody
{
    /// <summary>How far it has come.</summary>
    public Passage? Progress { get; init; }
    /// <summary>What else the line asks, by the ids of its asks.</summary>
    public IReadOnlyDictionary<string, Passage>? Details { get; init; }
    /// <summary>How far what is said is known.</summary>
    public Basis? Basis { get; init; }
    /// <summary>What or who bears it out.</summary>
    public Passage? CorroboratedBy { get; init; }

    public override string Line => "Action progressed" + If(": ", Progress);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. AnswersOther<ActionAgreed>(this, asking), .. base.Objections(asking)];
}

/// <summary>A manager agreed that an action waits for the police, for a time and with the child kept safe meanwhile.</summary>
[Part(RecordPart.Enquiry)]
public sealed record WaitForPoliceAgreed : Body
{
    /// <summary>The day the wait ends.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public LocalDate? Until { get; init; }
    /// <summary>How the child is kept safe meanwhile.</summary>
    public Passage? Meanwhile { get; init; }

    public override string Line => "Wait for the police agreed" + If(" until ", Until) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        if (Lacking(("a manager's reason", IsBlank(Because) || !IsManager(asking)), ("the day it ends", Until is null),
            ("how the child is kept safe meanwhile", IsBlank(Meanwhile))) is { } lacking)
            yield return new(Refusals.SafetyWaitsForNobody, Until is null ? "until" : IsBlank(Meanwhile) ? "meanwhile" : "because", $"It lacks {lacking}.");
        foreach (var objection in base.Objections(asking))
            yield return objection;
    }
}

/// <summary>Somebody gave the child an alarm or a safety app.</summary>
[Part(RecordPart.Network)]
public sealed record SafetyAlarmProvided : Body
{
    /// <summary>What was given.</summary>
    [Correctable]
    public string? Device { get; init; }
    /// <summary>Who gave it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? ProvidedBy { get; init; }
    /// <summary>Whether the child may take more risks relying on it, and what was made of that.</summary>
    public Passage? EffectConsidered { get; init; }

    public override string Line => "Safety alarm provided" + If(": ", Device) + If(", by ", ProvidedBy);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        IEnumerable<Objection> effect = IsBlank(EffectConsidered) ? [new(Refusals.AlarmBeforeItsEffect, "effect-considered")] : [];
        return [.. effect, .. base.Objections(asking)];
    }
}
