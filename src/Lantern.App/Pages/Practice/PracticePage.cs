using Lantern.Practice;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lantern.App.Pages.Practice;

/// <summary>A page of the practice manual: the pack in force, for whoever is signed in. Nothing on it is about a child.</summary>
public abstract class PracticePage(Pack pack) : PageModel
{
    /// <summary>The pack in force.</summary>
    public Pack Pack { get; } = pack;
}

/// <summary>Where a thing of the pack comes from, and which pack brings it.</summary>
/// <param name="Source">The source.</param>
/// <param name="Pack">The pack.</param>
/// <param name="Title">Its title, where that says something of how far it can be relied on.</param>
public sealed record Origin(Source Source, string Pack, string Title = "")
{
    private static readonly string[] Ours = ["our default", "our reading", "in our own"];
    private static readonly string[] Unsure = ["unverified", "not been checked", "not checked", "secondary source", "not read", "superseded"];
    private static readonly string[] Samples = ["sample wording"];

    /// <summary>True where the number or the wording is ours because the document gives none.</summary>
    public bool IsOurs => Says(Ours);

    /// <summary>True where the note warns that it has not been checked or no longer holds.</summary>
    public bool IsUnverified => Says(Unsure);

    /// <summary>True where the wording is a sample that an authority replaces.</summary>
    public bool IsSample => Says(Samples);

    private bool Says(string[] words) =>
        $"{Title} {Source.Title} {Source.Note}" is var note && words.Any(word => note.Contains(word, StringComparison.OrdinalIgnoreCase));
}
