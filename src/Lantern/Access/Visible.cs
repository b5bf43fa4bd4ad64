using Lantern.Entries;

namespace Lantern.Access;

/// <summary>The part of a file's ink that one reader may see: entries dropped, passages dropped, the rest untouched.</summary>
public sealed class Visible
{
    private readonly HashSet<int> _seen;
    private readonly HashSet<int> _partly = [];

    private Visible(IReadOnlyList<Entry> ink, Sight sight)
    {
        _seen = SeenOf(ink, sight);
        var closed = ClosedFields.Of(ink, sight);
        var entries = new List<Entry>(_seen.Count);
        foreach (var entry in ink)
        {
            if (!_seen.Contains(entry.Number))
                continue;
            var body = entry.Kind.Without(entry.Body, marks => sight.Hides(marks, entry.Writer, entry));
            body = closed.Without(entry, body);
            if (!ReferenceEquals(body, entry.Body))
                _partly.Add(entry.Number);
            entries.Add(ReferenceEquals(body, entry.Body) ? entry : entry with { Body = body });
        }
        Entries = entries;
    }

    /// <summary>What is left, by number.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>True when the reader sees that entry, whole or in part.</summary>
    public bool Sees(int number) => _seen.Contains(number);

    /// <summary>True when the reader sees every word of that entry.</summary>
    public bool SeesWhole(int number) => _seen.Contains(number) && !_partly.Contains(number);

    /// <summary>Drops what the reader may not see in that relation; nothing is left for one who may not read the file.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="relation">How the reader stands to the file now.</param>
    /// <param name="ink">The whole file by number.</param>
    public static Visible To(Reader reader, Relation relation, IReadOnlyList<Entry> ink) => To(reader, relation, ink, EntryRelations.Of(ink));

    /// <summary>The same for a selection of the ink.</summary>
    /// <param name="reader">Who reads.</param>
    /// <param name="relation">How the reader stands to the file now.</param>
    /// <param name="ink">Some of the file's entries by number, what amends them among them.</param>
    /// <param name="near">How readers stand to those entries, read from the whole file.</param>
    public static Visible To(Reader reader, Relation relation, IReadOnlyList<Entry> ink, EntryRelations near) =>
        new(ink, new Sight(reader, relation, near));

    // Striking out, correcting and restoring say that an entry exists and what it held: they are as hidden as it is.
    private static HashSet<int> SeenOf(IReadOnlyList<Entry> ink, Sight sight)
    {
        var seen = new HashSet<int>(ink.Count);
        var known = new HashSet<int>(ink.Count);
        foreach (var entry in ink)
        {
            known.Add(entry.Number);
            var amendsHidden = entry.Body is EntryCorrected or EntryStruckOut or EntryRestored
                && entry.Body.Of is { } of && known.Contains(of) && of != entry.Number && !seen.Contains(of);
            if (!amendsHidden && !sight.Hides(entry.Marks, entry.Writer, entry))
                seen.Add(entry.Number);
        }
        return seen;
    }
}

/// <summary>Which marks one reader sees, by who wrote what bears them and in which entry it stands.</summary>
internal sealed class Sight(Reader reader, Relation relation, EntryRelations near)
{
    private readonly Dictionary<(Relation Relation, RecordPart Part), bool> _opens = [];
    private readonly Dictionary<Relation, Marks?> _marks = [];

    public bool IsOwn(Writer writer) => writer.Worker == reader.Worker;

    /// <summary>Whether what bears those marks is kept from the reader.</summary>
    /// <param name="marks">The marks on it.</param>
    /// <param name="writer">Who wrote it: it may stand in an entry that somebody else began.</param>
    /// <param name="entry">The entry it stands in.</param>
    public bool Hides(Marks marks, Writer writer, Entry entry)
    {
        var stands = near.To(entry, reader, relation);
        if (!Opens(stands, near.PartOf(entry)))
            return true;
        var seen = Seen(Relations.To(writer, reader, stands & ~(Relation.Writer | Relation.WritersAgency)));
        return seen is not { } may || (marks & ~may) != Marks.None;
    }

    private bool Opens(Relation stands, RecordPart part)
    {
        if (!_opens.TryGetValue((stands, part), out var opens))
            _opens[(stands, part)] = opens = Policy.Decide(reader, Deed.Read, Marks.None, stands, part).Allowed;
        return opens;
    }

    private Marks? Seen(Relation stands)
    {
        if (!_marks.TryGetValue(stands, out var seen))
            _marks[stands] = seen = Policy.MarksSeen(reader, stands);
        return seen;
    }
}
