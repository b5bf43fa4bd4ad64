using System.Text.RegularExpressions;

namespace House.Tests;

/// <summary>A refusal is in halves with one id: its words in the pack of England, its check in the record (decision 0005).</summary>
public partial class RefusalHalves
{
    const string Ids = "src/Lantern/Entries/Refusals.cs", Files = "packs/england/refusals";

    [Fact]
    public void Every_refusal_has_words_in_england_and_a_check_in_the_record() =>
        Fault.None(Faults(
            Assert.IsType<SourceFile>(Tree.Files.SingleOrDefault(f => f.Path == Ids)),
            [.. Tree.Packs.Where(f => f.IsUnder(Files)).Select(f => f.Name)],
            Tree.Code.Where(f => f.IsUnder("src") && f.Path != Ids)));

    [Theory]
    [InlineData("one-thing.yaml", "Refusals.Another", "no check asks for it")]
    [InlineData("another.yaml", "Refusals.OneThing", "no words")]
    [InlineData("one-thing.yaml another.yaml", "Refusals.OneThing", "no id")]
    public void A_half_that_stands_alone_is_seen(string files, string check, string word) =>
        Assert.Contains(Faults(Listed, files.Split(' '), [new("src/Lantern/Entries/A.cs", check)]), f => f.Words.Contains(word, StringComparison.Ordinal));

    [Fact]
    public void Two_halves_are_left_alone() =>
        Assert.Empty(Faults(Listed, ["one-thing.yaml"], [new("src/Lantern/Entries/A.cs", "new Objection(Refusals.OneThing)")]));

    static SourceFile Listed => new(Ids, "    public const string OneThing = \"one-thing\";");

    static IEnumerable<Fault> Faults(SourceFile ids, string[] files, IEnumerable<SourceFile> checks)
    {
        var asked = checks.SelectMany(f => Use().Matches(f.Text)).Select(m => m.Groups[1].Value).ToHashSet();
        var listed = Id().Matches(ids.Text).Select(m => (Name: m.Groups[1].Value, Id: m.Groups[2].Value, Line: ids.LineAt(m.Index))).ToList();
        foreach (var (name, id, line) in listed)
        {
            if (!files.Contains($"{id}.yaml")) yield return new(Ids, line, $"{id} has no words in {Files}");
            if (!asked.Contains(name)) yield return new(Ids, line, $"{id} stands here and no check asks for it");
        }
        foreach (var file in files.Where(f => !listed.Exists(l => $"{l.Id}.yaml" == f)))
            yield return new($"{Files}/{file}", 1, $"has no id in {Ids}");
    }

    [GeneratedRegex(@"const string (\w+) = ""([a-z0-9-]+)""")]
    private static partial Regex Id();

    [GeneratedRegex(@"\bRefusals\.([A-Z]\w+)")]
    private static partial Regex Use();
}
