using Lantern.App.Site;
using Lantern.Practice;

namespace Lantern.App.Pages.Practice;

/// <summary>Every timescale of the pack.</summary>
[MayUse]
public sealed class ClocksModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The clocks by what is owed.</summary>
    public IEnumerable<Clock> Clocks => Pack.Clocks.Values.OrderBy(clock => clock.Title, StringComparer.Ordinal);
}
