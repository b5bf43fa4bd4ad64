namespace Lantern.Store.Sql;

/// <summary>The values of an enum by the words the store keeps them under.</summary>
internal static class Kebabs<T> where T : struct, Enum
{
    private static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(value => value, value => Kebab.Of(value.ToString()));
    private static readonly Dictionary<string, T> Values = Words.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Word(T value) => Words[value];

    public static T Value(string word) => Values.TryGetValue(word, out var value)
        ? value
        : throw new StoreUnfitException($"'{word}' is not known to this Lantern. Use the one that wrote it, or a newer one.");
}
