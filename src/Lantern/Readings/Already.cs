using NodaTime;

namespace Lantern.Readings;

/// <summary>Somebody already known who may be the one asked about.</summary>
/// <param name="Person">Who.</param>
/// <param name="Why">What matches and what does not, in words, the weightiest first.</param>
/// <param name="Strength">The greater the likelier; only for the order.</param>
public sealed record Match(Person Person, IReadOnlyList<string> Why, int Strength);

/// <summary>Finds who is already known, so that nobody gets a second file; it suggests and never joins.</summary>
public static class Already
{
    /// <summary>Everybody who may be meant, the likeliest first.</summary>
    /// <param name="people">The people of the files the asker may open, and nobody else.</param>
    /// <param name="query">What was asked.</param>
    public static IReadOnlyList<Match> Known(IEnumerable<Person> people, Query query)
    {
        if (query.IsEmpty)
            return [];
        var asked = new Asked(query);
        return
        [
            .. people.Select(person => Compare(asked, person)).OfType<Match>()
                .OrderByDescending(match => match.Strength)
                .ThenBy(match => string.Join(' ', match.Person.FamilyNames.Concat(match.Person.GivenNames)), StringComparer.Ordinal)
                .ThenBy(match => match.Person.File.Value, StringComparer.Ordinal),
        ];
    }

    private static Match? Compare(Asked asked, Person person)
    {
        var why = new List<(int Weight, string Words)>();
        var codes = Codes(asked, person, why);
        var names = Names.Compare(asked.Names, person, why);
        var born = Born(asked.Born, person, why);
        // A number names one person. Names have to fit all; a date of birth alone, or with one name, is worth a look.
        var isMatch = codes || names == Fit.All || (born && (names == Fit.Some || asked.Names.Count == 0));
        if (!isMatch)
            return null;
        if (asked.Born is { } day && !born && person.Born.Count > 0)
            why.Add((-25, $"date of birth differs: {Text(person.Born[^1])}, asked for {Text(day)}"));
        return new Match(person, [.. why.OrderByDescending(one => one.Weight).Select(one => one.Words)], why.Sum(one => one.Weight));
    }

    private static bool Codes(Asked asked, Person person, List<(int, string)> why)
    {
        var before = why.Count;
        foreach (var code in asked.Codes)
        {
            foreach (var phone in person.Phones)
            {
                var known = Likeness.Code(phone);
                if (known == code)
                    why.Add((100, "same phone number"));
                else if (code.Length >= 6 && code.All(char.IsAsciiDigit) && known.EndsWith(code, StringComparison.Ordinal))
                    why.Add((60, $"phone number ends in {code}"));
            }
            if (code.Length >= 4 && code.Any(char.IsAsciiLetter) && person.Vehicles.Any(vehicle => Likeness.Code(vehicle).Contains(code, StringComparison.Ordinal)))
                why.Add((90, "same number plate"));
            if (person.References.Any(reference => Likeness.Code(reference) == code))
                why.Add((120, "same reference"));
        }
        return why.Count > before;
    }

    private static bool Born(LocalDate? asked, Person person, List<(int, string)> why)
    {
        if (asked is not { } day)
            return false;
        (int Weight, string Words)? best = null;
        foreach (var known in person.Born)
        {
            (int Weight, string Words)? likeness = known == day ? (60, "same date of birth")
                : known.Year == day.Year && known.Month == day.Day && known.Day == day.Month ? (45, $"date of birth with day and month the other way round: {Text(known)}")
                : OneDigitOff(known, day) ? (40, $"date of birth differs in one digit: {Text(known)}")
                : null;
            if (likeness is { } found && found.Weight > (best?.Weight ?? 0))
                best = found;
        }
        if (best is { } one)
            why.Add(one);
        return best is not null;
    }

    private static bool OneDigitOff(LocalDate one, LocalDate other)
    {
        var (a, b) = (Digits(one), Digits(other));
        return a.Zip(b).Count(pair => pair.First != pair.Second) == 1 || Likeness.IsOneLetterOff(a, b);
    }

    private static string Digits(LocalDate day) => $"{day.Day:00}{day.Month:00}{day.Year:0000}";

    private static string Text(LocalDate day) => $"{day.Day}/{day.Month}/{day.Year}";

    /// <summary>A query made ready once for all people.</summary>
    internal sealed class Asked(Query query)
    {
        public List<(string Word, Slot Slot)> Names { get; } =
        [
            .. Likeness.Words(query.GivenName).Select(word => (word, Slot.Given)),
            .. Likeness.Words(query.FamilyName).Select(word => (word, Slot.Family)),
            .. query.Names.SelectMany(Likeness.Words).Select(word => (word, Slot.Any)),
        ];

        public List<string> Codes { get; } = [.. query.Codes.Select(Likeness.Code).Where(code => code.Length > 0).Distinct()];

        public LocalDate? Born { get; } = query.Born;
    }
}

/// <summary>Where a name belongs.</summary>
internal enum Slot
{
    Any,
    Given,
    Family,
    Other,
}

/// <summary>How far the names asked for fit.</summary>
internal enum Fit
{
    None,
    Some,
    All,
}
