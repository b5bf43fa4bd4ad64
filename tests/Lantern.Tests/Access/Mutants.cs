using Lantern.Access;
using Lantern.Entries;

namespace Lantern.Tests.Access;

/// <summary>One question: may somebody of a role, standing so to the file, do that with what is so marked in that part of the record.</summary>
internal sealed record Question(Role Role, Relation Relation, Deed Deed, Marks Marks, RecordPart Part);

/// <summary>A table with one rule spoilt, and the questions whose answers it can have changed.</summary>
/// <param name="Name">What was done to which rule.</param>
/// <param name="Table">The table.</param>
/// <param name="Asks">The questions; any other meets the rule as it was.</param>
internal sealed record Mutant(string Name, IReadOnlyList<Rule> Table, IEnumerable<Question> Asks);

/// <summary>Every way to spoil one rule of a table a little: away with it, turned about, wider or narrower by one tie, role, deed, mark or duty.</summary>
internal static class Mutants
{
    public static readonly Role[] Roles = Enum.GetValues<Role>();
    public static readonly Relation[] Ties = [.. Flags<Relation>()];
    public static readonly Relation[] TiesAndNone = [.. Ties, Relation.None];
    public static readonly Deed[] Deeds = [.. Flags<Deed>()];
    public static readonly Marks[] Keeping = [.. Flags<Marks>().Where(mark => (mark & Rules.Kept) != 0)];

    /// <summary>All of them.</summary>
    public static IEnumerable<Mutant> Of(IReadOnlyList<Rule> table)
    {
        for (var i = 0; i < table.Count; i++)
        {
            var (rule, at) = (table[i], i);
            var (ties, deeds) = (TiesIn(rule), DeedsIn(rule));
            yield return new Mutant($"{rule.Id} deleted", [.. table.Where((_, j) => j != at)], Meeting(rule, ties, deeds));
            foreach (var (how, spoilt, asks) in Spoilt(rule, ties, deeds))
                yield return new Mutant($"{rule.Id} {how}", [.. table.Select((one, j) => j == at ? spoilt : one)], asks);
        }
    }

    public static readonly RecordPart[] Parts = [.. Flags<RecordPart>()];

    // A question is answered by one role, at most one tie that opens the file and one that opens a part or a mark: two ties are enough
    // to tell any two tables apart, and a part and a mark need not be asked about together.
    public static IEnumerable<Question> Ask(IEnumerable<Role> roles, IEnumerable<Relation> ties, IEnumerable<Deed> deeds) =>
        from role in roles
        from one in ties
        from other in TiesAndNone
        from deed in deeds
        from what in deed == Deed.Read ? Whats : [(Marks.None, RecordPart.None)]
        select new Question(role, one | other, deed, what.Mark, what.Part);

    private static readonly (Marks Mark, RecordPart Part)[] Whats =
        [(Marks.None, RecordPart.None), .. Keeping.Select(mark => (mark, RecordPart.None)), .. Flags<RecordPart>().Select(part => (Marks.None, part))];

    private static IEnumerable<(string How, Rule Spoilt, IEnumerable<Question> Asks)> Spoilt(Rule rule, Relation[] ties, Deed[] deeds)
    {
        yield return ("turned about", rule with { Effect = rule.Effect == Effect.Permit ? Effect.Forbid : Effect.Permit }, Meeting(rule, ties, deeds));
        foreach (var must in Flags<Obligations>())
            yield return ($"with {must} toggled", rule with { Obligations = rule.Obligations ^ must }, Meeting(rule, ties, deeds));
        foreach (var tie in Ties)
            yield return ($"with tie {tie} toggled", rule with { Relations = rule.Relations ^ tie }, Ask(Roles, [tie], deeds));
        foreach (var role in Roles)
            yield return ($"with role {role} toggled", rule with { Roles = Toggled(rule.Roles, role) }, Ask([role], TiesAndNone, deeds));
        foreach (var deed in Deeds)
            yield return ($"with deed {deed} toggled", rule with { Deeds = rule.Deeds ^ deed }, Meeting(rule, ties, [deed]));
        foreach (var part in Parts)
            yield return ($"with part {part} toggled", rule with { Parts = rule.Parts ^ part }, Meeting(rule, ties, deeds));
        foreach (var mark in Keeping)
            yield return ($"with mark {mark} toggled", rule with { Marks = rule.Marks ^ mark }, Meeting(rule, ties, deeds));
    }

    // The rule is met by one of its ties with any role, or by one of its roles with any tie.
    private static IEnumerable<Question> Meeting(Rule rule, Relation[] ties, Deed[] deeds) => Ask(Roles, ties, deeds).Concat(Ask(rule.Roles, TiesAndNone, deeds));

    private static Relation[] TiesIn(Rule rule) => [.. Ties.Where(tie => rule.Relations.HasFlag(tie))];

    private static Deed[] DeedsIn(Rule rule) => [.. Deeds.Where(deed => rule.Deeds.HasFlag(deed))];

    private static IReadOnlyList<Role> Toggled(IReadOnlyList<Role> roles, Role role) => roles.Contains(role) ? [.. roles.Where(one => one != role)] : [.. roles, role];

    private static IEnumerable<T> Flags<T>() where T : struct, Enum => Enum.GetValues<T>().Where(one => !one.Equals(default(T)));
}
