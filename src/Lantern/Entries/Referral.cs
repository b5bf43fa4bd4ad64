using NodaTime;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Whether a risk tool comes with a referral or follows it.</summary>
public enum ToolWithReferral
{
    Attached,
    Awaited,
}

/// <summary>What every step of a referral to the hub can say of it.</summary>
public abstract record ReferralStep : Body
{
    /// <summary>The agency the referral comes from.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public string? From { get; init; }
    /// <summary>Whether it cannot wait.</summary>
    public bool? Urgent { get; init; }
    /// <summary>Whether the risk tool is attached or follows.</summary>
    public ToolWithReferral? Tool { get; init; }

    private protected string Said =>
        If(" from ", From) + (Urgent == true ? ", urgent" : "") + If(", risk tool ", Tool);

    // A referral is never refused for want of a form or a field; what is lacking becomes a duty.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}

/// <summary>Somebody referred a child to the front door.</summary>
[Part(RecordPart.Referral)]
public sealed record ReferralMade : ReferralStep
{
    /// <summary>What the referral is about.</summary>
    public Passage? Concerns { get; init; }
    /// <summary>Whether the parents know of the referral, and if not, why.</summary>
    public Passage? ParentsTold { get; init; }

    public override string Line => "Referral made" + Said + If(": ", Concerns);
}

/// <summary>The front door was told of a concern about a child.</summary>
[Part(RecordPart.Referral)]
public sealed record ContactReceived : ReferralStep
{
    /// <summary>What it is about.</summary>
    public Passage? Concerns { get; init; }

    public override string Line => "Contact received" + Said + If(": ", Concerns);
}

/// <summary>The front door decided what a contact becomes.</summary>
[Part(RecordPart.Answer)]
public sealed record ContactDecided : ReferralStep
{
    /// <summary>What it becomes.</summary>
    [Correctable]
    public string? Outcome { get; init; }

    public override string Line => "Contact decided" + If(": ", Outcome) + If(" – ", Because);
}

/// <summary>The front door sent the referral to the hub.</summary>
[Part(RecordPart.Answer)]
public sealed record ReferralSentToHub : ReferralStep
{
    public override string Line => "Referral sent to the hub" + Said;
}

/// <summary>The hub told the referrer that it has the referral.</summary>
[Part(RecordPart.Answer)]
public sealed record ReferralAcknowledged : ReferralStep
{
    /// <summary>Who was told.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? To { get; init; }
    /// <summary>How: by e-mail, by phone.</summary>
    [Correctable]
    public string? Method { get; init; }

    public override string Line => "Referral acknowledged" + If(" to ", To) + If(", by ", Method);
}

/// <summary>Somebody sent the child on to a universal or targeted service.</summary>
[Part(RecordPart.Network)]
public sealed record ServiceReferralMade : Body
{
    /// <summary>The service.</summary>
    [Correctable]
    public string? Service { get; init; }
    /// <summary>What it is asked to do.</summary>
    public Passage? For { get; init; }
    /// <summary>The day by which it is to answer.</summary>
    public LocalDate? Due { get; init; }

    public override string Line => "Sent on to a service" + If(": ", Service) + If(", ", For);

    // A step towards help is never refused for want of a field.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}

/// <summary>A service said whether it takes the child on.</summary>
[Part(RecordPart.Network)]
public sealed record ServiceReferralAnswered : Body
{
    /// <summary>Whether it does.</summary>
    public bool? Accepted { get; init; }
    /// <summary>How long the child waits, or when it begins.</summary>
    [Correctable]
    public string? Begins { get; init; }

    public override string Line => "Service answered" + (Accepted is { } yes ? yes ? ": accepted" : ": not accepted" : "") + If(", ", Begins) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) =>
    [
        .. Accepted == false ? Objecting.Unreasoned(this, Refusals.DecisionWithoutReason) : [],
        .. Objecting.AnswersOther<ServiceReferralMade>(this, asking), .. base.Objections(asking),
    ];
}
