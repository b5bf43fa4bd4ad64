using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>What somebody reads whom the directory knows and the hub does not.</summary>
[MayUse(Anyone = true)]
public sealed class AskedModel : PageModel
{
    /// <summary>The code to read out; empty where nobody is asked.</summary>
    public string? Code { get; private set; }

    public void OnGet() => Code = TempData[DirectorySignIn.Code] as string;
}
