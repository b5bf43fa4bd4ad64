using Lantern.App.Site;
using Lantern.Practice;

namespace Lantern.App.Pages.Practice;

/// <summary>What the practice in force is and what it holds.</summary>
[MayUse]
public sealed class IndexModel(Pack pack, Packs packs) : PracticePage(pack)
{
    /// <summary>The packs it builds on, with what each follows.</summary>
    public IReadOnlyList<Pack> BuildsOn => [.. Pack.BuildsOn.Select(packs.Find).OfType<Pack>()];
}
