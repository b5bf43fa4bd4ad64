using Lantern.Readings;

namespace Lantern.Tests.Readings;

/// <summary>Hints under what somebody writes.</summary>
public class LanguageHintsTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("She was putting  herself at risk.", "putting  herself at risk")]
    [InlineData("He absconded, and later ABSCONDS again.", "absconded|ABSCONDS")]
    [InlineData("He said “I was not streetwise” and left; the report calls him streetwise.", "streetwise")]
    [InlineData("She said \"it was my lifestyle choice\".", "")]
    [InlineData("A hard-to-reach family.", "hard-to-reach")]
    public void A_phrase_is_found_where_it_stands_but_not_in_somebodys_own_words(string words, string found)
    {
        var hints = LanguageHints.Read(words, ShippedPacks.All.Find("england")!.Language!);
        Assert.Equal(found, string.Join('|', hints.Select(hint => words.Substring(hint.Start, hint.Length))));
    }

    [Fact]
    public void Every_phrase_says_what_to_write_instead_and_why() => Assert.All(
        ShippedPacks.All.Find("england")!.Language!.Phrases,
        phrase => Assert.True(phrase.Avoid.Count > 0 && phrase.Instead.Count > 0 && phrase.Why.Length > 10));
}
