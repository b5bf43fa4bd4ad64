using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Tests;

/// <summary>Packs made by hand, with nothing in them but what a test names.</summary>
internal static class TestPack
{
    private static readonly Source Source = new("A made-up standard", "page 1");

    public static Pack Empty { get; } = new()
    {
        Id = "test",
        Title = "Test",
        Edition = "2026-11",
        About = "For tests.",
        Calendar = new WorkingDays([new LocalDate(2026, 5, 4), new LocalDate(2026, 5, 25)]),
        CalendarName = "england-and-wales",
        Tools = new Dictionary<string, Tool>(),
        Clocks = new Dictionary<string, Clock>(),
        Refusals = new Dictionary<string, Refusal>(),
        Lists = new Dictionary<string, PracticeList>(),
        Settings = new Dictionary<string, Setting>(),
    };

    public static Pack With(params Clock[] clocks) => Empty with { Clocks = clocks.ToDictionary(clock => clock.Id) };

    public static Pack With(Tool tool) => Empty with { Tools = new Dictionary<string, Tool> { [tool.Id] = tool } };

    /// <summary>A clock that runs as agreed, up to a limit where one is given.</summary>
    public static Clock AsAgreed(string kind, string field, Span? atMost = null, params Condition[] when) => new()
    {
        Id = $"{kind}-{field}",
        Title = "Do what was agreed",
        Pack = "test",
        Shape = Shape.Each,
        Starts = [new Trigger(Kinds.Named(kind)!, when)],
        Within = atMost is { } limit ? [limit] : [],
        AsAgreed = field,
        FallsTo = "allocated-worker",
        Source = Source,
    };

    public static Condition Is(string field, params string[] words) => new(field, words.ToHashSet(), ConditionTest.OneOf);

    public static Condition Has(string field, ConditionTest test) => new(field, null, test);

    /// <summary>A tool with two indicators and two parts in words.</summary>
    public static Tool Tool { get; } = new()
    {
        Id = "sample",
        Title = "Sample",
        Pack = "test",
        Edition = "2026-11",
        Stage = "screen",
        Guidance = "For tests.",
        Scoring = Scoring.Added,
        Groups =
        [
            new("signs", "Signs", null, new Dictionary<When, int> { [Lantern.Entries.When.Current] = 1 }, false,
                [new("gifts", "Unexplained gifts?"), new("late", "Out late?")]),
        ],
        Bands = [new("low", "Low", 0, "Little is seen.", []), new("high", "High", 2, "Much is seen.", [])],
        Sections = [new("analysis", "Analysis", "What do you make of it?"), new("judgement", "Judgement", "What do you think?")],
        Source = Source,
    };
}
