using System.Text;

namespace Lantern.Readings;

/// <summary>How one name is like another.</summary>
internal enum Like
{
    Not,
    /// <summary>One begins as the other does, such as an initial.</summary>
    Begins,
    /// <summary>Sounds alike.</summary>
    Sounds,
    /// <summary>Nearly the same letters.</summary>
    Nearly,
    /// <summary>One letter wrong, missing, too many, or two changed places.</summary>
    OneLetter,
    /// <summary>One is a common short form or spelling of the other.</summary>
    ShortForm,
    Same,
}

/// <summary>Compares names and numbers the way a careful person would, whatever the keyboard they were typed on.</summary>
internal static class Likeness
{
    private const double Near = 0.92;

    /// <summary>The words of a name: lower case, without accents, apostrophes and hyphens.</summary>
    public static List<string> Words(string? name)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var letter in name ?? "")
        {
            if (char.IsLetter(letter))
                word.Append(Plain(char.ToLowerInvariant(letter)));
            else if (letter is not ('\'' or '’' or '`' or '.') && !char.IsSurrogate(letter) && char.GetUnicodeCategory(letter) != System.Globalization.UnicodeCategory.NonSpacingMark)
                End();
        }
        End();
        return words;

        void End()
        {
            if (word.Length > 0)
                words.Add(word.ToString());
            word.Clear();
        }
    }

    /// <summary>A phone number, plate or reference without blanks and signs; a phone number as it is dialled at home.</summary>
    public static string Code(string? code)
    {
        var text = new StringBuilder();
        foreach (var letter in (code ?? "").Trim())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                text.Append(char.ToUpperInvariant(letter));
        }
        var plain = text.ToString();
        if (code?.TrimStart().StartsWith('+') == true && plain.StartsWith("44", StringComparison.Ordinal))
            return Home(plain[2..]);
        return plain.StartsWith("0044", StringComparison.Ordinal) ? Home(plain[4..]) : plain;

        static string Home(string number) => number.StartsWith('0') ? number : "0" + number;
    }

    /// <summary>How two words of names are alike.</summary>
    public static Like Of(string asked, string known)
    {
        if (asked == known)
            return Like.Same;
        if (ShortForms.Share(asked, known))
            return Like.ShortForm;
        if (Math.Min(asked.Length, known.Length) >= 4 && IsOneLetterOff(asked, known))
            return Like.OneLetter;
        if (JaroWinkler(asked, known) >= Near && Math.Min(asked.Length, known.Length) >= 5)
            return Like.Nearly;
        if (Sound(asked) is { Length: >= 2 } sound && sound == Sound(known))
            return Like.Sounds;
        return (asked.Length < known.Length ? known.StartsWith(asked, StringComparison.Ordinal) : known.Length == 1 && asked[0] == known[0])
            ? Like.Begins
            : Like.Not;
    }

    /// <summary>True when one letter is wrong, missing or too many, or two neighbours changed places.</summary>
    public static bool IsOneLetterOff(string one, string other)
    {
        if (one.Length > other.Length)
            (one, other) = (other, one);
        if (other.Length - one.Length > 1 || one == other)
            return false;
        var i = 0;
        while (i < one.Length && one[i] == other[i])
            i++;
        var a = one.AsSpan(i);
        var b = other.AsSpan(i);
        if (a.Length < b.Length)
            return a.SequenceEqual(b[1..]);
        return a[1..].SequenceEqual(b[1..]) || (a.Length > 1 && a[0] == b[1] && a[1] == b[0] && a[2..].SequenceEqual(b[2..]));
    }

    /// <summary>Jaro–Winkler likeness, 0 to 1.</summary>
    public static double JaroWinkler(string one, string other)
    {
        var reach = Math.Max(0, Math.Max(one.Length, other.Length) / 2 - 1);
        Span<bool> taken = stackalloc bool[Math.Min(other.Length, 256)];
        Span<char> found = stackalloc char[Math.Min(one.Length, 256)];
        var matches = 0;
        for (var i = 0; i < found.Length; i++)
        {
            for (var j = Math.Max(0, i - reach); j <= Math.Min(taken.Length - 1, i + reach); j++)
            {
                if (taken[j] || one[i] != other[j])
                    continue;
                taken[j] = true;
                found[matches++] = one[i];
                break;
            }
        }
        if (matches == 0)
            return 0;
        var swapped = 0;
        for (int j = 0, k = 0; j < taken.Length; j++)
        {
            if (taken[j] && found[k++] != other[j])
                swapped++;
        }
        double m = matches;
        var jaro = (m / one.Length + m / other.Length + (m - swapped / 2.0) / m) / 3;
        var same = 0;
        while (same < Math.Min(4, Math.Min(one.Length, other.Length)) && one[same] == other[same])
            same++;
        return jaro + same * 0.1 * (1 - jaro);
    }

    /// <summary>
    /// How a name sounds, roughly and in many languages: its consonants with those that are heard alike made one.
    /// Spellings brought over from other scripts differ mostly in vowels, doubled letters and a silent h.
    /// </summary>
    public static string Sound(string word)
    {
        var sound = new StringBuilder(word.Length);
        for (var i = 0; i < word.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : ' ';
            var heard = (word[i], next) switch
            {
                ('p', 'h') => 'f',
                ('s', 'h') or ('c', 'h') or ('t', 's') or ('c', 'z') => 'x',
                ('c', 'e' or 'i' or 'y') or ('z', _) or ('s', _) => 's',
                ('c' or 'q' or 'k', _) => 'k',
                ('g', 'h') when i > 0 => ' ',
                ('g', 'e' or 'i' or 'y') or ('j', _) or ('d', 'j') or ('d', 'z') => 'j',
                ('v' or 'w', _) => 'v',
                ('h', _) => i == 0 || IsVowel(word[i - 1]) && IsVowel(next) ? 'h' : ' ',
                ('a' or 'e' or 'i' or 'o' or 'u' or 'y', _) => i == 0 ? 'a' : ' ',
                var (letter, _) => letter,
            };
            if (heard != ' ' && (sound.Length == 0 || sound[^1] != heard || IsVowel(word[i - 1])))
                sound.Append(heard);
        }
        return sound.ToString();
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    // The program runs without culture data, so accents are taken off by this table.
    private static string Plain(char letter) => letter switch
    {
        <= 'z' => letter.ToString(),
        >= 'à' and <= 'å' or 'ā' or 'ă' or 'ą' => "a",
        'ç' or 'ć' or 'č' or 'ĉ' or 'ċ' => "c",
        'ð' or 'ď' or 'đ' => "d",
        >= 'è' and <= 'ë' or 'ē' or 'ĕ' or 'ė' or 'ę' or 'ě' => "e",
        'ğ' or 'ģ' or 'ġ' or 'ĝ' => "g",
        'ħ' or 'ĥ' => "h",
        >= 'ì' and <= 'ï' or 'ī' or 'į' or 'ı' or 'ĭ' or 'ĩ' => "i",
        'ķ' => "k",
        'ł' or 'ľ' or 'ļ' or 'ĺ' => "l",
        'ñ' or 'ń' or 'ň' or 'ņ' => "n",
        >= 'ò' and <= 'ö' or 'ø' or 'ō' or 'ő' or 'ŏ' => "o",
        'ř' or 'ŕ' => "r",
        'ś' or 'š' or 'ş' or 'ș' => "s",
        'ť' or 'ţ' or 'ț' => "t",
        >= 'ù' and <= 'ü' or 'ū' or 'ů' or 'ű' or 'ų' or 'ŭ' or 'ũ' => "u",
        'ŵ' => "w",
        'ý' or 'ÿ' or 'ŷ' => "y",
        'ź' or 'ž' or 'ż' => "z",
        'æ' => "ae",
        'œ' => "oe",
        'ß' => "ss",
        'þ' => "th",
        _ => letter.ToString(),
    };
}
