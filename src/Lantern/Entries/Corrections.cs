using static Lantern.Entries.Objecting;

namespace Lantern.Entries;

/// <summary>An earlier entry was put right: it reads so from when this was written.</summary>
[Part(RecordPart.Management)]
public sealed record EntryCorrected : Body
{
    /// <summary>The fields put right and their values; <c>happened</c> may be among them.</summary>
    public Mapping? To { get; init; }

    public override string Line => "Entry corrected" + (To is { Pairs.Count: > 0 } ? $" ({string.Join(", ", To.Pairs.Select(pair => pair.Name.Replace('-', ' ')))})" : "");

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Unreasoned(this, Refusals.CorrectionWithoutReason), .. AsCorrected(asking)];

    private IEnumerable<Objection> AsCorrected(Asking asking)
    {
        if (asking.File.Numbered(Of) is not { } entry)
            return [new(Refusals.NothingToCorrect, "of")];
        if (entry.Body is EntryCorrected or EntryStruckOut or EntryRestored)
            return [new(Refusals.NothingToCorrect, "of", "A correction is not corrected: strike it out, or correct the entry itself again.")];
        if (To is not { Pairs.Count: > 0 })
            return [new(Refusals.CorrectionUnreadable, "to", "Name the field and what it should say.")];
        try
        {
            return Worse(entry, Reads(entry, To, asking), asking);
        }
        catch (UnreadableException wrong)
        {
            return [new(Refusals.CorrectionUnreadable, "to", wrong.Words)];
        }
    }

    private static Entry Reads(Entry entry, Mapping to, Asking asking)
    {
        if (to["happened"] is { } node)
        {
            if (node is not Scalar moment || !Happening.TryParse(moment.Text, out var happened))
                throw new UnreadableException(node.At, "happened must be a date such as 2026-04-07, or a date and a time such as 2026-04-07T15:10.");
            if (!happened.HasHappenedBy(asking.Now))
                throw new UnreadableException(node.At, $"{happened.InWords()} has not come yet.");
            entry = entry with { Happened = happened };
        }
        return entry with { Body = entry.Kind.With(entry.Body, new Mapping([.. to.Pairs.Where(pair => pair.Name != "happened")], to.At)) };
    }

    // What could not have been written must not come in by a correction, neither as its writer's nor as the corrector's: a reason
    // that only a manager gives is not given in a manager's name. What the entry already lacked is no reason to refuse mending it.
    private static IEnumerable<Objection> Worse(Entry was, Entry reads, Asking asking) =>
        Worse(was, reads, asking, was.Writer).Concat(Worse(was, reads, asking, asking.Entry.Writer))
            .DistinctBy(objection => (objection.Refusal, objection.Field, objection.Detail));

    private static IEnumerable<Objection> Worse(Entry was, Entry reads, Asking asking, Writer writer)
    {
        var before = was.Body.Objections(asking with { Entry = was with { Writer = writer } }).Select(objection => (objection.Refusal, objection.Field)).ToHashSet();
        return reads.Body.Objections(asking with { Entry = reads with { Writer = writer } })
            .Where(objection => !before.Contains((objection.Refusal, objection.Field)));
    }
}

/// <summary>An earlier entry was taken out of every reading; it stays in the ink.</summary>
[Part(RecordPart.Management)]
public sealed record EntryStruckOut : Body
{
    public override string Line => "Entry struck out";

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        IEnumerable<Objection> nothing = asking.File.Numbered(Of) switch
        {
            null => [new(Refusals.NothingToCorrect, "of")],
            { Body: EntryStruckOut } => [new(Refusals.NothingToCorrect, "of", "Put the entry back instead.")],
            { Body: EntryRestored } => [new(Refusals.NothingToCorrect, "of", "Strike out the entry itself again.")],
            _ => [],
        };
        return [.. Unreasoned(this, Refusals.CorrectionWithoutReason), .. nothing];
    }
}

/// <summary>An entry that had been struck out was put back.</summary>
[Part(RecordPart.Management)]
public sealed record EntryRestored : Body
{
    public override string Line => "Entry put back";

    public override IEnumerable<Objection> Objections(Asking asking)
    {
        IEnumerable<Objection> nothing = asking.File.StruckOut.Any(entry => entry.Number == Of)
            ? []
            : [new(Refusals.NothingToCorrect, "of", "Only an entry that was struck out is put back.")];
        return [.. Unreasoned(this, Refusals.CorrectionWithoutReason), .. nothing];
    }
}
