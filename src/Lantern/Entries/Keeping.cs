using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Somebody proposed to erase the file, as the law asks; the privacy officer decides.</summary>
[NeverCorrected(Settles.Authorisation)]
[Part(RecordPart.Management)]
public sealed record ErasureProposed : Body
{
    /// <summary>On whose authority: the request, order or retention rule, by its reference.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public string? Authority { get; init; }

    public override string Line => "Erasure of the file proposed" + If(", on the authority of ", Authority) + If(" – ", Because);
}

/// <summary>A legal hold was placed: while it stands the file is not erased.</summary>
[NeverCorrected(Settles.Authorisation)]
[EndsOnlyBy(typeof(LegalHoldLifted))]
[Part(RecordPart.Management)]
public sealed record LegalHoldPlaced : Body
{
    /// <summary>Which inquiry, court or review asks for it, by its reference.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public string? Authority { get; init; }

    public override string Line => "Legal hold placed" + If(", on the authority of ", Authority) + If(" – ", Because);
}

/// <summary>The legal hold was lifted.</summary>
[NeverCorrected(Settles.Authorisation)]
[Part(RecordPart.Management)]
public sealed record LegalHoldLifted : Body
{
    /// <summary>Who said that it is no longer needed, by reference.</summary>
    [NeverCorrected(Settles.Authorisation)]
    public string? Authority { get; init; }

    public override string Line => "Legal hold lifted" + If(", on the authority of ", Authority) + If(" – ", Because);
}
