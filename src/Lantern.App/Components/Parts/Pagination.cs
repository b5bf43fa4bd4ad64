namespace Lantern.App.Components.Parts;

/// <summary>One page number, or the gap where numbers are left out.</summary>
public sealed record PageItem(string Number)
{
    public string Href { get; init; } = "";
    public bool Current { get; init; }
    public bool Ellipsis { get; init; }

    /// <summary>What is read out; "Page" and the number when not given.</summary>
    public string? Label { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render()
    {
        if (Ellipsis)
        {
            return Markup.Html($"""<li class="{Components.Attributes.Classes("govuk-pagination__item", Current ? "govuk-pagination__item--current" : null, "govuk-pagination__item--ellipsis")}">⋯</li>""");
        }
        var attributes = new Attributes
        {
            { "class", "govuk-link govuk-pagination__link" },
            { "href", Href },
            { "aria-label", Label ?? $"Page {Number}" },
            { "aria-current", Current ? "page" : null },
            Attributes,
        };
        return Markup.Html($"""<li class="{Components.Attributes.Classes("govuk-pagination__item", Current ? "govuk-pagination__item--current" : null)}"><a{attributes}>{Number}</a></li>""");
    }
}

/// <summary>The way to the page before or after.</summary>
public sealed record PageLink(string Href)
{
    public Markup? Content { get; init; }

    /// <summary>What that page is about, where pages have names instead of numbers.</summary>
    public string? Label { get; init; }
    public Attributes? Attributes { get; init; }
}

/// <summary>A long list in pages.</summary>
public sealed record Pagination
{
    private static readonly Markup Back = Markup.Html($"""<svg class="govuk-pagination__icon govuk-pagination__icon--prev" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z"></path></svg>""");
    private static readonly Markup Forth = Markup.Html($"""<svg class="govuk-pagination__icon govuk-pagination__icon--next" xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d="m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z"></path></svg>""");

    public PageLink? Previous { get; init; }
    public PageLink? Next { get; init; }
    public IReadOnlyList<PageItem>? Items { get; init; }
    public string LandmarkLabel { get; init; } = "Pagination";
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    private bool IsBlock => Items is null && (Next is not null || Previous is not null);

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-pagination", IsBlock ? "govuk-pagination--block" : null, Classes) },
            { "aria-label", LandmarkLabel },
            Attributes,
        };
        var items = Items is null ? null
            : Markup.Html($"""<ul class="govuk-pagination__list">{Markup.Join(Items.Select(item => item.Render()))}</ul>""");
        return Markup.Html($"<nav{attributes}>{Arrow(Previous, "prev", "Previous")}{items}{Arrow(Next, "next", "Next")}</nav>");
    }

    /// <summary>The numbers to show for a list of many pages: the first, the last, and those about the present one.</summary>
    public static Pagination Of(int page, int pages, Func<int, string> href)
    {
        var shown = Enumerable.Range(1, pages).Where(number => number == 1 || number == pages || Math.Abs(number - page) <= 1);
        var items = new List<PageItem>();
        var last = 0;
        foreach (var number in shown)
        {
            if (number > last + 1)
            {
                items.Add(new("") { Ellipsis = true });
            }
            items.Add(new($"{number}") { Href = href(number), Current = number == page });
            last = number;
        }
        return new()
        {
            Previous = page > 1 ? new(href(page - 1)) : null,
            Next = page < pages ? new(href(page + 1)) : null,
            Items = items,
        };
    }

    private Markup? Arrow(PageLink? link, string kind, string word)
    {
        if (link is null || link.Href.Length == 0)
        {
            return null;
        }
        var attributes = new Attributes { { "class", "govuk-link govuk-pagination__link" }, { "href", link.Href }, { "rel", kind }, link.Attributes };
        var hasLabel = !string.IsNullOrEmpty(link.Label);
        var title = Components.Attributes.Classes("govuk-pagination__link-title", IsBlock && !hasLabel ? "govuk-pagination__link-title--decorated" : null);
        var content = link.Content ?? Markup.Html($"""{word}<span class="govuk-visually-hidden"> page</span>""");
        var before = kind == "prev" ? Back : IsBlock ? Forth : null;
        var after = kind == "next" && !IsBlock ? Forth : null;
        var label = hasLabel && IsBlock
            ? Markup.Html($""" <span class="govuk-visually-hidden">:</span> <span class="govuk-pagination__link-label">{link.Label}</span>""")
            : null;
        return Markup.Html($"""<div class="govuk-pagination__{kind}"><a{attributes}>{before} <span class="{title}">{content}</span>{label} {after}</a></div>""");
    }
}
