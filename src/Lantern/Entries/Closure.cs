using Lantern.Readings;
using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Somebody proposed to close the file.</summary>
[Part(RecordPart.Management)]
public sealed record ClosureProposed : Body
{
    /// <summary>The day by which the hub is to discuss it.</summary>
    public LocalDate? Due { get; init; }

    public override string Line => "Closure proposed" + If(", to be discussed by ", Due) + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) => [.. HarmFirst(asking), .. base.Objections(asking)];
}

/// <summary>The hub discussed the closure.</summary>
[Part(RecordPart.Management)]
public sealed record HubClosureDiscussed : Body
{
    /// <summary>Whether the hub agrees to it.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public bool? Agreed { get; init; }
    /// <summary>The level of risk as the hub sees it now.</summary>
    public RiskLevel? Level { get; init; }
    /// <summary>The agencies that took part.</summary>
    [NeverCorrected(Settles.WhoDecided)]
    public IReadOnlyList<string>? Agencies { get; init; }
    /// <summary>The manager of the worker, who is sent this note.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? CopiedTo { get; init; }

    public override string Line =>
        "Hub discussed the closure" + ClosureWords.Agreed(Agreed) + If(", level of risk ", Level) + If(" – ", Because);
}

/// <summary>The two managers discussed a closure the hub had not agreed to.</summary>
[Part(RecordPart.Management)]
public sealed record ManagersDiscussed : Body
{
    /// <summary>Whether they agree to close.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public bool? Agreed { get; init; }
    /// <summary>The managers.</summary>
    [NeverCorrected(Settles.WhoDecided)]
    [Names(Naming.Words)]
    public IReadOnlyList<string>? People { get; init; }

    public override string Line => "Managers discussed the closure" + ClosureWords.Agreed(Agreed) + If(" – ", Because);
}

internal static class ClosureWords
{
    public static string Agreed(bool? agreed) => agreed switch
    {
        true => ", agreed",
        false => ", not agreed",
        null => "",
    };
}

/// <summary>Somebody closed the file.</summary>
[Part(RecordPart.WhoWorks)]
public sealed record FileClosed : Body
{
    /// <summary>How things stand at the end.</summary>
    [Correctable]
    public string? Outcome { get; init; }

    public override string Line => "File closed" + If(": ", Outcome);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. NotAgreed(asking.File), .. HarmFirst(asking), .. base.Objections(asking)];

    private static IEnumerable<Objection> NotAgreed(CaseFile file)
    {
        if (Standing.Concern(file) is not { } concern)
            yield break;
        var (agreed, lastWord) = Standing.Closure(file);
        if (!agreed)
            yield return new(Refusals.ClosingWithoutAgreement, null, null, lastWord is null ? [concern.Number] : [concern.Number, lastWord.Number]);
    }
}

/// <summary>Somebody opened the file again.</summary>
[Part(RecordPart.WhoWorks)]
public sealed record FileReopened : Body
{
    public override string Line => "File reopened" + If(" – ", Because);
}
