using System.ComponentModel;
using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>What kind of help follows from a referral.</summary>
public enum HubOutcome
{
    /// <summary>No sign of exploitation.</summary>
    NoFurtherAction,
    /// <summary>Help from universal or targeted services, with a lead professional.</summary>
    TargetedSupport,
    /// <summary>Assessment of a child in need.</summary>
    [Description("assessment under section 17")]
    AssessmentSection17,
    /// <summary>Enquiry where significant harm is suspected.</summary>
    [Description("assessment under section 47")]
    AssessmentSection47,
}

/// <summary>The hub manager decided what kind of help follows from a referral.</summary>
[Part(RecordPart.Answer)]
public sealed record HubDecided : Body
{
    /// <summary>The kind of help.</summary>
    public HubOutcome? Outcome { get; init; }
    /// <summary>Services the child is sent on to.</summary>
    [Correctable]
    public IReadOnlyList<string>? Services { get; init; }

    public override string Line => "Hub decided" + If(": ", Outcome) + If(", with ", Services) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        IEnumerable<Objection> outcome = Outcome is null ? [new(Refusals.DecisionWithoutOutcome, "outcome")] : [];
        return [.. outcome, .. Unreasoned(this, Refusals.DecisionWithoutReason),
            .. Outcome is HubOutcome.AssessmentSection47 ? [] : HarmFirst(asking), .. base.Objections(asking)];
    }
}

/// <summary>The hub asked that something be done, by whom and by when.</summary>
[Part(RecordPart.Network)]
public sealed record HubActionSet : Body
{
    private readonly LocalDate? _day;

    /// <summary>What is to be done.</summary>
    public Passage? Action { get; init; }
    /// <summary>Who is to do it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Owner)]
    public string? Owner { get; init; }
    /// <summary>The day it is to be done by.</summary>
    public LocalDate? Timescale { get => _day; init => _day = value; }
    /// <summary>The same day, under the name every action has.</summary>
    public LocalDate? Due { get => _day; init => _day = value; }

    public override string Line => "Hub asked for action" + If(": ", Action) + If(" – ", Owner) + If(", by ", Due);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        if (Lacking(("the action", IsBlank(Action)), ("an owner", IsBlank(Owner)), ("a timescale", Timescale is null)) is { } lacking)
            yield return new(Refusals.HubActionWithoutOwnerOrTimescale, IsBlank(Action) ? "action" : IsBlank(Owner) ? "owner" : "timescale", $"It lacks {lacking}.");
        foreach (var objection in base.Objections(asking).Where(objection => objection.Refusal != Refusals.NoDateAgreed))
            yield return objection;
    }
}

/// <summary>Somebody answered the hub's request for action.</summary>
[Part(RecordPart.Network)]
public sealed record HubActionAnswered : Body
{
    /// <summary>The answer.</summary>
    public Passage? Answer { get; init; }

    public override string Line => "Hub's request answered" + If(": ", Answer);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. AnswersOther<HubActionSet>(this, asking), .. base.Objections(asking)];
}

/// <summary>Somebody did what the hub had asked for.</summary>
[Part(RecordPart.Network)]
public sealed record HubActionDone : Body
{
    /// <summary>What was done and what came of it.</summary>
    public Passage? Result { get; init; }

    public override string Line => "Hub's action done" + If(": ", Result);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. AnswersOther<HubActionSet>(this, asking), .. base.Objections(asking)];
}

/// <summary>Somebody took a request of the hub that nobody answered to the team manager.</summary>
[Part(RecordPart.Management)]
public sealed record TeamManagerTold : Body
{
    /// <summary>The team manager.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Manager { get; init; }
    /// <summary>What was said.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Team manager told" + If(": ", Manager) + If(" – ", Note);
}

/// <summary>Service managers settled a matter between them.</summary>
[Part(RecordPart.Management)]
public sealed record ServiceManagersDiscussed : Body
{
    /// <summary>Who took part.</summary>
    [NeverCorrected(Settles.WhoDecided)]
    [Names(Naming.Words)]
    public IReadOnlyList<string>? People { get; init; }
    /// <summary>What they agreed.</summary>
    public Passage? Outcome { get; init; }

    public override string Line => "Service managers discussed" + If(", ", People) + If(": ", Outcome);
}

/// <summary>Somebody took a step before its day.</summary>
[Part(RecordPart.Management)]
public sealed record BroughtForward : Body
{
    /// <summary>The rung meant, by the id of its clock; every rung not yet begun where none is named.</summary>
    [Correctable]
    public string? Duty { get; init; }

    public override string Line => "Escalation brought forward" + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Unreasoned(this, Refusals.DecisionWithoutReason), .. base.Objections(asking)];
}

/// <summary>Somebody told the hub manager at once.</summary>
[Part(RecordPart.Referral)]
public sealed record HubManagerTold : Body
{
    /// <summary>The hub manager.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Manager { get; init; }
    /// <summary>What was said.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Hub manager told at once" + If(": ", Note);

    // An urgent step: never refused for want of a form or a field; what is lacking becomes a duty.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}
