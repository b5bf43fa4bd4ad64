using Lantern.Entries;
using NodaTime;

namespace Lantern.Access;

/// <summary>One look at a file: who opened it, for which agency, when, why, and as what.</summary>
/// <param name="Worker">The worker's id.</param>
/// <param name="Agency">The id of the agency the worker worked for.</param>
/// <param name="At">When.</param>
/// <param name="Purpose">Why, in words.</param>
/// <param name="Relations">How the worker stood to the file then, in words such as <c>allocated-worker</c>, blanks between them.</param>
public sealed record Look(string Worker, string Agency, Instant At, string Purpose, string Relations)
{
    /// <summary>The file looked at; null for a look at a list.</summary>
    public FileId? File { get; init; }

    /// <summary>True where this reason stands for some hours: it is the answer to the question why, or a duty on the file that was theirs.</summary>
    public bool Answered { get; init; }

    /// <summary>The files a list showed.</summary>
    public IReadOnlyList<FileId> Listed { get; init; } = [];
}
