using Lantern.App.Components.Binding;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.App.Pages.Tools;

/// <summary>Something to finish on a sheet before it can be written in ink.</summary>
/// <param name="Field">The field to go to.</param>
/// <param name="Words">What to do there.</param>
public sealed record Unfinished(string Field, string Words)
{
    /// <summary>The id of the field on the page.</summary>
    public string Anchor => Bound.IdOf(Field);
}

/// <summary>What is still to be finished on a tool; an answer may be "not known", a part in words may be "none known".</summary>
public static class Lacking
{
    /// <summary>What is lacking, in the order of the page.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="sheet">The sheet so far.</param>
    /// <param name="last">The same tool the time before, if there was one: what changed since needs a word.</param>
    /// <param name="today">Today in London.</param>
    public static IReadOnlyList<Unfinished> Read(Tool tool, ToolSheet sheet, ToolCompleted? last, LocalDate today) =>
    [
        .. TooLong(tool, sheet),
        .. Day(sheet, today),
        .. Beginning(sheet),
        .. tool.Indicators.SelectMany(one => Indicator(one, sheet)),
        .. Changes(tool, sheet, last),
        .. tool.Sections.Where(section => sheet.Typed.Said(ToolSheet.Section(section)) is null)
            .Select(section => new Unfinished(ToolSheet.Section(section), $"Write something under “{section.Title}”")),
    ];

    /// <summary>What is too long to keep.</summary>
    public static IEnumerable<Unfinished> TooLong(Tool tool, ToolSheet sheet)
    {
        IEnumerable<string> fields =
        [
            "Concern", "AloneBecause", .. tool.Indicators.Select(ToolSheet.Because), .. tool.Sections.Select(ToolSheet.Section),
        ];
        return fields.Where(field => sheet.Typed[field].Length > ToolSheet.Longest)
            .Select(field => new Unfinished(field, $"Shorten this to {ToolSheet.Longest} characters; it has {sheet.Typed[field].Length}"));
    }

    /// <summary>What is wrong with the day it was completed.</summary>
    public static IEnumerable<Unfinished> Day(ToolSheet sheet, LocalDate today)
    {
        var typed = sheet.Typed.Date("Completed");
        if (typed.Date is not { } day)
            yield return new("Completed", typed.IsEmpty ? "Enter the day the tool was completed" : $"The day it was completed {typed.Problem}");
        else if (day > today)
            yield return new("Completed", "The day it was completed must be today or earlier");
        else if (day < today.PlusYears(-20))
            yield return new("Completed", "The day it was completed must be in the last 20 years");
    }

    private static IEnumerable<Unfinished> Beginning(ToolSheet sheet)
    {
        if (sheet.Concern is null)
            yield return new("Concern", "Say which concern leads you to complete the tool");
        if (sheet.Typed.All("With").Contains(ToolSheet.Alone) && sheet.Typed.Said("AloneBecause") is null)
            yield return new("AloneBecause", "Say why nobody else worked on it");
        else if (sheet.Contributors.Count == 0)
            yield return new("With", "Say who worked on it with you");
    }

    private static IEnumerable<Unfinished> Indicator(Indicator one, ToolSheet sheet)
    {
        var answer = sheet.Answers.GetValueOrDefault(one.Id);
        if (answer?.Is is null)
            yield return new(ToolSheet.Is(one), $"Answer “{one.Ask}”");
        else if (answer is { Is: Is.Yes, Because: null })
            yield return new(ToolSheet.Because(one), $"Say what your answer rests on: “{one.Ask}”");
    }

    private static IEnumerable<Unfinished> Changes(Tool tool, ToolSheet sheet, ToolCompleted? last) =>
        last?.Answers is not { } before ? [] :
            from line in ToolComparison.Read(tool, before, sheet.Answers).Changed
            where line.After is { Is: not null and not Is.Yes, Because: null }
            select new Unfinished(ToolSheet.Because(line.Indicator), $"Say what has changed since last time: “{line.Indicator.Ask}”");
}
