using Lantern.App.Components.Parts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lantern.App.Components.Tags;

internal sealed class WrittenRows
{
    public List<SummaryRow> Rows { get; } = [];

    /// <summary>Links of the row being read, or of the card when no row is.</summary>
    public List<SummaryAction> Actions { get; } = [];

    public List<Cell>? Head { get; set; }

    public List<IReadOnlyList<Cell>> TableRows { get; } = [];

    public List<Cell>? Row { get; set; }

    public static WrittenRows? Of(TagHelperContext context) =>
        context.Items.TryGetValue(typeof(WrittenRows), out var rows) ? (WrittenRows?)rows : null;
}

/// <summary>&lt;lantern-summary-list&gt; with &lt;lantern-fact key="…"&gt; inside; card-title puts it on a card.</summary>
[HtmlTargetElement("lantern-summary-list")]
public sealed class SummaryListTagHelper : TagHelper
{
    public string? CardTitle { get; set; }
    public int CardHeadingLevel { get; set; } = 2;

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var written = new WrittenRows();
        context.Items[typeof(WrittenRows)] = written;
        await output.GetChildContentAsync();
        output.Replace(new SummaryList(written.Rows)
        {
            Card = CardTitle is null ? null : new() { Title = CardTitle, HeadingLevel = CardHeadingLevel, Actions = written.Actions },
            Classes = Classes,
            Attributes = output.Rest(),
        }.Render());
    }
}

/// <summary>&lt;lantern-fact key="Date of birth"&gt;3 May 2011&lt;lantern-action href="…" /&gt;&lt;/lantern-fact&gt;: one row of a summary list.</summary>
[HtmlTargetElement("lantern-fact", ParentTag = "lantern-summary-list")]
public sealed class FactTagHelper : TagHelper
{
    public string Key { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var list = WrittenRows.Of(context);
        var own = new WrittenRows();
        context.Items[typeof(WrittenRows)] = own;
        context.Items[typeof(FactTagHelper)] = Key;
        var value = await output.Inner();
        list?.Rows.Add(new(Key, value) { Actions = own.Actions });
        output.SuppressOutput();
    }
}

/// <summary>&lt;lantern-action href="…"&gt;Change&lt;/lantern-action&gt; in a fact or on a card; what it is for is read out after it.</summary>
[HtmlTargetElement("lantern-action")]
public sealed class ActionTagHelper : TagHelper
{
    public string Href { get; set; } = "";

    /// <summary>Read out after the link's words; the fact's key when not given.</summary>
    public string? What { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.Inner();
        var key = context.Items.TryGetValue(typeof(FactTagHelper), out var found) ? (string)found : null;
        WrittenRows.Of(context)?.Actions.Add(new(Href, inner.IsEmpty ? "Change" : inner)
        {
            VisuallyHiddenText = What ?? (string.IsNullOrEmpty(key) ? null : char.ToLowerInvariant(key[0]) + key[1..]),
            Attributes = output.Rest(),
        });
        output.SuppressOutput();
    }
}

/// <summary>&lt;lantern-table caption="…"&gt; with plain tr, th and td inside; it scrolls in a box that can be reached by keyboard.</summary>
[HtmlTargetElement("lantern-table")]
public sealed class TableTagHelper : TagHelper
{
    public string Caption { get; set; } = "";

    /// <summary>s, m, l or xl.</summary>
    public string CaptionSize { get; set; } = "m";

    /// <summary>For a table whose heading is already on the page: the caption is only read out.</summary>
    public bool CaptionHidden { get; set; }

    /// <summary>Smaller text for many columns.</summary>
    public bool Dense { get; set; }

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var written = new WrittenRows();
        context.Items[typeof(WrittenRows)] = written;
        await output.GetChildContentAsync();
        var table = new Table(written.TableRows)
        {
            Caption = Caption,
            CaptionClasses = CaptionHidden ? "govuk-visually-hidden" : $"govuk-table__caption--{CaptionSize}",
            Head = written.Head,
            Classes = Attributes.Classes(Dense ? "lantern-dense" : null, Classes),
            Attributes = output.Rest(),
        }.Render();
        output.Replace(Markup.Html($"""<div class="lantern-scroll" role="region" tabindex="0" aria-label="{Caption}">{table}</div>"""));
    }
}

/// <summary>A row inside lantern-table; one of th alone is the head. Elsewhere a tr is left as it is.</summary>
[HtmlTargetElement("tr")]
public sealed class TableRowTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (WrittenRows.Of(context) is not { } table)
        {
            return;
        }
        table.Row = [];
        await output.GetChildContentAsync();
        if (table.Head is null && table.TableRows.Count == 0 && table.Row.Count > 0 && table.Row.TrueForAll(cell => cell.IsHeader))
        {
            table.Head = table.Row;
        }
        else
        {
            table.TableRows.Add(table.Row);
        }
        table.Row = null;
        output.SuppressOutput();
    }
}

/// <summary>A cell inside lantern-table; numeric lines figures up. Elsewhere a th or td is left as it is.</summary>
[HtmlTargetElement("th")]
[HtmlTargetElement("td")]
public sealed class TableCellTagHelper : TagHelper
{
    public bool Numeric { get; set; }
    public int? Colspan { get; set; }
    public int? Rowspan { get; set; }

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (WrittenRows.Of(context) is not { Row: { } row })
        {
            Restore(output);
            return;
        }
        row.Add(new(await output.Inner())
        {
            IsHeader = context.TagName == "th",
            Format = Numeric ? "numeric" : null,
            Colspan = Colspan,
            Rowspan = Rowspan,
            Classes = Classes,
            Attributes = output.Rest(),
        });
        output.SuppressOutput();
    }

    private void Restore(TagHelperOutput output)
    {
        if (Classes is not null)
        {
            output.Attributes.SetAttribute("class", Classes);
        }
        if (Colspan is not null)
        {
            output.Attributes.SetAttribute("colspan", Colspan);
        }
        if (Rowspan is not null)
        {
            output.Attributes.SetAttribute("rowspan", Rowspan);
        }
    }
}
