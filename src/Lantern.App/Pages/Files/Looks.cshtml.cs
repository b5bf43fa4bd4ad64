using Lantern.App.Site;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Pages.Files;

/// <summary>Who has opened this file, when and why, for those who answer for it.</summary>
[MayUse]
public sealed class LooksModel(HubStore hub) : FilePage(hub)
{
    public WhoLooked Read { get; private set; } = null!;

    public async Task<IActionResult> OnGet()
    {
        if (await Hub.Files.Looks(File.Id, Reader) is not { } looks)
            return NotFound();
        Read = WhoLooked.Read(looks, File.Pack.Calendar);
        return Page();
    }

    public string When(LookLine line) =>
        $"{Words.Moment(line.First)}{(Words.Time(line.Last) == Words.Time(line.First) ? "" : $" to {Words.Time(line.Last)}")}";

    public string Who(LookLine line) => $"{Hub.NameOf(line.Worker)}, {Hub.TitleOf(line.Agency)}";

    public string AsWhat(LookLine line) => string.Join(", ", line.Relations.Select(Words.Role));
}
