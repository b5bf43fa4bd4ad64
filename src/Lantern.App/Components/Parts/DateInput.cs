using System.Globalization;

namespace Lantern.App.Components.Parts;

/// <summary>One box of a date: the day, the month or the year.</summary>
public sealed record DatePart(string Name)
{
    public string? Id { get; init; }
    public string? Label { get; init; }
    public string? Value { get; init; }
    public string? Classes { get; init; }

    /// <summary>Whether this box is wrong; null to go by the date's own error when no box is said to be wrong.</summary>
    public bool? HasError { get; init; }

    /// <summary>Whether the box is wide enough for a year.</summary>
    public bool HasFourFigures { get; init; } = Name == "year";
    public string? InputMode { get; init; }
    public string? Autocomplete { get; init; }
    public string? Pattern { get; init; }
    public Attributes? Attributes { get; init; }

    internal bool IsWrong => HasError == true || Says("govuk-input--error");

    internal bool Says(string part) => Classes?.Contains(part, StringComparison.Ordinal) == true;
}

/// <summary>A date in three boxes, asked for as people remember it and never picked from a calendar.</summary>
public sealed record DateInput
{
    public required string Id { get; init; }

    /// <summary>Goes before each box's name, with a hyphen between.</summary>
    public string? NamePrefix { get; init; }
    public IReadOnlyList<DatePart> Parts { get; init; } = [new("day"), new("month"), new("year")];
    public Fieldset? Fieldset { get; init; }
    public Hint? Hint { get; init; }
    public ErrorMessage? Error { get; init; }
    public string? Classes { get; init; }
    public FormGroup Group { get; init; } = new();
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var hint = Hint is null ? null : Hint with { Id = $"{Id}-hint" };
        var error = Error is null ? null : Error with { Id = $"{Id}-error" };
        var describedBy = Components.Attributes.Classes(Fieldset?.DescribedBy, hint?.Id, error?.Id);
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-date-input", Classes) },
            Attributes,
            { "id", Id },
        };
        var anyPartIsWrong = Parts.Any(part => part.IsWrong);
        var parts = Markup.Join(Parts.Select(part => Box(part, anyPartIsWrong)));
        var inner = Markup.Html($"{hint?.Render()}{error?.Render()}<div{attributes}>{Group.Before}{parts}{Group.After}</div>");
        // Screen readers announce the description of a set of text boxes only when it is a group.
        var content = Fieldset is null
            ? inner
            : (Fieldset with { Role = "group", DescribedBy = describedBy, Content = inner }).Render();
        return Group.Render(error is not null, content);
    }

    private Markup Box(DatePart part, bool anyPartIsWrong)
    {
        var isWrong = part.IsWrong || (part.HasError != false && Error is not null && !anyPartIsWrong);
        var errorClass = isWrong && !part.Says("govuk-input--error") ? "govuk-input--error" : null;
        var width = part.Says("govuk-input--width-") ? null : part.HasFourFigures ? "govuk-input--width-4" : "govuk-input--width-2";
        var input = new Input
        {
            Id = part.Id ?? $"{Id}-{part.Name}",
            Name = NamePrefix is null ? part.Name : $"{NamePrefix}-{part.Name}",
            Label = new(part.Label ?? Capitalised(part.Name)) { Classes = "govuk-date-input__label" },
            Classes = Components.Attributes.Classes("govuk-date-input__input", errorClass, width, part.Classes),
            Value = part.Value,
            InputMode = part.InputMode ?? "numeric",
            Autocomplete = part.Autocomplete,
            Pattern = part.Pattern,
            Attributes = part.Attributes,
        };
        return Markup.Html($"""<div class="govuk-date-input__item">{input.Render()}</div>""");
    }

    private static string Capitalised(string name) =>
        name.Length == 0 ? name : char.ToUpper(name[0], CultureInfo.InvariantCulture) + name[1..];
}
