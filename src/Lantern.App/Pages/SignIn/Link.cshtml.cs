using Lantern.App.Accounts;
using Lantern.App.Site;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.SignIn;

/// <summary>A one-time link: looking at it uses nothing up, so that a mail scanner or a preview cannot; pressing its button does.</summary>
[MayUse(Anyone = true)]
public sealed class LinkModel(Links links, SettingUp settingUp, Notices notices, ILogger<LinkModel> log) : PageModel
{
    /// <summary>What the link holds.</summary>
    [FromRoute(Name = "secret")]
    public string Secret { get; set; } = "";

    /// <summary>True while the link can be used.</summary>
    public bool IsGood { get; private set; }

    public async Task OnGetAsync() => IsGood = await links.IsGood(Secret);

    /// <summary>True where somebody who had a part in making the link uses this browser.</summary>
    public bool IsMakers { get; private set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (MakersBrowser.IsOfAny(HttpContext, await links.Makers(Secret)))
        {
            (IsGood, IsMakers) = (true, true);
            var concerned = (await links.For(Secret))!.Worker;
            log.LogWarning("{What} of {Worker}: {Outcome}", "one-time link", concerned, "refused in a browser of somebody who made it");
            await notices.Add(concerned, HttpContext.GetReader()?.Worker ?? (await links.Makers(Secret))[0], "A one-time link was to be used in the browser of somebody who had a part in making it, and was refused");
            return Page();
        }
        if (await links.Spend(Secret) is not { } account)
            return Page();
        // Whose account it is now is somebody else's than who was signed in. A link that is good for nothing signs nobody out.
        if (HttpContext.GetReader() is not null)
            await Site.SignIn.Out(HttpContext);
        await settingUp.Begin(HttpContext, account);
        return Redirect(SettingUp.Path);
    }
}
