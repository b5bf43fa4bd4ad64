using Lantern.App.Site;
using Lantern.Practice;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Practice;

/// <summary>A risk tool as a blank form to print.</summary>
[MayUse]
public sealed class FormModel(Pack pack) : PracticePage(pack)
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
