using Lantern.App.Site;
using Lantern.Practice;

namespace Lantern.App.Pages.Practice;

/// <summary>The risk tools of the pack.</summary>
[MayUse]
public sealed class ToolsModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The tools by title.</summary>
    public IEnumerable<Tool> Tools => Pack.Tools.Values.OrderBy(tool => tool.Title, StringComparer.Ordinal);
}
