using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Referrals;

/// <summary>That the referral was sent, what happens next and by when.</summary>
[MayUse]
public sealed class SentModel(HubStore hub) : FilePage(hub)
{
    /// <summary>The latest referral.</summary>
    public Entry Referral { get; private set; } = null!;

    /// <summary>What is owed because of it, the earliest first.</summary>
    public IReadOnlyList<Duty> Next { get; private set; } = [];

    /// <summary>True when the tool follows.</summary>
    public bool ToolFollows => Referral.Body is ReferralMade { Tool: ToolWithReferral.Awaited };

    protected override Purpose Purpose => Purpose.MakingAReferral;

    public IActionResult OnGet()
    {
        if (Now.LatestEntry<ReferralMade>() is not { } referral)
            return NotFound();
        Referral = referral;
        var contact = Now.Entries.FirstOrDefault(entry => entry.Act == referral.Act && entry.Body is ContactReceived);
        Next = [.. File.Duties().Where(duty => duty.StartedBy == contact?.Number)];
        return Page();
    }
}
