using System.ComponentModel;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>With whom a session is held.</summary>
public enum SessionWith
{
    [Description("the child")]
    Child,
    [Description("a parent or carer")]
    Parent,
    [Description("the family")]
    Family,
    /// <summary>Young people together.</summary>
    [Description("a group")]
    Group,
}

/// <summary>What a session is for.</summary>
public enum SessionPurpose
{
    /// <summary>To hear and understand, before an assessment is written.</summary>
    Assessment,
    /// <summary>Work with the child.</summary>
    DirectWork,
    /// <summary>Support of the parents or carers themselves.</summary>
    [Description("support of parents")]
    Parents,
}

/// <summary>Somebody sat down with the child, a parent, the family or a group for a time.</summary>
[Part(RecordPart.Network)]
public sealed record SessionHeld : Body
{
    /// <summary>With whom.</summary>
    public SessionWith? With { get; init; }
    /// <summary>Which parent, or who else was there.</summary>
    public IReadOnlyList<Passage>? Present { get; init; }
    /// <summary>Who held it, where that is not the writer.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Worker { get; init; }
    /// <summary>Where.</summary>
    public Passage? Where { get; init; }
    /// <summary>How many minutes it lasted; there is no limit.</summary>
    public int? Minutes { get; init; }
    /// <summary>What it was for.</summary>
    public SessionPurpose? For { get; init; }
    /// <summary>How it was held, such as Signs of Safety.</summary>
    [Correctable]
    public string? Method { get; init; }
    /// <summary>What it was about, by the ids of the pack's list <c>session-topics</c>.</summary>
    [Correctable]
    public IReadOnlyList<string>? Topics { get; init; }
    /// <summary>What the child told, in the child's words.</summary>
    public Passage? Story { get; init; }
    /// <summary>What was done and covered.</summary>
    public Passage? Covered { get; init; }
    /// <summary>What was given, shown or lent.</summary>
    [Correctable]
    public IReadOnlyList<string>? Given { get; init; }
    /// <summary>What the child, or whoever it was with, made of it.</summary>
    public Passage? Response { get; init; }

    public override string Line =>
        "Session held" + If(" with ", With) + (Minutes is { } minutes ? $", {minutes} minutes" : "") + If(": ", Topics?.Select(Kebab.Words));
}

/// <summary>Whom somebody tried to work with.</summary>
public enum EngagedWith
{
    [Description("the child")]
    Child,
    [Description("a parent or carer")]
    Parent,
}

/// <summary>What came of trying.</summary>
public enum EngagementResult
{
    /// <summary>They took part.</summary>
    Engaged,
    /// <summary>Tried, and not reached.</summary>
    Attempted,
    /// <summary>They did not want it, or not yet.</summary>
    Declined,
}

/// <summary>Somebody worked with the child or a parent, or tried to.</summary>
[Part(RecordPart.Network)]
public sealed record EngagementRecorded : Body
{
    /// <summary>With whom.</summary>
    public EngagedWith? With { get; init; }
    /// <summary>Which parent or carer.</summary>
    public Passage? Parent { get; init; }
    /// <summary>How, such as a visit, a letter, a meeting at school.</summary>
    [Correctable]
    public string? Method { get; init; }
    /// <summary>Whether they took part.</summary>
    public EngagementResult? Result { get; init; }
    /// <summary>What came of it.</summary>
    public Passage? Outcome { get; init; }

    public override string Line => "Engagement recorded" + If(" with ", With) + If(", ", Result) + If(": ", Outcome);
}

/// <summary>A young person and those around them agreed what keeps the young person safe.</summary>
[Part(RecordPart.Network)]
public sealed record SafetyPlanAgreed : Body
{
    /// <summary>The young person's part in it.</summary>
    public Passage? ChildsPart { get; init; }
    /// <summary>What was agreed.</summary>
    public Passage? Agreed { get; init; }
    /// <summary>Which version it is.</summary>
    [Correctable]
    public string? Version { get; init; }
    /// <summary>Where the plan itself is kept.</summary>
    [Correctable]
    public string? KeptAt { get; init; }

    public override string Line => "Safety plan agreed" + If(", version ", Version);
}
