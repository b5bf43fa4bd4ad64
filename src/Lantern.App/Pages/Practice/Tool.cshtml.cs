using Lantern.App.Site;
using Lantern.Practice;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Practice;

/// <summary>One risk tool: its groups, how it adds up, its bands and where it comes from.</summary>
[MayUse]
public sealed class ToolModel(Pack pack) : PracticePage(pack)
{
    /// <summary>The tool.</summary>
    public Tool Tool { get; private set; } = null!;

    public IActionResult OnGet(string tool)
    {
        if (!Pack.Tools.TryGetValue(tool, out var found))
            return NotFound();
        Tool = found;
        return Page();
    }
}
