using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;

namespace Lantern.App.Pages.Enquiry;

/// <summary>A section 47 enquiry begins. It is never refused for want of a field: what is lacking stays to be done.</summary>
[MayUse]
public sealed class BeginModel(HubStore hub) : LinesPage(hub)
{
    public override string Title => "Begin a section 47 enquiry";

    public override Kind Kind => Kinds.Of<Section47Started>();

    /// <summary>An enquiry that has begun and is not concluded.</summary>
    public Entry? Running => EnquiryNow.Running(Now);

    /// <summary>The agencies of this hub, by title.</summary>
    public IEnumerable<string> Agencies => Hub.Staff.Agencies().Select(agency => agency.Title).Order(StringComparer.Ordinal);

    /// <summary>Who sees whom, as typed.</summary>
    public IReadOnlyList<SeeingRow> Rows => SeeingRow.Read(Typed);

    protected override ChecklistUse? Use => ChecklistUse.EnquiryBegun;

    protected override string Done => Unfinished.Count == 0
        ? "The enquiry has begun. Health, the gaps in what is known and the first visits come next."
        : "The enquiry has begun. Somebody is still to be seen: say who sees them and by when.";

    protected override string NextPath => $"/files/{File.Id}/enquiry{(Unfinished.Count == 0 ? "" : "/seeing")}";

    protected override string SavedPath => $"/files/{File.Id}";

    protected override Pencil Begun() => SeeingRow.Begun(Pencil.Blank, SeeingModel.Everybody);

    protected override IEnumerable<(Body Body, Marks Marks)> Parts()
    {
        var (checklists, considered) = Made();
        yield return (new Section47Started
        {
            Joint = Typed["Joint"] switch { "yes" => true, "no" => false, _ => null },
            Agencies = Typed["Joint"] == "yes" && Chosen().Count > 0 ? Chosen() : null,
            HealthInformation = Chosen<HealthInformation>("HealthInformation"),
            Because = Typed["Joint"] == "no" ? Typed.Said("Because") : null,
            Checklists = checklists,
            Considered = considered,
        }, Marks.None);
        foreach (var row in Rows.Where(row => row.IsWhole))
            yield return (row.Action(OwnerOf), Marks.None);
        // What is agreed without an owner or a day stands in the enquiry's own entry until it has both.
        foreach (var (body, marks) in Actions().Where(action => action.Body is ActionAgreed { Owner.Length: > 0, Due: not null }))
            yield return (body, marks);
    }

    protected override async Task DropDrafts()
    {
        await base.DropDrafts();
        if (Unfinished.Count > 0)
            await Hub.Files.SaveDraft(SeeingModel.Key(File.Id), SeeingRow.Begun(Pencil.Blank, Unfinished).With("When", Today).ToText(), Reader);
    }

    private List<SeeingRow> Unfinished => [.. Rows.Where(row => !row.IsBlank && !row.IsWhole)];

    private List<string> Chosen() => [.. Typed.All("Agencies").Append(Typed["OtherAgency"]).Where(agency => agency.Length > 0)];
}
