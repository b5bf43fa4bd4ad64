using Lantern.Entries;

namespace Lantern.Access;

/// <summary>
/// What an entry is kept from when it is written although its writer marked nothing: disruption fails once it is known, so its rows
/// in a plan, the actions that carry it out and what became of them are for those who plan it. The writer can keep them from more.
/// </summary>
public static class DefaultMarks
{
    /// <summary>The area of a plan whose rows are disruption.</summary>
    public const string DisruptionArea = "disruption";

    /// <summary>The marks an entry bears besides those its writer gave it.</summary>
    /// <param name="body">What is written.</param>
    /// <param name="answers">The entry it answers; null where it answers none.</param>
    public static Marks Of(Body body, Entry? answers) => body switch
    {
        ActionAgreed { Area: DisruptionArea } or ActionAgreed { Target: not null } => Marks.Disruption,
        ActionProgressed or ActionDone when answers is { Body: ActionAgreed } of => of.Marks & Marks.Disruption,
        _ => Marks.None,
    };

    /// <summary>The body with the rows of the disruption area of a plan marked.</summary>
    public static Body Within(Body body) => body switch
    {
        PlanAgreed { Areas: { } areas } plan when areas.ContainsKey(DisruptionArea) => plan with { Areas = Marked(areas) },
        PlanReviewed { Areas: { } areas } review when areas.ContainsKey(DisruptionArea) => review with { Areas = Marked(areas) },
        _ => body,
    };

    private static Dictionary<string, IReadOnlyList<Passage>> Marked(IReadOnlyDictionary<string, IReadOnlyList<Passage>> areas) =>
        areas.ToDictionary(area => area.Key, area => area.Key != DisruptionArea ? area.Value
            : [.. area.Value.Select(row => row with { Marks = row.Marks | Marks.Disruption })]);
}
