using System.Globalization;

namespace Lantern.App.Components.Parts;

/// <summary>One task with its state; a link while it can be done.</summary>
public sealed record TaskItem(Markup? Title)
{
    public string? TitleClasses { get; init; }
    public string? Href { get; init; }
    public Markup? Hint { get; init; }

    /// <summary>The state in words, when it is not a <see cref="Tag"/>.</summary>
    public Markup? Status { get; init; }
    public Tag? Tag { get; init; }
    public string? StatusClasses { get; init; }
    public string? Classes { get; init; }

    internal Markup Render(string idPrefix, int number)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{idPrefix}-{number}");
        var hint = Hint is null ? null : Markup.Html($"""<div id="{id}-hint" class="govuk-task-list__hint">{Hint}</div>""");
        var item = Attributes.Classes("govuk-task-list__item", Href is { Length: > 0 } ? "govuk-task-list__item--with-link" : null, Classes);
        var status = Attributes.Classes("govuk-task-list__status", StatusClasses);
        return Markup.Html($"""
            <li class="{item}"><div class="govuk-task-list__name-and-hint">{Name(id)}{hint}</div><div class="{status}" id="{id}-status">{Tag?.Render() ?? Status}</div></li>
            """);
    }

    private Markup Name(string id)
    {
        if (Href is not { Length: > 0 })
        {
            return Markup.Html($"<div{new Attributes { { "class", Attributes.Classes(TitleClasses) } }}>{Title}</div>");
        }
        var attributes = new Attributes
        {
            { "class", Attributes.Classes("govuk-link govuk-task-list__link", TitleClasses) },
            { "href", Href },
            { "aria-describedby", Attributes.Classes(Hint is null ? null : $"{id}-hint", $"{id}-status") },
        };
        return Markup.Html($"<a{attributes}>{Title}</a>");
    }
}

/// <summary>What is to be done, in any order, and how far each has come.</summary>
public sealed record TaskList(IReadOnlyList<TaskItem> Items)
{
    public string IdPrefix { get; init; } = "task-list";
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes { { "class", Components.Attributes.Classes("govuk-task-list", Classes) }, Attributes };
        return Markup.Html($"<ul{attributes}>{Markup.Join(Items.Select((item, index) => item.Render(IdPrefix, index + 1)))}</ul>");
    }
}

/// <summary>One step of the way to this page; the page itself has no link.</summary>
public sealed record Crumb(Markup? Content)
{
    public string? Href { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render() => Href is { Length: > 0 }
        ? Markup.Html($"""<li class="govuk-breadcrumbs__list-item"><a{new Attributes { { "class", "govuk-breadcrumbs__link" }, { "href", Href }, Attributes }}>{Content}</a></li>""")
        : Markup.Html($"""<li class="govuk-breadcrumbs__list-item" aria-current="page">{Content}</li>""");
}

/// <summary>Where this page lies in the whole.</summary>
public sealed record Breadcrumbs(IReadOnlyList<Crumb> Items)
{
    public string Label { get; init; } = "Breadcrumb";
    public bool CollapseOnMobile { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-breadcrumbs", Classes, CollapseOnMobile ? "govuk-breadcrumbs--collapse-on-mobile" : null) },
            Attributes,
            { "aria-label", Label },
        };
        return Markup.Html($"""<nav{attributes}><ol class="govuk-breadcrumbs__list">{Markup.Join(Items.Select(item => item.Render()))}</ol></nav>""");
    }
}

/// <summary>The end of a transaction: what was done and its reference.</summary>
public sealed record Panel(Markup? Title)
{
    public Markup? Content { get; init; }
    public int HeadingLevel { get; init; } = 1;
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var isInterruption = Classes?.Contains("govuk-panel--interruption", StringComparison.Ordinal) == true;
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-panel", isInterruption ? null : "govuk-panel--confirmation", Classes) },
            Attributes,
        };
        var heading = string.Create(CultureInfo.InvariantCulture, $"h{HeadingLevel}");
        var body = Content is null or { IsEmpty: true } ? null : Markup.Html($"""<div class="govuk-panel__body">{Content}</div>""");
        return Markup.Html($"""<div{attributes}><{heading} class="govuk-panel__title">{Title}</{heading}>{body}</div>""");
    }
}

/// <summary>What state the service or page itself is in.</summary>
public sealed record PhaseBanner(Tag Tag, Markup? Content)
{
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-phase-banner govuk-width-container", Classes) },
            Attributes,
        };
        var tag = Tag with { Classes = Components.Attributes.Classes("govuk-phase-banner__content__tag", Tag.Classes) };
        return Markup.Html($"""
            <div{attributes}><p class="govuk-phase-banner__content">{tag.Render()} <span class="govuk-phase-banner__text">{Content}</span></p></div>
            """);
    }
}
