using Lantern.App.Components;
using Lantern.App.Components.Parts;

namespace Lantern.App.Tests.Components;

/// <summary>Fills our parts from GOV.UK's fixture options, one function for each component.</summary>
public static partial class DrawnFromFixtures
{
    public static readonly IReadOnlyDictionary<string, Func<Given, Markup?>> Parts = new Dictionary<string, Func<Given, Markup?>>
    {
        ["back-link"] = given => new BackLink(given.Content()) { Href = given.Filled("href") ?? "#", Classes = given.Text("classes"), Attributes = given.Attributes() }.Render(),
        ["breadcrumbs"] = Breadcrumbs,
        ["button"] = Button,
        ["character-count"] = CharacterCount,
        ["checkboxes"] = Checkboxes,
        ["date-input"] = DateInput,
        ["details"] = Details,
        ["error-message"] = given => ErrorMessageOf(given)!.Render(),
        ["error-summary"] = ErrorSummary,
        ["fieldset"] = given => FieldsetOf(given)!.Render(),
        ["hint"] = given => HintOf(given)!.Render(),
        ["input"] = Input,
        ["inset-text"] = given => new InsetText(given.Content()) { Id = given.Filled("id"), Classes = given.Text("classes"), Attributes = given.Attributes() }.Render(),
        ["label"] = given => LabelOf(given)?.Render(),
        ["notification-banner"] = NotificationBanner,
        ["pagination"] = Pagination,
        ["panel"] = Panel,
        ["phase-banner"] = PhaseBanner,
        ["radios"] = Radios,
        ["select"] = Select,
        ["service-navigation"] = ServiceNavigation,
        ["skip-link"] = given => new SkipLink(given.Content()) { Href = given.Filled("href") ?? "#content", Classes = given.Text("classes"), Attributes = given.Attributes() }.Render(),
        ["summary-list"] = SummaryList,
        ["table"] = Table,
        ["tag"] = given => TagOf(given).Render(),
        ["task-list"] = TaskList,
        ["textarea"] = given => Filled(new Textarea { Value = given.Text("value"), Rows = given.Number("rows") ?? 5, Spellcheck = given.Maybe("spellcheck"), Autocomplete = given.Filled("autocomplete") }, given).Render(),
        ["warning-text"] = given => new WarningText(given.Content()) { IconFallbackText = given.Filled("iconFallbackText") ?? "Warning", Classes = given.Text("classes"), Attributes = given.Attributes() }.Render(),
    };

    private static Label? LabelOf(Given? given) => given is null ? null : new(given.Content())
    {
        For = given.Filled("for"),
        Classes = given.Text("classes"),
        IsPageHeading = given.Flag("isPageHeading"),
        Attributes = given.Attributes(),
    };

    private static Hint? HintOf(Given? given) => given is null ? null : new(given.Content())
    {
        Id = given.Filled("id"),
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    };

    private static ErrorMessage? ErrorMessageOf(Given? given) => given is null ? null : new(given.Content())
    {
        Id = given.Filled("id"),
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
        VisuallyHiddenText = given.Has("visuallyHiddenText") ? given.Filled("visuallyHiddenText") ?? "" : "Error",
    };

    private static Fieldset? FieldsetOf(Given? given)
    {
        if (given is null)
        {
            return null;
        }
        var legend = given.Part("legend");
        return new(legend is null ? null : new(legend.Content()) { Classes = legend.Text("classes"), IsPageHeading = legend.Flag("isPageHeading") })
        {
            Classes = given.Text("classes"),
            Role = given.Filled("role"),
            DescribedBy = given.Filled("describedBy"),
            Attributes = given.Attributes(),
            Content = given.Content("-", "html"),
        };
    }

    private static FormGroup GroupOf(Given given)
    {
        var group = given.Part("formGroup");
        return new()
        {
            Classes = group?.Text("classes"),
            Attributes = group?.Attributes(),
            Before = group?.Part("beforeInput")?.Content() ?? group?.Part("beforeInputs")?.Content(),
            After = group?.Part("afterInput")?.Content() ?? group?.Part("afterInputs")?.Content(),
        };
    }

    private static Tag TagOf(Given given) => new(given.Content()) { Classes = given.Text("classes"), Attributes = given.Attributes() };

    private static Markup Button(Given given) => new Button(given.Content())
    {
        Href = given.Filled("href"),
        Type = given.Filled("type") ?? "submit",
        Name = given.Filled("name"),
        Value = given.Filled("value"),
        Id = given.Filled("id"),
        Disabled = given.Flag("disabled"),
        PreventDoubleClick = given.Maybe("preventDoubleClick"),
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    }.Render();

    private static Markup Details(Given given) => new Details(given.Content("summaryText", "summaryHtml"))
    {
        Content = given.Content(),
        Id = given.Filled("id"),
        Open = given.Flag("open"),
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    }.Render();

    private static Markup ErrorSummary(Given given) => new ErrorSummary(given.Content("titleText", "titleHtml"))
    {
        Description = given.Content("descriptionText", "descriptionHtml"),
        Errors = [.. (given.List("errorList") ?? []).Select(item => new ErrorLine(item.Content()) { Href = item.Filled("href"), Attributes = item.Attributes() })],
        DisableAutoFocus = given.Maybe("disableAutoFocus"),
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    }.Render();

    private static Markup NotificationBanner(Given given) => new NotificationBanner
    {
        Title = given.Content("titleText", "titleHtml"),
        Text = given.Text("text"),
        Content = given.Content("-", "html"),
        IsSuccess = given.Text("type") == "success",
        Role = given.Filled("role"),
        TitleId = given.Filled("titleId") ?? "govuk-notification-banner-title",
        HeadingLevel = given.Number("titleHeadingLevel") ?? 2,
        DisableAutoFocus = given.Maybe("disableAutoFocus"),
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    }.Render();

    private static Markup Panel(Given given) => new Panel(given.Content("titleText", "titleHtml"))
    {
        Content = given.Content(),
        HeadingLevel = given.Number("headingLevel") ?? 1,
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    }.Render();

    private static Markup PhaseBanner(Given given) =>
        new PhaseBanner(given.Part("tag") is { } tag ? new(tag.Content()) { Classes = tag.Text("classes") } : new((Markup?)null), given.Content())
        {
            Classes = given.Text("classes"),
            Attributes = given.Attributes(),
        }.Render();

    private static Markup Breadcrumbs(Given given) =>
        new Breadcrumbs([.. given.List("items")!.Select(item => new Crumb(item.Content()) { Href = item.Filled("href"), Attributes = item.Attributes() })])
        {
            Label = given.Text("labelText") ?? "Breadcrumb",
            CollapseOnMobile = given.Flag("collapseOnMobile"),
            Classes = given.Text("classes"),
            Attributes = given.Attributes(),
        }.Render();
}
