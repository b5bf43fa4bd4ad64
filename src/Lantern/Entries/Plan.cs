using System.ComponentModel;
using Lantern.Practice;
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

/// <summary>The agencies, the child and the family agreed a plan.</summary>
public sealed record PlanAgreed : Body
{
    /// <summary>What kind of plan it is.</summary>
    public PlanType? Type { get; init; }
    /// <summary>How often the child is contacted at least.</summary>
    public Span? ContactEvery { get; init; }
    /// <summary>What is to be done, by the ids of the plan's areas.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<Passage>>? Areas { get; init; }
    /// <summary>The day the plan is to be reviewed by.</summary>
    public LocalDate? ReviewBy { get; init; }

    public override string Line => PlanWords.Begin(Type) + "agreed" + If(", contact at least every ", ContactEvery);

    public override IEnumerable<Objection> Objections(Asking asking) =>
    [
        .. Empty(Refusals.DisruptionAreaEmpty, area => area == "disruption"),
        .. Empty(Refusals.PoliceAreaEmpty, area => area.StartsWith("police", StringComparison.Ordinal)),
        .. HarmFirst(asking), .. base.Objections(asking),
    ];

    private IEnumerable<Objection> Empty(string refusal, Func<string, bool> isArea)
    {
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
public sealed record PlanReviewed : Body
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

    public override string Line => PlanWords.Begin(Type) + "reviewed" + If(": ", Outcome);
}

/// <summary>A plan was ended.</summary>
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
public sealed record BecameLookedAfter : Body
{
    /// <summary>The legal basis, such as section 20.</summary>
    public string? Basis { get; init; }
    /// <summary>Where the child is placed.</summary>
    public Passage? Placement { get; init; }

    public override string Line => "Became looked after" + If(", ", Basis);
}

/// <summary>The child's time in the care of the authority ended.</summary>
public sealed record CeasedToBeLookedAfter : Body
{
    public override string Line => "Ceased to be looked after" + If(" – ", Because);
}
