using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Pages.Plan;

/// <summary>A plan ends without another taking its place.</summary>
[MayUse]
public sealed class EndModel(HubStore hub) : PlanActPage(hub)
{
    public override string Title => "End a plan";

    public override Kind Kind => Kinds.Of<PlanEnded>();

    protected override string DraftName => "end";

    protected override string Done => "Written: the plan has ended. Rows that are open stay until they are ended one by one.";

    protected override Pencil Begun() => Live is [var only] ? Pencil.Blank.With("Type", Kebab.Of(only.Agreed.Type.ToString() ?? "")) : Pencil.Blank;

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Live.All(plan => Kebab.Of(plan.Agreed.Type.ToString() ?? "") != Typed["Type"]))
            yield return ("Type", "Choose which plan ends");
        if (Typed.Said("Because") is null)
            yield return ("Because", "Say why it ends, and what holds in its place");
    }

    protected override IEnumerable<(Body Body, Marks Marks)> Parts() => [(new PlanEnded { Type = Chosen<PlanType>("Type"), Because = Typed.Said("Because") }, Marks.None)];
}
