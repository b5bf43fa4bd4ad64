using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Store;

/// <summary>A file as one reader has it open: what that reader may see, and what is owed on the whole of it.</summary>
public sealed class OpenFile
{
    // The whole file. It never leaves this class: clocks run over it, nothing else does.
    private readonly IReadOnlyList<Entry> _ink;
    private readonly Visible _visible;
    private readonly Reader _reader;
    private readonly RecordPart _parts;

    internal OpenFile(FileId id, FileKind kind, Pack pack, Instant now, Reader reader, Relation relation, IReadOnlyList<Entry> ink)
    {
        (Id, Kind, Pack, Now, Relation) = (id, kind, pack, now, relation);
        (_reader, _ink) = (reader, ink);
        _visible = Visible.To(reader, relation, ink);
        _parts = Policy.PartsRead(reader, relation);
    }

    /// <summary>The file.</summary>
    public FileId Id { get; }

    /// <summary>What it is about.</summary>
    public FileKind Kind { get; }

    /// <summary>The practice in force.</summary>
    public Pack Pack { get; }

    /// <summary>The moment it was opened.</summary>
    public Instant Now { get; }

    /// <summary>How the reader stands to it.</summary>
    public Relation Relation { get; }

    /// <summary>The last number the reader can see, to be given back with an act that rests on it; never shown on a page.</summary>
    public int Number => Entries.Count == 0 ? 0 : Entries[^1].Number;

    /// <summary>The code of the last entry the reader can see; empty where there is none.</summary>
    public string LastCode => Entries.Count == 0 ? "" : Entries[^1].Code;

    /// <summary>The entries the reader may see, by number, without the passages the reader may not.</summary>
    public IReadOnlyList<Entry> Entries => _visible.Entries;

    /// <summary>The file as it stood, for this reader.</summary>
    /// <param name="at">The moment asked about.</param>
    /// <param name="knownAt">What had been written by then; the same moment when left out.</param>
    public CaseFile AsOf(Instant at, Instant? knownAt = null) => CaseFile.Read(Entries, at, knownAt);

    /// <summary>
    /// What is owed. Clocks run over the whole file; a duty begun by an entry the reader may not see is shown only to
    /// whom it falls to and to the hub.
    /// </summary>
    /// <param name="all">True for those met, missed and ended too.</param>
    /// <param name="at">The moment asked about; now when left out.</param>
    /// <param name="knownAt">What had been written by then; the same moment when left out.</param>
    public IReadOnlyList<Duty> Duties(bool all = false, Instant? at = null, Instant? knownAt = null)
    {
        var file = CaseFile.Read(_ink, at ?? Now, knownAt);
        return [.. Readings.Duties.Read(file, Pack, all).Where(IsShown).Select(WithoutHidden)];
    }

    /// <summary>True where the reader reads these parts of the record as a whole, and not only single entries of them.</summary>
    public bool Reads(RecordPart parts) => (parts & ~_parts) == RecordPart.None;

    /// <summary>True when the reader sees the entry of that number, whole or in part.</summary>
    public bool Sees(int number) => _visible.Sees(number);

    /// <summary>What pages call the entry of a number; empty where there is no such entry.</summary>
    public string CodeOf(int number) => number >= 1 && number <= _ink.Count ? _ink[number - 1].Code : "";

    /// <summary>The number of the entry a page calls so; null where it is none this reader sees, nor one that started a duty shown to this reader.</summary>
    public int? NumberOf(string? code) =>
        code is { Length: Ids.CodeLength } && _ink.FirstOrDefault(entry => entry.Code == code) is { Number: var number }
        && (Sees(number) || Duties().Any(duty => duty.StartedBy == number)) ? number : null;

    /// <summary>What an act rests on, from the code its form was drawn with: null where it rests on nothing, 0 where no such entry is seen, so that it is out of date.</summary>
    public int? SeenBy(string? code) => string.IsNullOrEmpty(code) ? null
        : Entries.FirstOrDefault(entry => entry.Code == code) is { Number: var number } ? number : 0;

    /// <summary>The entry that an entry is about in the end, where it amends another, as the reader may see it; else itself.</summary>
    public Entry Amended(Entry entry) =>
        WhoAmends.Target(entry, number => _ink.FirstOrDefault(one => one.Number == number)) is { } target
            ? Entries.FirstOrDefault(one => one.Number == target.Number) ?? entry
            : entry;

    /// <summary>True when the reader may correct, strike out or restore that entry.</summary>
    public bool MayAmend(Entry entry) => Policy.Decide(_reader, Deed.Write, Marks.None, Relation).Allowed && WhoAmends.May(_reader, Relation, Amended(entry));

    private bool IsShown(Duty duty) => Sees(duty.StartedBy) || Responsible.ShownUnseen(duty, _reader, Relation);

    private Duty WithoutHidden(Duty duty) => duty.MetBy is { } met && !Sees(met) ? duty with { MetBy = null } : duty;
}
