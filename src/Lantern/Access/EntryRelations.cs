using Lantern.Entries;

namespace Lantern.Access;

/// <summary>
/// How readers stand to the single entries of a file: who was at a meeting, whose an action is, who sent what a decision answers.
/// None of it opens the file; it opens the entry to somebody who may open the file otherwise. Read from the whole ink, so that what
/// one reader sees does not change it.
/// </summary>
public sealed class EntryRelations
{
    private readonly Dictionary<int, Nearness> _near;

    // A colleague works on the referrals of the agency that began the file by telling of the child.
    private readonly string? _begunFor;

    private EntryRelations(Dictionary<int, Nearness> near, string? begunFor) => (_near, _begunFor) = (near, begunFor);

    /// <summary>Reads them from the whole ink of one file, struck-out entries included.</summary>
    public static EntryRelations Of(IReadOnlyList<Entry> ink)
    {
        var near = new Dictionary<int, Nearness>();
        var referrals = new Referrals();
        foreach (var entry in ink)
        {
            var before = entry.Body.Of is { } of && of < entry.Number ? near.GetValueOrDefault(of) : null;
            if ((WhoAmends.IsAmendment(entry.Body) ? AsAmended(entry, ink, near) : Read(entry, before, referrals)) is { } one)
                near[entry.Number] = one;
        }
        return new EntryRelations(near, ink.Count == 0 ? null : ink[0].Writer.Agency);
    }

    /// <summary>The same for some of the entries, for an index that keeps no more.</summary>
    public EntryRelations Only(IEnumerable<int> numbers) =>
        new(numbers.Distinct().Where(_near.ContainsKey).ToDictionary(number => number, number => _near[number]), _begunFor);

    /// <summary>The part of the record an entry belongs to.</summary>
    public RecordPart PartOf(Entry entry) => _near.TryGetValue(entry.Number, out var near) ? near.Part : entry.Kind.Part;

    /// <summary>How a reader stands to an entry: as to the file, and what the entry itself, or the one it puts right, makes them.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="reader">Who.</param>
    /// <param name="file">How they stand to the file.</param>
    public Relation To(Entry entry, Reader reader, Relation file)
    {
        if (!_near.TryGetValue(entry.Number, out var near))
            return Relations.To(entry.Writer, reader, file);
        var relation = Relations.To(near.Writer, reader, file);
        if (near.Attended.Contains(reader.Worker))
            relation |= Relation.AtTheMeeting;
        if (near.Owner == reader.Worker)
            relation |= Relation.OwnsTheAction;
        if (near.SentBy.Any(sender => sender.Worker == reader.Worker || (file.HasFlag(Relation.ReferringAgency) && sender.Agency == _begunFor)))
            relation |= Relation.SentTheReferral;
        return relation;
    }

    /// <summary>Whether a reader may see an entry, parts that bear marks of their own set aside.</summary>
    public bool MaySee(Entry entry, Reader reader, Relation file) =>
        Policy.Decide(reader, Deed.Read, entry.Marks, To(entry, reader, file), PartOf(entry)).Allowed;

    // Putting right says that an entry exists and what it held: it is read by whoever reads that one.
    private static Nearness AsAmended(Entry entry, IReadOnlyList<Entry> ink, Dictionary<int, Nearness> near) =>
        WhoAmends.Target(entry, number => Namings.Numbered(ink, number)) is not { } target ? new Nearness(RecordPart.Management, entry.Writer)
            : near.GetValueOrDefault(target.Number) ?? new Nearness(target.Kind.Part, target.Writer);

    // Null for the many entries nobody stands nearer to than to the file: they take no room in an index.
    private static Nearness? Read(Entry entry, Nearness? before, Referrals referrals)
    {
        var part = entry.Kind.Part;
        var owned = Namings.FieldsOf(entry.Kind).Where(one => one.As == Naming.Owner).Select(one => one.Field.Words(entry.Body)).ToList();
        var near = new Nearness(part, entry.Writer)
        {
            Attended = [.. Attendees(entry.Body)],
            Owner = owned.Count > 0 ? owned[0] : before?.Owner,
            SentBy = part switch
            {
                RecordPart.Referral => referrals.Sent(entry, before),
                RecordPart.Answer or RecordPart.Network => referrals.Answered(entry, before),
                _ => [],
            },
        };
        return near is { Attended.Count: 0, Owner: null, SentBy.Count: 0 } ? null : near;
    }

    // Whoever writes the minutes says who was there; a correction never changes it.
    private static IEnumerable<string> Attendees(Body body) => body switch
    {
        MeetingHeld held => held.Present ?? [],
        StrategyDiscussionHeld held => [.. held.Present ?? [], .. Invited(held.Invitations, came: true)],
        StrategyDiscussionPlanned planned => [.. planned.Invited ?? [], .. Invited(planned.Invitations, came: false)],
        ConferencePlanned planned => Invited(planned.Invitations, came: false),
        _ => [],
    };

    private static IEnumerable<string> Invited(IReadOnlyList<Invitation>? invitations, bool came) =>
        (invitations ?? []).Where(one => came ? one.Attended == true : one.LeftOut is null).Select(one => one.Worker).OfType<string>();

    /// <summary>What one entry says of who is near to it.</summary>
    private sealed record Nearness(RecordPart Part, Writer Writer)
    {
        public IReadOnlyList<string> Attended { get; init; } = [];
        public string? Owner { get; init; }
        public IReadOnlyList<Writer> SentBy { get; init; } = [];
    }

    /// <summary>
    /// Whose referral a decision or an answer is for. One that says which entry it answers is for whoever sent that one. One that does
    /// not is theirs only where nobody else has sent anything: whom else it could be for is not guessed.
    /// </summary>
    private sealed class Referrals
    {
        private readonly List<Writer> _senders = [];
        private string? _act;

        public IReadOnlyList<Writer> Sent(Entry entry, Nearness? before)
        {
            // What only records a referral that is there, in the same act or by naming it, is no other sending.
            if (entry.Body is ConcernRecorded or ReferralMade or ContactReceived && before is not { SentBy.Count: > 0 } && entry.Act != _act)
            {
                _act = entry.Act;
                if (_senders.TrueForAll(sender => sender.Worker != entry.Writer.Worker))
                    _senders.Add(entry.Writer);
            }
            return before is { SentBy.Count: > 0 } ? before.SentBy : [entry.Writer];
        }

        public IReadOnlyList<Writer> Answered(Entry entry, Nearness? before)
        {
            // Of what is told, only what is told to whoever referred is for them.
            var told = entry.Body is OutcomeTold { Recipient: Recipient.Referrer } or InformationShared { Recipient: Recipient.Referrer };
            if (!told && (entry.Kind.Part != RecordPart.Answer || entry.Body is OutcomeTold))
                return [];
            return before is { SentBy.Count: > 0 } ? before.SentBy : _senders.Count == 1 ? [.. _senders] : [];
        }
    }
}
