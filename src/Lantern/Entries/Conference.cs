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
public sealed record ConferencePlanned : Body
{
    /// <summary>When it is to be held.</summary>
    public Happening? For { get; init; }
    /// <summary>Who is to chair it.</summary>
    public string? Chair { get; init; }
    /// <summary>Which conference it is.</summary>
    public ConferenceType? Type { get; init; }

    public override string Line => ConferenceWords.Begin(Type) + "planned" + If(" for ", For);

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Type is ConferenceType.Review ? [] : HarmFirst(asking), .. base.Objections(asking)];
}

/// <summary>A child protection conference was held.</summary>
public sealed record ConferenceHeld : Body
{
    /// <summary>When it had been planned for.</summary>
    public Happening? For { get; init; }
    /// <summary>Who chaired it, and reads the file until it is closed.</summary>
    public string? Chair { get; init; }
    /// <summary>Which conference it was.</summary>
    public ConferenceType? Type { get; init; }
    /// <summary>What it decided.</summary>
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
public sealed record ReportShared : Body
{
    /// <summary>With whom.</summary>
    public SharedWith? With { get; init; }
    /// <summary>What they said to it.</summary>
    public Passage? Views { get; init; }

    public override string Line =>
        "Report shared" + (With is { } with ? $" with the {with.InWords()}" : "") + If(": ", Views);
}
