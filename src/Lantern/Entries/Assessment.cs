using Lantern.Practice;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Somebody began an assessment.</summary>
public sealed record AssessmentStarted : Body
{
    /// <summary>The section of the Children Act 1989 it is made under: 17 or 47.</summary>
    public int? Section { get; init; }

    public override string Line => "Assessment started" + If(" under section ", Section);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Section is 47 ? [] : HarmFirst(asking), .. base.Objections(asking)];
}

/// <summary>Somebody completed an assessment; one that answers an earlier one is a later version of it, and both are kept.</summary>
public sealed record AssessmentCompleted : ConsideredBody
{
    /// <summary>The section of the Children Act 1989 it was made under: 17 or 47.</summary>
    public int? Section { get; init; }
    /// <summary>What follows from it.</summary>
    public string? Outcome { get; init; }
    /// <summary>What the assessment says.</summary>
    public Passage? Analysis { get; init; }

    public override string Line => "Assessment " + (Of is null ? "completed" : "added to") + If(" under section ", Section) + If(": ", Outcome);

    public override IEnumerable<Objection> Objections(Asking asking) => [.. OnlyTheParents(asking), .. base.Objections(asking)];

    // The capacity of the parents alone is no assessment of harm from outside the family.
    private IEnumerable<Objection> OnlyTheParents(Asking asking)
    {
        var outside = (Checklists ?? []).Select(id => asking.Pack.Checklists.GetValueOrDefault(id)).OfType<Checklist>()
            .SelectMany(checklist => checklist.Areas.Where(area => area.ExtraFamilial).SelectMany(area => area.Lines.Select(line => (checklist, line)))).ToList();
        var answered = outside.Exists(one => Answers(one.checklist).Any(given => given.Line == one.line.Id && given.Is is not (null or Consideration.Open or Consideration.NotApplicable)));
        return outside.Count > 0 && !answered ? [new Objection(Refusals.OnlyParentalCapacity, "considered")] : [];
    }
}
