using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>The practice manual of one authority as loaded: every tool, clock and list in force, each with its source.</summary>
public sealed record Pack
{
    /// <summary>The id, such as <c>bradford</c>.</summary>
    public required string Id { get; init; }
    /// <summary>The name shown.</summary>
    public required string Title { get; init; }
    /// <summary>The edition, such as <c>2026-11</c>.</summary>
    public required string Edition { get; init; }
    /// <summary>What it follows, read when, and that the authority has not endorsed it.</summary>
    public required string About { get; init; }
    /// <summary>The packs it builds on, nearest first.</summary>
    public IReadOnlyList<string> BuildsOn { get; init; } = [];
    /// <summary>The working days of its nation.</summary>
    public required WorkingDays Calendar { get; init; }
    /// <summary>The name of that calendar, such as <c>england-and-wales</c>.</summary>
    public required string CalendarName { get; init; }
    /// <summary>The risk tools by id.</summary>
    public required IReadOnlyDictionary<string, Tool> Tools { get; init; }
    /// <summary>The checklists by id.</summary>
    public IReadOnlyDictionary<string, Checklist> Checklists { get; init; } = new Dictionary<string, Checklist>();
    /// <summary>The clocks by id.</summary>
    public required IReadOnlyDictionary<string, Clock> Clocks { get; init; }
    /// <summary>The refusals by id.</summary>
    public required IReadOnlyDictionary<string, Refusal> Refusals { get; init; }
    /// <summary>The lists by id: services, areas of a plan, reasons, phrases.</summary>
    public required IReadOnlyDictionary<string, PracticeList> Lists { get; init; }
    /// <summary>The settings by id.</summary>
    public required IReadOnlyDictionary<string, Setting> Settings { get; init; }
    /// <summary>The bank-holiday calendars by id, its own nation's among them.</summary>
    public IReadOnlyDictionary<string, Calendar> Calendars { get; init; } = new Dictionary<string, Calendar>();
    /// <summary>The phrases to think again about; null where the pack has none.</summary>
    public PhraseList? Language { get; init; }

    /// <summary>The shelf it stands on, where other editions are found; null for a pack made by hand.</summary>
    public Packs? Shelf { get; internal set; }

    /// <summary>How entries name it: <c>bradford@2026-11</c>.</summary>
    public string EditionId => $"{Id}@{Edition}";

    /// <summary>The checklists for one use: those taken from the start first, each group by id of its pack's order.</summary>
    public IEnumerable<Checklist> For(ChecklistUse use) =>
        Checklists.Values.Where(checklist => checklist.For == use)
            .OrderBy(checklist => checklist.FromTheStart ? 0 : 1).ThenBy(checklist => checklist.Id, StringComparer.Ordinal);

    /// <summary>What a session may be about: the lines of every list whose id begins with <c>session-topics</c>.</summary>
    public IReadOnlyList<ListLine> SessionTopics() =>
        [.. Lists.Values.Where(list => list.Id.StartsWith("session-topics", StringComparison.Ordinal)).OrderBy(list => list.Id, StringComparer.Ordinal)
            .SelectMany(list => list.Lines).DistinctBy(line => line.Id)];

    /// <summary>A setting's number, or a default of the reading that asks.</summary>
    public int Number(string setting, int otherwise) => Settings.TryGetValue(setting, out var found) ? found.Number : otherwise;
}

/// <summary>A refusal the procedures demand: its words and source; the check itself belongs to the kind of entry.</summary>
/// <param name="Id">The id an objection names.</param>
/// <param name="Words">What is wrong and what to do, for the person writing.</param>
/// <param name="Pack">The pack that brings it.</param>
/// <param name="Source">Where it is demanded.</param>
/// <param name="Examples">Cases and entries that are refused, and that are not.</param>
/// <param name="At">Where the item stands.</param>
public sealed record Refusal(string Id, string Words, string Pack, Source Source, IReadOnlyList<Example> Examples, Place At);

/// <summary>A list practitioners choose from.</summary>
public sealed record PracticeList(string Id, string Title, string Pack, Source Source, IReadOnlyList<ListLine> Lines, Place At);

/// <summary>A line of a list.</summary>
/// <param name="Id">The id, unique in its list.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Words">What it means.</param>
/// <param name="Link">Where it is kept, as an http or https address; null where the pack does not say.</param>
/// <param name="Checked">The day the address was last tried; null where nobody has.</param>
public sealed record ListLine(string Id, string Title, string? Words = null, Uri? Link = null, NodaTime.LocalDate? Checked = null)
{
    /// <summary>For the headings of a plan: who what stands under it is kept from, unless its writer opens it and says why.</summary>
    public Marks Marks { get; init; }
}

/// <summary>A number an authority may change, with its source.</summary>
public sealed record Setting(string Id, string Title, int Number, string Pack, Source Source, Place At);
