using static Lantern.Entries.Wording;

namespace Lantern.Entries;

/// <summary>Somebody proposed to erase the file, as the law asks; the privacy officer decides.</summary>
public sealed record ErasureProposed : Body
{
    /// <summary>On whose authority: the request, order or retention rule, by its reference.</summary>
    public string? Authority { get; init; }

    public override string Line => "Erasure of the file proposed" + If(", on the authority of ", Authority) + If(" – ", Because);
}

/// <summary>A legal hold was placed: while it stands the file is not erased.</summary>
public sealed record LegalHoldPlaced : Body
{
    /// <summary>Which inquiry, court or review asks for it, by its reference.</summary>
    public string? Authority { get; init; }

    public override string Line => "Legal hold placed" + If(", on the authority of ", Authority) + If(" – ", Because);
}

/// <summary>The legal hold was lifted.</summary>
public sealed record LegalHoldLifted : Body
{
    /// <summary>Who said that it is no longer needed, by reference.</summary>
    public string? Authority { get; init; }

    public override string Line => "Legal hold lifted" + If(", on the authority of ", Authority) + If(" – ", Because);
}
