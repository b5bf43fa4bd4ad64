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
}

/// <summary>Somebody concluded a section 47 enquiry.</summary>
public sealed record Section47Concluded : Body
{
    /// <summary>What came of it.</summary>
    public string? Outcome { get; init; }
    /// <summary>Whether health has given its information.</summary>
    public HealthInformation? HealthInformation { get; init; }

    public override string Line =>
        "Section 47 enquiry concluded" + If(": ", Outcome) + If(", health information ", HealthInformation) + If(", because ", Because);
}
