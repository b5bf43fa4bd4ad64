using Lantern.Entries;

namespace Lantern.Access;

/// <summary>Decides who may do what: a pure answer from the table of rules, denied unless permitted, forbidden beats permitted.</summary>
public static class Policy
{
    /// <summary>Decides.</summary>
    /// <param name="reader">Who asks.</param>
    /// <param name="deed">What for; one deed.</param>
    /// <param name="marks">The marks on the entry or on the part of it; none for the file as a whole.</param>
    /// <param name="relation">How the reader stands to the file and the entry now: what has ended is not in it.</param>
    /// <param name="part">The part of the record the entry belongs to; none for the file as a whole.</param>
    public static Decision Decide(Reader reader, Deed deed, Marks marks, Relation relation, RecordPart part = RecordPart.None) =>
        Decide(Rules.All, reader, deed, marks, relation, part);

    /// <summary>Decides by any table, so that tests can spoil one and see that it is noticed.</summary>
    internal static Decision Decide(
        IReadOnlyList<Rule> table, Reader reader, Deed deed, Marks marks, Relation relation, RecordPart part = RecordPart.None)
    {
        foreach (var rule in table)
        {
            if (rule.Effect == Effect.Forbid && (rule.Marks == Marks.None || (rule.Marks & marks) != 0) && rule.IsFor(deed, reader, relation))
                return new Decision(false, rule.Because, Obligations.None);
        }
        // The file first, then the part of the record, then every mark: each needs a rule that opens it.
        var opens = Permits(table, reader, deed, Marks.None, relation);
        if (opens is null)
            return Nothing;
        var reason = opens;
        if (part != RecordPart.None)
        {
            if (Permits(table, reader, deed, part, relation) is not { } permit)
                return new Decision(false, NotThisPart, Obligations.None);
            reason = permit;
        }
        for (var left = marks & Rules.Kept; left != Marks.None; left &= left - 1)
        {
            var mark = left & ~(left - 1);
            if (Permits(table, reader, deed, mark, relation) is not { } permit)
                return new Decision(false, NotThisMark, Obligations.None);
            reason = permit;
        }
        return new Decision(true, reason.Because, opens.Obligations);
    }

    /// <summary>Every mark the reader may see in this relation, in what the reader may read at all; null where the file is not open to them.</summary>
    public static Marks? MarksSeen(Reader reader, Relation relation)
    {
        if (!Decide(reader, Deed.Read, Marks.None, relation).Allowed)
            return null;
        var seen = ~Rules.Kept;
        for (var left = Rules.Kept; left != Marks.None; left &= left - 1)
        {
            var mark = left & ~(left - 1);
            if (Decide(reader, Deed.Read, mark, relation).Allowed)
                seen |= mark;
        }
        return seen;
    }

    /// <summary>The parts of the record the reader reads as a whole in this relation.</summary>
    public static RecordPart PartsRead(Reader reader, Relation relation)
    {
        var read = RecordPart.None;
        for (var left = Rules.AllParts; left != RecordPart.None; left &= left - 1)
        {
            var part = left & ~(left - 1);
            if (Decide(reader, Deed.Read, Marks.None, relation, part).Allowed)
                read |= part;
        }
        return read;
    }

    private const string NotThisPart = "This part of the record is not for this worker.";

    private const string NotThisMark = "What is marked so is not for this worker.";

    private static readonly Decision Nothing = new(false, "No rule permits it.", Obligations.None);

    private static Rule? Permits(IReadOnlyList<Rule> table, Reader reader, Deed deed, Marks mark, Relation relation)
    {
        foreach (var rule in table)
        {
            if (rule.Effect == Effect.Permit && (mark == Marks.None ? rule is { Marks: Marks.None, Parts: RecordPart.None } : (rule.Marks & mark) != 0)
                && rule.IsFor(deed, reader, relation))
                return rule;
        }
        return null;
    }

    private static Rule? Permits(IReadOnlyList<Rule> table, Reader reader, Deed deed, RecordPart part, Relation relation)
    {
        foreach (var rule in table)
        {
            if (rule.Effect == Effect.Permit && (rule.Parts & part) != 0 && rule.IsFor(deed, reader, relation))
                return rule;
        }
        return null;
    }
}
