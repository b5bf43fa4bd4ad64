using NodaTime;

namespace Lantern.Entries;

/// <summary>A case file's opaque id: random, says nothing, safe in an address.</summary>
public readonly record struct FileId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>What a file is about.</summary>
public enum FileKind
{
    /// <summary>A child or young person.</summary>
    Child,
    /// <summary>A person of concern.</summary>
    PersonOfConcern,
    /// <summary>A place or a group.</summary>
    PlaceOrGroup,
    /// <summary>A network.</summary>
    Network,
}

/// <summary>Who wrote an entry, as what, for which agency, and on whose behalf.</summary>
/// <param name="Worker">The worker's id.</param>
/// <param name="Name">The name as it stood when written.</param>
/// <param name="Role">The writer's role on that file at that moment, such as <c>allocated-worker</c>.</param>
/// <param name="Agency">The agency the writer works for.</param>
/// <param name="OnBehalfOf">Who asked for it to be written, where that is another person.</param>
public sealed record Writer(string Worker, string Name, string? Role, string Agency, string? OnBehalfOf = null);

/// <summary>One line of ink: what a practitioner did, when it happened and when it was written.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Happened">When it happened, as the writer says.</param>
/// <param name="Written">When it was written, set by the store.</param>
/// <param name="Writer">Who wrote it.</param>
/// <param name="Marks">Who the whole entry is kept from or may be given to.</param>
/// <param name="Edition">The pack edition it was written under, as <c>bradford@2026-11</c>.</param>
/// <param name="Act">The act it belongs to: one act may write one entry in each of several files.</param>
/// <param name="Body">What was done.</param>
public sealed record Entry(
    FileId File,
    int Number,
    Happening Happened,
    Instant Written,
    Writer Writer,
    Marks Marks,
    string Edition,
    string Act,
    Body Body)
{
    /// <summary>
    /// What pages and addresses call it: random letters, the same for every reader. Its number would tell a reader of a gap that
    /// something is hidden. Empty until the store has it.
    /// </summary>
    public string Code { get; init; } = "";

    /// <summary>
    /// Whether its writer could say who may open the file when it was written, so that whom it names is let in; null on what was
    /// written before this was kept, where the writer's role on the file says it.
    /// </summary>
    public bool? LetsIn { get; init; }

    /// <summary>The kind of the body.</summary>
    public Kind Kind => Body.Kind;

    /// <summary>The corrections by which it reads as it does, in the order written; none where it reads as it was first written.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>The entry as it was first written.</summary>
    public Entry First => Corrections.Count == 0 ? this : Corrections[0].Before;

    /// <summary>Who said it, by name: the writer, and whoever has corrected it since.</summary>
    public string SaidBy => Corrections.Count == 0 ? Writer.Name
        : $"{Writer.Name}, as corrected by {string.Join(" and ", Corrections.Select(correction => correction.By.Writer.Name).Distinct())}";
}

/// <summary>One correction of an entry.</summary>
/// <param name="By">The entry that corrected it.</param>
/// <param name="Before">The entry as it read until then.</param>
public sealed record Correction(Entry By, Entry Before);
