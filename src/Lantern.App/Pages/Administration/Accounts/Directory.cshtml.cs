using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lantern.App.Pages.Administration.Accounts;

/// <summary>People of the authority's directory whom the hub does not know: an administrator says who they are, or refuses them.</summary>
[MayUse(Role.SystemAdministrator)]
public sealed class DirectoryModel(DirectoryBook directory, Recoveries recoveries, HubStore hub) : PageModel
{
    private const string Here = "/administration/accounts/directory";

    /// <summary>Those who ask, the first first.</summary>
    public IReadOnlyList<AskingPerson> Asking { get; private set; } = [];

    /// <summary>Whom they may be.</summary>
    public IReadOnlyList<SelectListItem> Workers { get; private set; } = [];

    public Task OnGetAsync() => Read();

    public async Task<IActionResult> OnPostAsync(string? person, string? worker)
    {
        await Read();
        if (worker is null || hub.Staff.Worker(worker) is null || worker == HttpContext.GetReader()!.Worker)
            ModelState.AddModelError("Worker", "Choose a worker who is not yourself");
        else if (await recoveries.AskToLink(person ?? "", worker, HttpContext.GetReader()!.Worker))
            return this.Next(Here, "It waits for a second person, who confirms it under “Recoveries that wait”.");
        else
            ModelState.AddModelError("", "Nobody with that code asks any more, or it waits for a second person already");
        return Page();
    }

    public async Task<IActionResult> OnPostRefuseAsync(string? person)
    {
        await directory.Refuse(person ?? "", HttpContext.GetReader()!.Worker);
        return this.Next(Here, "They are refused.");
    }

    private async Task Read()
    {
        Asking = await directory.Asking();
        Workers = [.. hub.Staff.Workers().Select(worker => new SelectListItem($"{worker.Name}, {Words.Role(worker.Role)}", worker.Worker))];
    }
}
