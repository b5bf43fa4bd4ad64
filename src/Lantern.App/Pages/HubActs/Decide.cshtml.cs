using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.HubActs;

/// <summary>The hub manager decides what kind of help follows from a referral, and says why. Nothing is suggested.</summary>
[MayUse]
public sealed class DecideModel(HubStore hub) : HubActPage(hub)
{
    public override string Title => "Decide on the referral";

    public override Kind Kind => Kinds.Of<HubDecided>();

    protected override string Done => NeedsAction
        ? "The decision is written. Now ask for the action that follows: what, by whom and by when."
        : "The decision is written.";

    protected override string NextPath => NeedsAction ? $"/files/{File.Id}/set-action" : base.NextPath;

    /// <summary>The four outcomes with what the pack says they mean.</summary>
    public IEnumerable<(HubOutcome Outcome, string Title, string? Means)> Outcomes =>
        Enum.GetValues<HubOutcome>().Select(outcome => (outcome, Line(outcome)?.Title ?? Capital(outcome.InWords()), Line(outcome)?.Words));

    /// <summary>The services of the pack's list; none where it has no list.</summary>
    public IReadOnlyList<ListLine> Services => File.Pack.Lists.GetValueOrDefault("services")?.Lines ?? [];

    /// <summary>Where the outcomes are written.</summary>
    public Source? Source => File.Pack.Lists.GetValueOrDefault("hub-outcomes")?.Source;

    /// <summary>How often the child was referred lately, and what came of it.</summary>
    public RepeatContacts Before => _before ??= RepeatContacts.Read(Now, File.Pack, London.DayOf(File.Now));

    private RepeatContacts? _before;

    protected override IEnumerable<Entry> Candidates() => Unanswered<ReferralSentToHub, HubDecided>();

    // What is lacking is for the procedures to refuse, with their source; here only what cannot be read.
    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Typed["Outcome"].Length > 0 && Outcome is null)
            yield return ("Outcome", "Choose one of the four outcomes");
        if (Typed.All("Services").Any(service => service.Length > 0 && Services.All(line => line.Id != service)))
            yield return ("Services", "Choose services from the list");
        else if (Outcome == HubOutcome.TargetedSupport && Services.Count > 0 && ChosenServices.Count == 0)
            yield return ("Services", $"Choose at least one service the child is sent on to{(Source is { } source ? $" ({source.Title}, {source.Where})" : "")}");
    }

    protected override IEnumerable<Body> Bodies() =>
    [
        new HubDecided
        {
            Outcome = Outcome, Because = Typed.Said("Because"), Of = Of,
            Services = Outcome == HubOutcome.TargetedSupport && ChosenServices.Count > 0 ? ChosenServices : null,
        },
    ];

    private HubOutcome? Outcome =>
        Enum.GetValues<HubOutcome>().Where(outcome => Kebab.Of(outcome.ToString()) == Typed["Outcome"]).Select(outcome => (HubOutcome?)outcome).FirstOrDefault();

    private List<string> ChosenServices => [.. Services.Where(line => Typed.All("Services").Contains(line.Id)).Select(line => line.Title)];

    private bool NeedsAction => Outcome is HubOutcome.AssessmentSection17 or HubOutcome.AssessmentSection47;

    private ListLine? Line(HubOutcome outcome) =>
        File.Pack.Lists.GetValueOrDefault("hub-outcomes")?.Lines.FirstOrDefault(line => line.Id == Kebab.Of(outcome.ToString()));

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
