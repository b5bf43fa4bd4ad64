using Lantern.Readings;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Whether health has given its information.</summary>
public enum HealthInformation
{
    Received,
    Awaited,
}

/// <summary>Somebody began a section 47 enquiry.</summary>
[Part(RecordPart.Enquiry)]
public sealed record Section47Started : ConsideredBody
{
    /// <summary>Whether health has given its information.</summary>
    public HealthInformation? HealthInformation { get; init; }
    /// <summary>The agencies that enquire together.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public IReadOnlyList<string>? Agencies { get; init; }
    /// <summary>Whether it is a joint enquiry of police and social care.</summary>
    public bool? Joint { get; init; }

    public override string Line => "Section 47 enquiry started" + If(" by ", Agencies);

    // An urgent step: never refused for want of a form or a field; what is lacking becomes a duty.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}

/// <summary>Somebody concluded a section 47 enquiry.</summary>
[Part(RecordPart.Enquiry)]
public sealed record Section47Concluded : ConsideredBody
{
    /// <summary>What came of it.</summary>
    [Correctable]
    public string? Outcome { get; init; }
    /// <summary>Whether health has given its information.</summary>
    public HealthInformation? HealthInformation { get; init; }

    public override string Line =>
        "Section 47 enquiry concluded" + If(": ", Outcome) + If(", health information ", HealthInformation) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        if (IsBlank(Outcome))
            yield return new(Refusals.EnquiryWithoutOutcomeOrReason, "outcome", "It lacks an outcome.");
        if (IsBlank(Because))
            yield return new(Refusals.EnquiryWithoutOutcomeOrReason, "because", "It lacks a reason.");
        if (IsAwaited(asking.File) && (IsBlank(Because) || !IsManager(asking)))
            yield return new(Refusals.HealthInformationAwaited, "health-information");
        if (Checklists is { Count: > 0 } && Gaps.Open(asking.File).FirstOrDefault() is { } gap)
            yield return new(Refusals.GapUnanswered, "gaps", $"It was noted on {gap.Noted.Happened.Day.InWords()}.", gap.Noted.Number);
        foreach (var objection in base.Objections(asking))
            yield return objection;
    }

    // What the enquiry began with holds until its conclusion says otherwise.
    private bool IsAwaited(CaseFile file) =>
        (HealthInformation ?? file.Latest<Section47Started>()?.HealthInformation) is Entries.HealthInformation.Awaited;
}

/// <summary>What has become of something that was not known.</summary>
public enum GapOutcome
{
    Obtained,
    /// <summary>It cannot be had, or is no longer wanted, for a reason.</summary>
    NotObtained,
}

/// <summary>Somebody obtained what a strategy discussion had noted as not known, or explained why not.</summary>
[Part(RecordPart.Enquiry)]
public sealed record GapAnswered : Body
{
    /// <summary>Which gap of that discussion, from 1.</summary>
    public int? Gap { get; init; }
    /// <summary>What has become of it.</summary>
    public GapOutcome? Outcome { get; init; }
    /// <summary>What was learned.</summary>
    public Passage? Learned { get; init; }

    public override string Line => "Gap in what is known answered" + If(": ", Outcome) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) =>
    [
        .. Outcome is GapOutcome.NotObtained ? Unreasoned(this, Refusals.DecisionWithoutReason) : [],
        .. AnswersOther<StrategyDiscussionHeld>(this, asking), .. base.Objections(asking),
    ];
}
