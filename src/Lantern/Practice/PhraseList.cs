using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>The phrases a pack asks writers to think again about, with what to say instead; it warns and never replaces.</summary>
/// <param name="Id">The id, such as <c>language</c>.</param>
/// <param name="Title">The heading.</param>
/// <param name="Pack">The pack that brings it.</param>
/// <param name="Source">Where it comes from.</param>
/// <param name="Phrases">The phrases.</param>
/// <param name="Examples">Its examples.</param>
/// <param name="At">Where the item stands.</param>
public sealed record PhraseList(
    string Id, string Title, string Pack, Source Source, IReadOnlyList<Phrase> Phrases, IReadOnlyList<Example> Examples, Place At);

/// <summary>A phrase to avoid.</summary>
/// <param name="Id">The id, for examples and for switching it off.</param>
/// <param name="Avoid">The ways it is said; a word also stands for its beginning only where it ends in <c>*</c>.</param>
/// <param name="Instead">What to say.</param>
/// <param name="Why">Why.</param>
public sealed record Phrase(string Id, IReadOnlyList<string> Avoid, IReadOnlyList<string> Instead, string Why);
