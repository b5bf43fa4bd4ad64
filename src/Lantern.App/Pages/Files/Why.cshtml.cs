using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Files;

/// <summary>Asks whoever reads a file by role alone why, before anything of it is shown. It holds nothing of the file, so it opens none.</summary>
[MayUse]
public sealed class WhyModel(HubStore hub, Pack pack) : PageModel
{
    /// <summary>The file's opaque id, from the address.</summary>
    [FromRoute(Name = "file")]
    public string Id { get; set; } = "";

    /// <summary>The page of the file that was asked for.</summary>
    [FromQuery(Name = "then")]
    public string? Then { get; set; }

    /// <summary>Where the answer is sent.</summary>
    public string Path => $"/files/{Id}/why?then={Uri.EscapeDataString(Next)}";

    private string Next => WhyFirst.Then(Then, Id);

    private Reader Reader => HttpContext.GetReader()!;

    public IActionResult OnGet() => hub.Files.AsksWhy(new FileId(Id), Reader) switch
    {
        null => NotFound(),
        true => Page(),
        false => Redirect(Next),
    };

    public async Task<IActionResult> OnPostAsync()
    {
        if (hub.Files.AsksWhy(new FileId(Id), Reader) is null)
            return NotFound();
        return WhyFirst.Read(Request.Form, pack, ModelState) is not { } why ? Page()
            : await hub.Files.TryOpen(new FileId(Id), Reader, why) is FileAnswer.Opened ? Redirect(Next) : NotFound();
    }
}
