using Lantern.Readings;
using NodaTime;
using static Lantern.Entries.Objecting;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>How great the risk of exploitation is judged to be.</summary>
public enum RiskLevel
{
    /// <summary>No risk of exploitation is seen.</summary>
    None,
    /// <summary>Vulnerable, not known to be groomed.</summary>
    AtRisk,
    /// <summary>Signs of being targeted or groomed.</summary>
    Medium,
    /// <summary>Signs of being exploited.</summary>
    High,
}

/// <summary>Somebody completed a risk tool.</summary>
[Part(RecordPart.Referral)]
public sealed record ToolCompleted : Body
{
    /// <summary>The id of the tool.</summary>
    [Correctable]
    public string? Tool { get; init; }
    /// <summary>The edition of the tool.</summary>
    [Correctable]
    public string? Edition { get; init; }
    /// <summary>The concern that led to it.</summary>
    public Passage? Concern { get; init; }
    /// <summary>Who worked on it, by role; the child and the parents among them.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public IReadOnlyList<string>? Contributors { get; init; }
    /// <summary>The answers by the ids of the indicators.</summary>
    public IReadOnlyDictionary<string, Answer>? Answers { get; init; }
    /// <summary>The parts written in words, by the ids of the tool's sections.</summary>
    public IReadOnlyDictionary<string, Passage>? Sections { get; init; }
    /// <summary>The band the tool suggests.</summary>
    [Correctable]
    public string? Suggested { get; init; }
    /// <summary>The band a person chose.</summary>
    [Correctable]
    public string? Chosen { get; init; }
    /// <summary>The day it is to be reviewed by.</summary>
    public LocalDate? Due { get; init; }

    public override string Line
    {
        get
        {
            var band = Chosen ?? Suggested;
            var differs = Chosen is not null && Suggested is not null && Chosen != Suggested;
            return "Risk tool completed" + If(": ", Tool) + If(", ", band?.Replace('-', ' '))
                + (differs ? If(", suggested ", Suggested!.Replace('-', ' ')) + If(" – ", Because) : "");
        }
    }

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Unexplained(asking), .. LeftBlank(asking), .. Departing(asking), .. base.Objections(asking)];

    private IEnumerable<Objection> Unexplained(Asking asking)
    {
        foreach (var (id, answer) in Answers ?? new Dictionary<string, Answer>())
        {
            if (answer.Is is Is.Yes && IsBlank(answer.Because))
                yield return new(Refusals.IndicatorWithoutExplanation, $"answers.{id}", InForce(asking)?.Indicators.FirstOrDefault(asked => asked.Id == id)?.Ask ?? id);
        }
    }

    private IEnumerable<Objection> LeftBlank(Asking asking)
    {
        if (InForce(asking) is not { } tool)
            yield break;
        foreach (var indicator in tool.Indicators)
        {
            if (Answers?.GetValueOrDefault(indicator.Id)?.Is is null)
                yield return new(Refusals.IndicatorLeftBlank, $"answers.{indicator.Id}", indicator.Ask);
        }
        foreach (var section in Sections is null ? [] : tool.Sections)
        {
            if (IsBlank(Sections!.GetValueOrDefault(section.Id)))
                yield return new(Refusals.SectionLeftBlank, $"sections.{section.Id}", section.Title);
        }
    }

    private IEnumerable<Objection> Departing(Asking asking) =>
        Chosen is not null && Chosen != Proposed(asking) ? Unreasoned(this, Refusals.ChoiceWithoutReason) : [];

    // Reckoned afresh where the tool is at hand; a tool on paper brings its own suggestion, and without one there is nothing to depart from.
    private string? Proposed(Asking asking) =>
        InForce(asking) is { } tool && Answers is { Count: > 0 } answers ? Assessment.Read(tool, answers).Suggested : Suggested ?? Chosen;

    private Practice.Tool? InForce(Asking asking) => Tool is null ? null : asking.Pack.Tools.GetValueOrDefault(Tool);
}

/// <summary>Somebody judged how great the risk of exploitation is.</summary>
[Part(RecordPart.Network)]
public sealed record RiskLevelSet : Body
{
    /// <summary>The level.</summary>
    public RiskLevel? Level { get; init; }
    /// <summary>The level the tool suggests.</summary>
    public RiskLevel? Suggested { get; init; }

    public override string Line =>
        (Level is null ? "Level of risk judged" : $"Level of risk judged {Level.Value.InWords()}") + If(" – ", Because);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Unreasoned(this, Refusals.LevelWithoutReason), .. base.Objections(asking)];
}

/// <summary>Somebody wrote the statement of risk.</summary>
[Part(RecordPart.Network)]
public sealed record RiskStated : Body
{
    /// <summary>The statement, in words the child could read.</summary>
    public Passage? Statement { get; init; }
    /// <summary>With whom it was shared, or why not.</summary>
    public Passage? SharedWith { get; init; }
    /// <summary>The day it is to be reviewed by.</summary>
    public LocalDate? Due { get; init; }

    public override string Line => "Risk stated" + If(": ", Statement);
}

/// <summary>Something serious happened.</summary>
[Part(RecordPart.Network)]
public sealed record SignificantIncident : Body
{
    /// <summary>What happened.</summary>
    public Passage? What { get; init; }
    /// <summary>Where.</summary>
    public Passage? Where { get; init; }

    public override string Line => "Significant incident" + If(": ", What);
}

/// <summary>Something that matters to the child's safety became different.</summary>
[Part(RecordPart.Network)]
public sealed record SignificantChange : Body
{
    /// <summary>What is different.</summary>
    public Passage? What { get; init; }

    public override string Line => "Significant change" + If(": ", What);
}

/// <summary>Somebody noted what is working well.</summary>
[Part(RecordPart.Network)]
public sealed record StrengthNoted : Body
{
    /// <summary>What is working well.</summary>
    public Passage? Strength { get; init; }
    /// <summary>How it can be built on.</summary>
    public Passage? BuildOn { get; init; }

    public override string Line => "Working well" + If(": ", Strength);
}
