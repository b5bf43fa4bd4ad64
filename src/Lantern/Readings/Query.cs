using System.Globalization;
using NodaTime;

namespace Lantern.Readings;

/// <summary>What somebody types to find out whether a child, person or place is already known.</summary>
public sealed record Query
{
    /// <summary>The given name, where it was asked for by itself.</summary>
    public string? GivenName { get; init; }
    /// <summary>The family name, where it was asked for by itself.</summary>
    public string? FamilyName { get; init; }
    /// <summary>Names of which nobody said which is which.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
    /// <summary>The date of birth.</summary>
    public LocalDate? Born { get; init; }
    /// <summary>Phone numbers, plates and references, as typed.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>True when nothing was asked.</summary>
    public bool IsEmpty => Born is null && Codes.All(code => Likeness.Code(code).Length == 0)
        && new[] { GivenName, FamilyName }.Concat(Names).All(name => Likeness.Words(name).Count == 0);

    private static readonly char[] Between = [' ', '\t', '\u00a0', ',', ';'];
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    /// <summary>Reads what was typed into one box: a date, what holds digits, and names.</summary>
    public static Query Of(string typed)
    {
        var words = new LinkedList<string>(typed.Split(Between, StringSplitOptions.RemoveEmptyEntries));
        LocalDate? born = null;
        List<string> names = [], codes = [];
        while (words.First is { Value: var word })
        {
            words.RemoveFirst();
            if (born is null && (DayIn(word) ?? DayInWords(word, words)) is { } day)
                born = day;
            else if (!word.Any(char.IsAsciiDigit))
                names.Add(word);
            else
                codes.Add(WithTheNext(word, words));
        }
        return new Query { Names = names, Born = born, Codes = codes };
    }

    /// <summary>The same with names, date and code each from a box of its own.</summary>
    public static Query Of(string? given, string? family, LocalDate? born, params ReadOnlySpan<string?> codes) => new()
    {
        GivenName = given,
        FamilyName = family,
        Born = born,
        Codes = [.. codes.ToArray().OfType<string>().Where(code => !string.IsNullOrWhiteSpace(code))],
    };

    // A phone number is typed in groups, and so is a plate: what follows with digits, or as three letters after a plate's first half, belongs to it.
    private static string WithTheNext(string word, LinkedList<string> words)
    {
        while (words.First is { Value: var next } && DayIn(next) is null
            && (next.All(char.IsAsciiDigit) && (Digits(word) || word[0] == '+') || LooksLikePlate(word, next)))
        {
            word += next;
            words.RemoveFirst();
        }
        return word;
    }

    private static bool Digits(string word) => word.All(char.IsAsciiDigit);

    private static bool LooksLikePlate(string word, string next) =>
        word.Length == 4 && next.Length == 3 && word[..2].All(char.IsAsciiLetter) && word[2..].All(char.IsAsciiDigit) && next.All(char.IsAsciiLetter);

    private static LocalDate? DayIn(string word)
    {
        var parts = word.Split('/', '-', '.');
        if (parts.Length != 3 || !parts.All(part => part.Length is > 0 and <= 4 && Digits(part)))
            return null;
        var numbers = Array.ConvertAll(parts, part => int.Parse(part, CultureInfo.InvariantCulture));
        return parts[0].Length == 4 ? Day(numbers[0], numbers[1], numbers[2])
            : parts[2].Length is 4 or 2 ? Day(Year(parts[2], numbers[2]), numbers[1], numbers[0]) ?? Day(Year(parts[2], numbers[2]), numbers[0], numbers[1])
            : null;
    }

    // "14 May 2011"
    private static LocalDate? DayInWords(string word, LinkedList<string> words)
    {
        if (word.Length > 2 || !Digits(word) || words.First is not { Value: var month, Next.Value: { Length: 4 } year } || !Digits(year) || month.Length < 3)
            return null;
        var number = 1 + Array.FindIndex(Months, name => name.StartsWith(month, StringComparison.OrdinalIgnoreCase));
        if (number == 0 || Day(int.Parse(year, CultureInfo.InvariantCulture), number, int.Parse(word, CultureInfo.InvariantCulture)) is not { } day)
            return null;
        words.RemoveFirst();
        words.RemoveFirst();
        return day;
    }

    private static int Year(string text, int number) => text.Length == 4 ? number : number < 40 ? 2000 + number : 1900 + number;

    private static LocalDate? Day(int year, int month, int day) =>
        year is >= 1900 and <= 2200 && month is >= 1 and <= 12 && day >= 1 && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;
}
