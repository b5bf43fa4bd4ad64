using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Plan;

/// <summary>The agencies, the child and the family go through a plan again: every open row, then the questions beside them.</summary>
[MayUse]
public sealed class ReviewModel(HubStore hub) : PlanActPage(hub)
{
    /// <summary>The meetings at which a plan is reviewed.</summary>
    public static readonly IReadOnlyList<MeetingType> Meetings = [MeetingType.Cin, MeetingType.CoreGroup, MeetingType.LacReview];

    public override string Title => "Review the plan";

    public override Kind Kind => Kinds.Of<PlanReviewed>();

    /// <summary>The open rows, by heading, disruption first.</summary>
    public IReadOnlyList<IGrouping<string, PlanRow>> Open => [.. Plan.Rows.Where(row => row.IsOpen).GroupBy(row => row.Action.Area ?? "").OrderBy(group => group.Key != PlanAreas.Disruption)];

    /// <summary>What is written on them.</summary>
    public ReviewedRows Reviewed => new(Typed, Plan);

    /// <summary>Rows of its own.</summary>
    public NewRows Rows => new(Typed, Areas);

    /// <summary>The outcomes of the library that may be gone through besides.</summary>
    public IEnumerable<Checklist> Outcomes => PlanSheets.Outcomes(File.Pack, Sheets);

    /// <summary>What a meeting is called here; the authority may have its own name for it.</summary>
    public string NameOf(MeetingType meeting) => MeetingNames.Of(File.Pack, meeting);

    protected override ChecklistUse? Use => ChecklistUse.Review;

    protected override IReadOnlyList<Checklist> Checklists => [.. base.Checklists, .. PlanSheets.Chosen(File.Pack, Typed)];

    protected override string DraftName => "review";

    protected override string Done => "Written: the plan is reviewed, and what was said of each row stands in it.";

    protected override Pencil Begun() => Live is not [.., var latest] ? Pencil.Blank
        : Every.Begun(Pencil.Blank, latest.ContactEvery).With("Type", Kebab.Of(latest.Agreed.Type.ToString() ?? ""))
            .With("Gp", latest.Gp is { } gp ? Kebab.Of(gp.ToString()) : "").With("Meeting", latest.Agreed.Type switch { PlanType.Cin => "cin", PlanType.Lac => "lac-review", _ => "none" });

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Live.All(plan => Kebab.Of(plan.Agreed.Type.ToString() ?? "") != Typed["Type"]))
            yield return ("Type", "Choose which plan is reviewed");
        foreach (var wrong in Reviewed.Wrong(File.Pack).Concat(Every.Wrong(Typed, "ContactEvery")))
            yield return wrong;
        if (Passage("Outcome") is null)
            yield return ("Outcome", "Write what the review found");
        if (Typed.Date("ReviewBy") is { Date: null, IsEmpty: true })
            yield return ("ReviewBy", "Give the day by which it is reviewed next");
        if (Chosen<GpPart>("Gp") is null)
            yield return ("Gp", "Say how the GP learns of what has changed");
        if (Typed["Meeting"] != "none" && !Meetings.Contains(Chosen<MeetingType>("Meeting") ?? MeetingType.Network))
            yield return ("Meeting", "Say at which meeting it was reviewed, or at none");
        if (Meeting is not null && Present.Length == 0)
            yield return ("Present", "Say who took part in the meeting");
        foreach (var wrong in Rows.Wrong().Concat(PlanSheets.Wrong(Sheets)))
            yield return wrong;
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() =>
    [
        .. Reviewed.Parts(), .. Actions(), .. Rows.Read(OwnerOf),
        (new PlanReviewed
        {
            Type = Chosen<PlanType>("Type"),
            ContactEvery = Every.Read(Typed, "ContactEvery"),
            ReviewBy = Typed.Date("ReviewBy").Date,
            Gp = Chosen<GpPart>("Gp"),
            Outcome = Passage("Outcome"),
            Because = Typed.Said("Because"),
            Checklists = Made().Checklists,
            Considered = Made().Considered,
        }, Marks.None),
        .. Meeting is { } meeting
            ? [(new MeetingHeld { Type = meeting, Present = Present, Summary = Passage("Outcome"), Due = Typed.Date("ReviewBy").Date }, Marks.None)]
            : ((Body, Marks)[])[],
    ];

    private MeetingType? Meeting => Typed["Meeting"] == "none" ? null : Chosen<MeetingType>("Meeting");

    private string[] Present => [.. Typed["Present"].Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(OwnerOf)];
}
