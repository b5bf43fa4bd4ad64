using Lantern.Readings;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>How experienced a worker is, as the manager set it.</summary>
public enum Grade
{
    /// <summary>Not a qualified social worker.</summary>
    CommunityResourceWorker,
    /// <summary>In the first year after qualifying.</summary>
    NewlyQualified,
    /// <summary>Qualified, with little experience of this work.</summary>
    LessExperienced,
    /// <summary>Experienced in this work.</summary>
    Experienced,
    /// <summary>Guides others in this work.</summary>
    Senior,
}

/// <summary>A manager gave the child an allocated worker.</summary>
[Part(RecordPart.WhoWorks)]
public sealed record CaseAllocated : Body
{
    /// <summary>The worker.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.AllocatedWorker)]
    public string? Worker { get; init; }
    /// <summary>How experienced the worker is.</summary>
    public Grade? Grade { get; init; }
    /// <summary>The senior worker who guides and supports the worker.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? SupportedBy { get; init; }

    public override string Line =>
        "Case allocated" + If(" to ", Worker) + If(", ", Grade) + If(", supported by ", SupportedBy);

    public override IEnumerable<Objection> Objections(Asking asking) => [.. TooJunior(asking), .. base.Objections(asking)];

    private IEnumerable<Objection> TooJunior(Asking asking)
    {
        if (Standing.Level(asking.File) is not { Body: RiskLevelSet { Level: RiskLevel.High } } high)
            yield break;
        if (Grade is Entries.Grade.CommunityResourceWorker)
            yield return new(Refusals.HighRiskNotToCommunityResourceWorker, "worker", null, high.Number);
        else if (Grade is Entries.Grade.NewlyQualified or Entries.Grade.LessExperienced && (IsBlank(SupportedBy) || IsBlank(Because)))
            yield return new(Refusals.HighRiskNeedsANamedSenior, IsBlank(SupportedBy) ? "supported-by" : "because", null, high.Number);
    }
}

/// <summary>Somebody named the one professional who leads; taking over names in <c>of</c> the entry that stands.</summary>
[Part(RecordPart.WhoWorks)]
public sealed record LeadProfessionalNamed : Body
{
    /// <summary>The lead professional.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.LeadProfessional)]
    public string? Worker { get; init; }
    /// <summary>The agency the lead professional works for.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public string? Agency { get; init; }

    /// <summary>Whether the lead professional is a qualified social worker.</summary>
    public bool? SocialWorker { get; init; }

    public override string Line => "Lead professional named" + If(": ", Worker) + If(", ", Agency);

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        var standing = Standing.LeadProfessional(asking.File);
        var same = standing?.Body is LeadProfessionalNamed { Worker: { } worker } && worker == Worker;
        IEnumerable<Objection> second = standing is null || same || Of == standing.Number ? []
            : [new(Refusals.SecondLeadProfessional, "of", $"The entry of {standing.Happened.Day.InWords()} names the one who leads now.", standing.Number)];
        return [.. second, .. Unqualified(asking.File), .. base.Objections(asking)];
    }

    // Below the threshold anybody may lead; an enquiry, an assessment and a statutory plan are led by a social worker.
    private IEnumerable<Objection> Unqualified(CaseFile file)
    {
        if (SocialWorker != false)
            yield break;
        var statutory = Standing.Enquiry(file) ?? Standing.LivePlanEntries(file).FirstOrDefault(plan => plan.Body is PlanAgreed { Type: not PlanType.Tac })
            ?? (file.LatestEntry<Body>(body => body is AssessmentStarted or AssessmentCompleted) is { Body: AssessmentStarted } started ? started : null);
        if (statutory is not null)
            yield return new(Refusals.LeadNotASocialWorker, "social-worker", $"It is since {statutory.Happened.Day.InWords()}: {statutory.Kind.Title}.", statutory.Number);
    }
}
