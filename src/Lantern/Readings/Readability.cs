using System.Globalization;

namespace Lantern.Readings;

/// <summary>How hard a text is to read, by the Flesch–Kincaid measure for English: an aid to whoever writes for a child or a family, never a rule.</summary>
/// <param name="Words">How many words it has.</param>
/// <param name="Sentences">How many sentences.</param>
/// <param name="Syllables">About how many syllables, counted by groups of vowels.</param>
public sealed record Readability(int Words, int Sentences, int Syllables)
{
    /// <summary>Below this many words the measure says nothing.</summary>
    public const int FewestWords = 20;

    private const int YearsBeforeSchool = 5;
    private const int EasyAge = 11;

    /// <summary>About the age, in years, from which it is read with ease; Kincaid and others, 1975.</summary>
    public int Age => Words == 0 ? YearsBeforeSchool
        : Math.Max(YearsBeforeSchool, YearsBeforeSchool + (int)Math.Round((0.39 * Words / Sentences) + (11.8 * Syllables / Words) - 15.59));

    /// <summary>The same in a sentence.</summary>
    public string InWords => string.Create(CultureInfo.InvariantCulture,
        $"It reads with ease from about {Age} years on{(Age > EasyAge ? "; shorter sentences and shorter words would help" : "")}.");

    /// <summary>Measures a text.</summary>
    public static Readability Read(string text)
    {
        var (words, sentences, syllables, open) = (0, 0, 0, false);
        foreach (var part in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var counted = SyllablesOf(part);
            if (counted > 0)
                (words, syllables, open) = (words + 1, syllables + counted, true);
            if (open && part[^1] is '.' or '!' or '?' or '”' or ':' && open)
                (sentences, open) = (sentences + 1, false);
        }
        return new Readability(words, sentences + (open ? 1 : 0), syllables);
    }

    private static int SyllablesOf(string part)
    {
        var letters = new string([.. part.ToLowerInvariant().Where(char.IsLetter)]);
        if (letters.Length == 0)
            return part.Any(char.IsDigit) ? 1 : 0;
        var groups = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            if (IsVowel(letters[i]) && (i == 0 || !IsVowel(letters[i - 1])))
                groups++;
        }
        // A silent e at the end is no syllable of its own, but for "-le".
        if (groups > 1 && letters[^1] == 'e' && !letters.EndsWith("le", StringComparison.Ordinal))
            groups--;
        return Math.Max(1, groups);
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
