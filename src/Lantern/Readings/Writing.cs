using Lantern.Entries;
using Lantern.Practice;
using NodaTime;

namespace Lantern.Readings;

/// <summary>Why an entry may not be written now: which refusal, in words, and where that is demanded.</summary>
/// <param name="Refusal">The refusal's id.</param>
/// <param name="Words">What is wrong and what to do.</param>
/// <param name="Source">Where it is demanded; null for what any record demands, such as a date that has come.</param>
/// <param name="Field">The field to mend, where there is one.</param>
/// <param name="RestsOn">The entries it rests on.</param>
public sealed record Refused(string Refusal, string Words, Source? Source, string? Field, IReadOnlyList<int> RestsOn);

/// <summary>What the procedures say against writing an entry on a file.</summary>
public static class Writing
{
    /// <summary>The refusals that hold against an entry, none when it may be written.</summary>
    /// <param name="ink">The whole file by number, hidden entries included.</param>
    /// <param name="entry">The entry as it would be written.</param>
    /// <param name="pack">The practice pack in force.</param>
    /// <param name="now">Now.</param>
    public static IReadOnlyList<Refused> Read(IEnumerable<Entry> ink, Entry entry, Pack pack, Instant now)
    {
        var file = CaseFile.Read(ink, now);
        var refused = new List<Refused>();
        if (!entry.Happened.HasHappenedBy(now))
            refused.Add(new Refused("not-happened-yet",
                "This has not happened yet. Give the date it happened; plan what is to come as a meeting or an action.", null, "happened", []));
        refused.AddRange(OutOfBounds(file, entry, DayBounds.Of(pack, now)));
        foreach (var objection in entry.Body.Objections(new Asking(file, pack, entry, now)))
        {
            // A pack that does not hold the refusal does not refuse.
            if (pack.Refusals.TryGetValue(objection.Refusal, out var refusal))
                refused.Add(new Refused(refusal.Id, Join(refusal.Words, objection.Detail), objection.Source ?? refusal.Source, objection.Field, objection.RestsOn));
        }
        return refused;
    }

    // Also what a correction puts in another's place: under the kind it corrects.
    private static IEnumerable<Refused> OutOfBounds(CaseFile file, Entry entry, DayBounds bounds)
    {
        if (bounds.Wrong(entry.Happened.Day) is { } words)
            yield return Refused(words, "happened");
        // One value may go by two names, as the timescale of an action is its due day: it is asked about once.
        foreach (var (day, wrong) in bounds.Against(entry.Kind, entry.Kind.Write(entry.Body)).DistinctBy(one => one.Day.Day))
            yield return Refused(wrong, day.Field);
        if (entry.Body is not EntryCorrected { To: { } to } || file.Numbered(entry.Body.Of) is not { } corrected)
            yield break;
        if (to["happened"] is Scalar moment && Happening.TryParse(moment.Text, out var happened) && bounds.Wrong(happened.Day) is { } then)
            yield return Refused(then, "to");
        foreach (var (_, wrong) in bounds.Against(corrected.Kind, to))
            yield return Refused(wrong, "to");
    }

    private static Refused Refused(string words, string field) => new(DayBounds.Refusal, words, null, field, []);

    private static string Join(string words, string? detail) => detail is null ? words : $"{words} {detail}";
}
