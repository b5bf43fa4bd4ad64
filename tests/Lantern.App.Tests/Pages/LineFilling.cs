using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Tests.Pages;

/// <summary>Answers the lines of a checklist that a page shows: each with words that can be found again.</summary>
internal static class LineFilling
{
    /// <summary>What is typed so that every line drawn is answered whole; lines already answered are left.</summary>
    /// <param name="page">The page.</param>
    /// <param name="list">The checklist.</param>
    /// <param name="instead">Answers other than the plain yes, by line.</param>
    public static List<(string Field, string? Value)> Fill(Reply page, Checklist list, IReadOnlyDictionary<string, Consideration>? instead = null)
    {
        var typed = new List<(string, string?)>();
        foreach (var line in list.Lines.Where(line => IsDrawn(page, list, line)))
        {
            var name = $"{list.Id}.{line.Id}";
            var made = instead is not null && instead.TryGetValue(line.Id, out var other) ? other : Plain(line.Answer);
            typed.Add(($"{name}.is", Kebab.Of(made.ToString())));
            if (made is Consideration.Declined or Consideration.No or Consideration.NotKnown or Consideration.None or Consideration.NotApplicable)
            {
                typed.Add(($"{name}.because", Word(line, "because")));
                continue;
            }
            if (made == Consideration.Agreed)
            {
                typed.Add(($"{name}.owner", "Sam Worker"));
                typed.AddRange(Day($"{name}.due"));
            }
            if (line.Answer == LineAnswer.Words)
                typed.Add(($"{name}.said", Word(line, "said")));
            foreach (var ask in line.Asks)
                typed.AddRange(Ask(line.Answer == LineAnswer.Items ? $"{name}.items.1.{ask.Id}" : $"{name}.details.{ask.Id}", line, ask));
        }
        return typed;
    }

    /// <summary>Whether a page draws a line.</summary>
    public static bool IsDrawn(Reply page, Checklist list, ChecklistLine line) => page.Page.QuerySelector($"[name='{list.Id}.{line.Id}.is']") is not null;

    /// <summary>The words typed for a line, which its entry must say.</summary>
    public static IEnumerable<string> Words(ChecklistLine line) =>
        line.Asks.Where(ask => ask.Form == AskForm.Words && ask.Id != "owner").Select(ask => Word(line, ask.Id)).Concat(line.Answer == LineAnswer.Words ? [Word(line, "said")] : []);

    private static string Word(ChecklistLine line, string ask) => $"Told under {line.Id} of {ask}";

    private static Consideration Plain(LineAnswer answer) => answer switch
    {
        LineAnswer.Considered => Consideration.Agreed,
        LineAnswer.Asked => Consideration.Yes,
        _ => Consideration.Said,
    };

    private static IEnumerable<(string, string?)> Ask(string field, ChecklistLine line, LineAsk ask) => ask.Form switch
    {
        AskForm.Day => Day(field),
        AskForm.Choice => [(field, ask.Choices[0])],
        _ => [(field, ask.Id == "owner" ? "Sam Worker" : Word(line, ask.Id))],
    };

    private static IEnumerable<(string, string?)> Day(string field) => [(field + ".Day", "17"), (field + ".Month", "4"), (field + ".Year", "2026")];
}
