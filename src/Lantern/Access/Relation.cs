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
    /// <summary>Asked to one meeting about the file, until the end of that membership.</summary>
    InvitedToMeeting = 16384,
    /// <summary>Named as chair of the latest strategy discussion or conference, until the file is closed; or chair by membership.</summary>
    Chair = 32768,
    /// <summary>Reviews this child's care, by membership.</summary>
    ReviewingOfficer = 65536,
    /// <summary>Opened the file in an emergency, has no other right to read it, and the hours have not run out.</summary>
    BreakGlass = 131072,
    /// <summary>Watches over who opens files, on every file.</summary>
    PrivacyOfficer = 262144,
    /// <summary>Checks who opened files and who was given what, on every file.</summary>
    Auditor = 524288,
    /// <summary>Named, as a worker, among those who were asked to the meeting in question or took part in it.</summary>
    AtTheMeeting = 1048576,
    /// <summary>Owns the action in question, done or not, or what is written answers such an action.</summary>
    OwnsTheAction = 2097152,
    /// <summary>
    /// Sent what is in question to the hub, or works on the referrals of the agency that did; or what is in question was decided on
    /// it or told about it.
    /// </summary>
    SentTheReferral = 4194304,
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
    /// <summary>See who may open the file, as what and until when.</summary>
    SeeMembers = 128,
    /// <summary>Make somebody a member of the file, or end a membership.</summary>
    ChangeMembers = 256,
    /// <summary>Keep a worker or an agency from the file for a conflict of interest, or lift that.</summary>
    Block = 512,
    /// <summary>Open a file in an emergency without having a part in it.</summary>
    BreakGlass = 1024,
    /// <summary>See each emergency opening and each unusual look of the hub, by reference.</summary>
    SeeAlerts = 2048,
    /// <summary>Say what came of an alert.</summary>
    ReviewAlert = 4096,
    /// <summary>See what is proposed to be erased, by reference, and erase it.</summary>
    Erase = 8192,
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
    /// <summary>The privacy officer is alerted, by reference and without a name.</summary>
    AlertThePrivacyOfficer = 4,
    /// <summary>Somebody else reviews it within two working days.</summary>
    ReviewInTwoWorkingDays = 8,
}

/// <summary>May it be done, why so, and what has to be done with it.</summary>
/// <param name="Allowed">True when it may.</param>
/// <param name="Reason">The rule that decided, in words; it never speaks of what the file holds.</param>
/// <param name="Obligations">What goes with it.</param>
public sealed record Decision(bool Allowed, string Reason, Obligations Obligations);
