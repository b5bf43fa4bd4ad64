using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.HubActs;

/// <summary>The hub tells the referrer that it has the referral.</summary>
[MayUse]
public sealed class AcknowledgeModel(HubStore hub) : HubActPage(hub)
{
    /// <summary>The ways to tell somebody.</summary>
    public static readonly IReadOnlyList<string> Ways = ["phone", "secure e-mail", "meeting"];

    public override string Title => "Acknowledge the referral";

    public override Kind Kind => Kinds.Of<ReferralAcknowledged>();

    protected override string Done => "Written: the referrer knows that the hub has the referral.";

    protected override string NextPath => $"/files/{File.Id}/decide{(OfCode is { } of ? $"?of={of}" : "")}";

    protected override IEnumerable<Entry> Candidates() => Unanswered<ReferralSentToHub, ReferralAcknowledged>();

    // Whoever referred is whom to tell.
    protected override Pencil Begun() =>
        Now.LatestEntry<ReferralMade>() is { } made ? Pencil.Blank.With("To", $"{made.Writer.Name}, {Hub.TitleOf(made.Writer.Agency)}")
        : Subject?.Body is ReferralStep { From: { Length: > 0 } from } ? Pencil.Blank.With("To", Hub.TitleOf(from)) : Pencil.Blank;

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Typed.Said("To") is null)
            yield return ("To", "Say who was told");
        if (!Ways.Contains(Typed["Method"]))
            yield return ("Method", "Choose how they were told");
    }

    protected override IEnumerable<Body> Bodies() =>
        [new ReferralAcknowledged { To = Typed.Said("To"), Method = Typed.Said("Method"), Of = Of }];
}
