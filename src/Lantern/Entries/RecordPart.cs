namespace Lantern.Entries;

/// <summary>
/// Which part of the record an entry belongs to, by its kind. Nobody reads a part for no other reason than that they may open the
/// file: docs/permissions.csv says for each part who does. Marks on the entry keep it from more.
/// </summary>
[Flags]
public enum RecordPart
{
    /// <summary>No part: the file as a whole.</summary>
    None = 0,
    /// <summary>Who or what the file is about.</summary>
    Identity = 1,
    /// <summary>Who works with the child and as what, and whether the file is open.</summary>
    WhoWorks = 2,
    /// <summary>What was seen, what somebody told the hub, and the tool that came with it.</summary>
    Referral = 4,
    /// <summary>What was decided on a referral, and what was told to whoever made it.</summary>
    Answer = 8,
    /// <summary>What those around the child share: the work with the child, the risk, the plan and its actions.</summary>
    Network = 16,
    /// <summary>Meetings and their minutes.</summary>
    Meeting = 32,
    /// <summary>The enquiry under section 47 and what a conference is given.</summary>
    Enquiry = 64,
    /// <summary>The assessment.</summary>
    Assessment = 128,
    /// <summary>What is known of other people around the child.</summary>
    Intelligence = 256,
    /// <summary>Oversight, escalation and what managers settle between them; decisions about the record itself.</summary>
    Management = 512,
}

/// <summary>Says of a kind which part of the record its entries belong to; every kind says it.</summary>
/// <param name="part">The part: one of them.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PartAttribute(RecordPart part) : Attribute
{
    /// <summary>The part.</summary>
    public RecordPart Part { get; } = part;

    /// <summary>What an entry of the kind is kept from when it is written, unless its writer opens it and says why.</summary>
    public Marks Marks { get; init; }
}
