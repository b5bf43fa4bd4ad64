using Lantern.App.Site;
using Lantern.Practice;
using Lantern.Readings;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Lantern.App.Pages.Strategy;

/// <summary>One item of a strategy discussion, minuted while it is held; each is kept in pencil by itself.</summary>
[MayUse]
public sealed class MeetingModel(HubStore hub) : MeetingPage(hub)
{
    private const string FirstItem = "introductions";

    /// <summary>The item, from the address.</summary>
    [FromRoute(Name = "item")]
    public string? Asked { get; set; }

    public override AgendaItem Item => Agenda.FirstOrDefault(item => item.Id == ItemKey) ?? Agenda[0];

    /// <summary>The aide memoire and the area gone through, where the item is one.</summary>
    public (Checklist List, ChecklistArea Area)? Going =>
        (from list in Sheet.Taken from area in list.Areas where AgendaItem.OfArea(list, area) == ItemKey select ((Checklist, ChecklistArea)?)(list, area)).FirstOrDefault();

    /// <summary>What has to be settled or explained before it opens.</summary>
    public IReadOnlyList<Lack> BeforeIt => [.. PlanLacks.Opening(Sheet.Planning, PathOf(AgendaItem.Opening))];

    /// <summary>The days that the items of a line name.</summary>
    public static IEnumerable<LocalDate> DaysOf(LineState state) =>
        (state.Given?.Items ?? []).SelectMany(item => item.Values).Select(said => LocalDatePattern.Iso.Parse(said.Words)).Where(day => day.Success).Select(day => day.Value);

    protected override string ItemKey => Asked is { Length: > 0 } item ? item : FirstItem;

    public async Task<IActionResult> OnGetAsync()
    {
        await Read();
        if (Missing() is { } there)
            return there;
        // What keeps a child safe, and who has to be there, come first.
        return ItemKey != AgendaItem.Opening && BeforeIt.Count > 0
            ? this.Next(PathOf(AgendaItem.Opening), "Before the meeting opens: settle what is listed here, or write beside it why the meeting does not wait.")
            : Page();
    }

    public async Task<IActionResult> OnPostAsync() => await Save() ?? Redirect(Next is { } next ? PathOf(next.Id) : PathOf(AgendaItem.Conclude));

    public async Task<IActionResult> OnPostMoreAsync() => await Save() ?? Page();

    public async Task<IActionResult> OnPostChildAsync()
    {
        if (await Save() is { } wrong)
            return wrong;
        Found = await Look(Sheet.Typed["LookFor"]);
        if (Found.Count == 0)
            ModelState.AddModelError("LookFor", "Nobody you may open matches. Try the reference, or the name and the date of birth");
        return Page();
    }

    private async Task<IActionResult?> Save()
    {
        var posted = Pencil.Of(Request.Form);
        await Read(posted);
        if (Missing() is { } there)
            return there;
        if (!await Keep(posted))
            ModelState.AddModelError("", "This is too much to keep for one item. Shorten what you wrote; nothing is lost as long as this page is open.");
        foreach (var (field, words) in Unreadable())
            ModelState.AddModelError(field, words);
        return ModelState.IsValid ? null : Page();
    }

    // A day that is none is said at once, and kept as typed; what is missing can wait until the meeting is concluded.
    private IEnumerable<(string Field, string Words)> Unreadable() => ItemKey switch
    {
        AgendaItem.Opening => Sheet.Planning.Unreadable().Concat(Sheet.Typed.WrongMoment("Began", "The day it began")),
        "plan" => Sheet.Typed.Filled("Action").SelectMany(n => Sheet.Typed.WrongMoment(FormRows.Field("Action", n, "Due"), "The day")),
        "next" => Sheet.Typed.WrongMoment("Next", "The next date"),
        _ => Going is { } going ? Sheet.Lines(Children[0], going.List).Unreadable().Where(one => going.Area.Lines.Any(line => one.Field.StartsWith($"{going.List.Id}.{line.Id}.", StringComparison.Ordinal))) : [],
    };

    private NotFoundResult? Missing() => Agenda.Any(item => item.Id == ItemKey) && ItemKey != AgendaItem.Conclude ? null : NotFound();
}
