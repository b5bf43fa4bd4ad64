using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>What a value on an entry cannot say and a clock may still ask: facts derived while the file is read in order.</summary>
internal sealed class Facts(Pack pack)
{
    private readonly List<LocalDate> _missingSince = [];
    private RiskLevel? _level;
    private CaseAllocated? _allocation;

    /// <summary>Takes the next entry into account; then the facts hold as of that entry.</summary>
    public void Take(Entry entry)
    {
        switch (entry.Body)
        {
            case MissingStarted:
                _missingSince.Add(entry.Happened.Day);
                break;
            case RiskLevelSet set:
                _level = set.Level;
                break;
            case CaseAllocated allocation:
                _allocation = allocation;
                break;
        }
    }

    /// <summary>Whether a fact holds of an entry that has just been taken.</summary>
    public bool Holds(string fact, Entry entry) => fact switch
    {
        FactNames.Alerted => Alerted(entry),
        FactNames.RegularOrHighRisk => _level == RiskLevel.High || MissingRegularly(entry.Happened.Day),
        FactNames.WorkerTooJunior => _allocation is { } allocation && TooJunior(allocation, _level),
        _ => throw new InvalidOperationException($"No fact is called '{fact}'."),
    };

    private bool Alerted(Entry entry) =>
        entry.Body is ToolCompleted { Tool: { } id, Answers: { } answers }
        && pack.Tools.TryGetValue(id, out var tool)
        && tool.Groups.Any(group => group.Alerts && group.Indicators.Any(indicator =>
            answers.TryGetValue(indicator.Id, out var answer)
            && answer is { Is: Is.Yes, When: null or When.Current or When.Both }));

    private bool MissingRegularly(LocalDate day)
    {
        var since = day.AddDays(-pack.Number("regular-missing-days", 90));
        return _missingSince.Count(start => start > since && start <= day) >= pack.Number("regular-missing-episodes", 3);
    }

    /// <summary>Whether a worker of that grade, supported or not, may not hold a case of that level.</summary>
    internal static bool TooJunior(CaseAllocated allocation, RiskLevel? level)
    {
        if (level is not (RiskLevel.Medium or RiskLevel.High))
            return false;
        return allocation.Grade switch
        {
            Grade.CommunityResourceWorker => true,
            Grade.NewlyQualified or Grade.LessExperienced => string.IsNullOrWhiteSpace(allocation.SupportedBy),
            _ => false,
        };
    }
}
