using System.ComponentModel;
using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>To whom something is given.</summary>
public enum Recipient
{
    [Description("the child")]
    Child,
    [Description("a parent or carer")]
    Parent,
    [Description("the hub")]
    Hub,
    [Description("the police")]
    Police,
    [Description("children's social care")]
    SocialCare,
    [Description("the GP")]
    Gp,
    Health,
    Education,
    Housing,
    [Description("a specialist service")]
    Specialist,
    /// <summary>Whoever made the referral.</summary>
    [Description("whoever made the referral")]
    Referrer,
    [Description("somebody else")]
    Other,
}

/// <summary>Somebody decided whether a piece of information is given to somebody.</summary>
[Part(RecordPart.Management)]
public sealed record SharingDecided : Body
{
    /// <summary>What it is about.</summary>
    public Passage? Item { get; init; }
    /// <summary>To whom.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public Recipient? Recipient { get; init; }
    /// <summary>Their name or post.</summary>
    [NeverCorrected(Settles.Authorisation)]
    [Names(Naming.Words)]
    public string? To { get; init; }
    /// <summary>Whether it is given.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public bool? Share { get; init; }
    /// <summary>Exactly what may be told.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public Passage? Telling { get; init; }
    /// <summary>On which legal basis.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public string? LegalBasis { get; init; }
    /// <summary>Who tells it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Teller { get; init; }
    /// <summary>By which day.</summary>
    public LocalDate? Due { get; init; }
    /// <summary>What could go wrong by telling, or by not telling.</summary>
    public Passage? Risk { get; init; }
    /// <summary>The day the decision is looked at again.</summary>
    public LocalDate? Review { get; init; }

    public override string Line => "Sharing decided" + If(" with ", Recipient) + (Share is { } share ? share ? ": yes" : ": no" : "") + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) =>
    [
        .. Unreasoned(this, Refusals.DecisionWithoutReason),
        .. base.Objections(asking).Where(objection => objection.Refusal != Refusals.NoDateAgreed),
    ];
}

/// <summary>Somebody gave information, a copy or a document to somebody.</summary>
[Part(RecordPart.Network)]
public sealed record InformationShared : Body
{
    /// <summary>What was given, such as the plan, the minutes, the risk tool.</summary>
    [Correctable]
    public string? What { get; init; }
    /// <summary>To whom.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public Recipient? Recipient { get; init; }
    /// <summary>Their name, post or practice.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? To { get; init; }
    /// <summary>What it was for.</summary>
    [Correctable]
    public string? For { get; init; }
    /// <summary>The parts that were given, where not all was.</summary>
    [Correctable]
    public IReadOnlyList<string>? Parts { get; init; }
    /// <summary>By which route, such as secure e-mail.</summary>
    [Correctable]
    public string? Route { get; init; }
    /// <summary>Which version, such as the day it was printed.</summary>
    [Correctable]
    public string? Version { get; init; }
    /// <summary>When what is told happened, where it is news.</summary>
    public LocalDate? About { get; init; }

    public override string Line => "Information shared" + If(" with ", Recipient) + If(": ", What);
}
