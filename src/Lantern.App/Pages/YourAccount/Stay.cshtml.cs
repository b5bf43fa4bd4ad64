using System.Globalization;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.YourAccount;

/// <summary>Says in seconds how much longer somebody stays signed in: asked for with "Left" it changes nothing, else it has made that longer.</summary>
[MayUse]
public sealed class StayModel(TimeProvider time) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost() => Left();

    public IActionResult OnPostLeft() => Left();

    private ContentResult Left()
    {
        var left = HttpContext.GetStanding()!.Until - NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow());
        return Content(((int)left.TotalSeconds).ToString(CultureInfo.InvariantCulture), "text/plain");
    }
}
