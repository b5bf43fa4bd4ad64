namespace Lantern.Access;

/// <summary>How a reader stands to a file, and to one entry of it; several may hold at once, and every one can end.</summary>
[Flags]
public enum Relation
{
    /// <summary>A stranger to the file.</summary>
    None = 0,
    /// <summary>The file's latest allocation names this worker.</summary>
    AllocatedWorker = 1,
    /// <summary>Manages the team of the allocated worker, or the team an open action was given to.</summary>
    TeamManager = 2,
    /// <summary>Named as lead professional, latest.</summary>
    LeadProfessional = 4,
    /// <summary>Told the hub of the concern or made the referral.</summary>
    Referrer = 8,
    /// <summary>Works on the referrals of an agency that made one here.</summary>
    ReferringAgency = 16,
    /// <summary>Owns an action on the file that is not done.</summary>
    ActionOwner = 32,
    /// <summary>Belongs to the network around the child, by membership that has not ended.</summary>
    NetworkMember = 64,
    /// <summary>Works at the front door, on every file.</summary>
    FrontDoor = 128,
    /// <summary>Manages the hub, on every file.</summary>
    HubManager = 256,
    /// <summary>Leads on exploitation, on every file.</summary>
    CseManager = 512,
    /// <summary>Service manager, on every file.</summary>
    ServiceManager = 1024,
    /// <summary>Kept from the file by a conflict of interest, whatever else holds.</summary>
    Blocked = 2048,
    /// <summary>Wrote the entry in question.</summary>
    Writer = 4096,
    /// <summary>Works for the agency whose worker wrote the entry in question.</summary>
    WritersAgency = 8192,
}

/// <summary>What a reader wants to do with a file.</summary>
[Flags]
public enum Deed
{
    /// <summary>Read an entry or a part of one.</summary>
    Read = 1,
    /// <summary>Write an entry in the file.</summary>
    Write = 2,
    /// <summary>Begin a child's file.</summary>
    BeginChildFile = 4,
    /// <summary>Begin a file about a person of concern, a place, a group or a network.</summary>
    BeginOtherFile = 8,
    /// <summary>Correct, strike out or restore an entry.</summary>
    Amend = 16,
    /// <summary>See who has opened the file, when and why.</summary>
    SeeLooks = 64,
}

/// <summary>What a permitted deed asks of the one who does it.</summary>
[Flags]
public enum Obligations
{
    /// <summary>Nothing.</summary>
    None = 0,
    /// <summary>The look is noted before anything is shown.</summary>
    NoteTheLook = 1,
    /// <summary>The reader says why.</summary>
    SayWhy = 2,
}

/// <summary>May it be done, why so, and what has to be done with it.</summary>
/// <param name="Allowed">True when it may.</param>
/// <param name="Reason">The rule that decided, in words; it never speaks of what the file holds.</param>
/// <param name="Obligations">What goes with it.</param>
public sealed record Decision(bool Allowed, string Reason, Obligations Obligations);
