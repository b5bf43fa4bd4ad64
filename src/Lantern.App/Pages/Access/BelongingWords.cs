using Lantern.Access;

namespace Lantern.App.Pages.Access;

/// <summary>How pages say what a membership makes somebody.</summary>
public static class BelongingWords
{
    /// <summary>What may be chosen when somebody is made a member, and what it gives.</summary>
    public static IReadOnlyList<(Belonging As, string Words, string Hint)> Offered { get; } =
    [
        (Belonging.NetworkMember, "Member of the network", "Reads what those around the child share: referrals, the work with the child, the risk and the plan; not the enquiry, the assessment or meetings they missed. Writes"),
        (Belonging.InvitedToMeeting, "Asked to one meeting", "Reads who the child is, who works with the child, and that meeting, where they are chosen from the list of names when it is called. Writes nothing"),
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
