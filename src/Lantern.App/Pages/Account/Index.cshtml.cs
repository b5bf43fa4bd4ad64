using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Account;

/// <summary>How a worker signs in, and where that worker is signed in.</summary>
[MayUse]
public sealed class IndexModel : PageModel
{
    public void OnGet()
    {
    }
}
