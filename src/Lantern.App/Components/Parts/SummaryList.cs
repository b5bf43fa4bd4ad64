using System.Globalization;

namespace Lantern.App.Components.Parts;

/// <summary>A link at the end of a summary row or card, such as "Change".</summary>
public sealed record SummaryAction(string Href, Markup? Content)
{
    /// <summary>Completes the link for those who hear it alone: "Change <i>date of birth</i>".</summary>
    public string? VisuallyHiddenText { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render(Markup? cardTitle)
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-link", Classes) },
            { "href", Href },
            Attributes,
        };
        var card = cardTitle is null ? null : Markup.Html($" ({cardTitle})");
        var hidden = string.IsNullOrEmpty(VisuallyHiddenText) ? null : Markup.Html($" {VisuallyHiddenText}");
        var more = hidden is null && card is null
            ? null
            : Markup.Html($"""<span class="govuk-visually-hidden">{hidden}{card}</span>""");
        return Markup.Html($"<a{attributes}>{Content}{more}</a>");
    }
}

/// <summary>One fact of a summary list: what it is, what it says, what can be done about it.</summary>
public sealed record SummaryRow(Markup? Key, Markup? Value)
{
    public string? Classes { get; init; }
    public string? KeyClasses { get; init; }
    public string? ValueClasses { get; init; }
    public IReadOnlyList<SummaryAction> Actions { get; init; } = [];
    public string? ActionsClasses { get; init; }

    internal Markup Render(bool anyRowHasActions, Markup? cardTitle)
    {
        var noActions = anyRowHasActions && Actions.Count == 0 ? "govuk-summary-list__row--no-actions" : null;
        return Markup.Html($"""
            <div class="{Attributes.Classes("govuk-summary-list__row", noActions, Classes)}"><dt class="{Attributes.Classes("govuk-summary-list__key", KeyClasses)}">{Key}</dt><dd class="{Attributes.Classes("govuk-summary-list__value", ValueClasses)}">{Value}</dd>{ActionsCell(cardTitle)}</div>
            """);
    }

    private Markup? ActionsCell(Markup? cardTitle)
    {
        if (Actions.Count == 0)
        {
            return null;
        }
        var links = Actions.Count == 1
            ? Actions[0].Render(cardTitle)
            : Markup.Html($"""<ul class="govuk-summary-list__actions-list">{Markup.Join(Actions.Select(action => Markup.Html($"""<li class="govuk-summary-list__actions-list-item">{action.Render(cardTitle)}</li>""")))}</ul>""");
        return Markup.Html($"""<dd class="{Attributes.Classes("govuk-summary-list__actions", ActionsClasses)}">{links}</dd>""");
    }
}

/// <summary>The card round a summary list, with a title and links of its own.</summary>
public sealed record SummaryCard
{
    public Markup? Title { get; init; }
    public string? TitleClasses { get; init; }
    public int HeadingLevel { get; init; } = 2;
    public IReadOnlyList<SummaryAction> Actions { get; init; } = [];
    public string? ActionsClasses { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render(Markup content)
    {
        var attributes = new Attributes { { "class", Components.Attributes.Classes("govuk-summary-card", Classes) }, Attributes };
        var heading = string.Create(CultureInfo.InvariantCulture, $"h{HeadingLevel}");
        var title = Title is null
            ? null
            : Markup.Html($"""<{heading} class="{Components.Attributes.Classes("govuk-summary-card__title", TitleClasses)}">{Title}</{heading}>""");
        return Markup.Html($"""
            <div{attributes}><div class="govuk-summary-card__title-wrapper">{title}{ActionLinks()}</div><div class="govuk-summary-card__content">{content}</div></div>
            """);
    }

    private Markup? ActionLinks()
    {
        var classes = Components.Attributes.Classes("govuk-summary-card__actions", ActionsClasses);
        return Actions.Count switch
        {
            0 => null,
            1 => Markup.Html($"""<div class="{classes}">{Actions[0].Render(Title)}</div>"""),
            _ => Markup.Html($"""<ul class="{classes}">{Markup.Join(Actions.Select(action => Markup.Html($"""<li class="govuk-summary-card__action">{action.Render(Title)}</li>""")))}</ul>"""),
        };
    }
}

/// <summary>Facts as pairs of key and value, such as the answers to check before they are sent.</summary>
public sealed record SummaryList(IReadOnlyList<SummaryRow> Rows)
{
    public SummaryCard? Card { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var anyRowHasActions = Rows.Any(row => row.Actions.Count > 0);
        var attributes = new Attributes { { "class", Components.Attributes.Classes("govuk-summary-list", Classes) }, Attributes };
        var list = Markup.Html($"<dl{attributes}>{Markup.Join(Rows.Select(row => row.Render(anyRowHasActions, Card?.Title)))}</dl>");
        return Card is null ? list : Card.Render(list);
    }
}
