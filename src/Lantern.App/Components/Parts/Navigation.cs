namespace Lantern.App.Components.Parts;

/// <summary>The way past the frame for those who use a keyboard.</summary>
public sealed record SkipLink(Markup? Content)
{
    public string Href { get; init; } = "#content";
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "href", Href },
            { "class", Components.Attributes.Classes("govuk-skip-link", Classes) },
            Attributes,
            { "data-module", "govuk-skip-link" },
        };
        return Markup.Html($"<a{attributes}>{Content}</a>");
    }
}

/// <summary>One place the navigation leads to.</summary>
public sealed record NavigationItem(Markup? Content)
{
    public string? Href { get; init; }

    /// <summary>The page itself.</summary>
    public bool Current { get; init; }

    /// <summary>A page within this section.</summary>
    public bool Active { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render()
    {
        var isHere = Active || Current;
        var item = Components.Attributes.Classes("govuk-service-navigation__item", isHere ? "govuk-service-navigation__item--active" : null);
        var aria = Current ? "page" : Active ? "true" : null;
        // A strong element still tells the place where colours and borders are overridden.
        var content = isHere ? Markup.Html($"""<strong class="govuk-service-navigation__active-fallback">{Content}</strong>""") : Content;
        var inner = Href is { Length: > 0 }
            ? Markup.Html($"<a{new Attributes { { "class", "govuk-service-navigation__link" }, { "href", Href }, { "aria-current", aria }, Attributes }}>{content}</a>")
            : Content is null or { IsEmpty: true } ? null
            : Markup.Html($"<span{new Attributes { { "class", "govuk-service-navigation__text" }, { "aria-current", aria } }}>{content}</span>");
        return Markup.Html($"""<li class="{item}">{inner}</li>""");
    }
}

/// <summary>The main sections of the service, folding into a menu on small screens.</summary>
public sealed record ServiceNavigation
{
    public string? ServiceName { get; init; }
    public string? ServiceUrl { get; init; }
    public IReadOnlyList<NavigationItem> Items { get; init; } = [];
    public string MenuButtonText { get; init; } = "Menu";
    public string? MenuButtonLabel { get; init; }
    public string? NavigationLabel { get; init; }
    public string NavigationId { get; init; } = "navigation";
    public string? NavigationClasses { get; init; }
    public bool? CollapseOnMobile { get; init; }
    public string AriaLabel { get; init; } = "Service information";
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-service-navigation", Classes) },
            { "data-module", "govuk-service-navigation" },
            Attributes,
        };
        var inner = Markup.Html($"""<div class="govuk-width-container"><div class="govuk-service-navigation__container">{Name()}{Nav()}</div></div>""");
        return string.IsNullOrEmpty(ServiceName)
            ? Markup.Html($"<div{attributes}>{inner}</div>")
            : Markup.Html($"""<section aria-label="{AriaLabel}"{attributes}>{inner}</section>""");
    }

    private Markup? Name()
    {
        if (string.IsNullOrEmpty(ServiceName))
        {
            return null;
        }
        var name = string.IsNullOrEmpty(ServiceUrl)
            ? Markup.Html($"""<span class="govuk-service-navigation__text">{ServiceName}</span>""")
            : Markup.Html($"""<a href="{ServiceUrl}" class="govuk-service-navigation__link">{ServiceName}</a>""");
        return Markup.Html($"""<span class="govuk-service-navigation__service-name">{name}</span>""");
    }

    private Markup? Nav()
    {
        if (Items.Count == 0)
        {
            return null;
        }
        var label = NavigationLabel is { Length: > 0 } given ? given : MenuButtonText;
        var button = new Attributes
        {
            { "type", "button" },
            { "class", "govuk-service-navigation__toggle govuk-js-service-navigation-toggle" },
            { "aria-controls", NavigationId },
            { "aria-label", MenuButtonLabel is { Length: > 0 } && MenuButtonLabel != MenuButtonText ? MenuButtonLabel : null },
            { "hidden", true },
            { "aria-hidden", "true" },
        };
        var toggle = CollapseOnMobile ?? Items.Count > 1 ? Markup.Html($"<button{button}>{MenuButtonText}</button>") : null;
        var classes = Components.Attributes.Classes("govuk-service-navigation__wrapper", NavigationClasses);
        return Markup.Html($"""
            <nav aria-label="{label}" class="{classes}">{toggle}<ul class="govuk-service-navigation__list" id="{NavigationId}">{Markup.Join(Items.Select(item => item.Render()))}</ul></nav>
            """);
    }
}
