using Lantern.App.Components;
using Lantern.App.Components.Parts;

namespace Lantern.App.Tests.Components;

public static partial class DrawnFromFixtures
{
    private static Markup ServiceNavigation(Given given) => new ServiceNavigation
    {
        ServiceName = given.Text("serviceName"),
        ServiceUrl = given.Text("serviceUrl"),
        Items = [.. (given.List("navigation") ?? []).Select(item => new NavigationItem(item.Content())
        {
            Href = item.Filled("href"),
            Current = item.Flag("current"),
            Active = item.Flag("active"),
            Attributes = item.Attributes(),
        })],
        MenuButtonText = given.Filled("menuButtonText") ?? "Menu",
        MenuButtonLabel = given.Text("menuButtonLabel"),
        NavigationLabel = given.Text("navigationLabel"),
        NavigationId = given.Filled("navigationId") ?? "navigation",
        NavigationClasses = given.Text("navigationClasses"),
        CollapseOnMobile = given.Maybe("collapseNavigationOnMobile"),
        AriaLabel = given.Text("ariaLabel") ?? "Service information",
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    }.Render();

    private static Cell CellOf(Given cell) => new(cell.Content())
    {
        Format = cell.Filled("format"),
        Classes = cell.Text("classes"),
        Colspan = cell.Number("colspan"),
        Rowspan = cell.Number("rowspan"),
        Attributes = cell.Attributes(),
    };

    private static Markup Table(Given given) => new Table([.. given.Lists("rows").Select(row => (IReadOnlyList<Cell>)[.. row.Select(CellOf)])])
    {
        Caption = given.Text("caption"),
        CaptionClasses = given.Text("captionClasses"),
        Head = given.List("head") is { } head ? [.. head.Select(CellOf)] : null,
        FirstCellIsHeader = given.Flag("firstCellIsHeader"),
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    }.Render();

    private static IReadOnlyList<SummaryAction> ActionsOf(Given? actions) =>
        [.. (actions?.List("items") ?? []).Select(action => new SummaryAction(action.Text("href") ?? "", action.Content())
        {
            VisuallyHiddenText = action.Filled("visuallyHiddenText"),
            Classes = action.Text("classes"),
            Attributes = action.Attributes(),
        })];

    private static SummaryRow RowOf(Given row) => new(row.Part("key")?.Content(), row.Part("value")?.Content())
    {
        Classes = row.Text("classes"),
        KeyClasses = row.Part("key")?.Text("classes"),
        ValueClasses = row.Part("value")?.Text("classes"),
        Actions = ActionsOf(row.Part("actions")),
        ActionsClasses = row.Part("actions")?.Text("classes"),
    };

    private static Markup SummaryList(Given given)
    {
        var card = given.Part("card");
        var title = card?.Part("title");
        return new SummaryList([.. given.List("rows")!.Select(RowOf)])
        {
            Card = card is null ? null : new()
            {
                Title = title?.Content(),
                TitleClasses = title?.Text("classes"),
                HeadingLevel = title?.Number("headingLevel") ?? 2,
                Actions = ActionsOf(card.Part("actions")),
                ActionsClasses = card.Part("actions")?.Text("classes"),
                Classes = card.Text("classes"),
                Attributes = card.Attributes(),
            },
            Classes = given.Text("classes"),
            Attributes = given.Attributes(),
        }.Render();
    }

    private static Markup TaskList(Given given) => new TaskList([.. given.List("items")!.Select(item => new TaskItem(item.Part("title")?.Content())
    {
        TitleClasses = item.Part("title")?.Text("classes"),
        Href = item.Filled("href"),
        Hint = item.Part("hint")?.Content(),
        Status = item.Part("status")?.Content(),
        Tag = item.Part("status")?.Part("tag") is { } tag ? TagOf(tag) : null,
        StatusClasses = item.Part("status")?.Text("classes"),
        Classes = item.Text("classes"),
    })])
    {
        IdPrefix = given.Filled("idPrefix") ?? "task-list",
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    }.Render();

    private static PageLink? LinkOf(Given? link) => link is null ? null : new(link.Text("href") ?? "")
    {
        Content = link.Content(),
        Label = link.Text("labelText"),
        Attributes = link.Attributes(),
    };

    private static Markup Pagination(Given given) => new Pagination
    {
        Previous = LinkOf(given.Part("previous")),
        Next = LinkOf(given.Part("next")),
        Items = given.List("items", overHoles: true) is not { } items ? null : [.. items.Select(item => new PageItem(item.Text("number") ?? "")
        {
            Href = item.Text("href") ?? "",
            Current = item.Flag("current"),
            Ellipsis = item.Flag("ellipsis"),
            Label = item.Text("visuallyHiddenText"),
            Attributes = item.Attributes(),
        })],
        LandmarkLabel = given.Filled("landmarkLabel") ?? "Pagination",
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    }.Render();
}
