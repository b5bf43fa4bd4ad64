using NodaTime;

namespace Lantern.Store;

/// <summary>Pencil: what one worker has typed and not yet written in ink; nobody else can read it.</summary>
/// <param name="Key">The author's key for it, such as the form and the file.</param>
/// <param name="Text">What was typed, in a form the page chose.</param>
/// <param name="Saved">When it was saved.</param>
public sealed record Draft(string Key, string Text, Instant Saved)
{
    /// <summary>The most characters a draft may have; a longer one is not saved.</summary>
    public const int MostCharacters = 256 * 1024;

    /// <summary>The most characters a key may have.</summary>
    public const int LongestKey = 200;
}
