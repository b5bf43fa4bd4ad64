using System.Text.RegularExpressions;

namespace House.Tests;

public partial class Names
{
    static readonly string[] Endings =
        ["Helper", "Helpers", "Manager", "Util", "Utils", "Utility", "Utilities", "Common", "Base", "Service", "Services", "Repository",
         "Dto", "Mapper", "Mediator"];

    static readonly string[] Avoided =
        ["Aggregate", "Dto", "Event", "Events", "Upsert", "Tenant", "Client", "ServiceUser", "Perp", "Perpetrator", "Nominal", "Sla",
         "Projection", "CaseUpdated", "WorkflowStep", "SoftDelete"];

    // The field's own roles, and what the framework calls the tags we write.
    static readonly string[] Allowed = ["HubManager", "TeamManager", "ServiceManager", "CseManager", "TagHelper"];

    [Fact]
    public void No_type_hides_behind_a_name_that_says_nothing() =>
        Fault.None(Syntax.Types.SelectMany(t => EmptyName(t.Name, t.Path, t.Line)));

    [Fact]
    public void No_file_hides_behind_a_name_that_says_nothing() =>
        Fault.None(Tree.Code.SelectMany(f => EmptyName(f.Name.Split('.')[0], f.Path, 1)));

    [Fact]
    public void Types_are_named_in_the_words_of_the_house() =>
        Fault.None(Syntax.Types.SelectMany(t => AvoidedWord(t.Name, t.Path, t.Line)));

    [Theory]
    [InlineData("CaseHelper")]
    [InlineData("FileManager")]
    [InlineData("StringUtils")]
    [InlineData("PageBase")]
    [InlineData("IReferralService")]
    public void A_name_that_says_nothing_is_seen(string name) => Assert.NotEmpty(EmptyName(name, "src/a.cs", 1));

    [Theory]
    [InlineData("ButtonTagHelper")]
    [InlineData("HubManager")]
    [InlineData("Database")]
    public void A_role_a_tag_and_an_honest_word_are_left_alone(string name) => Assert.Empty(EmptyName(name, "src/a.cs", 1));

    [Theory]
    [InlineData("CaseEvent")]
    [InlineData("SLAClock")]
    [InlineData("ServiceUserPage")]
    [InlineData("RiskProjection")]
    public void An_avoided_word_is_seen(string name) => Assert.NotEmpty(AvoidedWord(name, "src/a.cs", 1));

    [Theory]
    [InlineData("Eventually")]
    [InlineData("SlateTable")]
    public void A_word_that_only_begins_alike_is_left_alone(string name) => Assert.Empty(AvoidedWord(name, "src/a.cs", 1));

    static IEnumerable<Fault> EmptyName(string name, string path, int line)
    {
        if (Allowed.Any(a => name.EndsWith(a, StringComparison.Ordinal))) yield break;
        foreach (var ending in Endings.Where(e => name.EndsWith(e, StringComparison.Ordinal)))
            yield return new(path, line, $"{name} ends in {ending}: name it for what a practitioner would call it");
    }

    static IEnumerable<Fault> AvoidedWord(string name, string path, int line)
    {
        var words = "-" + string.Join('-', Words().Matches(name).Select(m => m.Value.ToUpperInvariant())) + "-";
        return from avoided in Avoided
               let needle = "-" + string.Join('-', Words().Matches(avoided).Select(m => m.Value.ToUpperInvariant())) + "-"
               where words.Contains(needle, StringComparison.Ordinal)
               select new Fault(path, line, $"{name} says {avoided}, which docs/words.md avoids");
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")]
    private static partial Regex Words();
}
