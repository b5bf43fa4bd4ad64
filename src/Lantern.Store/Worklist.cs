using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Store;

/// <summary>A file as a line shows it: never a name in full, never an address.</summary>
/// <param name="File">The file.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Initials">The initials, or the title of a place, a group or a network.</param>
/// <param name="Reference">The reference other systems know, or null.</param>
/// <param name="Level">The level of risk last judged, or null.</param>
/// <param name="AllocatedWorker">The allocated worker's id, or null; null too where it is not for the reader to know.</param>
public sealed record FileLine(FileId File, FileKind Kind, string Initials, string? Reference, RiskLevel? Level, string? AllocatedWorker)
{
    /// <summary>True where the reader may know the level of risk, so that none means that none was judged.</summary>
    public bool ShowsLevel { get; init; } = true;
}

/// <summary>Why a duty stands on somebody's worklist.</summary>
public enum Whose
{
    /// <summary>It falls to the reader.</summary>
    Mine,
    /// <summary>It falls to somebody else, on a file the reader holds.</summary>
    OnMyFiles,
    /// <summary>It falls to somebody else, on a file of the reader's team.</summary>
    Team,
    /// <summary>It falls to somebody else, on a file of the hub.</summary>
    Hub,
}

/// <summary>One open duty on a worklist.</summary>
/// <param name="File">The file it is owed on.</param>
/// <param name="Duty">What is owed.</param>
/// <param name="Whose">Why it stands here.</param>
/// <param name="Code">What pages call the entry that started it.</param>
/// <param name="WaitedForBy">Who wrote the entry that started it, and waits; null where the reader may not see that entry.</param>
public sealed record WorkLine(FileLine File, Duty Duty, Whose Whose, string Code, Writer? WaitedForBy);

/// <summary>What is owed as one reader may know it, the most overdue first.</summary>
/// <param name="Lines">All lines.</param>
/// <param name="Now">The moment it was read.</param>
public sealed record Worklist(IReadOnlyList<WorkLine> Lines, Instant Now)
{
    /// <summary>What falls to the reader.</summary>
    public IEnumerable<WorkLine> Mine => Of(Whose.Mine);
    /// <summary>What falls to others on the files the reader holds.</summary>
    public IEnumerable<WorkLine> OnMyFiles => Of(Whose.OnMyFiles);
    /// <summary>What falls to others on files of the reader's team.</summary>
    public IEnumerable<WorkLine> Team => Of(Whose.Team);
    /// <summary>What falls to others on files of the hub.</summary>
    public IEnumerable<WorkLine> Hub => Of(Whose.Hub);

    private IEnumerable<WorkLine> Of(Whose whose) => Lines.Where(line => line.Whose == whose);
}

/// <summary>How far a referral has come.</summary>
public enum TrayStage
{
    /// <summary>Received, and not yet sent to the hub or decided on at the front door.</summary>
    AtTheFrontDoor,
    /// <summary>Sent to the hub and not yet decided.</summary>
    AtTheHub,
}

/// <summary>A referral that waits for a decision.</summary>
/// <param name="File">The file.</param>
/// <param name="Stage">Where it waits.</param>
/// <param name="Entry">The entry that brought it there.</param>
/// <param name="From">The agency it comes from, or null.</param>
/// <param name="Urgent">True when it cannot wait.</param>
/// <param name="ToolAwaited">True while the risk tool is to follow.</param>
/// <param name="Acknowledged">True when the referrer was told that the hub has it.</param>
public sealed record TrayLine(FileLine File, TrayStage Stage, Entry Entry, string? From, bool Urgent, bool ToolAwaited, bool Acknowledged);

/// <summary>A file the reader may open that may be about whoever was asked for.</summary>
/// <param name="File">The file.</param>
/// <param name="Names">The names the reader may know.</param>
/// <param name="Born">The date of birth the reader may know.</param>
/// <param name="Why">What matches and what does not, in words, the weightiest first.</param>
public sealed record KnownLine(FileLine File, string Names, LocalDate? Born, IReadOnlyList<string> Why);
