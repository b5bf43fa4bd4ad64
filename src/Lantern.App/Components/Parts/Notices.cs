using System.Globalization;

namespace Lantern.App.Components.Parts;

/// <summary>One line of the error summary, a link where the mistake is in a field.</summary>
public sealed record ErrorLine(Markup? Content)
{
    public string? Href { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render() => string.IsNullOrEmpty(Href)
        ? Markup.Html($"<li>{Content}</li>")
        : Markup.Html($"<li><a{new Attributes { { "href", Href }, Attributes }}>{Content}</a></li>");
}

/// <summary>Everything that stops this page, at its top, each line leading to the field that needs it.</summary>
public sealed record ErrorSummary(Markup? Title)
{
    public Markup? Description { get; init; }
    public IReadOnlyList<ErrorLine> Errors { get; init; } = [];
    public bool? DisableAutoFocus { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-error-summary", Classes) },
            { "data-disable-auto-focus", DisableAutoFocus switch { true => "true", false => "false", null => null } },
            Attributes,
            { "data-module", "govuk-error-summary" },
        };
        var description = Description is null or { IsEmpty: true } ? null : Markup.Html($"<p>{Description}</p>");
        var lines = Errors.Count == 0
            ? null
            : Markup.Html($"""<ul class="govuk-list govuk-error-summary__list">{Markup.Join(Errors.Select(error => error.Render()))}</ul>""");
        // The alert is a child of what takes the focus, so that screen readers do not lose half of it.
        return Markup.Html($"""
            <div{attributes}><div role="alert"><h2 class="govuk-error-summary__title">{Title}</h2><div class="govuk-error-summary__body">{description}{lines}</div></div></div>
            """);
    }
}

/// <summary>News about the whole page, such as that something was saved.</summary>
public sealed record NotificationBanner
{
    public Markup? Title { get; init; }

    /// <summary>One sentence, shown as a heading; used when there is no <see cref="Content"/>.</summary>
    public string? Text { get; init; }
    public Markup? Content { get; init; }
    public bool IsSuccess { get; init; }
    public string? Role { get; init; }
    public string TitleId { get; init; } = "govuk-notification-banner-title";
    public int HeadingLevel { get; init; } = 2;
    public bool? DisableAutoFocus { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-notification-banner", IsSuccess ? "govuk-notification-banner--success" : null, Classes) },
            { "role", Role ?? (IsSuccess ? "alert" : "region") },
            { "aria-labelledby", TitleId },
            { "data-module", "govuk-notification-banner" },
            { "data-disable-auto-focus", DisableAutoFocus switch { true => "true", false => "false", null => null } },
            Attributes,
        };
        var heading = string.Create(CultureInfo.InvariantCulture, $"h{HeadingLevel}");
        Markup title = Title ?? Markup.Text(IsSuccess ? "Success" : "Important");
        var content = Content
            ?? (string.IsNullOrEmpty(Text) ? null : Markup.Html($"""<p class="govuk-notification-banner__heading">{Text}</p>"""));
        return Markup.Html($"""
            <div{attributes}><div class="govuk-notification-banner__header"><{heading} class="govuk-notification-banner__title" id="{TitleId}">{title}</{heading}></div><div class="govuk-notification-banner__content">{content}</div></div>
            """);
    }
}

/// <summary>A consequence that must not be missed.</summary>
public sealed record WarningText(Markup? Content)
{
    public string IconFallbackText { get; init; } = "Warning";
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes { { "class", Components.Attributes.Classes("govuk-warning-text", Classes) }, Attributes };
        return Markup.Html($"""
            <div{attributes}><span class="govuk-warning-text__icon" aria-hidden="true">!</span> <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{IconFallbackText}</span> {Content}</strong></div>
            """);
    }
}

/// <summary>Words set apart from the text around them: a quote, the child's own words, a note.</summary>
public sealed record InsetText(Markup? Content)
{
    public string? Id { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes { { "id", Id }, { "class", Components.Attributes.Classes("govuk-inset-text", Classes) }, Attributes };
        return Markup.Html($"<div{attributes}>{Content}</div>");
    }
}

/// <summary>Something only some readers need, folded away under a line that says what it is.</summary>
public sealed record Details(Markup? Summary)
{
    public Markup? Content { get; init; }
    public string? Id { get; init; }
    public bool Open { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "id", Id },
            { "class", Components.Attributes.Classes("govuk-details", Classes) },
            Attributes,
            { "open", Open },
        };
        return Markup.Html($"""
            <details{attributes}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">{Summary}</span></summary><div class="govuk-details__text">{Content}</div></details>
            """);
    }
}

/// <summary>A state in one or two words.</summary>
public sealed record Tag(Markup? Content)
{
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes { { "class", Components.Attributes.Classes("govuk-tag", Classes) }, Attributes };
        return Markup.Html($"<strong{attributes}>{Content}</strong>");
    }
}

/// <summary>The way back to the page before, above everything else.</summary>
public sealed record BackLink(Markup? Content)
{
    public string Href { get; init; } = "#";
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes { { "href", Href }, { "class", Components.Attributes.Classes("govuk-back-link", Classes) }, Attributes };
        Markup content = Content is null or { IsEmpty: true } ? Markup.Text("Back") : Content;
        return Markup.Html($"<a{attributes}>{content}</a>");
    }
}
