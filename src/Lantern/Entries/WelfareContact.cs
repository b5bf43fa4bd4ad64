using Lantern.Practice;
using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>What is agreed about calling or writing to the child to hear that all is well.</summary>
public abstract record WelfareContact : Body
{
    /// <summary>How often.</summary>
    public Span? Every { get; init; }
    /// <summary>How: a text, a call.</summary>
    [Correctable]
    public string? Method { get; init; }
    /// <summary>Who does it.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Owner, OnlyIn = typeof(WelfareContactAgreed))]
    public string? Person { get; init; }
}

/// <summary>Somebody agreed with the child to call or write so often.</summary>
[Part(RecordPart.Network)]
public sealed record WelfareContactAgreed : WelfareContact
{
    public override string Line => "Welfare contact agreed" + If(", every ", Every) + If(", by ", Method) + If(", from ", Person);
}

/// <summary>Somebody called or wrote and reached the child.</summary>
[Part(RecordPart.Network)]
public sealed record WelfareContactMade : WelfareContact
{
    /// <summary>What was said.</summary>
    public Passage? Note { get; init; }

    public override string Line => "Welfare contact made" + If(", by ", Method) + If(": ", Note);
}

/// <summary>Somebody agreed with the child to stop the calls.</summary>
[Part(RecordPart.Network)]
public sealed record WelfareContactEnded : WelfareContact
{
    public override string Line => "Welfare contact ended" + If(" – ", Because);
}
