using Lantern.Access;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Readings;
using static Lantern.App.Pages.Strategy.FormRows;

namespace Lantern.App.Pages.Strategy;

/// <summary>What a meeting still lacks before it can be concluded, in the order of the agenda, each with the field that mends it.</summary>
public static class MeetingLacks
{
    private static readonly string[] Order = [.. AgendaItem.Fixed.Select(item => item.Id)];

    /// <summary>Everything that is missing.</summary>
    /// <param name="sheet">The meeting.</param>
    /// <param name="reader">Who takes the minutes.</param>
    public static IReadOnlyList<Lack> Read(MeetingSheet sheet, Reader reader)
    {
        var file = sheet.Children[0].File.Id;
        var refused = MeetingWriting.Refused(sheet, reader).ToList();
        // An action that carries out a line lacks what its line lacks: said once.
        var said = refused.Where(one => one.Part.Action is not { IsOfALine: true }).ToList();
        var seen = new Dictionary<(Body, string), int>();
        var lacks = Own(sheet).Concat(said.Select(one => From(sheet, one.Part, one.Refused, seen)))
            .Select(one => (one.Item, Lack: one.Lack with { Path = AgendaItem.PathOf(file, one.Item) }));
        return [.. lacks.OrderBy(one => Array.IndexOf(Order, one.Item.Split('.')[0])).ThenBy(one => one.Item, StringComparer.Ordinal).Select(one => one.Lack).DistinctBy(one => (one.Link, one.Words))];
    }

    /// <summary>Where a refusal of the store is mended.</summary>
    internal static Lack Of(MeetingSheet sheet, Refused refused)
    {
        var (item, field) = Where(sheet, refused, 0, sheet.Children[0]);
        return new Lack(refused.Words, AgendaItem.PathOf(sheet.Children[0].File.Id, item), field) { Source = refused.Source };
    }

    // What no entry can be asked for: agencies with a part in the file, who came, words that cannot be read, owners read back.
    private static IEnumerable<(string Item, Lack Lack)> Own(MeetingSheet sheet)
    {
        foreach (var row in sheet.Grid.Rows.Where(row => AgendaItem.IsExpected(sheet, row)))
        {
            var said = sheet.Grid.Of(row);
            if (said is { InvitedOn: not null, Attended: null, Report: not ReportState.Received })
                yield return ("introductions", Here($"{sheet.Grid.Called(row)} was asked: did they come?", InvitationSheet.Name(row, "Came")));
            else if (row.Line is null && row.IsStanding && said is not ({ InvitedOn: not null } or { Attended: true } or { LeftOut: not null }))
                yield return ("introductions", Here($"{sheet.Grid.Called(row)} has a part in the file: did they come, or why were they not asked?", InvitationSheet.Name(row, "Came")));
        }
        if (sheet.Typed.Said("Purpose") is null)
            yield return ("purpose", Here("The concerns, and what the meeting is for", "Purpose"));
        foreach (var (field, words) in sheet.Planning.Unreadable().Concat(sheet.Typed.WrongMoment("Began", "The day it began")))
            yield return (AgendaItem.Opening, Here(words, field));
        foreach (var list in sheet.Taken)
        {
            foreach (var (field, words) in sheet.Lines(sheet.Children[0], list).Unreadable())
                yield return (ItemOfLine(sheet, field), Here(words, field));
        }
        foreach (var n in sheet.Typed.Filled("Action"))
        {
            foreach (var (field, words) in sheet.Typed.WrongMoment(Field("Action", n, "Due"), $"The day of action {Words.Number(n)}"))
                yield return ("plan", Here(words, field));
        }
        if (sheet.Typed.Said("Summary") is null)
            yield return ("summary", Here("The key points", "Summary"));
        if (sheet.Typed["ReadBack"] != "yes")
            yield return ("summary", Here("Read back who does what by when", "ReadBack"));
        foreach (var (field, words) in sheet.Typed.WrongMoment("Next", "The next date"))
            yield return ("next", Here(words, field));
    }

    private static (string Item, Lack Lack) From(MeetingSheet sheet, MeetingWriting.Part part, Refused refused, Dictionary<(Body, string), int> seen)
    {
        var key = (part.Body, refused.Refusal);
        var before = seen.GetValueOrDefault(key);
        seen[key] = before + 1;
        var (item, field) = part.Action is { } action ? (action.Item, Of(action, refused)) : Where(sheet, refused, before, part.Child);
        var whose = sheet.Children.Count > 1 && part.Body is StrategyDiscussionHeld ? $"{part.Child.Label}: " : "";
        return (item, new Lack(whose + refused.Words, "", field) { Source = refused.Source });
    }

    private static string Of(MeetingAction action, Refused refused)
    {
        var row = action.Field[..(action.Field.LastIndexOf('.') + 1)];
        return row + (refused.Field switch { "owner" => "Owner", "due" => "Due", _ => "What" });
    }

    // The same refusal comes once for each row that lacks something, in the order of the rows.
    private static (string Item, string Field) Where(MeetingSheet sheet, Refused refused, int which, MeetingChild child)
    {
        string Row(IEnumerable<string> fields, string otherwise) => fields.Skip(which).FirstOrDefault() ?? otherwise;
        var opening = PlanLacks.Opening(sheet.Planning, "").Select(lack => lack.Field).ToList();
        return refused.Field switch
        {
            "significant-harm" => ("decision", $"Harm.{child.Key}"),
            "because" => ("decision", $"Because.{child.Key}"),
            "due" => ("next", "Next"),
            "other-children" => ("plan", Row(sheet.Typed.Filled("Other").Select(n => Field("Other", n, "Outcome")).Where(field => sheet.Typed.Said(field) is null), "Other.1.Outcome")),
            "single-because" => (AgendaItem.Opening, "Complex"),
            "authorities" => (AgendaItem.Opening, Row(opening.Where(field => field.StartsWith("Authority.", StringComparison.Ordinal)), "authorities")),
            "lead-authority" => (AgendaItem.Opening, sheet.Typed.Said("LeadAuthority") is null ? "LeadAuthority" : sheet.Typed.Said("LeadAgreedBy") is null ? "LeadAgreedBy" : "LeadAgreedOn"),
            "urgent-actions" => (AgendaItem.Opening, Row(opening.Where(field => field.StartsWith("Urgent.", StringComparison.Ordinal)), "urgent-actions")),
            "young-people" => (AgendaItem.Opening, Row(PlanLacks.Young(sheet.Planning, "").Select(lack => lack.Field), "young-people")),
            "happened" => (AgendaItem.Opening, "Began"),
            "invitations" when refused.Refusal == Refusals.AttendeeNotHeard => ("information", Row(sheet.Grid.Present.Where(one => one.Said is { Said: null, NothingToAdd: null }).Select(one => InvitationSheet.Name(one.Row, "Said")), "information")),
            "invitations" => ("introductions", Row(sheet.Grid.Rows.Where(row => row is { IsStanding: true, Line: not null } && sheet.Grid.Of(row) is not ({ InvitedOn: not null } or { Attended: true } or { Report: ReportState.Received } or { LeftOut: not null }))
                .Select(row => InvitationSheet.Name(row, "Came")), "introductions")),
            { } line when line.Contains('.', StringComparison.Ordinal) => (ItemOfLine(sheet, line), line),
            _ => (AgendaItem.Conclude, "main-content"),
        };
    }

    private static string ItemOfLine(MeetingSheet sheet, string field)
    {
        var parts = field.Split('.');
        var list = sheet.Taken.FirstOrDefault(list => list.Id == parts[0]);
        return list?.Areas.FirstOrDefault(area => area.Lines.Any(line => line.Id == parts[1])) is { } area ? AgendaItem.OfArea(list, area) : "actions";
    }

    private static Lack Here(string words, string field) => new(words, "", field);
}
