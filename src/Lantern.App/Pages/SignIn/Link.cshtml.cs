using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>A one-time link: looking at it uses nothing up, so that a mail scanner or a preview cannot; pressing its button does.</summary>
[MayUse(Anyone = true)]
public sealed class LinkModel(Links links, SettingUp settingUp) : PageModel
{
    /// <summary>What the link holds.</summary>
    [FromRoute(Name = "secret")]
    public string Secret { get; set; } = "";

    /// <summary>True while the link can be used.</summary>
    public bool IsGood { get; private set; }

    public async Task OnGetAsync() => IsGood = await links.IsGood(Secret);

    public async Task<IActionResult> OnPostAsync()
    {
        if (await links.Spend(Secret) is not { } account)
            return Page();
        await settingUp.Begin(HttpContext, account);
        return Redirect(SettingUp.Path);
    }
}
