using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Conference;

/// <summary>A child protection conference is called for a day; the hub is always asked.</summary>
[MayUse]
public sealed class PlanModel(HubStore hub) : LinesPage(hub)
{
    public override string Title => "Plan a child protection conference";

    public override Kind Kind => Kinds.Of<ConferencePlanned>();

    /// <summary>Those asked besides the hub.</summary>
    public IReadOnlyList<InviteRow> Rows => InviteRow.Read(Typed);

    protected override string Done => "The conference is planned. Its report comes next, and is shared before the day.";

    protected override string NextPath => $"/files/{File.Id}/conference";

    protected override string FieldOf(string field) => field switch { "for" => "For", "chair" => "Chair", _ => base.FieldOf(field) };

    protected override Pencil Begun() => InviteRow.Begun();

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Chosen<ConferenceType>("Type") is null)
            yield return ("Type", "Say which conference it is");
        if (Moment("For").Wrong is { } wrong)
            yield return ("For", Typed.Date("For").IsEmpty ? "Give the day of the conference" : wrong);
        else if (Moment("For").When is { } when && Happened.When is { } planned && when.Day < planned.Day)
            yield return ("For", "The conference must be on or after the day it was planned");
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() =>
    [
        (new ConferencePlanned
        {
            Type = Chosen<ConferenceType>("Type"),
            For = Moment("For").When,
            Chair = Typed.Said("Chair") is { } chair ? OwnerOf(chair) : null,
            Invitations = [InviteRow.OfTheHub(Typed), .. Rows.Where(row => row.IsFilled).Select(row => row.Invitation())],
        }, Marks.None),
    ];
}
