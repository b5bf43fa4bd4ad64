using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Lantern.App.Pages.HubActs;

/// <summary>The hub asks that something be done, by whom and by when; without all three it is refused.</summary>
[MayUse]
public sealed class SetActionModel(HubStore hub) : HubActPage(hub)
{
    public override string Title => "Ask for an action";

    public override Kind Kind => Kinds.Of<HubActionSet>();

    protected override string Done => CannotOpenYet.Length > 0 ? "Asked, and an answer is due."
        : $"Asked. It stands on the list of {Hub.NameOf(Typed["Owner"])} now{Told}, and an answer is due.";

    /// <summary>Teams first, then people, each with what they are.</summary>
    public IEnumerable<SelectListItem> Owners =>
    [
        .. Hub.Staff.Workers().Where(worker => worker.Team.Length > 0).Select(worker => worker.Team).Distinct().Order(StringComparer.Ordinal)
            .Select(team => new SelectListItem(Hub.NameOf(team), team)),
        .. Hub.Staff.Workers().Select(worker => new SelectListItem($"{worker.Name}, {Words.Role(worker.Role)}, {Hub.TitleOf(worker.Agency)}", worker.Worker)),
    ];

    // An action answers no entry; it is asked for after a decision.
    protected override IEnumerable<Entry> Candidates() => [];

    protected override IEnumerable<(string Field, string Words)> Wrong()
    {
        if (Typed["Owner"].Length > 0 && Owners.All(owner => owner.Value != Typed["Owner"]))
            yield return ("Owner", "Choose who is to do it from the list");
        var day = Typed.Date("Timescale");
        if (day.Date is null && !day.IsEmpty)
            yield return ("Timescale", $"The day {day.Problem}");
    }

    protected override IEnumerable<Body> Bodies() =>
    [
        new HubActionSet { Action = Passage("Action"), Owner = Typed.Said("Owner"), Timescale = Typed.Date("Timescale").Date, Because = Typed.Said("Because"), Of = Of },
    ];

    private string Told
    {
        get
        {
            var owner = Hub.Staff.Worker(Typed["Owner"]);
            var team = owner?.Team ?? Typed["Owner"];
            var manager = Hub.Staff.Workers().FirstOrDefault(worker => worker.Role == Role.TeamManager && worker.Team.Length > 0 && worker.Team == team);
            return manager is null || manager.Worker == owner?.Worker ? "" : $" and of {manager.Name}, team manager";
        }
    }
}
