namespace Lantern.Readings;

/// <summary>Holds the names asked for against all names of a person, in whichever order they were given.</summary>
internal static class Names
{
    private sealed record Found(string Asked, string Known, Slot AskedAs, Slot KnownAs, Like Like);

    public static Fit Compare(List<(string Word, Slot Slot)> asked, Person person, List<(int Weight, string Words)> why)
    {
        if (asked.Count == 0)
            return Fit.None;
        var known = Of(person);
        var found = new List<Found>();
        foreach (var (word, slot) in asked)
        {
            if (Best(word, slot, known) is { } best)
                found.Add(best);
        }
        var swapped = found.Count(IsSwapped) >= 2;
        foreach (var one in found)
            why.Add((Weight(one), Words(one)));
        if (swapped)
            why.Add((-5, "given and family name the other way round"));
        return found.Count == asked.Count ? Fit.All : found.Any(one => one.Like >= Like.OneLetter) ? Fit.Some : Fit.None;
    }

    private static List<(string Word, Slot Slot)> Of(Person person) =>
    [
        .. person.GivenNames.SelectMany(Spellings).Select(word => (word, Slot.Given)),
        .. person.FamilyNames.SelectMany(Spellings).Select(word => (word, Slot.Family)),
        .. person.OtherNames.SelectMany(Spellings).Select(word => (word, Slot.Other)),
    ];

    // "Anne-Marie" is also Annemarie.
    private static IEnumerable<string> Spellings(string name)
    {
        var words = Likeness.Words(name);
        return words.Count > 1 ? words.Append(string.Concat(words)) : words;
    }

    private static Found? Best(string word, Slot slot, List<(string Word, Slot Slot)> known)
    {
        Found? best = null;
        foreach (var (name, where) in known)
        {
            var like = Likeness.Of(word, name);
            if (like == Like.Not)
                continue;
            var found = new Found(word, name, slot, where, like);
            if (best is null || Weight(found) > Weight(best))
                best = found;
        }
        return best;
    }

    private static bool IsSwapped(Found one) =>
        (one.AskedAs, one.KnownAs) is (Slot.Given, Slot.Family) or (Slot.Family, Slot.Given);

    private static int Weight(Found one)
    {
        var weight = one.Like switch
        {
            Like.Same => 40,
            Like.ShortForm => 32,
            Like.OneLetter => 28,
            Like.Nearly => 24,
            Like.Sounds => 20,
            _ => 8,
        };
        return weight + (one.KnownAs == Slot.Family ? 5 : 0) - (IsSwapped(one) ? 4 : 0);
    }

    private static string Words(Found one)
    {
        var name = one.KnownAs switch
        {
            Slot.Given => "given name",
            Slot.Family => "family name",
            _ => "also known as",
        };
        var known = char.ToUpperInvariant(one.Known[0]) + one.Known[1..];
        return one.Like switch
        {
            Like.Same => one.KnownAs == Slot.Other ? $"{name} {known}" : $"same {name}",
            Like.ShortForm => $"{name} {known}, another form of it",
            Like.OneLetter => $"{name} {known}, one letter different",
            Like.Nearly => $"{name} {known}, nearly the same",
            Like.Sounds => $"{name} {known}, sounds alike",
            _ => $"{name} {known}, begins alike",
        };
    }
}
