using System.ComponentModel;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>What kind of plan it is.</summary>
public enum PlanType
{
    /// <summary>Child in need plan.</summary>
    [Description("child in need")]
    Cin,
    /// <summary>Child protection plan.</summary>
    [Description("child protection")]
    Cp,
    /// <summary>Plan for a looked-after child.</summary>
    [Description("looked-after child")]
    Lac,
    /// <summary>Team around the child plan, early help.</summary>
    [Description("team around the child")]
    Tac,
}

/// <summary>How the GP learns of the plan.</summary>
public enum GpPart
{
    /// <summary>Takes part, and has it.</summary>
    Member,
    /// <summary>Is to be sent a copy.</summary>
    ToBeSent,
}

/// <summary>When a young person is to be home, and what the carers do when they are not.</summary>
public sealed record Curfew
{
    /// <summary>On which days, such as school days, weekends, holidays.</summary>
    [Correctable]
    public string? Days { get; init; }
    /// <summary>Home by, as a time such as 21:00.</summary>
    [Correctable]
    public string? Time { get; init; }
    /// <summary>Minutes after which the carers ring or text.</summary>
    public int? RingAfter { get; init; }
    /// <summary>Further minutes without a reply after which they ring the police.</summary>
    public int? PoliceAfter { get; init; }
    /// <summary>With whom it was agreed.</summary>
    [NeverCorrected(Settles.Authorisation)]
    [Names(Naming.Words)]
    public string? AgreedWith { get; init; }
}

/// <summary>The agencies, the child and the family agreed a plan.</summary>
[Part(RecordPart.Network)]
public sealed record PlanAgreed : ConsideredBody
{
    /// <summary>What kind of plan it is.</summary>
    public PlanType? Type { get; init; }
    /// <summary>How often the child is contacted at least.</summary>
    public Span? ContactEvery { get; init; }
    /// <summary>What is to be done, by the ids of the plan's areas.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Passage>>? Areas { get; init; }
    /// <summary>The day the plan is to be reviewed by.</summary>
    public LocalDate? ReviewBy { get; init; }
    /// <summary>How the GP learns of it.</summary>
    public GpPart? Gp { get; init; }

    /// <summary>When the young person is to be home.</summary>
    public IReadOnlyList<Curfew>? Curfews { get; init; }

    public override string Line => PlanWords.Begin(Type) + "agreed" + If(", contact at least every ", ContactEvery);

    public override IEnumerable<Objection> Objections(Asking asking) =>
    [
        .. Empty(Refusals.DisruptionAreaEmpty, area => area == "disruption", asking.File),
        .. Empty(Refusals.PoliceAreaEmpty, area => area.StartsWith("police", StringComparison.Ordinal), asking.File),
        .. Checklists is { Count: > 0 } ? PlanDemands.Against(this, asking) : [],
        .. HarmFirst(asking), .. base.Objections(asking),
    ];

    // An open action of that area is a row of the plan, whichever meeting agreed it.
    private IEnumerable<Objection> Empty(string refusal, Func<string, bool> isArea, CaseFile file)
    {
        if (PlanOnADay.OpenActions(file).Any(action => action.Body.Area is { } area && isArea(area)))
            yield break;
        var rows = (Areas ?? new Dictionary<string, IReadOnlyList<Passage>>())
            .Where(area => isArea(area.Key)).SelectMany(area => area.Value).Where(row => !IsBlank(row)).ToList();
        if (rows.Count == 0)
            yield return new(refusal, "areas");
        else if (rows.TrueForAll(SaysNone) && (IsBlank(Because) || ReviewBy is null))
            yield return new(refusal, "areas", "“None at present” needs a reason and a day on which it is reviewed.");
    }

    private static bool SaysNone(Passage row) =>
        row.Words.Trim().TrimEnd('.').ToLowerInvariant() is "none" or "none at present" or "not applicable";
}

/// <summary>The agencies, the child and the family went through a plan again.</summary>
[Part(RecordPart.Network)]
public sealed record PlanReviewed : ConsideredBody
{
    /// <summary>What kind of plan it is.</summary>
    public PlanType? Type { get; init; }
    /// <summary>How often the child is contacted at least, from now on.</summary>
    public Span? ContactEvery { get; init; }
    /// <summary>What is to be done, by the ids of the plan's areas.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Passage>>? Areas { get; init; }
    /// <summary>What the review found.</summary>
    public Passage? Outcome { get; init; }
    /// <summary>The day the plan is to be reviewed by.</summary>
    public LocalDate? ReviewBy { get; init; }
    /// <summary>How the GP learns of it.</summary>
    public GpPart? Gp { get; init; }

    public override string Line => PlanWords.Begin(Type) + "reviewed" + If(": ", Outcome);

    public override IEnumerable<Objection> Objections(Asking asking) => [.. Unreviewed(asking.File), .. base.Objections(asking)];

    // What was said of an action counts from the review before this one, or from when the plan was agreed.
    private static IEnumerable<Objection> Unreviewed(CaseFile file)
    {
        var before = file.LatestEntry<Body>(body => body is PlanAgreed or PlanReviewed)?.Number ?? 0;
        foreach (var (entry, _) in PlanOnADay.OpenActions(file).Where(action => action.Body.Area == "disruption"))
        {
            if (!file.All<ActionProgressed>().Any(progress => progress.Body.Of == entry.Number && progress.Entry.Number > before))
                yield return new(Refusals.DisruptionUnreviewed, "because", $"It was agreed on {entry.Happened.Day.InWords()}.", entry.Number);
        }
    }
}

/// <summary>A plan was ended.</summary>
[Part(RecordPart.Network)]
public sealed record PlanEnded : Body
{
    /// <summary>What kind of plan it was.</summary>
    public PlanType? Type { get; init; }

    public override string Line => PlanWords.Begin(Type) + "ended" + If(" – ", Because);
}

internal static class PlanWords
{
    public static string Begin(PlanType? type) =>
        type is { } known ? Kebab.Words(known.InWords()) + " plan " : "Plan ";
}

/// <summary>The child came into the care of the authority.</summary>
[Part(RecordPart.Network)]
public sealed record BecameLookedAfter : Body
{
    /// <summary>The legal basis, such as section 20.</summary>
    [Correctable]
    public string? Basis { get; init; }
    /// <summary>Where the child is placed.</summary>
    public Passage? Placement { get; init; }
    /// <summary>Whether that is a residential unit.</summary>
    public bool? Residential { get; init; }

    public override string Line => "Became looked after" + If(", ", Basis);
}

/// <summary>The child's time in the care of the authority ended.</summary>
[Part(RecordPart.Network)]
public sealed record CeasedToBeLookedAfter : Body
{
    public override string Line => "Ceased to be looked after" + If(" – ", Because);
}
