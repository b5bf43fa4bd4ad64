using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.Tests.Entries;

/// <summary>A refusal is in two halves, its check and its words; neither stands alone.</summary>
public class RefusalFilesTests
{
    private const int MostQuotedWords = 12;

    private static readonly IReadOnlyList<Refusal> Files = [.. ShippedPacks.Named("england").Refusals.Values];

    [Fact]
    public void Every_check_has_its_words_and_all_words_have_a_check() =>
        Assert.Equal(
            typeof(Refusals).GetFields().Select(field => (string)field.GetValue(null)!).Order(StringComparer.Ordinal),
            Files.Select(refusal => refusal.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_one_shows_an_entry_that_is_refused_and_one_that_is_not() =>
        Assert.All(Files, refusal => Assert.Equal(["false", "true"],
            refusal.Examples.Select(example => ((Scalar)example.Given["refused"]!).Text).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public void An_example_that_names_a_pack_names_one_that_ships() =>
        Assert.All(
            from refusal in Files
            from example in refusal.Examples
            let named = CaseText.Read(example.Given["case"]!).Pack
            where named is not null
            select named, named => Assert.NotNull(ShippedPacks.All.Find(named)));

    [Fact]
    public void Words_say_what_to_do_and_a_source_quotes_little() =>
        Assert.All(Files, refusal =>
        {
            Assert.EndsWith(".", refusal.Words, StringComparison.Ordinal);
            Assert.True((refusal.Source.Says ?? "").Split(' ').Length <= MostQuotedWords, $"{refusal.Id} quotes too much.");
        });
}
