using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.HubActs;

/// <summary>The front door decides on a contact and sends it to the hub, in one act.</summary>
[MayUse]
public sealed class SendToHubModel(HubStore hub) : HubActPage(hub)
{
    public override string Title => "Send to the hub";

    public override Kind Kind => Kinds.Of<ReferralSentToHub>();

    protected override string Done => "Sent to the hub. It stands on the hub manager’s list now, and the hub’s clock runs.";

    /// <summary>Whether a decision on the contact is still owed.</summary>
    public bool IsUndecided => Subject?.Body is ContactReceived && Unanswered<ContactReceived, ContactDecided>().Any(entry => entry.Number == Of);

    protected override IEnumerable<Entry> Candidates() => Unanswered<ContactReceived, ReferralSentToHub>();

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Typed.Said("Because") is null)
            yield return ("Because", "Say why this goes to the hub");
    }

    protected override IEnumerable<Body> Bodies()
    {
        if (IsUndecided)
            yield return new ContactDecided { Outcome = "Sent to the hub", Because = Typed.Said("Because"), Of = Of };
        // What the contact says of the referral goes with it.
        var contact = Subject?.Body as ReferralStep;
        yield return new ReferralSentToHub
        {
            From = contact?.From, Urgent = contact?.Urgent, Tool = contact?.Tool, Because = Typed.Said("Because"), Of = Of,
        };
    }
}
