using Lantern.Entries;

namespace Lantern.App.Pages.Write;

/// <summary>A mark as a page offers it.</summary>
/// <param name="Mark">The mark.</param>
/// <param name="Word">What is sent.</param>
/// <param name="Says">What it means, to be ticked.</param>
public sealed record MarkWords(Marks Mark, string Word, string Says)
{
    /// <summary>Every mark, the usual ones first.</summary>
    public static IReadOnlyList<MarkWords> All { get; } =
    [
        Of(Marks.ProtectedLocation, "Tells where somebody is who must not be found"),
        Of(Marks.ProtectedSource, "Could show who gave the information"),
        Of(Marks.ThirdParty, "Is about somebody else"),
        Of(Marks.Health, "Is health information"),
        Of(Marks.Police, "Is police-sensitive"),
        Of(Marks.Disruption, "Is disruption that would fail if it were known"),
        Of(Marks.Legal, "Is legal advice"),
        Of(Marks.FamilyShareable, "May be given to the child and the family"),
    ];

    private static MarkWords Of(Marks mark, string says) => new(mark, Kebab.Of(mark.ToString()), says);
}
