using Lantern.Store;

namespace Lantern.App.Site;

/// <summary>How pages say that a limit is reached, and whom to ask.</summary>
public static class LimitWords
{
    /// <summary>The heading.</summary>
    public static string Title(LimitReachedException reached) => reached.What switch
    {
        Counted.FilesOpened => "You have opened very many files",
        Counted.Searches => "You have searched very often",
        Counted.Sent => "Very much was sent from your sign-in",
        Counted.DraftsKept => "There is no room for more drafts",
        Counted.EmergenciesOpen => "No further file is opened in an emergency",
        _ => "You have tried very often",
    };

    /// <summary>What happened.</summary>
    public static string What(LimitReachedException reached) => reached.What switch
    {
        Counted.FilesOpened => $"One person opens at most {Words.Number(reached.Limit)} different files in an hour, and you have opened as many. You can still read those.",
        Counted.Searches => $"One person searches at most {Words.Number(reached.Limit)} times in an hour, and you have done so.",
        Counted.Sent => $"One person sends at most {Words.Number(reached.Limit)} forms and drafts in an hour, and as many came from your sign-in.",
        Counted.DraftsKept => $"At most {Words.Number(reached.Limit)} drafts, of a certain size together, are kept for one person, and yours are as many.",
        Counted.EmergenciesOpen => $"You hold {Words.Count(reached.Limit, "file")} open in an emergency, which is as many as one person may at one time.",
        _ => $"At most {Words.Number(reached.Limit)} attempts are made in a short time, whether they find a child or not.",
    };

    /// <summary>Whom to ask.</summary>
    public static string Ask(LimitReachedException reached) => reached.What switch
    {
        Counted.EmergenciesOpen or Counted.EmergencyAttempts =>
            "If you must protect a child now, ring the hub manager, or the emergency duty team out of hours: they can open the file, tell you what you need and let you in.",
        Counted.DraftsKept => "Send or finish what you began, or ask whoever looks after Lantern at your hub.",
        _ => "If your work needs more now, ring the hub manager. If it was not you, tell whoever looks after Lantern at your hub at once.",
    };
}
