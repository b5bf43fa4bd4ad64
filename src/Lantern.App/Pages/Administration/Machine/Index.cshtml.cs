using Lantern.Access;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Administration.Machine;

/// <summary>What is wrong with the machine, for whoever keeps it and whoever answers for the hub; it says nothing of anybody.</summary>
[MayUse(Role.SystemAdministrator, Role.HubManager)]
public sealed class IndexModel(HubStore hub) : PageModel
{
    /// <summary>What is wrong now.</summary>
    public IReadOnlyList<Trouble> Troubles { get; private set; } = [];

    public async Task OnGetAsync() => Troubles = await hub.LookOver();

    /// <summary>What a trouble is with.</summary>
    public static string Title(TroubleWith with) => with switch
    {
        TroubleWith.Clock => "The clock",
        TroubleWith.Witness => "The witness",
        _ => "The disk",
    };

    /// <summary>What does not work because of it.</summary>
    public static string Stopped(Stops stops) => stops switch
    {
        Stops.Everything => "Nothing is written and no file is shown.",
        Stops.Writing => "Nothing new is written; files can be read.",
        _ => "Work goes on.",
    };
}
