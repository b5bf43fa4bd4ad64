namespace Lantern.Entries;

/// <summary>Who a piece of the record must be kept from, or may be given to; several may stand together.</summary>
[Flags]
public enum Marks
{
    /// <summary>Ordinary: everyone who may read the file.</summary>
    None = 0,
    /// <summary>May stand in a copy for the child or the family.</summary>
    FamilyShareable = 1,
    /// <summary>Tells where someone is who must not be found.</summary>
    ProtectedLocation = 2,
    /// <summary>About somebody else.</summary>
    ThirdParty = 4,
    /// <summary>Could show who gave the information.</summary>
    ProtectedSource = 8,
    /// <summary>Disruption that would fail if it were known.</summary>
    Disruption = 16,
    /// <summary>Police-sensitive.</summary>
    Police = 32,
    /// <summary>Health information.</summary>
    Health = 64,
    /// <summary>Legal advice.</summary>
    Legal = 128,
}

/// <summary>A part of an entry in words, with marks of its own.</summary>
public sealed record Passage(string Words, Marks Marks = Marks.None)
{
    public override string ToString() => Words;
}
