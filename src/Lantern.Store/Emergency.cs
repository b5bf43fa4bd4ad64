using Lantern.Entries;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Store;

/// <summary>
/// Whose file somebody asks for in an emergency: both names and a date of birth, or a reference with the family name or the date of birth; all
/// of it must fit. A reference alone opens nothing: references are given in order, and whoever knows one could try the next.
/// </summary>
/// <param name="GivenName">The given name.</param>
/// <param name="FamilyName">The family name.</param>
/// <param name="Born">The date of birth.</param>
/// <param name="Reference">The number other systems know the child by.</param>
public sealed record Asked(string? GivenName, string? FamilyName, LocalDate? Born, string? Reference)
{
    /// <summary>True when enough is said to look for one child.</summary>
    public bool IsEnough => Folded(Reference).Length > 0
        ? Folded(FamilyName).Length > 0 || Born is not null
        : Folded(GivenName).Length > 0 && Folded(FamilyName).Length > 0 && Born is not null;

    internal bool Is(Identity child) => IsEnough
        && (Folded(Reference).Length == 0 || Folded(child.Reference) == Folded(Reference))
        && (Folded(GivenName).Length == 0 || Folded(child.Details.GivenName) == Folded(GivenName))
        && (Folded(FamilyName).Length == 0 || Folded(child.Details.FamilyName) == Folded(FamilyName))
        && (Born is null || child.Details.Born == Born);

    /// <summary>How it was asked, without a word of it.</summary>
    internal string How => Folded(Reference).Length > 0 ? "by reference and what else is known" : "by name and date of birth";

    private static string Folded(string? words) => string.Concat((words ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
}

/// <summary>What came of an attempt to open a file in an emergency.</summary>
public enum GlassOutcome
{
    /// <summary>The file was opened for some hours.</summary>
    Opened,
    /// <summary>There is no such child, or more than one.</summary>
    FoundNothing,
    /// <summary>There is one, and a conflict of interest keeps this worker from it.</summary>
    KeptOut,
    /// <summary>The worker may open the file anyway; nothing was broken.</summary>
    NotNeeded,
}

/// <summary>One attempt to open a file in an emergency.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Worker">Who.</param>
/// <param name="Agency">For which agency.</param>
/// <param name="At">When.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="File">The file, where there is one.</param>
/// <param name="Hours">For how many hours.</param>
/// <param name="Because">Why, as the worker said.</param>
/// <param name="How">How it was asked for.</param>
public sealed record Glass(string Id, string Worker, string Agency, Instant At, GlassOutcome Outcome, FileId? File, int Hours, string Because, string How);

/// <summary>What somebody concluded about an alert.</summary>
public enum Finding
{
    /// <summary>The look was part of the worker's work.</summary>
    InOrder,
    /// <summary>It was not as it should be, and the worker was spoken to.</summary>
    SpokenTo,
    /// <summary>It is taken further: a breach, a disciplinary matter or a crime.</summary>
    TakenFurther,
}

/// <summary>The review of an alert; it remains.</summary>
/// <param name="Alert">The alert's id.</param>
/// <param name="Worker">Who reviewed.</param>
/// <param name="At">When.</param>
/// <param name="Finding">What came of it.</param>
/// <param name="Words">What was found, in words.</param>
public sealed record AlertReview(string Alert, string Worker, Instant At, Finding Finding, string Words);

/// <summary>Something put before the privacy officer: by reference, never by name.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What happened and why it stands out, in words.</param>
/// <param name="Worker">Who did it.</param>
/// <param name="Agency">For which agency.</param>
/// <param name="At">When.</param>
/// <param name="File">The file, where it is about one.</param>
/// <param name="Reference">The number other systems know the file by, or null.</param>
/// <param name="Because">What the worker said why; null where nothing was asked.</param>
/// <param name="Due">The day by which it is to be reviewed.</param>
/// <param name="Review">The review, or null.</param>
public sealed record Alert(
    string Id, string What, string Worker, string Agency, Instant At, FileId? File, string? Reference, string? Because, LocalDate Due, AlertReview? Review)
{
    /// <summary>True for what cannot wait two working days: a second file held open in an emergency, or the emergency door tried too often.</summary>
    public bool IsUrgent { get; init; }
}

/// <summary>Something outside the record that the privacy officer is to see among the alerts, such as a sign-in given back.</summary>
/// <param name="Id">Its id.</param>
/// <param name="What">What happened, in words.</param>
/// <param name="Worker">Who did it.</param>
/// <param name="At">When.</param>
public sealed record OutsideAlert(string Id, string What, string Worker, Instant At);
