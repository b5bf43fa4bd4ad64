using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lantern.App.Pages.Access;

/// <summary>An agency, or one worker of it, as chosen from a list; and the reason that goes with the choice.</summary>
/// <param name="Agency">The agency's id.</param>
/// <param name="Worker">The worker's id; null for everybody of the agency.</param>
public sealed record Chosen(string Agency, string? Worker)
{
    private const int LongestReason = 1000, LongestId = 200;

    /// <summary>The list: agencies first, then people.</summary>
    public static IEnumerable<SelectListItem> From(HubStore hub) =>
    [
        .. hub.Staff.Agencies().Select(agency => new SelectListItem($"Everybody of {agency.Title}", $"agency/{agency.Id}")),
        .. hub.Staff.Workers().Select(worker => new SelectListItem($"{worker.Name}, {Words.Role(worker.Role)}, {hub.TitleOf(worker.Agency)}", $"worker/{worker.Worker}")),
    ];

    /// <summary>What was chosen in a field; null, and said on the page, where nothing of the list was.</summary>
    public static Chosen? In(Pencil typed, string field, HubStore hub, ModelStateDictionary page)
    {
        var chosen = typed[field].Length > LongestId ? null : typed[field].Split('/', 2) switch
        {
            ["agency", var agency] when hub.Staff.Agency(agency) is not null => new Chosen(agency, null),
            ["worker", var id] when hub.Staff.Worker(id) is { } worker => new Chosen(worker.Agency, worker.Worker),
            _ => null,
        };
        if (chosen is null)
            page.AddModelError(field, "Choose an agency or a person from the list");
        return chosen;
    }

    /// <summary>Says on the page where a reason is missing or too long.</summary>
    public static void CheckReason(Pencil typed, string field, ModelStateDictionary page)
    {
        if (typed[field].Length is 0 or > LongestReason)
            page.AddModelError(field, typed[field].Length == 0 ? "Say why" : $"Shorten this to {Words.Number(LongestReason)} characters");
    }
}
