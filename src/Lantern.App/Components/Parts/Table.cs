using System.Globalization;

namespace Lantern.App.Components.Parts;

/// <summary>One cell of a table; <see cref="Format"/> is "numeric" for figures that line up.</summary>
public sealed record Cell(Markup? Content)
{
    public string? Format { get; init; }

    /// <summary>Whether this is the heading of its row, or in the head of its column.</summary>
    public bool IsHeader { get; init; }
    public string? Classes { get; init; }
    public int? Colspan { get; init; }
    public int? Rowspan { get; init; }
    public Attributes? Attributes { get; init; }

    internal Markup Head() => Header("col", Format is null ? null : $"govuk-table__header--{Format}");

    internal Markup RowHead() => Header("row", null);

    internal Markup Data()
    {
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-table__cell", Format is null ? null : $"govuk-table__cell--{Format}", Classes) },
            Spans(),
            Attributes,
        };
        return Markup.Html($"<td{attributes}>{Content}</td>");
    }

    private Markup Header(string scope, string? formatClass)
    {
        var attributes = new Attributes
        {
            { "scope", scope },
            { "class", Components.Attributes.Classes("govuk-table__header", formatClass, Classes) },
            Spans(),
            Attributes,
        };
        return Markup.Html($"<th{attributes}>{Content}</th>");
    }

    private Attributes Spans() => new()
    {
        { "colspan", Colspan?.ToString(CultureInfo.InvariantCulture) },
        { "rowspan", Rowspan?.ToString(CultureInfo.InvariantCulture) },
    };
}

/// <summary>Rows to compare, under a caption that says what they are.</summary>
public sealed record Table(IReadOnlyList<IReadOnlyList<Cell>> Rows)
{
    public string? Caption { get; init; }
    public string? CaptionClasses { get; init; }
    public IReadOnlyList<Cell>? Head { get; init; }
    public bool FirstCellIsHeader { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var attributes = new Attributes { { "class", Components.Attributes.Classes("govuk-table", Classes) }, Attributes };
        var caption = string.IsNullOrEmpty(Caption)
            ? null
            : Markup.Html($"""<caption class="{Components.Attributes.Classes("govuk-table__caption", CaptionClasses)}">{Caption}</caption>""");
        var head = Head is null
            ? null
            : Markup.Html($"""<thead class="govuk-table__head"><tr class="govuk-table__row">{Markup.Join(Head.Select(cell => cell.Head()))}</tr></thead>""");
        return Markup.Html($"""<table{attributes}>{caption}{head}<tbody class="govuk-table__body">{Markup.Join(Rows.Select(Row))}</tbody></table>""");
    }

    private Markup Row(IReadOnlyList<Cell> cells)
    {
        var row = Markup.Join(cells.Select((cell, column) => cell.IsHeader || (column == 0 && FirstCellIsHeader) ? cell.RowHead() : cell.Data()));
        return Markup.Html($"""<tr class="govuk-table__row">{row}</tr>""");
    }
}
