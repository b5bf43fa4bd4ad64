using Lantern.Access;
using Lantern.Readings;
using Lantern.Store;

namespace Lantern.App.Pages.Plan;

/// <summary>The copy of a plan for a professional: what somebody of that role may see of it, and of that the parts chosen.</summary>
/// <param name="Live">The plans that are live.</param>
/// <param name="Rows">The open rows chosen, by heading.</param>
/// <param name="Areas">The headings under which they may see anything.</param>
/// <param name="OnlyExploitation">True where only rows from checklists about exploitation are in it.</param>
public sealed record ProfessionalCopy(IReadOnlyList<LivePlan> Live, IReadOnlyList<IGrouping<string, PlanRow>> Rows, IReadOnlyList<string> Areas, bool OnlyExploitation)
{
    /// <summary>The part with the rows that are theirs to do, chosen where nothing else is.</summary>
    public const string Theirs = "theirs";

    /// <summary>Reads it. The least is given unless more is chosen.</summary>
    /// <param name="file">The file as whoever makes the copy has it open; nothing beyond that can be given away.</param>
    /// <param name="to">For whom.</param>
    /// <param name="parts">The parts chosen: headings, and the rows that are theirs.</param>
    /// <param name="onlyExploitation">True to take only rows from checklists about exploitation.</param>
    /// <param name="hub">Who works here, to know whose a row is.</param>
    public static ProfessionalCopy Read(OpenFile file, CopyFor to, IReadOnlyList<string> parts, bool onlyExploitation, HubStore hub)
    {
        var reader = new Reader("", "", to.Role, "", "");
        var seen = CaseFile.Read(Visible.To(reader, Relation.NetworkMember, file.Entries).Entries, file.Now);
        var plan = PlanOnADay.Read(seen);
        var rows = plan.Rows.Where(row => row.IsOpen && row.Action.Action is not null && (!onlyExploitation || row.Action.Checklist is not null)).ToList();
        bool IsTheirs(PlanRow row) => to.Does(row.Action.Role) || (row.Action.Owner is { } owner && hub.Staff.Worker(owner)?.Role == to.Role);
        return new ProfessionalCopy(LivePlan.Read(seen, plan),
            [.. rows.Where(row => parts.Contains(row.Action.Area ?? "") || (parts.Contains(Theirs) && IsTheirs(row))).GroupBy(row => row.Action.Area ?? "")],
            [.. rows.Select(row => row.Action.Area ?? "").Distinct()], onlyExploitation);
    }
}
