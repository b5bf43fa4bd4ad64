using Lantern.Entries;

namespace Lantern.Practice;

/// <summary>Where in the journey a checklist is used.</summary>
public enum ChecklistUse
{
    /// <summary>Planning a strategy discussion.</summary>
    StrategyPlanning,
    /// <summary>A strategy discussion.</summary>
    StrategyDiscussion,
    /// <summary>Beginning a section 47 enquiry.</summary>
    EnquiryBegun,
    /// <summary>Concluding a section 47 enquiry.</summary>
    Enquiry,
    /// <summary>An assessment.</summary>
    Assessment,
    /// <summary>The report before a conference.</summary>
    Report,
    /// <summary>Whether a conference is ready.</summary>
    Conference,
    /// <summary>Agreeing a plan.</summary>
    Plan,
    /// <summary>Reviewing a plan.</summary>
    Review,
    /// <summary>The library of outcomes a plan takes its rows from.</summary>
    Outcomes,
    /// <summary>Who is asked to a meeting.</summary>
    Invitations,
    /// <summary>Ending the part of children's social care.</summary>
    Closing,
}

/// <summary>How a line of a checklist is answered.</summary>
public enum LineAnswer
{
    /// <summary>Agreed, declined, not applicable, or still open.</summary>
    Considered,
    /// <summary>Yes, no, or not known.</summary>
    Asked,
    /// <summary>In words, or that there is nothing, or that it is not known.</summary>
    Words,
    /// <summary>A list, or that there is nothing, or that it is not known.</summary>
    Items,
}

/// <summary>A list of things to consider or to write down, by areas; an aide memoire, an assessment and a library of plan rows are all this.</summary>
public sealed record Checklist
{
    /// <summary>The id, such as <c>strategy-discussion</c>.</summary>
    public required string Id { get; init; }
    /// <summary>The name practitioners read.</summary>
    public required string Title { get; init; }
    /// <summary>The pack that brings it.</summary>
    public required string Pack { get; init; }
    /// <summary>Where it is used.</summary>
    public required ChecklistUse For { get; init; }
    /// <summary>True when it is taken at once; else it is offered beside.</summary>
    public bool FromTheStart { get; init; }
    /// <summary>Who made it, with whom and when; null where the source says it.</summary>
    public string? Authors { get; init; }
    /// <summary>What it is for.</summary>
    public string? Guidance { get; init; }
    /// <summary>Its areas in order.</summary>
    public required IReadOnlyList<ChecklistArea> Areas { get; init; }
    /// <summary>Where it comes from.</summary>
    public required Source Source { get; init; }
    /// <summary>Its examples.</summary>
    public IReadOnlyList<Example> Examples { get; init; } = [];
    /// <summary>Where the item stands, for messages.</summary>
    public Place At { get; init; }

    /// <summary>All lines in order.</summary>
    public IEnumerable<ChecklistLine> Lines => Areas.SelectMany(area => area.Lines);

    /// <summary>The line of that id, or null.</summary>
    public ChecklistLine? Line(string? id) => Lines.FirstOrDefault(line => line.Id == id);
}

/// <summary>A heading of a checklist with its lines.</summary>
/// <param name="Id">The id, such as <c>physical-safety</c>; in a library of outcomes the id of the plan's area.</param>
/// <param name="Title">The heading.</param>
/// <param name="Help">What to know, or null.</param>
/// <param name="When">The fact that brings it forward, or null.</param>
/// <param name="ExtraFamilial">True for a setting outside the family.</param>
/// <param name="PlanArea">The id of the plan's area its actions belong to.</param>
/// <param name="Lines">Its lines.</param>
public sealed record ChecklistArea(
    string Id, string Title, string? Help, string? When, bool ExtraFamilial, string PlanArea, IReadOnlyList<ChecklistLine> Lines);

/// <summary>One thing to consider, to ask or to write down.</summary>
public sealed record ChecklistLine
{
    /// <summary>The id, unique in its checklist.</summary>
    public required string Id { get; init; }
    /// <summary>The question or the thing to consider.</summary>
    public required string Ask { get; init; }
    /// <summary>The place in the checklist's source.</summary>
    public required string Where { get; init; }
    /// <summary>What to know, or null.</summary>
    public string? Help { get; init; }
    /// <summary>How it is answered.</summary>
    public LineAnswer Answer { get; init; }
    /// <summary>True when it may not be left open.</summary>
    public bool Always { get; init; }
    /// <summary>The facts that must all hold for the line to stand.</summary>
    public IReadOnlyList<string> When { get; init; } = [];
    /// <summary>Words one of which an address must hold for the line to stand; none where it stands everywhere.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];
    /// <summary>The line that must be answered so before this one stands, or null.</summary>
    public AfterLine? After { get; init; }
    /// <summary>The lines that must be answered before this one may be agreed.</summary>
    public IReadOnlyList<string> First { get; init; } = [];
    /// <summary>What is asked besides.</summary>
    public IReadOnlyList<LineAsk> Asks { get; init; } = [];
    /// <summary>Those of the asks that must be given.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
    /// <summary>The answers that need a reason besides declined.</summary>
    public IReadOnlyList<Consideration> Reasons { get; init; } = [];
    /// <summary>Who usually does it.</summary>
    public IReadOnlyList<string> Roles { get; init; } = [];
    /// <summary>Who what is written here is kept from.</summary>
    public Marks Marks { get; init; }
    /// <summary>The action once agreed; the ask where null.</summary>
    public string? Action { get; init; }
    /// <summary>True when each item is an action of its own.</summary>
    public bool EachIsAction { get; init; }
    /// <summary>True when the family's copy may carry it unless somebody says no.</summary>
    public bool Family { get; init; }
    /// <summary>The outcome it serves; its area's title where null.</summary>
    public string? Outcome { get; init; }
    /// <summary>For invitations: always on the list.</summary>
    public bool Standing { get; init; }
    /// <summary>For invitations: always sent the minutes.</summary>
    public bool Copied { get; init; }
}

/// <summary>A line stands only after another has been answered so.</summary>
/// <param name="Line">The other line.</param>
/// <param name="Is">The answers that bring this one.</param>
public sealed record AfterLine(string Line, IReadOnlyList<Consideration> Is);

/// <summary>How a detail of a line is given.</summary>
public enum AskForm
{
    /// <summary>In words.</summary>
    Words,
    /// <summary>A date.</summary>
    Day,
    /// <summary>One of several.</summary>
    Choice,
}

/// <summary>A detail a line asks for.</summary>
/// <param name="Id">The id, unique in its line.</param>
/// <param name="Ask">The question.</param>
/// <param name="Form">How it is given.</param>
/// <param name="Choices">What may be chosen, by id; none for words and dates.</param>
public sealed record LineAsk(string Id, string Ask, AskForm Form, IReadOnlyList<string> Choices);
