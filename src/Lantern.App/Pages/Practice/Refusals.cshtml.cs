using Lantern.App.Site;
using Lantern.Practice;

namespace Lantern.App.Pages.Practice;

/// <summary>What the procedures refuse, in which words and where that is demanded.</summary>
[MayUse]
public sealed class RefusalsModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The refusals by id.</summary>
    public IEnumerable<Refusal> Refusals => Pack.Refusals.Values.OrderBy(refusal => refusal.Id, StringComparer.Ordinal);
}
