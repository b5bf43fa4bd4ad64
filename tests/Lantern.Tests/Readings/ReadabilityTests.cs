using Lantern.Readings;

namespace Lantern.Tests.Readings;

public class ReadabilityTests
{
    [Fact]
    public void Nothing_has_no_words_and_is_as_easy_as_can_be() => Assert.Equal((0, 5), (Readability.Read("  …  ").Words, Readability.Read("").Age));

    [Fact]
    public void Words_sentences_and_syllables_are_counted()
    {
        var read = Readability.Read("We will see you on Friday. You can bring your aunt!");
        Assert.Equal((11, 2), (read.Words, read.Sentences));
        Assert.Equal(12, read.Syllables);
    }

    [Fact]
    public void A_sentence_nobody_ended_counts_as_one() => Assert.Equal(1, Readability.Read("no full stop here").Sentences);

    [Fact]
    public void Long_words_in_long_sentences_ask_for_an_older_reader_and_it_is_said()
    {
        var easy = Readability.Read("We will see you on Friday. You can bring your aunt. We talk for as long as you like.");
        var hard = Readability.Read("Professionals participating in multi-agency safeguarding arrangements collectively determined appropriate interventions necessitating considerable coordination.");
        Assert.True(easy.Age < hard.Age);
        Assert.DoesNotContain("shorter", easy.InWords, StringComparison.Ordinal);
        Assert.Contains("shorter sentences", hard.InWords, StringComparison.Ordinal);
    }
}
