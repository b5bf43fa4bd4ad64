namespace Lantern.App.Components.Parts;

/// <summary>The label of a form field; with <see cref="IsPageHeading"/> it is also the page's h1.</summary>
public sealed record Label(Markup? Content)
{
    public string? For { get; init; }
    public string? Classes { get; init; }
    public bool IsPageHeading { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup? Render()
    {
        if (Content is null || Content.IsEmpty)
        {
            return null;
        }
        var attributes = new Attributes { { "class", Components.Attributes.Classes("govuk-label", Classes) }, Attributes, { "for", For } };
        var label = Markup.Html($"<label{attributes}>{Content}</label>");
        return IsPageHeading ? Markup.Html($"""<h1 class="govuk-label-wrapper">{label}</h1>""") : label;
    }
}

/// <summary>The grey help under a label.</summary>
public sealed record Hint(Markup? Content)
{
    public string? Id { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes { { "id", Id }, { "class", Components.Attributes.Classes("govuk-hint", Classes) }, Attributes };
        return Markup.Html($"<div{attributes}>{Content}</div>");
    }
}

/// <summary>What is wrong with one field and what to do about it, shown beside the field.</summary>
public sealed record ErrorMessage(Markup? Content)
{
    public string? Id { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    /// <summary>Read out before the message; empty for none.</summary>
    public string VisuallyHiddenText { get; init; } = "Error";

    public Markup Render()
    {
        var attributes = new Attributes { { "id", Id }, { "class", Components.Attributes.Classes("govuk-error-message", Classes) }, Attributes };
        var before = VisuallyHiddenText.Length == 0
            ? null
            : Markup.Html($"""<span class="govuk-visually-hidden">{VisuallyHiddenText}:</span> """);
        return Markup.Html($"<p{attributes}>{before}{Content}</p>");
    }
}

/// <summary>The question that a group of fields answers together.</summary>
public sealed record Legend(Markup? Content)
{
    public string? Classes { get; init; }
    public bool IsPageHeading { get; init; }

    public Markup? Render()
    {
        if (Content is null || Content.IsEmpty)
        {
            return null;
        }
        var attributes = new Attributes { { "class", Attributes.Classes("govuk-fieldset__legend", Classes) } };
        var content = IsPageHeading ? Markup.Html($"""<h1 class="govuk-fieldset__heading">{Content}</h1>""") : Content;
        return Markup.Html($"<legend{attributes}>{content}</legend>");
    }
}

/// <summary>A group of fields under one question.</summary>
public sealed record Fieldset(Legend? Legend)
{
    public string? Classes { get; init; }
    public string? Role { get; init; }
    public string? DescribedBy { get; init; }
    public Attributes? Attributes { get; init; }
    public Markup? Content { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-fieldset", Classes) },
            { "role", Role },
            { "aria-describedby", DescribedBy },
            Attributes,
        };
        return Markup.Html($"<fieldset{attributes}>{Legend?.Render()}{Content}</fieldset>");
    }
}

/// <summary>The box round a field with its label, hint and error; carries the error's red bar.</summary>
public sealed record FormGroup
{
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }
    public Markup? Before { get; init; }
    public Markup? After { get; init; }

    public Markup Render(bool hasError, Markup content)
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-form-group", hasError ? "govuk-form-group--error" : null, Classes) },
            Attributes,
        };
        return Markup.Html($"<div{attributes}>{content}</div>");
    }
}
