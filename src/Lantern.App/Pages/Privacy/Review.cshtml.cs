using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Privacy;

/// <summary>One alert, and what came of it: said once by the privacy officer, and kept.</summary>
[MayUse(Deed.SeeAlerts)]
public sealed class ReviewModel(HubStore hub) : PageModel
{
    private const int Longest = 5000;

    /// <summary>The alert's id, from the address.</summary>
    [FromRoute(Name = "alert")]
    public string Id { get; set; } = "";

    /// <summary>The alert.</summary>
    public Alert Alert { get; private set; } = null!;

    public HubStore Hub => hub;

    public bool MayReview => Alert.Review is null && Policy.Decide(Reader, Deed.ReviewAlert, Marks.None, Relation.None).Allowed;

    private Reader Reader => HttpContext.GetReader()!;

    public IActionResult OnGet() => Found() ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Found() || !MayReview)
            return NotFound();
        var typed = Pencil.Of(Request.Form);
        typed.ShowOn(ModelState);
        if (!Enum.TryParse<Finding>(typed["Finding"], out var finding) || !Enum.IsDefined(finding))
            ModelState.AddModelError("Finding", "Choose what you found");
        if (typed["Found"].Length is 0 or > Longest)
            ModelState.AddModelError("Found", typed["Found"].Length == 0 ? "Say what you found and whom you asked" : $"Shorten this to {Words.Number(Longest)} characters");
        if (!ModelState.IsValid)
            return Page();
        return await hub.Watch.Review(Id, Reader, finding, typed["Found"]) ? this.Next("/privacy", "The review is written down and remains.") : NotFound();
    }

    private bool Found()
    {
        Alert = hub.Watch.Alerts(Reader)?.FirstOrDefault(alert => alert.Id == Id)!;
        return Alert is not null;
    }
}
