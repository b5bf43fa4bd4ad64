using System.ComponentModel;
using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>What kind of meeting it is.</summary>
public enum MeetingType
{
    /// <summary>Child in need meeting; some authorities call it a CSE meeting.</summary>
    [Description("child in need")]
    Cin,
    /// <summary>The people who carry out a child protection plan.</summary>
    [Description("core group")]
    CoreGroup,
    /// <summary>Review of a looked-after child's plan.</summary>
    [Description("looked-after child review")]
    LacReview,
    /// <summary>The hub's weekly meeting.</summary>
    Operational,
    /// <summary>About people and places around several children.</summary>
    Network,
    /// <summary>Maps a group of young people.</summary>
    Mapping,
    /// <summary>About a child who goes missing.</summary>
    MissingManagement,
    /// <summary>Looks back over the whole case.</summary>
    CaseReview,
}

/// <summary>A meeting about the child was held.</summary>
[Part(RecordPart.Meeting)]
public sealed record MeetingHeld : ConsideredBody
{
    /// <summary>What kind of meeting it was.</summary>
    public MeetingType? Type { get; init; }
    /// <summary>Who took part.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public IReadOnlyList<string>? Present { get; init; }
    /// <summary>What was said.</summary>
    public Passage? Summary { get; init; }
    /// <summary>The actions agreed.</summary>
    public IReadOnlyList<AgreedAction>? Actions { get; init; }
    /// <summary>The date of the next meeting.</summary>
    public LocalDate? Due { get; init; }

    public override string Line =>
        "Meeting held" + If(": ", Type)
        + (Actions is { Count: > 0 } actions ? $", {actions.Count} action{(actions.Count == 1 ? "" : "s")} agreed" : "")
        + If(", next on ", Due);

    public override IEnumerable<Objection> Objections(Asking asking) => [.. Incomplete(Actions), .. base.Objections(asking)];
}
