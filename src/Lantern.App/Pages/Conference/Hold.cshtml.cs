using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Conference;

/// <summary>A conference was held: what it decided, and the plan that follows.</summary>
[MayUse]
public sealed class HoldModel(HubStore hub) : LinesPage(hub)
{
    /// <summary>What a conference can decide.</summary>
    public static readonly IReadOnlyList<(string Id, string Words, string Means)> Outcomes =
    [
        ("child-protection-plan", "A child protection plan", "The first core group meets within 10 working days."),
        ("child-in-need-plan", "A child in need plan", "No child protection plan, and help goes on."),
        ("no-plan", "No plan of children’s social care", "What other services do is said below."),
    ];

    public override string Title => "Record a child protection conference";

    public override Kind Kind => Kinds.Of<ConferenceHeld>();

    /// <summary>How the conference stands.</summary>
    public ConferenceNow Stands => new(File, Now);

    protected override string Done => $"The conference is in the record.{(Typed["Outcome"] == "no-plan" ? "" : " The plan comes next.")}";

    protected override string NextPath => Typed["Outcome"] == "no-plan" || !WhoWrites.May(Kinds.Of<PlanAgreed>(), File.Relation)
        ? $"/files/{File.Id}/conference" : Acts.PathOf(File.Id, Kinds.Of<PlanAgreed>());

    protected override string SavedPath => $"/files/{File.Id}/conference";

    protected override Pencil Begun() => Stands.Plan is { } plan
        ? Pencil.Blank.With("Type", plan.Type is { } type ? Kebab.Of(type.ToString()) : "").With("Chair", plan.Chair is { } chair ? Hub.NameOf(chair) : "") : Pencil.Blank;

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Chosen<ConferenceType>("Type") is null)
            yield return ("Type", "Say which conference it was");
        if (Decided is null)
            yield return ("Outcome", "Say what the conference decided");
        if (Typed.Said("Because") is null)
            yield return ("Because", "Say why it decided so");
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() =>
    [
        (new ConferenceHeld
        {
            Type = Chosen<ConferenceType>("Type"),
            For = Stands.Plan?.For,
            Chair = Typed.Said("Chair") is { } chair ? OwnerOf(chair) : null,
            Outcome = Decided,
            Because = Typed.Said("Because"),
            Of = Stands.Planned?.Number,
        }, Marks.None),
    ];

    private string? Decided => Outcomes.Where(one => one.Id == Typed["Outcome"]).Select(one => one.Words).FirstOrDefault();
}
