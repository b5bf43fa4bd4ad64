using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Drafts;

/// <summary>Keeps what somebody is typing as their own draft. It answers nothing and shows nothing: a draft is shown on its own form.</summary>
[MayUse]
public sealed class KeepModel(HubStore hub) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync() => StatusCode(await Site.Drafts.Keep(hub, Request.Form, HttpContext.GetReader()!));
}
