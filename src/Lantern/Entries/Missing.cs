using Lantern.Readings;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>How an episode is recorded.</summary>
public enum MissingType
{
    /// <summary>Whereabouts not known.</summary>
    Missing,
    /// <summary>Not where expected, and not thought to be at risk.</summary>
    Away,
}

/// <summary>What every step of a missing episode can say of it.</summary>
public abstract record MissingStep : Body
{
    /// <summary>Missing, or away.</summary>
    public MissingType? Type { get; init; }
    /// <summary>Whether the child is looked after.</summary>
    public bool? LookedAfter { get; init; }
    /// <summary>When the police were told.</summary>
    public Happening? ReportedToPolice { get; init; }
    /// <summary>The police's reference.</summary>
    [Correctable]
    public string? PoliceReference { get; init; }

    // A missing episode is never refused for want of a form or a field; what is lacking becomes a duty.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}

/// <summary>Somebody noted that the child was not where they should be.</summary>
[Part(RecordPart.Network)]
public sealed record MissingStarted : MissingStep
{
    /// <summary>Where and by whom the child was last seen.</summary>
    public Passage? LastSeen { get; init; }
    /// <summary>What is known of how and why.</summary>
    public Passage? Circumstances { get; init; }

    public override string Line =>
        (Type is MissingType.Away ? "Child away without permission" : "Child missing")
        + If(", last seen ", LastSeen) + If(", police told ", ReportedToPolice);

    // Only the word for it is refused: a looked-after child at risk is missing, and never merely away.
    public override IEnumerable<Objection> Objections(Asking asking)
    {
        if (Type is not MissingType.Away)
            yield break;
        var care = Standing.LookedAfter(asking.File);
        var level = Standing.Level(asking.File);
        var risk = level is null ? Standing.Concern(asking.File) : level.Body is RiskLevelSet { Level: RiskLevel.None } ? null : level;
        if (risk is not null && (LookedAfter == true || care is not null))
            yield return new(Refusals.AwayInsteadOfMissing, "type", null, care is null ? [risk.Number] : [risk.Number, care.Number]);
    }
}

/// <summary>Somebody told the police that the child is missing.</summary>
[Part(RecordPart.Network)]
public sealed record MissingReportedToPolice : MissingStep
{
    public override string Line => "Missing child reported to the police" + If(", reference ", PoliceReference);
}

/// <summary>The child came back or was found.</summary>
[Part(RecordPart.Network)]
public sealed record MissingEnded : MissingStep
{
    /// <summary>Where the child was found, or how they came back.</summary>
    public Passage? Found { get; init; }
    /// <summary>How the child is.</summary>
    public Passage? Wellbeing { get; init; }

    public override string Line => "Child found or returned" + If(": ", Found);
}

/// <summary>Somebody offered the child a return home interview.</summary>
[Part(RecordPart.Network)]
public sealed record ReturnInterviewOffered : Body
{
    /// <summary>Whether the child wants it.</summary>
    public bool? Accepted { get; init; }
    /// <summary>When it is to be held.</summary>
    public Happening? For { get; init; }

    public override string Line => "Return home interview offered" + Accepted switch
    {
        true => ", accepted",
        false => ", not wanted for now",
        null => "",
    } + If(", for ", For);
}

/// <summary>Somebody held a return home interview with the child.</summary>
[Part(RecordPart.Network)]
public sealed record ReturnInterviewHeld : Body
{
    /// <summary>Who held it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Interviewer { get; init; }
    /// <summary>What the child said.</summary>
    public Passage? Words { get; init; }

    public override string Line => "Return home interview held" + If(" by ", Interviewer);
}

/// <summary>Somebody recommended something after a return home interview.</summary>
[Part(RecordPart.Network)]
public sealed record RecommendationMade : Body
{
    /// <summary>What is recommended.</summary>
    public Passage? Recommendation { get; init; }
    /// <summary>Who is asked to answer.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? To { get; init; }

    public override string Line => "Recommendation made" + If(" to ", To) + If(": ", Recommendation);
}

/// <summary>Somebody said what becomes of a recommendation.</summary>
[Part(RecordPart.Network)]
public sealed record RecommendationAnswered : Body
{
    /// <summary>The answer.</summary>
    public Passage? Answer { get; init; }

    public override string Line => "Recommendation answered" + If(": ", Answer);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. AnswersOther<RecommendationMade>(this, asking), .. base.Objections(asking)];
}
