using Lantern.Entries;
using NodaTime;

namespace Lantern.Readings;

/// <summary>A file as it reads at a moment: corrections applied, struck-out entries gone, in the order things happened.</summary>
public sealed class CaseFile
{
    private readonly Dictionary<int, Entry> _byNumber;

    private CaseFile(List<Entry> inOrder, IReadOnlyList<Entry> struckOut, Instant at)
    {
        Entries = inOrder;
        StruckOut = struckOut;
        At = at;
        _byNumber = inOrder.ToDictionary(entry => entry.Number);
    }

    /// <summary>The entries that stand, in the order things happened.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The entries that were known and have been struck out.</summary>
    public IReadOnlyList<Entry> StruckOut { get; }

    /// <summary>The moment this is the reading of.</summary>
    public Instant At { get; }

    /// <summary>Reads a file as it stood: what had happened by <paramref name="at"/>, as far as it had been written by <paramref name="knownAt"/>.</summary>
    /// <param name="ink">The entries of one file by number.</param>
    /// <param name="at">The moment asked about.</param>
    /// <param name="knownAt">What had been written by then; the same moment when left out.</param>
    public static CaseFile Read(IEnumerable<Entry> ink, Instant at, Instant? knownAt = null)
    {
        var known = ink.Where(entry => entry.Written <= (knownAt ?? at)).OrderBy(entry => entry.Number).ToList();
        var amended = Amended(known);
        var standing = new List<Entry>(known.Count);
        var struckOut = new List<Entry>();
        foreach (var entry in known)
        {
            var reads = amended?.Reads(entry) ?? entry;
            if (!reads.Happened.HasHappenedBy(at))
                continue;
            (amended?.IsStruckOut(entry.Number) == true ? struckOut : standing).Add(reads);
        }
        return new CaseFile(InOrder(standing), struckOut, at);
    }

    /// <summary>The entry of that number, if it stands.</summary>
    public Entry? Numbered(int? number) => number is { } n ? _byNumber.GetValueOrDefault(n) : null;

    /// <summary>The entries of a kind with their bodies, in order.</summary>
    public IEnumerable<(Entry Entry, T Body)> All<T>() where T : Body
    {
        foreach (var entry in Entries)
        {
            if (entry.Body is T body)
                yield return (entry, body);
        }
    }

    /// <summary>The latest body of a kind that fits, or null.</summary>
    public T? Latest<T>(Func<T, bool>? fits = null) where T : Body
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (Entries[i].Body is T body && fits?.Invoke(body) != false)
                return body;
        }
        return null;
    }

    /// <summary>The latest entry of a kind that fits, or null.</summary>
    public Entry? LatestEntry<T>(Func<T, bool>? fits = null) where T : Body
    {
        for (var i = Entries.Count - 1; i >= 0; i--)
        {
            if (Entries[i].Body is T body && fits?.Invoke(body) != false)
                return Entries[i];
        }
        return null;
    }

    /// <summary>The file as if nothing had been struck out, to see what a struck-out entry had begun.</summary>
    internal CaseFile WithStruckOut() => new(InOrder([.. Entries.Concat(StruckOut).OrderBy(entry => entry.Number)]), [], At);

    private static Amendments? Amended(List<Entry> known)
    {
        Amendments? amendments = null;
        foreach (var entry in known)
        {
            if (entry.Body is EntryCorrected or EntryStruckOut or EntryRestored)
                (amendments ??= new Amendments()).Take(entry);
        }
        return amendments;
    }

    // By day; within a day by time where both have one, else by number. Where an untimed entry stands between
    // two timed ones that were written the wrong way round no order can satisfy all three; the timed ones then
    // change places among themselves and the untimed keeps its own.
    private static List<Entry> InOrder(List<Entry> byNumber)
    {
        var inOrder = byNumber.OrderBy(entry => entry.Happened.Day).ToList();
        for (var from = 0; from < inOrder.Count;)
        {
            var day = inOrder[from].Happened.Day;
            var to = from + 1;
            while (to < inOrder.Count && inOrder[to].Happened.Day == day)
                to++;
            if (to - from > 1)
                OrderDay(inOrder, from, to);
            from = to;
        }
        return inOrder;
    }

    private static void OrderDay(List<Entry> entries, int from, int to)
    {
        var places = Enumerable.Range(from, to - from).Where(i => entries[i].Happened.Time is not null).ToList();
        var timed = places.Select(i => entries[i]).OrderBy(entry => entry.Happened.Time).ToList();
        for (var i = 0; i < places.Count; i++)
            entries[places[i]] = timed[i];
    }

    /// <summary>What later entries say of earlier ones. Corrections of one entry count in the order written, whatever was struck out and restored between.</summary>
    private sealed class Amendments
    {
        private readonly Dictionary<int, List<Entry>> _corrections = [];
        private readonly HashSet<int> _struckOut = [];

        public void Take(Entry entry)
        {
            if (entry.Body.Of is not { } of)
                return;
            switch (entry.Body)
            {
                case EntryCorrected { To: not null }:
                    (_corrections.TryGetValue(of, out var list) ? list : _corrections[of] = []).Add(entry);
                    break;
                case EntryStruckOut:
                    _struckOut.Add(of);
                    break;
                case EntryRestored:
                    _struckOut.Remove(of);
                    break;
            }
        }

        public bool IsStruckOut(int number) => _struckOut.Contains(number);

        public Entry Reads(Entry entry)
        {
            if (!_corrections.TryGetValue(entry.Number, out var corrections))
                return entry;
            foreach (var correction in corrections)
            {
                if (!_struckOut.Contains(correction.Number))
                    entry = Corrected(entry, correction, ((EntryCorrected)correction.Body).To!);
            }
            return entry;
        }

        private static Entry Corrected(Entry before, Entry correction, Mapping to)
        {
            var entry = before;
            if (to["happened"] is Scalar moment && Happening.TryParse(moment.Text, out var happened))
                entry = entry with { Happened = happened };
            var fields = new Mapping(to.Pairs.Where(pair => pair.Name != "happened").ToList(), to.At);
            if (fields.Pairs.Count > 0)
                entry = entry with { Body = entry.Kind.With(entry.Body, fields) };
            // A correction of which this reader sees nothing has put nothing right that is shown.
            return to.Pairs.Count == 0 ? entry : entry with { Corrections = [.. before.Corrections, new Correction(correction, before)] };
        }
    }
}
