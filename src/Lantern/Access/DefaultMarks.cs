using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Access;

/// <summary>
/// What an entry is kept from when it is written although its writer marked nothing: as its kind says, the line of the pack's
/// checklist it comes from, and the heading of the plan it stands under. What became of an action is kept from whoever the action is
/// kept from. The writer can keep it from more, and open it by saying why; what stands in the record stays as it was written.
/// </summary>
public static class DefaultMarks
{
    // Disruption fails once it is known, whether or not a pack lists the headings of a plan.
    private const string DisruptionArea = "disruption";
    private const string PlanAreas = "plan-areas";

    /// <summary>Whether entries of a kind can be kept from somebody by default, so that their writer is asked whether they are to be open.</summary>
    public static bool Can(Kind kind) => kind.DefaultMarks != Marks.None || kind.Type == typeof(ActionAgreed)
        || kind.Type == typeof(PlanAgreed) || kind.Type == typeof(PlanReviewed);

    /// <summary>The marks an entry bears besides those its writer gave it.</summary>
    /// <param name="body">What is written.</param>
    /// <param name="answers">The entry it answers; null where it answers none.</param>
    /// <param name="pack">The practice in force.</param>
    public static Marks Of(Body body, Entry? answers, Pack pack) => Inherited(body, answers) | (IsOpen(body) ? Marks.None : body.Kind.DefaultMarks | body switch
    {
        ActionAgreed action => OfArea(action.Area, pack) | OfLine(action.Checklist, action.FromLine, pack)
            | (action.Target is null ? Marks.None : Marks.Disruption),
        _ => Marks.None,
    });

    /// <summary>The body with its rows marked as the pack's headings and lines say.</summary>
    public static Body Within(Body body, Pack pack) => body switch
    {
        _ when IsOpen(body) => body,
        PlanAgreed plan => plan with { Areas = Marked(plan.Areas, pack), Considered = Marked(plan, pack) },
        PlanReviewed review => review with { Areas = Marked(review.Areas, pack), Considered = Marked(review, pack) },
        ConsideredBody considered => considered with { Considered = Marked(considered, pack) },
        _ => body,
    };

    // What became of it is kept from whoever it is kept from, and is not opened by somebody else than its writer.
    private static Marks Inherited(Body body, Entry? answers) =>
        body is ActionProgressed or ActionDone or AssociateClarified or HubActionAnswered or HubActionDone or RecommendationAnswered && answers is not null
            ? answers.Marks & Rules.Kept : Marks.None;

    private static bool IsOpen(Body body) => body is KeptBody { OpenBecause: { } because } && !string.IsNullOrWhiteSpace(because);

    private static Marks OfArea(string? area, Pack pack) =>
        pack.Lists.GetValueOrDefault(PlanAreas)?.Lines.FirstOrDefault(line => line.Id == area) is { } line ? line.Marks
            : area == DisruptionArea ? Marks.Disruption : Marks.None;

    private static Marks OfLine(string? checklist, string? line, Pack pack) =>
        checklist is not null && pack.Checklists.GetValueOrDefault(checklist)?.Line(line) is { } found ? found.Marks : Marks.None;

    private static IReadOnlyDictionary<string, IReadOnlyList<Passage>>? Marked(IReadOnlyDictionary<string, IReadOnlyList<Passage>>? areas, Pack pack) =>
        areas is null || areas.Keys.All(area => OfArea(area, pack) == Marks.None) ? areas
            : areas.ToDictionary(area => area.Key, area => OfArea(area.Key, pack) is var marks && marks == Marks.None ? area.Value
                : [.. area.Value.Select(row => row with { Marks = row.Marks | marks })]);

    private static IReadOnlyList<Considered>? Marked(ConsideredBody body, Pack pack) =>
        body.Considered is not { } rows || rows.All(row => OfRow(row, body, pack) == Marks.None) ? body.Considered
            : [.. rows.Select(row => OfRow(row, body, pack) is var marks && marks == Marks.None ? row : row with { Marks = With(row.Marks, marks) })];

    // A row that names no list belongs to the one of the entry's lists that has its line.
    private static Marks OfRow(Considered row, ConsideredBody body, Pack pack) => (row.Checklist is { } one ? [one] : body.Checklists ?? [])
        .Select(list => OfLine(list, row.Line, pack)).Aggregate(Marks.None, (all, marks) => all | marks);

    private static IReadOnlyList<Marks> With(IReadOnlyList<Marks>? said, Marks more) =>
        [.. (said ?? []).Concat(Enum.GetValues<Marks>().Where(mark => mark != Marks.None && more.HasFlag(mark))).Distinct()];
}
