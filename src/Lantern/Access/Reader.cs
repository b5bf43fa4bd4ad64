namespace Lantern.Access;

/// <summary>What a worker does at the hub or in an agency; it says what kind of work is theirs, never that a file is.</summary>
public enum Role
{
    /// <summary>Tells the hub of a concern, from any agency.</summary>
    Referrer,
    /// <summary>Receives what comes in.</summary>
    FrontDoor,
    /// <summary>Decides on referrals at the hub.</summary>
    HubManager,
    /// <summary>Leads on exploitation across the authority and takes unanswered requests further.</summary>
    CseManager,
    /// <summary>Holds files as allocated worker.</summary>
    SocialWorker,
    /// <summary>Manages the team of an allocated worker.</summary>
    TeamManager,
    /// <summary>Settles what team and hub cannot.</summary>
    ServiceManager,
    /// <summary>A police officer or police staff.</summary>
    Police,
    /// <summary>A health professional.</summary>
    Health,
    /// <summary>A school or college.</summary>
    Education,
    /// <summary>Reviews the care of a looked-after child.</summary>
    ReviewingOfficer,
    /// <summary>Chairs conferences and strategy discussions.</summary>
    Chair,
    /// <summary>Keeps an eye on exploitation in an agency and advises colleagues.</summary>
    Champion,
    /// <summary>Works with children on an allocated worker's plan, without being a qualified social worker.</summary>
    CommunityResourceWorker,
    /// <summary>Settles what service managers cannot.</summary>
    GroupServiceManager,
    /// <summary>Housing.</summary>
    Housing,
    /// <summary>A voluntary or commissioned service that works with the child.</summary>
    CommissionedService,
    /// <summary>Looks after the place where a child lives away from home.</summary>
    AccommodationProvider,
    /// <summary>Takes minutes and arranges meetings.</summary>
    BusinessSupport,
    /// <summary>Answers requests for copies and keeps to how long records are kept.</summary>
    RecordsOfficer,
    /// <summary>Watches over who opens files and why; sees that, and no case.</summary>
    PrivacyOfficer,
    /// <summary>Checks who opened files and who was given what; sees that, and no case.</summary>
    Auditor,
    /// <summary>Keeps accounts, agencies and the machine; sees no case.</summary>
    SystemAdministrator,
}

/// <summary>The worker who asks, as signed in at this moment.</summary>
/// <param name="Worker">The worker's id.</param>
/// <param name="Name">The name colleagues read.</param>
/// <param name="Role">What this worker does.</param>
/// <param name="Agency">The id of the agency this worker works for.</param>
/// <param name="Team">The id of the team, empty where there is none.</param>
public sealed record Reader(string Worker, string Name, Role Role, string Agency, string Team)
{
    /// <summary>Without the name, so that a reader in a log line says nothing about a person.</summary>
    public override string ToString() => $"{Worker} ({Kebab.Of(Role.ToString())})";
}

/// <summary>Why a file is opened, in words the child's allocated worker may read later.</summary>
/// <param name="Words">The reason; blank opens nothing.</param>
public sealed record Purpose(string Words)
{
    /// <summary>
    /// True where the reader gave it: by answering a question, in words of their own, or by an act on this one file. What the program says by
    /// itself of a page is no reason for somebody who reads by role alone.
    /// </summary>
    public bool IsGiven { get; private init; }

    /// <summary>
    /// True where the reader answered the question why, or a duty or decision on the file that is theirs answers it: it stands for that file for
    /// some hours, and is not asked again meanwhile.
    /// </summary>
    public bool Stands { get; private init; }

    /// <summary>Doing the work this file asks for.</summary>
    public static Purpose WorkingOnTheFile { get; } = new("Working on the file");
    /// <summary>Meeting a duty that came up on a worklist.</summary>
    public static Purpose MeetingADuty { get; } = new("Meeting a duty");
    /// <summary>Recording a concern or making a referral.</summary>
    public static Purpose MakingAReferral { get; } = new("Recording a concern or a referral");
    /// <summary>Receiving or deciding on a referral.</summary>
    public static Purpose DecidingOnAReferral { get; } = new("Receiving or deciding on a referral");
    /// <summary>Looking whether a child or person is already known.</summary>
    public static Purpose CheckingWhoIsKnown { get; } = new("Checking whether the child or person is already known");
    /// <summary>Reading what is owed, over many files.</summary>
    public static Purpose Worklist { get; } = new("Own worklist");
    /// <summary>Reading what has come in and what is stuck, over many files.</summary>
    public static Purpose HubBoard { get; } = new("Hub board");
    /// <summary>Managing the work of a team or of the hub.</summary>
    public static Purpose ManagingTheWork { get; } = new("Managing the work");

    /// <summary>A purpose in the reader's own words, or one that an act on this file makes plain.</summary>
    public static Purpose Of(string words) => new(words.Trim()) { IsGiven = !string.IsNullOrWhiteSpace(words) };

    /// <summary>What the reader answered when asked why they open the file.</summary>
    public static Purpose Answered(string words) => Standing(words);

    /// <summary>A purpose that stands for some hours: an answer, or a duty or decision on the file that falls to the reader.</summary>
    public static Purpose Standing(string words) => Of(words) with { Stands = true };
}
