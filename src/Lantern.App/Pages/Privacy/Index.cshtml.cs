using Lantern.Access;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace Lantern.App.Pages.Privacy;

/// <summary>What is put before those who watch over the record: emergencies and unusual looks, by reference and without a name.</summary>
[MayUse(Deed.SeeAlerts)]
public sealed class IndexModel(HubStore hub, TimeProvider time) : PageModel
{
    /// <summary>What waits for a review.</summary>
    public IReadOnlyList<Alert> Waiting { get; private set; } = [];

    /// <summary>What was reviewed; it remains.</summary>
    public IReadOnlyList<Alert> Reviewed { get; private set; } = [];

    public HubStore Hub => hub;

    public IActionResult OnGet()
    {
        if (hub.Watch.Alerts(HttpContext.GetReader()!) is not { } alerts)
            return NotFound();
        Waiting = [.. alerts.Where(alert => alert.Review is null)];
        Reviewed = [.. alerts.Where(alert => alert.Review is not null)];
        return Page();
    }

    /// <summary>How near the day of review is.</summary>
    public string Due(Alert alert)
    {
        var days = Period.DaysBetween(London.DayOf(Instant.FromDateTimeOffset(time.GetUtcNow())), alert.Due);
        return $"{Words.Day(alert.Due)}, {(days < 0 ? $"{Words.Count(-days, "day")} late" : days == 0 ? "today" : $"in {Words.Count(days, "day")}")}";
    }
}
