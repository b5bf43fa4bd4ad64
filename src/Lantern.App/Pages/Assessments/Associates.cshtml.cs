using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Assessments;

/// <summary>People a looked-after child spends time with: named with their source, and clarified with the hub.</summary>
[MayUse]
public sealed class AssociatesModel(HubStore hub) : LinesPage(hub)
{
    public override string Title => "People the child spends time with";

    public override Kind Kind => Kinds.Of<AssociateNamed>();

    /// <summary>Everybody named, with what the hub made of them; those not clarified first.</summary>
    public IReadOnlyList<(Entry Entry, AssociateNamed Body, Entry? Clarified)> Named =>
    [
        .. from one in Now.All<AssociateNamed>()
           let clarified = Now.LatestEntry<AssociateClarified>(said => said.Of == one.Entry.Number)
           orderby clarified is null ? 0 : 1
           select (one.Entry, one.Body, clarified),
    ];

    /// <summary>By which the child is looked after now; null where the child is not.</summary>
    public BecameLookedAfter? Care => Now.Latest<Body>(body => body is BecameLookedAfter or CeasedToBeLookedAfter) as BecameLookedAfter;

    /// <summary>The child's reference in the authority's case system.</summary>
    public string? Reference => Identity.Read(Now).Reference;

    protected override string Done => "Named. Ask the hub about them: until it has answered they stand here as not clarified.";

    protected override string NextPath => $"/files/{File.Id}/associates";

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Typed.Said("Who") is null)
            yield return ("Who", "Say who it is, as far as is known");
        if (Typed.Said("Source") is null)
            yield return ("Source", "Say from whom this is known");
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() =>
    [
        // Who it is kept from stands on the kind; the reason to open it is the writer's.
        (new AssociateNamed
        {
            Who = Passage("Who"), Relation = Passage("Relation"), Source = Passage("Source"), Because = Typed.Said("Because"), OpenBecause = Typed.Said("OpenBecause"),
        }, Marks.None),
    ];
}
