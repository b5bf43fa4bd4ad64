using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Drafts;

/// <summary>Keeps what somebody is typing as their own draft. It answers nothing and shows nothing: a draft is shown on its own form.</summary>
[MayUse]
public sealed class KeepModel(HubStore hub) : PageModel
{
    private const string NewFile = "new";

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        var (key, reader) = (Request.Form[Pencil.Key].ToString(), HttpContext.GetReader()!);
        if (key.Length is 0 or > Draft.LongestKey || !await MayKeep(key, reader))
            return NotFound();
        return await hub.Files.SaveDraft(key, Pencil.Of(Request.Form).ToText(), reader) is null
            ? StatusCode(StatusCodes.Status413PayloadTooLarge)
            : StatusCode(StatusCodes.Status204NoContent);
    }

    // A form that begins a file has none yet; any other draft belongs to a file its author may open. That is asked once,
    // with the first saving, or every few words typed would be noted as a look.
    private async Task<bool> MayKeep(string key, Reader reader) =>
        key.Split('/') is [{ Length: > 0 } file, { Length: > 0 }, ..]
        && (file == NewFile || await hub.Files.ReadDraft(key, reader) is not null
            || await hub.Files.Open(new FileId(file), reader, Purpose.WorkingOnTheFile) is not null);
}
