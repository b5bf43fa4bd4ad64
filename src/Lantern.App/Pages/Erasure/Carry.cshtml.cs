using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Erasure;

/// <summary>Carries one proposed erasure out.</summary>
[MayUse(Deed.Erase)]
public sealed class CarryModel(HubStore hub, ILogger<CarryModel> log) : PageModel
{
    /// <summary>The file's opaque id, from the address.</summary>
    [FromRoute(Name = "file")]
    public string Id { get; set; } = "";

    /// <summary>What was proposed.</summary>
    public ErasureProposal Proposal { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync() => await Open() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        var answer = await hub.Erasures.Erase(new FileId(Id), HttpContext.GetReader()!);
        log.LogInformation("{What} by {Worker}: {Outcome}", "erasure", HttpContext.GetReader()!.Worker, answer);
        if (answer == ErasureAnswer.Erased)
            return this.Next("/erasures", "The file is erased. Have the list of erasures written anew.");
        if (answer is ErasureAnswer.NotFound or ErasureAnswer.NotProposed || !await Open())
            return NotFound();
        ModelState.AddModelError("", answer == ErasureAnswer.Held
            ? "A legal hold stands on this file, so it is not erased."
            : "You proposed this yourself. Somebody else who is a privacy officer carries it out.");
        return Page();
    }

    private async Task<bool> Open()
    {
        if (await hub.Erasures.Open(new FileId(Id), HttpContext.GetReader()!) is not { } found)
            return false;
        Proposal = found;
        return true;
    }
}
