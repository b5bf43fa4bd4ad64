using NodaTime;

namespace Lantern.Entries;

/// <summary>What was made of one line of a checklist.</summary>
public enum Consideration
{
    /// <summary>Not settled yet.</summary>
    Open,
    /// <summary>It is to be done, by somebody and by a day.</summary>
    Agreed,
    /// <summary>Considered, and not to be done, for a reason.</summary>
    Declined,
    /// <summary>Has nothing to do with this child.</summary>
    NotApplicable,
    /// <summary>Yes.</summary>
    Yes,
    /// <summary>No.</summary>
    No,
    /// <summary>Asked, and not known; never the same as no.</summary>
    NotKnown,
    /// <summary>Answered in words or with items.</summary>
    Said,
    /// <summary>Asked, and there is nothing.</summary>
    None,
}

/// <summary>One line of a checklist as it was considered: agreed, declined because, not applicable, or answered.</summary>
public sealed record Considered
{
    /// <summary>The checklist, where the entry names several.</summary>
    [Correctable]
    public string? Checklist { get; init; }
    /// <summary>The line.</summary>
    [Correctable]
    public string? Line { get; init; }
    /// <summary>What was made of it.</summary>
    public Consideration? Is { get; init; }
    /// <summary>Why.</summary>
    public Passage? Because { get; init; }
    /// <summary>Who does it, where it is agreed.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    [Names(Naming.Words)]
    public string? Owner { get; init; }
    /// <summary>As what.</summary>
    [NeverCorrected(Settles.WhoIsWho)]
    public string? Role { get; init; }
    /// <summary>The day it is to be done by.</summary>
    public LocalDate? Due { get; init; }
    /// <summary>The answer in words.</summary>
    public Passage? Said { get; init; }
    /// <summary>What else the line asks, by the ids of its asks.</summary>
    public IReadOnlyDictionary<string, Passage>? Details { get; init; }
    /// <summary>The items, each by the ids of the line's asks.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, Passage>>? Items { get; init; }
    /// <summary>Who the whole line is kept from.</summary>
    public IReadOnlyList<Marks>? Marks { get; init; }
}

/// <summary>A body that keeps what was made of the lines of checklists.</summary>
public abstract record ConsideredBody : KeptBody
{
    /// <summary>The checklists gone through, by id, in the edition the entry was written under.</summary>
    [Correctable]
    public IReadOnlyList<string>? Checklists { get; init; }

    /// <summary>What was made of their lines.</summary>
    public IReadOnlyList<Considered>? Considered { get; init; }

    /// <summary>The answers to one checklist: those that name it, and those that name none.</summary>
    public IReadOnlyList<Considered> Answers(Practice.Checklist checklist) =>
        [.. (Considered ?? []).Where(one => one.Line is { } line && (one.Checklist == checklist.Id || (one.Checklist is null && checklist.Line(line) is not null)))];

    public override IEnumerable<Objection> Objections(Asking asking) =>
        [.. Readings.Considering.Against(this, asking), .. base.Objections(asking)];
}
