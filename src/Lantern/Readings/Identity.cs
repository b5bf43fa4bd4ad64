using Lantern.Entries;
using NodaTime;

namespace Lantern.Readings;

/// <summary>Who a child is, as the entries say: of each field the latest value counts.</summary>
/// <param name="Details">The fields put together.</param>
public sealed record Identity(ChildIdentified Details)
{
    private const int Oldest = 120;

    /// <summary>The first letters of the given and the family name, "AB"; a question mark stands for a name not known.</summary>
    public string Initials => $"{First(Details.GivenName)}{First(Details.FamilyName)}";

    /// <summary>The number of the child in the authority's case system, or null.</summary>
    public string? Reference => Details.Reference;

    /// <summary>The age in whole years on a day, or null where the date of birth is not known, lies after it or cannot be right.</summary>
    public int? AgeOn(LocalDate day) => Details.Born is { } born ? Age(born, day) : null;

    /// <summary>The age in whole years on a day; null where nobody born then can be that old, or was not born yet.</summary>
    public static int? Age(LocalDate born, LocalDate day) =>
        born <= day && Period.Between(born, day, PeriodUnits.Years).Years is var years and <= Oldest ? years : null;

    /// <summary>Puts together what a file says of who the child is.</summary>
    public static Identity Read(CaseFile file)
    {
        var kind = Kinds.Of<ChildIdentified>();
        var details = new ChildIdentified();
        foreach (var (_, body) in file.All<ChildIdentified>())
            details = (ChildIdentified)kind.With(details, kind.Write(body));
        return new Identity(details with { Because = null, Of = null });
    }

    private static string First(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "?" : System.Globalization.StringInfo.GetNextTextElement(name.Trim()).ToUpperInvariant();
}
