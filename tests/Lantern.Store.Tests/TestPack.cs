using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Store.Tests;

/// <summary>A practice pack small enough to know by heart, with a clock of each shape that time alone can change.</summary>
internal static class TestPack
{
    private static readonly Source Somewhere = new("Test practice", "1");

    public static Pack Pack { get; } = new()
    {
        Id = "test",
        Title = "Test practice",
        Edition = "2026-01",
        About = "Made up for tests",
        Calendar = new WorkingDays([new LocalDate(2026, 4, 3), new LocalDate(2026, 4, 6), new LocalDate(2026, 5, 4)]),
        CalendarName = "england-and-wales",
        Tools = new Dictionary<string, Tool>(),
        Clocks = Clocks().ToDictionary(clock => clock.Id),
        Refusals = new[] { "second-lead-professional", "high-risk-not-to-community-resource-worker", "level-without-reason" }
            .ToDictionary(id => id, id => new Refusal(id, $"Not now ({id}).", "test", Somewhere, [], Place.None)),
        Lists = new Dictionary<string, PracticeList>(),
        // Small enough to be reached by a test; the others are the program's own.
        Settings = new[] { ("drafts-kept", 50), ("drafts-kept-megabytes", 2) }
            .ToDictionary(one => one.Item1, one => new Setting(one.Item1, one.Item1, one.Item2, "test", Somewhere, Place.None)),
    };

    private static IEnumerable<Clock> Clocks()
    {
        yield return Each<ReferralSentToHub, HubDecided>("decide-on-referral", "hub-manager", new Span(1, Unit.WorkingDays));
        yield return Each<HubActionSet, HubActionAnswered>("answer-hub-action", "team-manager", new Span(1, Unit.WorkingDays));
        yield return Each<SignificantIncident, RiskLevelSet>("review-risk-after-incident", "allocated-worker", new Span(30, Unit.Hours));
        yield return Each<ReturnInterviewOffered, ReturnInterviewHeld>("hold-return-interview", "police", new Span(72, Unit.Hours));
        yield return Each<PlanAgreed, ChildSeen>("see-child", "allocated-worker", new Span(4, Unit.Weeks)) with { Shape = Shape.Repeating };
        yield return Each<HubActionSet, TeamManagerTold>("tell-team-manager", "cse-manager", new Span(1, Unit.WorkingDays)) with
        {
            Shape = Shape.Unmet, Beneath = "answer-hub-action", Starts = [], Level = 1,
        };
        yield return Each<MissingStarted, StrategyDiscussionHeld>("hold-missing-meeting", "hub-manager", new Span(3, Unit.Days)) with
        {
            Shape = Shape.Lasting, Ends = [On<MissingEnded>()], WarnFrom = new Span(48, Unit.Hours),
        };
    }

    private static Clock Each<TStart, TMeet>(string id, string fallsTo, Span within) where TStart : Body where TMeet : Body => new()
    {
        Id = id,
        Title = Kebab.Words(id),
        Pack = "test",
        Shape = Shape.Each,
        Starts = [On<TStart>()],
        MetBy = [On<TMeet>()],
        Within = [within],
        FallsTo = fallsTo,
        Source = Somewhere,
    };

    private static Trigger On<T>() where T : Body => new(Kinds.Of<T>(), []);
}
