using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Lantern.App.Pages.Write;
using NodaTime;

namespace Lantern.App.Tests.Pages.Write;

/// <summary>Fills every question of a form with something a person could have meant.</summary>
internal static class Filling
{
    private static readonly Dictionary<string, string> Particular = new()
    {
        ["file-closed.outcome"] = "Safe",
        ["case-allocated.grade"] = "experienced",
        ["assessment-started.section"] = "17",
        ["assessment-completed.section"] = "17",
        ["section-47-concluded.health-information"] = "received",
        ["strategy-discussion-held.significant-harm"] = "no",
        ["missing-started.type"] = "missing",
    };

    public static IEnumerable<(string Field, string? Value)> Of(OfferedAct act, Reply page, LocalDate today)
    {
        // A correction changes one thing.
        if (act.Kind.Name == "entry-corrected")
            return [("to.given-name", "Joanna"), ("because", "Misheard.")];
        return act.Questions.Where(question => question.As != Asked.Entry || question.Need is not null || act.Kind.Name == "lead-professional-named")
            .SelectMany(question => Answer($"{act.Kind.Name}.{question.Field}", question, page, today));
    }

    private static IEnumerable<(string, string?)> Answer(string key, Question question, Reply page, LocalDate today) => question.As switch
    {
        _ when Particular.TryGetValue(key, out var value) => [(question.Name, value)],
        Asked.YesNo => [(question.Name, "true")],
        Asked.Choice => [(question.Name, question.Choices[0].Value)],
        Asked.Number => [(question.Name, "17")],
        Asked.Day => Day(question.Name, question.Field == "born" ? new LocalDate(2011, 5, 14) : today.PlusDays(10)),
        Asked.Moment => Day(question.Name, question.Field == "reported-to-police" ? today : today.PlusDays(3)),
        Asked.Span => [(question.Name + ".Length", "2"), (question.Name + ".Unit", "weeks")],
        Asked.Entry or Asked.Worker or Asked.FromPack => [(question.Name, First(page, question.Name))],
        Asked.SeveralFromPack => [(question.Name, page.Page.QuerySelectorAll<IHtmlInputElement>($"input[name='{question.Name}']").First().Value)],
        Asked.Areas => page.Page.QuerySelectorAll("textarea").Where(area => area.GetAttribute("name")!.StartsWith("areas.", StringComparison.Ordinal))
            .Select(area => (area.GetAttribute("name")!, (string?)"Meet every week")),
        Asked.Rows => question.Columns.SelectMany(column => Answer($"{key}.{column.Field}", column.Under($"{question.Name}.0"), page, today)),
        _ => [(question.Name, "Said in plain words")],
    };

    private static IEnumerable<(string, string?)> Day(string name, LocalDate day) =>
    [
        (name + ".Day", Text(day.Day)), (name + ".Month", Text(day.Month)), (name + ".Year", Text(day.Year)),
    ];

    private static string? First(Reply page, string name) =>
        page.Page.QuerySelectorAll<IHtmlOptionElement>($"select[name='{name}'] option").FirstOrDefault(option => option.Value.Length > 0)?.Value;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
