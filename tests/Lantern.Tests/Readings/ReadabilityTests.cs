using Lantern.Readings;

namespace Lantern.Tests.Readings;

/// <summary>How easily a text reads.</summary>
public class ReadabilityTests
{
    [Fact]
    public void A_few_words_are_too_few_for_the_measure_to_say_anything() =>
        Assert.True(Readability.Read("You can ring me at any time.").Words < Readability.FewestWords);

    [Fact]
    public void Words_sentences_and_syllables_are_counted_and_the_age_is_the_published_measure()
    {
        // 20 words, 2 sentences, 40 syllables: 0.39 × 10 + 11.8 × 2 − 15.59 = 11.91.
        var read = Readability.Read(string.Concat(Enumerable.Repeat("happy ", 9)) + "happy. " + string.Concat(Enumerable.Repeat("happy ", 9)) + "happy.");
        Assert.Equal((20, 2, 40, 17), (read.Words, read.Sentences, read.Syllables, read.Age));
    }

    [Fact]
    public void Plain_words_in_short_sentences_read_earlier_than_the_words_of_a_report()
    {
        var plain = Readability.Read("We worry about you. A man gives you things. He may want something back. You can ring me or your aunt at any time of day.");
        var report = Readability.Read("Multidisciplinary assessment demonstrates significant vulnerability characteristics necessitating proportionate safeguarding interventions notwithstanding considerable protective familial relationships.");
        Assert.True(plain.Age < 11, $"{plain.Age}");
        Assert.True(report.Age > 18, $"{report.Age}");
    }
}
