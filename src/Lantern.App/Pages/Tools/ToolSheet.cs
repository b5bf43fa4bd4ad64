using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.App.Pages.Tools;

/// <summary>A tool as somebody has filled it in so far, in any order; nothing has to be there until it is written.</summary>
public sealed class ToolSheet(Tool tool, Pencil pencil)
{
    /// <summary>The most characters one answer in words may have.</summary>
    public const int Longest = 4000;

    /// <summary>The answer that says nobody else worked on it.</summary>
    public const string Alone = "alone";

    /// <summary>Who can have worked on a tool.</summary>
    public static IReadOnlyList<(string Id, string Words)> People { get; } =
    [
        ("child", "The child"), ("parents", "Parents or carers"), ("education", "School or college"), ("health", "Health"),
        ("police", "Police"), ("social-care", "Children's social care"), ("voluntary", "A voluntary or specialist service"),
    ];

    private readonly Dictionary<string, Answer> _answers = tool.Indicators
        .Select(one => (one.Id, Answer: AnswerOf(pencil[Is(one)], pencil.Said(Because(one)))))
        .Where(one => one.Answer is not null)
        .ToDictionary(one => one.Id, one => one.Answer!);

    /// <summary>What stands in each field, as typed.</summary>
    public Pencil Typed => pencil;

    /// <summary>The answers given, by indicator.</summary>
    public IReadOnlyDictionary<string, Answer> Answers => _answers;

    /// <summary>How many indicators have an answer.</summary>
    public int Answered => _answers.Values.Count(answer => answer.Is is not null);

    /// <summary>The parts in words, by section; empty ones are left out.</summary>
    public IReadOnlyDictionary<string, Passage> Sections => tool.Sections
        .Where(section => pencil.Said(Section(section)) is not null)
        .ToDictionary(section => section.Id, section => new Passage(pencil[Section(section)]));

    /// <summary>The concern that led to it.</summary>
    public Passage? Concern => pencil.Said("Concern") is { } words ? new Passage(words) : null;

    /// <summary>Who worked on it, in words.</summary>
    public IReadOnlyList<string> Contributors => pencil.All("With").Contains(Alone)
        ? [$"nobody else, because {pencil["AloneBecause"]}"]
        : [.. People.Where(one => pencil.All("With").Contains(one.Id)).Select(one => one.Words)];

    /// <summary>The day it was completed; null where the boxes hold no day.</summary>
    public LocalDate? Completed => pencil.Date("Completed").Date;

    /// <summary>The field of an indicator's answer.</summary>
    public static string Is(Indicator indicator) => "Is." + indicator.Id;

    /// <summary>The field of what an answer rests on.</summary>
    public static string Because(Indicator indicator) => "Because." + indicator.Id;

    /// <summary>The field of a part in words.</summary>
    public static string Section(ToolSection section) => "Section." + section.Id;

    /// <summary>The same with every indicator that has no answer answered "not known", which is never a no.</summary>
    public Pencil WithTheRestNotKnown() => tool.Indicators
        .Where(one => pencil[Is(one)].Length == 0)
        .Aggregate(pencil, (kept, one) => kept.With(Is(one), "not-known"));

    /// <summary>What a review begins with: the last answers and what they rested on, to be looked at one by one.</summary>
    public static Pencil From(Tool tool, ToolCompleted last, Pencil pencil)
    {
        foreach (var one in tool.Indicators)
        {
            if (last.Answers?.GetValueOrDefault(one.Id) is { } answer)
                pencil = pencil.With(Is(one), Choice(answer)).With(Because(one), answer.Because ?? "");
        }
        foreach (var section in tool.Sections)
            pencil = pencil.With(Section(section), last.Sections?.GetValueOrDefault(section.Id)?.Words ?? "");
        return pencil;
    }

    /// <summary>The choice on the page that an answer stands for.</summary>
    public static string Choice(Answer? answer) => answer?.Is switch
    {
        null => "",
        Lantern.Entries.Is.Yes => Kebab.Of((answer.When ?? When.Current).ToString()),
        { } said => Kebab.Of(said.ToString()),
    };

    private static Answer? AnswerOf(string choice, string? because) => choice switch
    {
        "no" => new Answer { Is = Lantern.Entries.Is.No, Because = because },
        "not-known" => new Answer { Is = Lantern.Entries.Is.NotKnown, Because = because },
        "current" => Yes(When.Current, because),
        "recent" => Yes(When.Recent, because),
        "both" => Yes(When.Both, because),
        "historic" => Yes(When.Historic, because),
        _ => because is null ? null : new Answer { Because = because },
    };

    private static Answer Yes(When when, string? because) => new() { Is = Lantern.Entries.Is.Yes, When = when, Because = because };
}
