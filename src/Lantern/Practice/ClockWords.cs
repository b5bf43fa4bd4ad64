using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>A clock in words: how long, from what, and what meets it, as a practitioner would say it.</summary>
public static class ClockWords
{
    /// <summary>The timescale: "Within 1 working day of every “Contact received”".</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="pack">The pack it stands in, for the clock beneath.</param>
    public static string Timescale(Clock clock, Pack pack) => clock.Shape switch
    {
        Shape.Once => $"{Within(clock)} the first {Kinds(clock.Starts)}",
        Shape.Each => $"{Within(clock)} every {Kinds(clock.Starts)}",
        Shape.Repeating => $"{Every(clock)} from {Kinds(clock.Starts)}{Until(clock)}",
        Shape.Before => $"At least {clock.Within[0].InWords} before the moment set by {Kinds(clock.Starts)}",
        Shape.Lasting => $"When it is {clock.Within[0].InWords} since {Kinds(clock.Starts)} without {Kinds(clock.Ends)}"
            + (clock.WarnFrom is { } warn ? $"; announced from {warn.InWords}" : ""),
        Shape.Count => $"{Within(clock)} the {Ordinal(clock.Times)} {Kinds(clock.Starts)} "
            + (clock.Window is { } window ? $"within {window.InWords}" : "in a calendar month"),
        _ => $"When “{Beneath(clock, pack)}” is still open "
            + (clock.Within.Count == 0 ? "once it is late" : $"{clock.Within[0].InWords} after it began"),
    };

    /// <summary>What meets it: "“Hub decided”"; several are joined by "or".</summary>
    public static string MetBy(Clock clock) => Kinds(clock.MetBy);

    private static string Within(Clock clock)
    {
        if (clock.AsAgreed is not null)
            return clock.Within.Count == 0 ? "By the date agreed in" : $"By the date agreed, at most {clock.Within[0].InWords} after";
        return clock.Within[0] switch
        {
            { Length: 0, Unit: Unit.Hours } => "At once after",
            { Length: 0 } => "On the same day as",
            var span => $"Within {span.InWords} of",
        };
    }

    private static string Every(Clock clock)
    {
        if (clock.AsAgreed is not null)
            return clock.Within.Count == 0 ? "As often as agreed," : $"As often as agreed, at most {clock.Within[0].InWords} apart,";
        var spans = clock.Within.Select(span => span.InWords).ToList();
        return spans.Count == 1 ? $"Every {spans[0]}" : $"After {string.Join(", then after ", spans[..^1])}, then every {spans[^1]},";
    }

    private static string Until(Clock clock) => clock.Ends.Count == 0 ? "" : $", until {Kinds(clock.Ends)}";

    private static string Beneath(Clock clock, Pack pack) =>
        clock.Beneath is { } id && pack.Clocks.TryGetValue(id, out var beneath) ? beneath.Title : Kebab.Words(clock.Beneath ?? "");

    private static string Kinds(IReadOnlyList<Trigger> triggers) => string.Join(" or ", triggers.Select(One));

    private static string One(Trigger trigger)
    {
        var conditions = string.Join(", ", trigger.When.Select(condition => Said(trigger.Kind, condition)));
        return $"“{trigger.Kind.Title}”{(conditions.Length == 0 ? "" : $" ({conditions})")}";
    }

    private static string Said(Kind kind, Condition condition)
    {
        var name = condition.Name.Replace('-', ' ');
        return condition.Test switch
        {
            ConditionTest.Present => $"{name} given",
            ConditionTest.Absent => $"{name} not given",
            ConditionTest.Fact => condition.Name switch
            {
                FactNames.Alerted => "an indicator seen now that calls for action",
                FactNames.RegularOrHighRisk => "missing regularly, or at high risk",
                FactNames.WorkerTooJunior => "the worker's grade does not fit the level of risk",
                _ => name,
            },
            _ when condition.Is!.SetEquals(["true"]) => name,
            _ when condition.Is!.SetEquals(["false"]) => $"not {name}",
            _ when condition.Name == "by" => $"by the {string.Join(" or the ", condition.Is!.Order(StringComparer.Ordinal).Select(one => one.Replace('-', ' ')))}",
            _ => $"{name}: {string.Join(" or ", condition.Is!.Order(StringComparer.Ordinal).Select(word => Word(kind, condition.Name, word)))}",
        };
    }

    private static string Word(Kind kind, string field, string word)
    {
        var form = kind.Field(field)?.Form;
        return form?.GetType().IsGenericType == true && form.Read(new Scalar(word, Place.None)) is Enum choice ? choice.InWords() : word.Replace('-', ' ');
    }

    private static string Ordinal(int number) => (number % 100, number % 10) switch
    {
        (11 or 12 or 13, _) => $"{number}th",
        (_, 1) => $"{number}st",
        (_, 2) => $"{number}nd",
        (_, 3) => $"{number}rd",
        _ => $"{number}th",
    };
}
