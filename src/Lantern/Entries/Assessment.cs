using System.ComponentModel;
using Lantern.Practice;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Which team makes an assessment.</summary>
public enum AssessmentTeam
{
    [Description("area team")]
    Area,
    [Description("exploitation team")]
    Exploitation,
}

/// <summary>Somebody began an assessment.</summary>
[Part(RecordPart.Assessment)]
public sealed record AssessmentStarted : Body
{
    /// <summary>The section of the Children Act 1989 it is made under: 17 or 47.</summary>
    public int? Section { get; init; }

    /// <summary>The team that makes it.</summary>
    public AssessmentTeam? Team { get; init; }

    public override string Line => "Assessment started" + If(" under section ", Section) + If(" by the ", Team);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Section is 47 ? ByAnotherTeam(asking) : HarmFirst(asking), .. base.Objections(asking)];

    private IEnumerable<Objection> ByAnotherTeam(Asking asking) =>
        Team is AssessmentTeam.Exploitation && (IsBlank(Because) || !IsManager(asking)) ? [new(Refusals.EnquiryByAnotherTeam, "because")] : [];
}

/// <summary>Somebody completed an assessment; one that answers an earlier one is a later version of it, and both are kept.</summary>
[Part(RecordPart.Assessment)]
public sealed record AssessmentCompleted : ConsideredBody
{
    /// <summary>The section of the Children Act 1989 it was made under: 17 or 47.</summary>
    public int? Section { get; init; }
    /// <summary>What follows from it, such as <c>no-role</c>: none for children's social care.</summary>
    [Correctable]
    public string? Outcome { get; init; }
    /// <summary>What the assessment says.</summary>
    public Passage? Analysis { get; init; }

    public override string Line => "Assessment " + (Of is null ? "completed" : "added to") + If(" under section ", Section) + If(": ", Outcome);

    public override IEnumerable<Objection> Objections(Asking asking) => 
        [.. OnlyTheParents(asking), .. Checklists is { Count: > 0 } ? AssessmentDemands.Against(this, asking) : [], .. base.Objections(asking)];

    // The capacity of the parents alone is no assessment of harm from outside the family.
    private IEnumerable<Objection> OnlyTheParents(Asking asking)
    {
        var outside = (Checklists ?? []).Select(id => asking.Pack.Checklists.GetValueOrDefault(id)).OfType<Checklist>()
            .SelectMany(checklist => checklist.Areas.Where(area => area.ExtraFamilial).SelectMany(area => area.Lines.Select(line => (checklist, line)))).ToList();
        var answered = outside.Exists(one => Answers(one.checklist).Any(given => given.Line == one.line.Id && given.Is is not (null or Consideration.Open or Consideration.NotApplicable)));
        return outside.Count > 0 && !answered ? [new Objection(Refusals.OnlyParentalCapacity, "considered")] : [];
    }
}

/// <summary>A manager looked at an assessment while it was being made.</summary>
[Part(RecordPart.Management)]
public sealed record OversightRecorded : Body
{
    /// <summary>What the manager looked at and made of it.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Oversight recorded" + If(": ", Note);

    public override IEnumerable<Objection> Objections(Asking asking) => [.. AnswersOther<AssessmentStarted>(this, asking), .. base.Objections(asking)];
}

/// <summary>Somebody told the child, a parent or a professional what had been decided.</summary>
[Part(RecordPart.Answer)]
public sealed record OutcomeTold : Body
{
    /// <summary>To whom.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public Recipient? Recipient { get; init; }
    /// <summary>Their name or post.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Who { get; init; }
    /// <summary>How, such as face to face, by letter.</summary>
    [Correctable]
    public string? Method { get; init; }
    /// <summary>What was told.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Outcome told" + If(" to ", Recipient) + If(", ", Method);
}
