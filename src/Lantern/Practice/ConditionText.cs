using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>Reads the conditions on an entry as a pack writes them: a value, any of a list, <c>present</c>, <c>absent</c>, or a fact.</summary>
internal static class ConditionText
{
    public static IReadOnlyList<Condition> Read(Node node, Kind kind)
    {
        if (node is not Mapping map || map.Pairs.Count == 0)
            throw new UnreadableException(node.At, "'when' is named values such as { alone: true }; leave it out where there is no condition.");
        return [.. map.Pairs.Select(pair => Read(pair, kind))];
    }

    private static Condition Read(Pair pair, Kind kind)
    {
        if (pair.Name == "fact")
            return Fact(pair.Value);
        if (pair.Value is Scalar { Text: "present" or "absent" } test && pair.Name != "by")
        {
            FieldOf(pair, kind);
            return new Condition(pair.Name, null, test.Text == "present" ? ConditionTest.Present : ConditionTest.Absent);
        }
        var values = pair.Value is Sequence list ? list.Items : [pair.Value];
        if (values.Count == 0)
            throw new UnreadableException(pair.Value.At, $"{pair.Name}: this list is empty; no entry could fit.");
        var words = values.Select(value => pair.Name == "by" ? Role(value) : Word(value, pair, kind)).ToHashSet();
        return new Condition(pair.Name, words, ConditionTest.OneOf);
    }

    private static Condition Fact(Node node)
    {
        var fact = Sheet.Words(node, "fact");
        return FactNames.All.Contains(fact) ? new Condition(fact, null, ConditionTest.Fact) : throw new UnreadableException(node.At,
            $"No fact is called '{fact}'. Facts are: {string.Join(", ", FactNames.All)}.");
    }

    private static string Role(Node node)
    {
        var role = Sheet.Words(node, "by");
        return DutyRoles.All.Contains(role) ? role : throw new UnreadableException(node.At,
            $"by: nobody is called '{role}'. Use one of: {string.Join(", ", DutyRoles.All)}.");
    }

    // The value is read as the field would read it, so that a word the field cannot have is seen here and not never met.
    private static string Word(Node node, Pair pair, Kind kind)
    {
        var field = FieldOf(pair, kind);
        var text = Sheet.Words(node, pair.Name);
        string said;
        try
        {
            said = field.Form.Words(field.Form.Read(node));
        }
        catch (UnreadableException wrong)
        {
            throw new UnreadableException(wrong.At, $"{pair.Name}: {wrong.Words}");
        }
        return said.Length > 0 ? said : throw new UnreadableException(node.At,
            $"{pair.Name}: '{text}' cannot be compared with this field; only 'present' and 'absent' can be asked of it.");
    }

    private static Field FieldOf(Pair pair, Kind kind) => kind.Field(pair.Name) ?? throw new UnreadableException(pair.NameAt,
        $"'{pair.Name}' is not a field of '{kind.Name}'. {ClockText.FieldsOf(kind)}");
}
