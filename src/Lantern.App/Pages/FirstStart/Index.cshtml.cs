using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.FirstStart;

/// <summary>Before there is a hub: offers to make the demo hub, and shows how far that has come.</summary>
[MayUse(Anyone = true)]
public sealed class IndexModel(Demo.FirstStart first) : PageModel
{
    private const string LookAgain = "2";

    /// <summary>How the first start stands.</summary>
    public Demo.FirstStart First { get; } = first;

    public IActionResult OnGet()
    {
        if (First.IsReady)
            return Redirect("/");
        if (First.IsMaking)
            Response.Headers["Refresh"] = LookAgain;
        return Page();
    }

    public IActionResult OnPost()
    {
        if (!First.MayMake)
            return NotFound();
        _ = First.Make(null);
        return Redirect("/");
    }
}
