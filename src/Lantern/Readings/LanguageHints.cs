using Lantern.Practice;

namespace Lantern.Readings;

/// <summary>A phrase found in somebody's words that the pack asks to think again about.</summary>
/// <param name="Phrase">The phrase, with what to say instead and why.</param>
/// <param name="Start">Where in the words it begins.</param>
/// <param name="Length">How many characters it has there.</param>
public sealed record LanguageHint(Phrase Phrase, int Start, int Length);

/// <summary>Hints on wording, shown under what somebody writes; what stands in quotation marks is somebody's own voice and is left alone.</summary>
public static class LanguageHints
{
    /// <summary>The phrases found, in the order they stand.</summary>
    public static IReadOnlyList<LanguageHint> Read(string words, PhraseList phrases)
    {
        var said = Words(words, passOverQuoted: true);
        var hints = new List<LanguageHint>();
        foreach (var phrase in phrases.Phrases)
        {
            foreach (var way in phrase.Avoid)
            {
                var wanted = Words(way, passOverQuoted: false);
                for (var i = 0; wanted.Count > 0 && i + wanted.Count <= said.Count; i++)
                {
                    if (!Matches(said, i, wanted))
                        continue;
                    var last = said[i + wanted.Count - 1];
                    hints.Add(new LanguageHint(phrase, said[i].Start, last.Start + last.Text.Length - said[i].Start));
                }
            }
        }
        return [.. hints.DistinctBy(hint => (hint.Phrase.Id, hint.Start)).OrderBy(hint => hint.Start)];
    }

    private static bool Matches(List<(string Text, int Start)> said, int from, List<(string Text, int Start)> wanted)
    {
        for (var i = 0; i < wanted.Count; i++)
        {
            var (here, want) = (said[from + i].Text, wanted[i].Text);
            var fits = want.EndsWith('*')
                ? here.StartsWith(want[..^1], StringComparison.OrdinalIgnoreCase)
                : here.Equals(want, StringComparison.OrdinalIgnoreCase);
            if (!fits)
                return false;
        }
        return true;
    }

    private static List<(string Text, int Start)> Words(string text, bool passOverQuoted)
    {
        var words = new List<(string, int)>();
        var quoted = false;
        for (var i = 0; i < text.Length;)
        {
            if (passOverQuoted && text[i] is '"' or '“' or '”')
                quoted = text[i] == '"' ? !quoted : text[i] == '“';
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '\'' or '’' or '*'))
                i++;
            if (i == start)
                i++;
            else if (!quoted)
                words.Add((text[start..i], start));
        }
        return words;
    }
}
