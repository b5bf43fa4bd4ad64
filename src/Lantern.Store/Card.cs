using Lantern.Access;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Readings;
using NodaTime;

namespace Lantern.Store;

/// <summary>What the index keeps of one file, computed from its ink alone and never shown unfiltered.</summary>
internal sealed class Card
{
    private Card(Shelved file, CaseFile now, DutyReading duties)
    {
        (Id, Kind, Number, Ties) = (file.Id, file.Kind, file.Number, file.Ties);
        Telling = [.. file.Ink.Where(Tells).Select(Lightly)];
        Owed = [.. duties.Owed.Where(duty => duty.IsOpen).Select(duty => new OwedHere(duty, now.Numbered(duty.StartedBy)!))];
        Near = EntryRelations.Of(file.Ink).Only([.. Telling.Select(entry => entry.Number), .. Owed.Select(one => one.Start.Number)]);
        NextChange = duties.NextChange;
        Retention = Retention.Read(file.Ink, now.At);
        At = now.At;
    }

    public FileId Id { get; }
    public FileKind Kind { get; }
    public int Number { get; }
    public Ties Ties { get; }

    /// <summary>The entries that say who the file is about, how great the risk is and where the referral stands, with all that amends them.</summary>
    public IReadOnlyList<Entry> Telling { get; }

    /// <summary>The open duties, each with the entry that started it.</summary>
    public IReadOnlyList<OwedHere> Owed { get; }

    /// <summary>How readers stand to those entries, by the whole file.</summary>
    public EntryRelations Near { get; }

    /// <summary>Whether the file is to be erased, and whether it is held.</summary>
    public Retention Retention { get; }

    /// <summary>From when on this card must be read again although nothing was written; null when never.</summary>
    public Instant? NextChange { get; }

    /// <summary>The moment it was read at.</summary>
    public Instant At { get; }

    public static Card Read(Shelved file, Pack pack, Instant now)
    {
        var standing = CaseFile.Read(file.Ink, Instant.Max(now, file.Written));
        return new Card(file, standing, Duties.Sweep(standing, pack));
    }

    /// <summary>The telling entries as one reader may see them.</summary>
    public CaseFile For(Reader reader, Relation relation, Instant now) =>
        CaseFile.Read(Visible.To(reader, relation, Telling, Near).Entries, Instant.Max(now, At));

    public override string ToString() => string.Join('\n',
        (string[])[
            $"{Id} {Kind} {Number} next {NextChange}",
            $"worker {Ties.AllocatedWorker} lead {Ties.LeadProfessional} chairs {Joined(Ties.Chairs)} owners {Joined(Ties.Owners)} referrers {Joined(Ties.Referrers)} of {Joined(Ties.ReferringAgencies)}",
            .. Telling.Select(entry => $"{entry.Number} {entry.Kind} {entry.Marks}"),
            .. Owed.Select(one => $"{one.Duty.Clock.Id} {one.Duty.State} {one.Duty.Due} {one.Duty.StartedBy} {one.Duty.FallsTo} {one.Start.Kind}"),
        ]);

    private static string Joined(IEnumerable<string> words) => string.Join(',', words.Order(StringComparer.Ordinal));

    // Of a tool it matters here only that it has come; its answers would be most of the index.
    private static Entry Lightly(Entry entry) =>
        entry.Body is ToolCompleted done ? entry with { Body = new ToolCompleted { Tool = done.Tool } } : entry;

    private static bool Tells(Entry entry) => entry.Body is ChildIdentified or PersonOfConcernIdentified or PlaceIdentified or NetworkNamed
        or RiskLevelSet or ReferralStep or ToolCompleted or HubDecided or FileClosed or FileReopened or EntryCorrected or EntryStruckOut or EntryRestored;
}

/// <summary>An open duty and the entry that started it.</summary>
internal sealed record OwedHere(Duty Duty, Entry Start);
