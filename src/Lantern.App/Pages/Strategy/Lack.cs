using Lantern.App.Components.Binding;
using Lantern.Practice;

namespace Lantern.App.Pages.Strategy;

/// <summary>Something that is still missing, with where it is mended.</summary>
/// <param name="Words">What is missing and what to do.</param>
/// <param name="Path">The page that mends it; empty for the present page.</param>
/// <param name="Field">The field that mends it.</param>
public sealed record Lack(string Words, string Path, string Field)
{
    /// <summary>Where it is demanded.</summary>
    public Source? Source { get; init; }

    /// <summary>The address of the field that mends it.</summary>
    public string Link => $"{Path}#{Bound.IdOf(Field)}";
}
