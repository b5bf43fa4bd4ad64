namespace Lantern.App.Components.Parts;

/// <summary>One labelled control – input, textarea or select – with its hint and error tied to it by aria-describedby.</summary>
public abstract record Field
{
    public string Name { get; init; } = "";

    /// <summary>The control's id; the name when not given.</summary>
    public string? Id { get; init; }
    public Label? Label { get; init; }
    public Hint? Hint { get; init; }
    public ErrorMessage? Error { get; init; }

    /// <summary>Ids of other elements that describe the control, read before hint and error.</summary>
    public string? DescribedBy { get; init; }
    public string? Classes { get; init; }
    public bool Disabled { get; init; }
    public FormGroup Group { get; init; } = new();
    public Attributes? Attributes { get; init; }

    protected string ControlId => string.IsNullOrEmpty(Id) ? Name : Id;

    public Markup Render()
    {
        var label = Label is null ? null : (Label with { For = ControlId }).Render();
        var hint = Hint is null ? null : Hint with { Id = $"{ControlId}-hint" };
        var error = Error is null ? null : Error with { Id = $"{ControlId}-error" };
        var describedBy = Components.Attributes.Classes(DescribedBy, hint?.Id, error?.Id);
        return Group.Render(error is not null,
            Markup.Html($"{label}{hint?.Render()}{error?.Render()}{Control(describedBy)}"));
    }

    protected abstract Markup Control(string? describedBy);
}

/// <summary>Something small and fixed before or after what is typed, such as a unit.</summary>
public sealed record Affix(Markup? Content)
{
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup? Render(string kind)
    {
        if (Content is null || Content.IsEmpty)
        {
            return null;
        }
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes($"govuk-input__{kind}", Classes) },
            { "aria-hidden", "true" },
            Attributes,
        };
        return Markup.Html($"<div{attributes}>{Content}</div>");
    }
}

/// <summary>One line to type in.</summary>
public sealed record Input : Field
{
    public string Type { get; init; } = "text";
    public string? Value { get; init; }
    public bool? Spellcheck { get; init; }
    public string? Autocomplete { get; init; }
    public string? Autocapitalize { get; init; }
    public string? Pattern { get; init; }
    public string? InputMode { get; init; }
    public Affix? Prefix { get; init; }
    public Affix? Suffix { get; init; }

    protected override Markup Control(string? describedBy)
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-input", Classes, Error is null ? null : "govuk-input--error") },
            { "id", ControlId },
            { "name", Name },
            { "type", Type },
            { "spellcheck", Spellcheck switch { true => "true", false => "false", null => null } },
            { "value", Value },
            { "disabled", Disabled },
            { "aria-describedby", describedBy },
            { "autocomplete", Autocomplete },
            { "autocapitalize", Autocapitalize },
            { "pattern", Pattern },
            { "inputmode", InputMode },
            Attributes,
        };
        var input = Markup.Html($"<input{attributes}>");
        var (prefix, suffix) = (Prefix?.Render("prefix"), Suffix?.Render("suffix"));
        return prefix is null && suffix is null && Group.Before is null && Group.After is null
            ? input
            : Markup.Html($"""<div class="govuk-input__wrapper">{Group.Before}{prefix}{input}{suffix}{Group.After}</div>""");
    }
}

/// <summary>Several lines to type in.</summary>
public sealed record Textarea : Field
{
    public string? Value { get; init; }
    public int Rows { get; init; } = 5;
    public bool? Spellcheck { get; init; }
    public string? Autocomplete { get; init; }

    protected override Markup Control(string? describedBy)
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-textarea", Error is null ? null : "govuk-textarea--error", Classes) },
            { "id", ControlId },
            { "name", Name },
            { "rows", $"{Rows}" },
            { "spellcheck", Spellcheck switch { true => "true", false => "false", null => null } },
            { "disabled", Disabled },
            { "aria-describedby", describedBy },
            { "autocomplete", Autocomplete },
            Attributes,
        };
        // A browser drops one newline straight after the tag: writing one keeps a text that starts with its own.
        var firstLine = Value is ['\n' or '\r', ..] ? "\n" : "";
        return Markup.Html($"{Group.Before}<textarea{attributes}>{firstLine}{Value}</textarea>{Group.After}");
    }
}

/// <summary>One line of a select.</summary>
public sealed record Option(string Text)
{
    /// <summary>What is sent; the text when null.</summary>
    public string? Value { get; init; }

    /// <summary>Chosen or not whatever the select's value; null to go by that value.</summary>
    public bool? Selected { get; init; }
    public bool Disabled { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render(string? chosen)
    {
        var selected = Selected ?? (!string.IsNullOrEmpty(chosen) && (Value ?? Text) == chosen);
        var attributes = new Attributes { { "value", Value }, { "selected", selected }, { "disabled", Disabled }, Attributes };
        return Markup.Html($"<option{attributes}>{Text}</option>");
    }
}

/// <summary>One of a long list; for a short one radios are easier to use.</summary>
public sealed record Select : Field
{
    public string? Value { get; init; }
    public IReadOnlyList<Option> Options { get; init; } = [];

    protected override Markup Control(string? describedBy)
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-select", Classes, Error is null ? null : "govuk-select--error") },
            { "id", ControlId },
            { "name", Name },
            { "disabled", Disabled },
            { "aria-describedby", describedBy },
            Attributes,
        };
        var options = Markup.Join(Options.Select(option => option.Render(Value)));
        return Markup.Html($"{Group.Before}<select{attributes}>{options}</select>{Group.After}");
    }
}
