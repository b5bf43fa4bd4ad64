using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Somebody wrote down what worries them about a child.</summary>
[Part(RecordPart.Referral)]
public sealed record ConcernRecorded : Body
{
    /// <summary>What was seen or heard, and what worries about it.</summary>
    public Passage? Concern { get; init; }
    /// <summary>Signs that were seen, by the ids of a tool's indicators or in words.</summary>
    [Correctable]
    public IReadOnlyList<string>? Indicators { get; init; }
    /// <summary>Who saw or heard it, where that is not the writer.</summary>
    public Passage? SeenBy { get; init; }

    public override string Line => "Concern recorded" + If(": ", Concern);

    // Never refused for want of a form or a field; what is lacking becomes a duty.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}

/// <summary>Somebody talked a concern over with their own manager.</summary>
[Part(RecordPart.Referral)]
public sealed record ManagerConsulted : Body
{
    /// <summary>The manager.</summary>
    [NeverCorrected(Settles.WhoDecided)]
    [Names(Naming.Words)]
    public string? Manager { get; init; }
    /// <summary>What the manager advised.</summary>
    public Passage? Advice { get; init; }

    public override string Line => $"Concern discussed with {(Manager is null ? "the manager" : Manager)}" + If(": ", Advice);
}

/// <summary>Somebody told their agency's exploitation champion of a concern.</summary>
[Part(RecordPart.Referral)]
public sealed record ChampionInformed : Body
{
    /// <summary>The champion.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Champion { get; init; }
    /// <summary>What the champion advised.</summary>
    public Passage? Advice { get; init; }

    public override string Line => $"{(Champion is null ? "The champion" : Champion)} informed" + If(": ", Advice);
}

/// <summary>Whether a tool is to be completed.</summary>
public enum ToolChoice
{
    Yes,
    NotNow,
}

/// <summary>Somebody considered whether a risk tool should be completed.</summary>
[Part(RecordPart.Referral)]
public sealed record ToolConsidered : Body
{
    /// <summary>The id of the tool.</summary>
    [Correctable]
    public string? Tool { get; init; }
    /// <summary>Whether it is to be completed.</summary>
    public ToolChoice? Decision { get; init; }

    public override string Line => "Risk tool considered" + If(", ", Tool) + If(": ", Decision) + If(" – ", Because);
}

/// <summary>Somebody asked for advice about a child, and was given it.</summary>
[Part(RecordPart.Referral)]
public sealed record AdviceGiven : Body
{
    /// <summary>Who asked.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? To { get; init; }
    /// <summary>What was advised.</summary>
    public Passage? Advice { get; init; }
    /// <summary>Whether a referral was advised.</summary>
    public bool? ReferralAdvised { get; init; }

    public override string Line =>
        "Advice given" + If(" to ", To) + If(": ", Advice) + (ReferralAdvised == true ? ", a referral was advised" : "");
}
