using Lantern.Entries;

namespace Lantern.App.Pages.Write;

/// <summary>How a field is asked for on paper.</summary>
public enum Asked
{
    /// <summary>One line of words.</summary>
    Line,
    /// <summary>Several lines of words.</summary>
    Text,
    /// <summary>Words with marks of their own.</summary>
    Passage,
    /// <summary>Several words, one on each line.</summary>
    Lines,
    /// <summary>Several passages, one on each line, marked together.</summary>
    Passages,
    /// <summary>Yes or no.</summary>
    YesNo,
    /// <summary>One of a closed list.</summary>
    Choice,
    /// <summary>A day.</summary>
    Day,
    /// <summary>A day and, if known, a time.</summary>
    Moment,
    /// <summary>A whole number.</summary>
    Number,
    /// <summary>A length of time: a number and a unit.</summary>
    Span,
    /// <summary>An entry of this file.</summary>
    Entry,
    /// <summary>A worker, or somebody who is not on the list.</summary>
    Worker,
    /// <summary>One of the pack's things, by its id.</summary>
    FromPack,
    /// <summary>Several of the pack's things, by their ids.</summary>
    SeveralFromPack,
    /// <summary>Passages under the headings of the pack's plan.</summary>
    Areas,
    /// <summary>Several records, a group of fields each.</summary>
    Rows,
    /// <summary>Not asked: what stands there is kept as it is.</summary>
    Kept,
}

/// <summary>A choice as it is offered.</summary>
/// <param name="Value">What is sent.</param>
/// <param name="Words">What is read.</param>
/// <param name="Hint">What it means.</param>
public sealed record Offered(string Value, string Words, string? Hint = null);

/// <summary>One question of a form.</summary>
/// <param name="Field">The field of the entry it fills.</param>
/// <param name="As">How it is asked.</param>
/// <param name="Ask">The question.</param>
/// <param name="Hint">What helps to answer it.</param>
public sealed record Question(string Field, Asked As, string Ask, string? Hint)
{
    /// <summary>The name on the form; the field's own, unless the field is one of another entry's or of a row.</summary>
    public string Name { get; init; } = Field;

    /// <summary>The closed list to choose from, where there is one.</summary>
    public IReadOnlyList<Offered> Choices { get; init; } = [];

    /// <summary>What one row is called.</summary>
    public string Row { get; init; } = "";

    /// <summary>The questions of one row.</summary>
    public IReadOnlyList<Question> Columns { get; init; } = [];

    /// <summary>What to do when it is left open; null where it may be.</summary>
    public string? Need { get; init; }

    /// <summary>The same question under another name.</summary>
    public Question Under(string prefix) => this with { Name = $"{prefix}.{Name}" };
}

/// <summary>An act as it is offered: what it is called, on which files, and what it asks.</summary>
/// <param name="Kind">The kind of entry it writes.</param>
/// <param name="Do">What it is called, as something to do.</param>
/// <param name="About">The kinds of file it is done on.</param>
/// <param name="Questions">What it asks, the reason last.</param>
public sealed record OfferedAct(Kind Kind, string Do, IReadOnlyList<FileKind> About, IReadOnlyList<Question> Questions);

/// <summary>The acts of one practice.</summary>
/// <param name="Title">The practice, such as "Missing and return".</param>
/// <param name="Acts">Its acts.</param>
public sealed record PracticeActs(string Title, IReadOnlyList<OfferedAct> Acts);
