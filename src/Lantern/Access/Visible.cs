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
            var body = entry.Kind.Without(entry.Body, marks => sight.Hides(marks, entry.Writer));
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
    public static Visible To(Reader reader, Relation relation, IReadOnlyList<Entry> ink) => new(ink, new Sight(reader, relation));

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
            if (!amendsHidden && !sight.Hides(entry.Marks, entry.Writer))
                seen.Add(entry.Number);
        }
        return seen;
    }
}

/// <summary>Which marks one reader sees, by who wrote what bears them.</summary>
internal sealed class Sight(Reader reader, Relation relation)
{
    private readonly Marks?[] _seen =
    [
        Policy.MarksSeen(reader, relation),
        Policy.MarksSeen(reader, relation | Relation.WritersAgency),
        Policy.MarksSeen(reader, relation | Relation.Writer | Relation.WritersAgency),
    ];

    public bool IsOwn(Writer writer) => writer.Worker == reader.Worker;

    public bool Hides(Marks marks, Writer writer)
    {
        var seen = _seen[IsOwn(writer) ? 2 : writer.Agency == reader.Agency ? 1 : 0];
        return seen is not { } may || (marks & ~may) != Marks.None;
    }
}
