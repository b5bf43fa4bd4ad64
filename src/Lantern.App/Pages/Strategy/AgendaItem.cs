using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using static Lantern.App.Pages.Strategy.FormRows;

namespace Lantern.App.Pages.Strategy;

/// <summary>An item of a strategy discussion's agenda, as it stands.</summary>
/// <param name="Id">The last part of its address.</param>
/// <param name="Number">Its number on the agenda; null for what comes before it and for the areas under item 4.</param>
/// <param name="Title">What it is.</param>
/// <param name="Settled">How much of it is settled.</param>
/// <param name="Open">How much of it is open.</param>
public sealed record AgendaItem(string Id, int? Number, string Title, int Settled = 0, int Open = 0)
{
    /// <summary>What is looked at before the meeting opens.</summary>
    public const string Opening = "opening";

    /// <summary>The last item: the list of what is missing, and the end.</summary>
    public const string Conclude = "conclude";

    /// <summary>The nine items, and what comes before them.</summary>
    public static IReadOnlyList<AgendaItem> Fixed { get; } =
    [
        new(Opening, null, "Before it opens"), new("introductions", 1, "Introductions"), new("purpose", 2, "Summary of concerns and purpose"),
        new("information", 3, "Information from each professional"), new("actions", 4, "Actions to consider"), new("decision", 5, "Decision on significant harm"),
        new("plan", 6, "Safeguarding plan"), new("summary", 7, "Key points and key professionals"), new("next", 8, "Date for updates or the next meeting"),
        new(Conclude, 9, "Conclude"),
    ];

    /// <summary>The item of an area of a checklist.</summary>
    public static string OfArea(Checklist list, ChecklistArea area) => $"actions.{list.Id}.{area.Id}";

    /// <summary>The address of an item of a file's meeting.</summary>
    public static string PathOf(FileId file, string item) => item == Conclude ? $"/files/{file}/strategy/conclude" : $"/files/{file}/strategy/meeting/{item}";

    /// <summary>The state in words, for the agenda.</summary>
    public string State => Open > 0 ? $"{Words.Number(Open)} open" : Settled > 0 ? "Settled" : "";

    /// <summary>The agenda as it stands, the areas after item 4.</summary>
    public static IReadOnlyList<AgendaItem> Read(MeetingSheet sheet) => [.. Fixed.SelectMany<AgendaItem, AgendaItem>(item => item.Id == "actions" ? [item, .. Areas(sheet)] : [Counted(item, sheet)])];

    private static IEnumerable<AgendaItem> Areas(MeetingSheet sheet) =>
        from list in sheet.Taken
        from area in sheet.Areas(list)
        let lines = sheet.Drawn(list, area.Id)
        let open = lines.Count(line => line.State.IsOpen || line.State.Lacks.Count > 0)
        select new AgendaItem(OfArea(list, area), null, area.Title, lines.Count - open, open);

    private static AgendaItem Counted(AgendaItem item, MeetingSheet sheet)
    {
        var typed = sheet.Typed;
        return item.Id switch
        {
            Opening => item.With([.. PlanLacks.Opening(sheet.Planning, "").Select(_ => false)]),
            "introductions" => item.With([.. sheet.Grid.Rows.Where(row => IsExpected(sheet, row)).Select(row => IsAnswered(sheet, row))]),
            "purpose" => item.With([typed.Said("Purpose") is not null]),
            "information" => item.With([.. sheet.Grid.Present.Select(one => one.Said is { Said: not null } or { NothingToAdd: true })]),
            "decision" => item.With([.. sheet.Children.Select(child => typed.Said($"Harm.{child.Key}") is not null && typed.Said($"Because.{child.Key}") is not null)]),
            "plan" => item.With([.. sheet.Actions.Select(action => action.Body is { Owner: not null, Due: not null, Action: not null }), .. typed.Filled("Other").Select(n => typed.Said(Field("Other", n, "Outcome")) is not null)]),
            "summary" => item.With([typed.Said("Summary") is not null, typed["ReadBack"] == "yes"]),
            "next" => item.With([typed.Date("Next").Date is not null || typed.Said("NoneNeeded") is not null]),
            _ => item,
        };
    }

    /// <summary>Whether somebody of that row is expected, or has to be accounted for.</summary>
    internal static bool IsExpected(MeetingSheet sheet, InvitationRow row) => row.IsStanding || sheet.Grid.Of(row) is not null;

    private static bool IsAnswered(MeetingSheet sheet, InvitationRow row) =>
        sheet.Grid.Of(row) is { } said && (said.Attended is not null || (said.InvitedOn is null && said.LeftOut is not null));

    private AgendaItem With(IReadOnlyList<bool> settled) => this with { Settled = settled.Count(one => one), Open = settled.Count(one => !one) };
}
