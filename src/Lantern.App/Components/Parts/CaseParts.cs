using System.Globalization;

namespace Lantern.App.Components.Parts;

/// <summary>One thing that happened, as the chronology tells it.</summary>
public sealed record Moment(Markup? Title, Markup? Content)
{
    /// <summary>Who wrote it, shown after "by".</summary>
    public string? By { get; init; }

    /// <summary>The date, or date and time, for machines: 2026-04-07 or 2026-04-07T14:30.</summary>
    public string At { get; init; } = "";

    /// <summary>The same in words: "Tue 7 April 2026".</summary>
    public string When { get; init; } = "";
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Render(int headingLevel)
    {
        var attributes = new Attributes { { "class", Components.Attributes.Classes("moj-timeline__item", Classes) }, Attributes };
        var heading = string.Create(CultureInfo.InvariantCulture, $"h{headingLevel}");
        var by = string.IsNullOrEmpty(By) ? null : Markup.Html($""" <p class="moj-timeline__byline">by {By}</p>""");
        var content = Content is null or { IsEmpty: true } ? null : Markup.Html($"""<div class="moj-timeline__description">{Content}</div>""");
        return Markup.Html($"""
            <div{attributes}><div class="moj-timeline__header"><{heading} class="moj-timeline__title">{Title}</{heading}>{by}</div><p class="moj-timeline__date"><time datetime="{At}">{When}</time></p>{content}</div>
            """);
    }
}

/// <summary>What happened, one thing under the other. The pattern is MOJ's.</summary>
public sealed record Timeline(IReadOnlyList<Moment> Moments)
{
    public int HeadingLevel { get; init; } = 2;
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes { { "class", Components.Attributes.Classes("moj-timeline", Classes) }, Attributes };
        return Markup.Html($"<div{attributes}>{Markup.Join(Moments.Select(moment => moment.Render(HeadingLevel)))}</div>");
    }
}

/// <summary>The pages of one file, the present one marked. The pattern is MOJ's.</summary>
public sealed record SubNavigation(string Label, IReadOnlyList<NavigationItem> Items)
{
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("moj-sub-navigation", Classes) },
            { "aria-label", Label },
            Attributes,
        };
        return Markup.Html($"""<nav{attributes}><ul class="moj-sub-navigation__list">{Markup.Join(Items.Select(Item))}</ul></nav>""");
    }

    private static Markup Item(NavigationItem item)
    {
        var attributes = new Attributes
        {
            { "class", "moj-sub-navigation__link" },
            { "aria-current", item.Current ? "page" : null },
            { "href", item.Href },
            item.Attributes,
        };
        return Markup.Html($"""<li class="moj-sub-navigation__item"><a{attributes}>{item.Content}</a></li>""");
    }
}

/// <summary>Somebody who matters to this file, by what they are to it.</summary>
public sealed record KeyPerson(string Role, string Name);

/// <summary>Whose file this is, on every page of it: never an address, and nothing a passer-by should read.</summary>
public sealed record IdentityBar(string Initials, string Reference)
{
    /// <summary>In words: "14 years".</summary>
    public string? Age { get; init; }

    /// <summary>The level of risk in words, with who judged it if wanted: "High – strategy discussion".</summary>
    public string? Risk { get; init; }

    /// <summary>The tag's colour; the words carry the meaning.</summary>
    public string? RiskColour { get; init; }

    /// <summary>Who judged it and when: "Sam Example, Tue 7 April 2026".</summary>
    public string? RiskBy { get; init; }
    public IReadOnlyList<KeyPerson> People { get; init; } = [];

    /// <summary>What is due next and when: "Visit, Tue 7 April".</summary>
    public string? NextDue { get; init; }
}
