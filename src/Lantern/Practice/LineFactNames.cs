namespace Lantern.Practice;

/// <summary>The facts a line of a checklist may wait for; the list is closed, each is derived in C#.</summary>
public static class LineFactNames
{
    /// <summary>The child has not disclosed.</summary>
    public const string NoDisclosure = "no-disclosure";
    /// <summary>The child is disclosing.</summary>
    public const string DisclosureMade = "disclosure-made";
    /// <summary>The child is as old as the setting <c>sarc-age</c>, or older.</summary>
    public const string SarcAge = "sarc-age";
    /// <summary>The child is younger than that.</summary>
    public const string BelowSarcAge = "below-sarc-age";
    /// <summary>The child has been missing.</summary>
    public const string MissingEpisode = "missing-episode";
    /// <summary>No risk tool has been completed.</summary>
    public const string NoTool = "no-tool";
    /// <summary>The latest risk tool is older than the latest strategy discussion.</summary>
    public const string ToolBeforeDiscussion = "tool-before-discussion";
    /// <summary>The child is looked after.</summary>
    public const string LookedAfter = "looked-after";
    /// <summary>The child lives in a residential placement.</summary>
    public const string Residential = "residential";
    /// <summary>No GP takes part.</summary>
    public const string GpAbsent = "gp-absent";
    /// <summary>No school or college takes part.</summary>
    public const string EducationAbsent = "education-absent";
    /// <summary>A specialist service takes part.</summary>
    public const string SpecialistNamed = "specialist-named";
    /// <summary>There is more than one victim, or more than one suspect.</summary>
    public const string Several = "several";
    /// <summary>More than one authority is concerned.</summary>
    public const string OtherAuthority = "other-authority";
    /// <summary>A suspect is under 18.</summary>
    public const string YoungSuspect = "young-suspect";
    /// <summary>Another person under 18 is named.</summary>
    public const string YoungPersonNamed = "young-person-named";
    /// <summary>The level of risk is high.</summary>
    public const string HighRisk = "high-risk";
    /// <summary>A child protection plan is live.</summary>
    public const string ChildProtection = "child-protection";
    /// <summary>The first concern is older than the setting <c>long-standing-months</c>.</summary>
    public const string LongStanding = "long-standing";
    /// <summary>A section 47 enquiry has begun and is not concluded, or the meeting decides on one.</summary>
    public const string EnquiryFollows = "enquiry-follows";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        NoDisclosure, DisclosureMade, SarcAge, BelowSarcAge, MissingEpisode, NoTool, ToolBeforeDiscussion, LookedAfter, Residential,
        GpAbsent, EducationAbsent, SpecialistNamed, Several, OtherAuthority, YoungSuspect, YoungPersonNamed, HighRisk, ChildProtection,
        LongStanding, EnquiryFollows,
    ];
}
