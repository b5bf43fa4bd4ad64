using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using NodaTime;

namespace Lantern.App.Pages.Plan;

/// <summary>The child's plan: who does what by when, and is it helping?</summary>
[MayUse]
public sealed class IndexModel(HubStore hub) : AsItStoodPage(hub)
{
    protected override RecordPart Shows => RecordPart.Network;

    /// <summary>The heading chosen; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Area { get; set; }

    /// <summary>The code of a row whose owner is chosen, so that no name stands in an address; null for everybody.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Who { get; set; }

    public PlanAreas Areas => new(File.Pack);

    public PlanOnADay Plan { get; private set; } = null!;

    public IReadOnlyList<LivePlan> Live { get; private set; } = [];

    /// <summary>The rows chosen, by heading: the pack's headings in order, then those it does not know.</summary>
    public IReadOnlyList<IGrouping<string, PlanRow>> Open { get; private set; } = [];

    /// <summary>The rows chosen that have ended, the latest first.</summary>
    public IReadOnlyList<PlanRow> Ended { get; private set; } = [];

    public bool IsChosen => Area is { Length: > 0 } || Who is { Length: > 0 };

    public int LateCount => Plan.Rows.Count(IsLate);

    public void OnGet()
    {
        CheckDay();
        Plan = PlanOnADay.Read(Stood);
        Live = LivePlan.Read(Stood, Plan);
        var owner = Plan.Rows.FirstOrDefault(row => row.Entry.Code == Who && Who?.Length > 0)?.Action.Owner;
        var rows = Plan.Rows.Where(row => (Area is not { Length: > 0 } area || row.Action.Area == area) && (owner is null || row.Action.Owner == owner)).ToList();
        var order = Areas.All.Select(line => line.Id).ToList();
        Open = [.. rows.Where(row => row.IsOpen).GroupBy(row => Areas.Has(row.Action.Area) ? row.Action.Area! : "")
            .OrderBy(group => order.IndexOf(group.Key) is var at && at < 0 ? order.Count : at)];
        Ended = [.. rows.Where(row => !row.IsOpen).Reverse()];
    }

    /// <summary>Everybody who has a row, by the code of the first.</summary>
    public IEnumerable<SelectListItem> People => Plan.Rows.Where(row => row.Action.Owner is not null).DistinctBy(row => row.Action.Owner)
        .Select(row => new SelectListItem(Hub.NameOf(row.Action.Owner!), row.Entry.Code)).OrderBy(item => item.Text, StringComparer.Ordinal);

    public bool IsLate(PlanRow row) => row.IsOpen && row.Action.Due is { } due && due < London.DayOf(Moment);

    /// <summary>By when, with how late it is in words.</summary>
    public string When(PlanRow row) => row.Action.Due is not { } due ? "No day agreed"
        : IsLate(row) ? $"{Words.Day(due)}, {Words.Count(Period.DaysBetween(due, London.DayOf(Moment)), "day")} late" : Words.Day(due);

    public string NameOf(string? owner) => owner is { Length: > 0 } ? Hub.NameOf(owner) : "Nobody named yet";

    /// <summary>What a line of a checklist asks besides, and what was said.</summary>
    public IEnumerable<(string Ask, string Said)> Details(PlanRow row, IReadOnlyDictionary<string, Passage>? said) => RowWords.Details(File.Pack, row.Action, said);

    /// <summary>Whether the reader may agree, review and end a plan.</summary>
    public bool MayAgree => !IsPast && WhoWrites.May(Kinds.Of<PlanAgreed>(), File.Relation);
}
