using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;

namespace Lantern.App.Pages.Plan;

/// <summary>The agencies, the child and the family agree a plan; one that it takes the place of ends in the same act.</summary>
[MayUse]
public sealed class AgreeModel(HubStore hub) : PlanActPage(hub)
{
    public override string Title => "Agree a plan";

    public override Kind Kind => Kinds.Of<PlanAgreed>();

    /// <summary>Rows of its own.</summary>
    public NewRows Rows => new(Typed, Areas);

    /// <summary>When the young person is to be home.</summary>
    public CurfewRows Curfews => new(Typed);

    /// <summary>The headings that may stay empty for a while, with a reason.</summary>
    public IEnumerable<ListLine> MayBeNone => Areas.All.Where(area => area.Id == PlanAreas.Disruption || area.Id.StartsWith("police", StringComparison.Ordinal));

    /// <summary>The outcomes of the library that may be gone through besides.</summary>
    public IEnumerable<Checklist> Outcomes => PlanSheets.Outcomes(File.Pack, Sheets);

    protected override ChecklistUse? Use => ChecklistUse.Plan;

    protected override IReadOnlyList<Checklist> Checklists => [.. base.Checklists, .. PlanSheets.Chosen(File.Pack, Typed)];

    protected override string DraftName => "agree";

    protected override string Done => "Written: the plan is live, and its rows and clocks run.";

    protected override Pencil Begun() => Live is [.., var latest]
        ? Every.Begun(CurfewRows.Begun(Pencil.Blank, latest.Agreed.Curfews), latest.ContactEvery).With("Type", Kebab.Of(latest.Agreed.Type.ToString() ?? ""))
        : CurfewRows.Begun(Pencil.Blank, null);

    protected override string FieldOf(string field) => field == "areas" ? "None" : base.FieldOf(field);

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Chosen<PlanType>("Type") is null)
            yield return ("Type", "Choose which plan it is");
        foreach (var wrong in Every.Wrong(Typed, "ContactEvery"))
            yield return wrong;
        if (Typed.Date("ReviewBy") is { Date: null } day)
            yield return ("ReviewBy", day.IsEmpty ? "Give the day by which the plan is reviewed" : $"The day of the review {day.Problem}");
        if (Chosen<GpPart>("Gp") is null)
            yield return ("Gp", "Say how the GP learns of the plan");
        if (Ending.Any() && Typed.Said("EndBecause") is null)
            yield return ("EndBecause", "Say why the plan it takes the place of ends");
        foreach (var wrong in Curfews.Wrong().Concat(Rows.Wrong()).Concat(PlanSheets.Wrong(Sheets)))
            yield return wrong;
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() =>
    [
        .. Actions(), .. Rows.Read(OwnerOf),
        .. Ending.Select(plan => ((Body)new PlanEnded { Type = plan.Agreed.Type, Because = Typed.Said("EndBecause") }, Marks.None)),
        (new PlanAgreed
        {
            Type = Chosen<PlanType>("Type"),
            ContactEvery = Every.Read(Typed, "ContactEvery"),
            ReviewBy = Typed.Date("ReviewBy").Date,
            Gp = Chosen<GpPart>("Gp"),
            Curfews = Curfews.Read(),
            Because = Typed.Said("Because"),
            Areas = BesideRows is { Count: > 0 } areas ? areas : null,
            Checklists = Made().Checklists,
            Considered = Made().Considered,
        }, Marks.None),
    ];

    private IEnumerable<LivePlan> Ending => Live.Where(plan => Typed.All("Ends").Contains(Kebab.Of(plan.Agreed.Type.ToString() ?? "")));

    private Dictionary<string, IReadOnlyList<Passage>> BesideRows => MayBeNone.Where(area => Typed.All("None").Contains(area.Id)).Select(area => (Area: area.Id, Words: new Passage("None at present")))
        .Concat(PlanSheets.Beside(Sheets)).GroupBy(one => one.Area, one => one.Words).ToDictionary(one => one.Key, IReadOnlyList<Passage> (one) => [.. one]);
}
