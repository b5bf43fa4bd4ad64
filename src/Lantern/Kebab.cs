using System.Text;

namespace Lantern;

/// <summary>The spelling packs, case texts and stored bodies use: <c>Section47Started</c> is <c>section-47-started</c>.</summary>
public static class Kebab
{
    /// <summary>The kebab-case spelling of a C# name.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 6);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var startsWord = char.IsUpper(c) || (char.IsDigit(c) && !char.IsDigit(name[Math.Max(0, i - 1)]));
            if (i > 0 && startsWord)
                text.Append('-');
            text.Append(char.ToLowerInvariant(c));
        }
        return text.ToString();
    }

    /// <summary>The words of a kebab-case name as a sentence begins: <c>section-47-started</c> is "Section 47 started".</summary>
    public static string Words(string kebab)
    {
        var words = kebab.Replace('-', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }
}
