using Lantern.Readings;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Which child protection conference it is.</summary>
public enum ConferenceType
{
    Initial,
    Review,
}

/// <summary>Somebody called a child protection conference for a day.</summary>
[Part(RecordPart.Meeting)]
public sealed record ConferencePlanned : Body
{
    /// <summary>When it is to be held.</summary>
    public Happening? For { get; init; }
    /// <summary>Who is to chair it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.ConferenceChair)]
    public string? Chair { get; init; }
    /// <summary>Which conference it is.</summary>
    public ConferenceType? Type { get; init; }
    /// <summary>Who is asked; the hub always is.</summary>
    public IReadOnlyList<Invitation>? Invitations { get; init; }

    public override string Line => ConferenceWords.Begin(Type) + "planned" + If(" for ", For);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Type is ConferenceType.Review ? [] : HarmFirst(asking), .. base.Objections(asking)];
}

/// <summary>A child protection conference was held.</summary>
[Part(RecordPart.Meeting)]
public sealed record ConferenceHeld : Body
{
    /// <summary>When it had been planned for.</summary>
    public Happening? For { get; init; }
    /// <summary>Who chaired it, and reads the file until it is closed.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.ConferenceChair)]
    public string? Chair { get; init; }
    /// <summary>Which conference it was.</summary>
    public ConferenceType? Type { get; init; }
    /// <summary>What it decided.</summary>
    [Correctable]
    public string? Outcome { get; init; }

    public override string Line => ConferenceWords.Begin(Type) + "held" + If(": ", Outcome);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Type is ConferenceType.Review ? [] : HarmFirst(asking), .. base.Objections(asking)];
}

internal static class ConferenceWords
{
    public static string Begin(ConferenceType? type) => type switch
    {
        ConferenceType.Initial => "Initial child protection conference ",
        ConferenceType.Review => "Review child protection conference ",
        _ => "Child protection conference ",
    };
}

/// <summary>With whom a report is shared before a conference.</summary>
public enum SharedWith
{
    Parents,
    Child,
}

/// <summary>Somebody shared the report before a conference.</summary>
[Part(RecordPart.Enquiry)]
public sealed record ReportShared : Body
{
    /// <summary>With whom.</summary>
    public SharedWith? With { get; init; }
    /// <summary>What they said to it.</summary>
    public Passage? Views { get; init; }

    public override string Line =>
        "Report shared" + (With is { } with ? $" with the {with.InWords()}" : "") + If(": ", Views);
}

/// <summary>Somebody wrote the report for a conference.</summary>
[Part(RecordPart.Enquiry)]
public sealed record ReportWritten : ConsideredBody
{
    /// <summary>The level of risk it gives.</summary>
    public RiskLevel? Level { get; init; }
    /// <summary>The risk tool it draws on, by id.</summary>
    [Correctable]
    public string? Tool { get; init; }

    public override string Line => "Report for the conference written" + If(", level of risk ", Level);
}

/// <summary>Somebody went through what a conference needs and found it ready.</summary>
[Part(RecordPart.Enquiry)]
public sealed record ConferenceMadeReady : ConsideredBody
{
    /// <summary>Which conference it is.</summary>
    public ConferenceType? Type { get; init; }

    public override string Line => ConferenceWords.Begin(Type) + "made ready";

    public override IEnumerable<Objection> Objections(Asking asking) => [.. Unready(asking.File), .. base.Objections(asking)];

    private static IEnumerable<Objection> Unready(CaseFile file)
    {
        var planned = file.LatestEntry<ConferencePlanned>();
        if (planned is null)
            yield return new(Refusals.ConferenceNotReady, null, "No conference is planned.");
        var since = planned?.Number ?? 0;
        if (file.LatestEntry<ReportWritten>() is null)
            yield return new(Refusals.ConferenceNotReady, null, "The report is not written.");
        foreach (var with in Enum.GetValues<SharedWith>())
        {
            if (!file.All<ReportShared>().Any(one => one.Body.With == with && one.Entry.Number > since) && !file.All<ReportNotShared>().Any(one => one.Body.With == with))
                yield return new(Refusals.ConferenceNotReady, null, $"The report is not shared with the {with.InWords()}, and no reason is given.");
        }
        if (file.LatestEntry<ToolCompleted>() is not { } tool)
            yield return new(Refusals.ConferenceNotReady, null, "No risk tool is completed.");
        else if (!file.All<InformationShared>().Any(one => one.Body.Recipient == Recipient.Hub && one.Entry.Number > tool.Number))
            yield return new(Refusals.ConferenceNotReady, null, "The risk tool has not been sent to the hub.", tool.Number);
    }
}

/// <summary>Somebody wrote down why a report was not shared in time, or not at all.</summary>
[Part(RecordPart.Enquiry)]
public sealed record ReportNotShared : Body
{
    /// <summary>With whom.</summary>
    public SharedWith? With { get; init; }

    public override string Line => "Report not shared" + (With is { } with ? $" with the {with.InWords()}" : "") + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Unreasoned(this, Refusals.DecisionWithoutReason), .. base.Objections(asking)];
}
