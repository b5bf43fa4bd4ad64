using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>Words the child and the family may read. They can be made only of words that somebody marked or wrote for them.</summary>
public sealed class FamilyWords
{
    private FamilyWords(string words) => Words = words;

    /// <summary>The words.</summary>
    public string Words { get; }

    /// <summary>Words marked for the family and kept from nobody; null for all others.</summary>
    public static FamilyWords? Marked(Passage? passage, Marks entry) =>
        passage is { Words.Length: > 0 } && passage.Marks.HasFlag(Marks.FamilyShareable) && IsKeptFromNobody(passage.Marks | entry) ? new(passage.Words) : null;

    /// <summary>An action as the family may know it: whole where that was decided and it is kept from nobody, else in the words written for them, else not at all.</summary>
    public static FamilyWords? Of(ActionAgreed action, Marks entry) => action switch
    {
        { FamilyDecidedBy: null or "" } => null,
        { Family: FamilyShare.Yes, Action: { Words.Length: > 0 } whole } when !IsKept(whole.Marks | entry) => new(whole.Words),
        { Family: FamilyShare.Summary, FamilyWords: { Words.Length: > 0 } summary } when !IsKept(summary.Marks) => new(summary.Words),
        _ => null,
    };

    /// <summary>Whether what bears those marks is never given whole: disruption may be, where somebody has decided so; the rest may not.</summary>
    public static bool IsKept(Marks marks) => (marks & Rules.Kept & ~Marks.Disruption) != Marks.None;

    private static bool IsKeptFromNobody(Marks marks) => (marks & Rules.Kept) == Marks.None;
}

/// <summary>A row of a plan as the family may know it.</summary>
/// <param name="Code">The code of the entry that agreed it, to leave it out by.</param>
/// <param name="What">What is to be done, or the words written for the family.</param>
/// <param name="Who">Who does it, a worker's id or a name; null where only a summary may be known.</param>
/// <param name="As">As what; null likewise.</param>
/// <param name="By">By which day; null likewise.</param>
/// <param name="IsOpen">False once it has ended.</param>
/// <param name="Progress">What was said of it since, as far as it was marked for the family.</param>
public sealed record FamilyRow(string Code, FamilyWords What, string? Who, string? As, LocalDate? By, bool IsOpen, IReadOnlyList<FamilyWords> Progress);

/// <summary>
/// The copy of a plan for the child and the family. It is built from what they may know, never by taking away from the whole,
/// so that it reads the same whether or not the plan holds anything else.
/// </summary>
/// <param name="Types">The plans that are live.</param>
/// <param name="Agreed">The day the latest of them was agreed; null where none is live.</param>
/// <param name="ContactEvery">How often the child is contacted at least.</param>
/// <param name="ReviewBy">The day it is reviewed by.</param>
/// <param name="Curfews">When the young person is to be home, and what the carers do when they are not.</param>
/// <param name="Rows">What was agreed, as far as they may know it.</param>
/// <param name="Others">Other words of the plan that were marked for them.</param>
public sealed record FamilyCopy(
    IReadOnlyList<PlanType> Types,
    LocalDate? Agreed,
    Span? ContactEvery,
    LocalDate? ReviewBy,
    IReadOnlyList<Curfew> Curfews,
    IReadOnlyList<FamilyRow> Rows,
    IReadOnlyList<FamilyWords> Others)
{
    /// <summary>Reads the copy.</summary>
    /// <param name="file">The file as it reads now, as far as whoever makes the copy may see it.</param>
    /// <param name="leftOut">The codes of rows left out because they say something of somebody else.</param>
    public static FamilyCopy Read(CaseFile file, IReadOnlySet<string>? leftOut = null)
    {
        var plan = PlanOnADay.Read(file);
        var live = plan.Live.Where(entry => (entry.Marks & Rules.Kept) == Marks.None).ToList();
        var latest = live.LastOrDefault();
        var agreed = latest?.Body as PlanAgreed;
        var reviewed = file.All<PlanReviewed>().LastOrDefault(one => one.Body.Type == agreed?.Type && one.Entry.Number > latest?.Number
            && (one.Entry.Marks & Rules.Kept) == Marks.None).Body;
        return new FamilyCopy(
            [.. live.Select(entry => ((PlanAgreed)entry.Body).Type).OfType<PlanType>()],
            latest?.Happened.Day,
            reviewed?.ContactEvery ?? agreed?.ContactEvery,
            reviewed?.ReviewBy ?? agreed?.ReviewBy,
            [.. live.SelectMany(entry => ((PlanAgreed)entry.Body).Curfews ?? [])],
            [.. plan.Rows.Where(row => leftOut?.Contains(row.Entry.Code) != true).Select(RowOf).OfType<FamilyRow>()],
            [.. live.SelectMany(entry => (((PlanAgreed)entry.Body).Areas ?? new Dictionary<string, IReadOnlyList<Passage>>())
                .SelectMany(area => area.Value).Select(words => FamilyWords.Marked(words, entry.Marks))).OfType<FamilyWords>()]);
    }

    private static FamilyRow? RowOf(PlanRow row)
    {
        if (FamilyWords.Of(row.Action, row.Entry.Marks) is not { } what)
            return null;
        var whole = row.Action.Family == FamilyShare.Yes;
        return new FamilyRow(row.Entry.Code, what, whole ? row.Action.Owner : null, whole ? row.Action.Role : null, whole ? row.Action.Due : null,
            row.Ended is null || (row.Ended.Marks & Rules.Kept) != Marks.None,
            [.. row.Progress.Select(said => FamilyWords.Marked(said.Body.Progress, said.Entry.Marks)).OfType<FamilyWords>()]);
    }
}
