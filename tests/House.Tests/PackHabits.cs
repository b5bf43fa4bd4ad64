using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>A pack is data: it chooses among a few shapes and computes nothing.</summary>
public partial class PackHabits
{
    const int Shapes = 7, Scorings = 2;

    [Fact]
    public void A_pack_holds_no_expression() => Fault.None(Tree.Packs.Where(f => f.Is(".yaml", ".yml")).SelectMany(Expressions));

    [Fact]
    public void There_are_seven_shapes_of_duty() => HasMembers("Lantern.Practice.Shape", Shapes);

    [Fact]
    public void There_are_two_ways_to_score_a_tool() => HasMembers("Lantern.Practice.Scoring", Scorings);

    [Theory]
    [InlineData("when:\n  expression: age < 14")]
    [InlineData("starts: x\nif: urgent")]
    [InlineData("score: \"${a} + ${b}\"")]
    [InlineData("words: \"{{ child }} is late\"")]
    [InlineData("when: { a: b && c }")]
    [InlineData("reads: Lantern.Entries.Referral")]
    [InlineData("reads: !Referral { a: 1 }")]
    public void An_expression_or_a_type_in_a_pack_is_seen(string yaml) => Assert.NotEmpty(Expressions(new("packs/a.yaml", yaml)));

    [Theory]
    [InlineData("when: { alone: true, type: [cin, cp], reported-to-police: absent }")]
    [InlineData("says: \"if the child is missing, tell the police!\"")]
    [InlineData("ask: What will change if nothing is done?")]
    [InlineData("# if: in a comment")]
    public void A_plain_value_is_left_alone(string yaml) => Assert.Empty(Expressions(new("packs/a.yaml", yaml)));

    static IEnumerable<Fault> Expressions(SourceFile file) =>
        from line in file.Lines.Index()
        where !line.Item.TrimStart().StartsWith('#') && (Key().IsMatch(line.Item) || Sign().IsMatch(line.Item))
        select new Fault(file.Path, line.Index + 1, "a pack holds no expression and names no type: choose a shape, or write a new one in C# by decision record");

    static void HasMembers(string name, int count)
    {
        var type = Assemblies.Record.GetType(name);
        Assert.True(type is { IsEnum: true }, $"src/Lantern/Practice:1 has no enum {name}, whose members are counted here");
        var members = Enum.GetNames(type);
        if (members.Length != count)
            Fault.None([Syntax.FaultAt(type, $"{type.Name} has {members.Length} members ({string.Join(", ", members)}), the house was drawn with {count}: write a decision record first")]);
    }

    [GeneratedRegex(@"(^|[{,]|-)\s*['""]?(expression|expr|formula|script|code|eval|if|unless|else|and|or|not|lambda|calculate|compute)['""]?\s*:(\s|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Key();

    [GeneratedRegex(@"\$\{|\{\{|&&|\|\||==|=>|\b(Lantern|System)\.[A-Z]|:\s+!\w")]
    private static partial Regex Sign();
}
