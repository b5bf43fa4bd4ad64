using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>Which lines of the chronology are asked for, and in which order; everything, the newest first, where nothing is said.</summary>
/// <param name="StoryOrder">True for the oldest first.</param>
/// <param name="Significant">True for significant entries only.</param>
/// <param name="Kind">One kind only.</param>
/// <param name="Writer">The id of one writer only.</param>
public sealed record ChronologyAsked(bool StoryOrder = false, bool Significant = false, Kind? Kind = null, string? Writer = null);

/// <summary>One line of the chronology: an entry as it reads now, and what was done to it since.</summary>
/// <param name="Entry">The entry, corrections applied.</param>
/// <param name="DaysUntilWritten">Days from when it happened to when it was written; nought on the same day.</param>
/// <param name="IsLate">Whether it was written later than the pack allows.</param>
/// <param name="IsSignificant">Whether it is of a kind the pack calls significant.</param>
/// <param name="IsStruckOut">Whether it was struck out: it counts in no reading.</param>
/// <param name="Amendments">The entries that corrected it, struck it out or restored it, in the order written.</param>
public sealed record ChronologyLine(
    Entry Entry, int DaysUntilWritten, bool IsLate, bool IsSignificant, bool IsStruckOut, IReadOnlyList<Entry> Amendments);

/// <summary>What happened, a line an entry.</summary>
/// <param name="Lines">The lines asked for, in the order asked for.</param>
/// <param name="Kinds">The kinds there are on the file, by title.</param>
/// <param name="Writers">Who wrote in the file, by name.</param>
public sealed record Chronology(IReadOnlyList<ChronologyLine> Lines, IReadOnlyList<Kind> Kinds, IReadOnlyList<Writer> Writers)
{
    /// <summary>The list of a pack that names the significant kinds; a pack without it calls all of them significant.</summary>
    public const string SignificantList = "significant-entries";

    /// <summary>The setting that says how many days after something happened its entry is still in time.</summary>
    public const string WriteWithin = "write-within-days";

    /// <summary>Reads the chronology of a file as it stands at the file's moment.</summary>
    /// <param name="file">The file, as the reader may see it.</param>
    /// <param name="pack">The pack, for what is significant and what is late.</param>
    /// <param name="asked">Which lines.</param>
    public static Chronology Read(CaseFile file, Pack pack, ChronologyAsked asked)
    {
        var all = file.WithStruckOut().Entries.Where(entry => !IsAmendment(entry)).ToList();
        var amendments = file.Entries.Where(entry => IsAmendment(entry) && entry.Body.Of is not null)
            .OrderBy(entry => entry.Number).ToLookup(entry => entry.Body.Of!.Value);
        var struckOut = file.StruckOut.Select(entry => entry.Number).ToHashSet();
        var significant = pack.Lists.TryGetValue(SignificantList, out var list) ? list.Lines.Select(line => line.Id).ToHashSet() : null;
        var within = pack.Number(WriteWithin, 1);
        var lines = all.Where(entry => Fits(entry, asked)).Select(entry =>
        {
            var days = Math.Max(0, Period.DaysBetween(entry.Happened.Day, London.DayOf(entry.Written)));
            return new ChronologyLine(entry, days, days > within, significant?.Contains(entry.Kind.Name) != false,
                struckOut.Contains(entry.Number), [.. amendments[entry.Number]]);
        }).Where(line => line.IsSignificant || !asked.Significant);
        return new Chronology(
            [.. asked.StoryOrder ? lines : lines.Reverse()],
            [.. all.Select(entry => entry.Kind).Distinct().OrderBy(kind => kind.Title, StringComparer.Ordinal)],
            [.. all.Select(entry => entry.Writer).DistinctBy(writer => writer.Worker).OrderBy(writer => writer.Name, StringComparer.Ordinal)]);
    }

    private static bool Fits(Entry entry, ChronologyAsked asked) =>
        (asked.Kind is null || entry.Kind == asked.Kind) && (asked.Writer is null || entry.Writer.Worker == asked.Writer);

    // What puts an entry right is told with that entry; it is not something that happened in the child's life.
    private static bool IsAmendment(Entry entry) => entry.Body is EntryCorrected or EntryStruckOut or EntryRestored;
}
