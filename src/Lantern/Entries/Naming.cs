namespace Lantern.Entries;

/// <summary>What naming somebody in a field makes of them; whether it lets them open the file depends on who wrote it.</summary>
public enum Naming
{
    /// <summary>Nothing: it says who somebody was, and opens nothing.</summary>
    Words,
    /// <summary>The allocated worker.</summary>
    AllocatedWorker,
    /// <summary>The lead professional.</summary>
    LeadProfessional,
    /// <summary>The chair of a strategy discussion.</summary>
    DiscussionChair,
    /// <summary>The chair of a conference.</summary>
    ConferenceChair,
    /// <summary>The one, or the team, something is owed by until it is done.</summary>
    Owner,
}

/// <summary>
/// Says of a field that it names a worker or a team, and what that makes of them. Who is who on a file is read from such fields
/// alone, so that a field without it lets nobody in.
/// </summary>
/// <param name="as">What it makes of them.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NamesAttribute(Naming @as) : Attribute
{
    /// <summary>What it makes of them.</summary>
    public Naming As { get; } = @as;

    /// <summary>The one kind in which it makes that of them, where several share the field; in the others it is words.</summary>
    public Type? OnlyIn { get; init; }
}
