using System.Globalization;
using Lantern.Access;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Access;

/// <summary>Opens a child's file in an emergency. What is asked is posted, so that it stands in no address; the answer says no more than whether a file was opened.</summary>
[MayUse(Deed.BreakGlass)]
public sealed class EmergencyModel(HubStore hub, ILogger<EmergencyModel> log) : PageModel
{
    private const int LongestLine = 200, LongestReason = 1000;

    /// <summary>True after an attempt that opened nothing.</summary>
    public bool OpenedNothing { get; private set; }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var typed = Pencil.Of(Request.Form);
        typed.ShowOn(ModelState);
        foreach (var field in (string[])["GivenName", "FamilyName", "Reference"])
        {
            if (typed[field].Length > LongestLine)
                ModelState.AddModelError(field, $"Shorten this to {LongestLine} characters");
        }
        var born = typed.Date("Born");
        if (born.Problem is { } problem)
            ModelState.AddModelError("Born", $"The date of birth {problem}");
        var asked = new Asked(typed.Said("GivenName"), typed.Said("FamilyName"), born.Date, typed.Said("Reference"));
        if (ModelState.IsValid && !asked.IsEnough)
            ModelState.AddModelError("GivenName", "Enter both names and the date of birth, or the reference with the family name or the date of birth");
        if (typed["Because"].Length is < Watch.ShortestReason or > LongestReason)
            ModelState.AddModelError("Because", $"Say why in {Watch.ShortestReason} to {Words.Number(LongestReason)} characters");
        if (!int.TryParse(typed["Hours"], NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours is < 1 or > Watch.MostHours)
            ModelState.AddModelError("Hours", "Choose for how long");
        if (!ModelState.IsValid)
            return Page();
        var reader = HttpContext.GetReader()!;
        if (await hub.Watch.BreakGlass(reader, asked, typed["Because"], hours) is { } file)
        {
            // Whoever runs the hub pages the privacy officer by this line; the file stands in it by its id.
            if (hub.Watch.HeldOpen(reader) is > 1 and var held)
                log.LogWarning("{What} by {Worker} of file {File}: {Held} open at one time, tell the privacy officer now", "emergency opening", reader.Worker, file, held);
            return Redirect($"/files/{file}");
        }
        OpenedNothing = true;
        return Page();
    }
}
