using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Enquiry;

/// <summary>Who sees the child, brothers and sisters and parents, and by when; each is an action.</summary>
[MayUse]
public sealed class SeeingModel(HubStore hub) : LinesPage(hub)
{
    internal static readonly IReadOnlyList<SeeingRow> Everybody = [.. SeeingRow.People.Select((one, index) => new SeeingRow(index + 1, one.Id, null, null, null))];

    public override string Title => "Who sees the child and the family";

    public override Kind Kind => Kinds.Of<ActionAgreed>();

    public override string DraftKey => Key(File.Id);

    /// <summary>The rows as typed.</summary>
    public IReadOnlyList<SeeingRow> Rows => SeeingRow.Read(Typed);

    internal static string Key(FileId file) => $"{file}/enquiry/seeing";

    protected override string Done => "Agreed. Each stands on the list of whoever is to do it.";

    protected override string NextPath => $"/files/{File.Id}/enquiry";

    protected override Pencil Begun() => SeeingRow.Begun(Pencil.Blank, Everybody);

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        foreach (var row in Rows.Where(row => !row.IsBlank))
        {
            if (SeeingRow.People.All(one => one.Id != row.Whom))
                yield return (row.Field("Whom"), "Say who is to be seen");
            if (row.Owner is null)
                yield return (row.Field("Owner"), "Say who sees them");
            if (row.Due is null && Typed.Date(row.Field("Due")).IsEmpty)
                yield return (row.Field("Due"), "Say by which day");
        }
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() => Rows.Where(row => row.IsWhole).Select(row => ((Body)row.Action(OwnerOf), Marks.None));
}
