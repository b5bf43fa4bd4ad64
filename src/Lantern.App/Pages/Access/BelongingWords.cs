using Lantern.Access;

namespace Lantern.App.Pages.Access;

/// <summary>How pages say what a membership makes somebody.</summary>
public static class BelongingWords
{
    /// <summary>What may be chosen when somebody is made a member, and what it gives.</summary>
    public static IReadOnlyList<(Belonging As, string Words, string Hint)> Offered { get; } =
    [
        (Belonging.NetworkMember, "Member of the network", "Reads what bears no mark, and writes"),
        (Belonging.InvitedToMeeting, "Asked to one meeting", "Reads what bears no mark, and writes nothing"),
        (Belonging.Chair, "Chair of a meeting", "Also reads about third parties and disruption, and writes"),
        (Belonging.ReviewingOfficer, "Reviewing officer", "Also reads about third parties, health and a protected location, and writes"),
    ];

    /// <summary>In words.</summary>
    public static string Say(Belonging belonging) => belonging switch
    {
        Belonging.ReferralColleague => "Works on the agency’s referrals",
        Belonging.Blocked => "Kept away by a conflict of interest",
        Belonging.BreakGlass => "Opened it in an emergency",
        _ => Offered.First(one => one.As == belonging).Words,
    };
}
