using Lantern.App.Site;
using Lantern.Practice;

namespace Lantern.App.Pages.Practice;

/// <summary>The lists practitioners choose from.</summary>
[MayUse]
public sealed class ListsModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The lists by title.</summary>
    public IEnumerable<PracticeList> Lists => Pack.Lists.Values.OrderBy(list => list.Title, StringComparer.Ordinal);
}
