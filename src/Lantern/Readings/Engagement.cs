using Lantern.Entries;
using NodaTime;

namespace Lantern.Readings;

/// <summary>How working with the child, or with one parent or carer, has gone.</summary>
/// <param name="With">With whom.</param>
/// <param name="Parent">Which parent or carer, where that was said.</param>
/// <param name="TookPart">How often they took part.</param>
/// <param name="Attempts">How often it was tried and they were not reached.</param>
/// <param name="Declined">How often they did not want it.</param>
/// <param name="Entries">The entries counted, the latest first.</param>
public sealed record EngagedPerson(EngagedWith With, string? Parent, int TookPart, int Attempts, int Declined, IReadOnlyList<Entry> Entries);

/// <summary>How working with the child and the family has gone: who took part, how many talked with them, how long.</summary>
/// <param name="People">The child first, then each parent or carer.</param>
/// <param name="Sessions">The sessions, the earliest first.</param>
/// <param name="Minutes">How long the sessions lasted together, in minutes, as far as that was written.</param>
/// <param name="Talkers">Who held sessions or return home interviews or wrote down what the child said, each once: fewer is better for the child.</param>
public sealed record Engagement(IReadOnlyList<EngagedPerson> People, IReadOnlyList<Entry> Sessions, int Minutes, IReadOnlyList<string> Talkers)
{
    /// <summary>Reads it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="from">From which day; from the beginning where null.</param>
    /// <param name="until">Until which day, that day included; until now where null.</param>
    public static Engagement Read(CaseFile file, LocalDate? from = null, LocalDate? until = null)
    {
        var entries = file.Entries.Where(entry => (from is null || entry.Happened.Day >= from) && (until is null || entry.Happened.Day <= until)).ToList();
        var sessions = entries.Where(entry => entry.Body is SessionHeld).ToList();
        var people = entries.SelectMany(Counted).GroupBy(one => (one.With, one.Parent))
            .OrderBy(same => same.Key.With).ThenBy(same => same.Key.Parent, StringComparer.OrdinalIgnoreCase)
            .Select(same => new EngagedPerson(same.Key.With, same.Key.Parent, Times(same, EngagementResult.Engaged), Times(same, EngagementResult.Attempted),
                Times(same, EngagementResult.Declined), [.. same.Select(one => one.Entry).Reverse()])).ToList();
        return new Engagement(people, sessions, sessions.Sum(entry => ((SessionHeld)entry.Body).Minutes ?? 0), [.. entries.Select(Talker).OfType<string>().Distinct()]);
    }

    /// <summary>The sessions of an assessment: those since it began and before it was completed.</summary>
    /// <param name="file">The file.</param>
    /// <param name="completed">The entry that completed it; null for the one under way.</param>
    public static Engagement OfAssessment(CaseFile file, Entry? completed = null)
    {
        var began = file.Entries.LastOrDefault(entry => entry.Body is AssessmentStarted && (completed is null || entry.Number < completed.Number));
        return Read(file, began?.Happened.Day, completed?.Happened.Day);
    }

    private static IEnumerable<(EngagedWith With, string? Parent, EngagementResult Result, Entry Entry)> Counted(Entry entry) => entry.Body switch
    {
        EngagementRecorded { With: { } with, Result: { } result } tried => [(with, with == EngagedWith.Parent ? tried.Parent?.Words : null, result, entry)],
        SessionHeld { With: SessionWith.Child or SessionWith.Group } => [(EngagedWith.Child, null, EngagementResult.Engaged, entry)],
        SessionHeld { With: SessionWith.Parent } session => [(EngagedWith.Parent, session.Present is [var parent, ..] ? parent.Words : null, EngagementResult.Engaged, entry)],
        SessionHeld { With: SessionWith.Family } => [(EngagedWith.Child, null, EngagementResult.Engaged, entry), (EngagedWith.Parent, null, EngagementResult.Engaged, entry)],
        _ => [],
    };

    private static int Times(IEnumerable<(EngagedWith, string?, EngagementResult Result, Entry)> tried, EngagementResult result) => tried.Count(one => one.Result == result);

    private static string? Talker(Entry entry) => entry.Body switch
    {
        SessionHeld session => session.Worker ?? entry.Writer.Worker,
        ReturnInterviewHeld interview => interview.Interviewer ?? entry.Writer.Worker,
        ChildSpoke => entry.Writer.Worker,
        _ => null,
    };
}
