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
public sealed record Section47Started : Body
{
    /// <summary>Whether health has given its information.</summary>
    public HealthInformation? HealthInformation { get; init; }
    /// <summary>The agencies that enquire together.</summary>
    public IReadOnlyList<string>? Agencies { get; init; }

    public override string Line => "Section 47 enquiry started" + If(" by ", Agencies);

    // An urgent step: never refused for want of a form or a field; what is lacking becomes a duty.
    public override IEnumerable<Objection> Objections(Asking asking) => [];
}

/// <summary>Somebody concluded a section 47 enquiry.</summary>
public sealed record Section47Concluded : Body
{
    /// <summary>What came of it.</summary>
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
        foreach (var objection in base.Objections(asking))
            yield return objection;
    }

    // What the enquiry began with holds until its conclusion says otherwise.
    private bool IsAwaited(CaseFile file) =>
        (HealthInformation ?? file.Latest<Section47Started>()?.HealthInformation) is Entries.HealthInformation.Awaited;
}
