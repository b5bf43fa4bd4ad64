using Lantern.App.Components.Binding;
using Lantern.App.Components.Parts;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lantern.App.Components.Tags;

/// <summary>&lt;lantern-button&gt;Save&lt;/lantern-button&gt;; with href a link that looks like one; look is secondary, warning or inverse.</summary>
[HtmlTargetElement("lantern-button")]
public sealed class ButtonTagHelper : TagHelper
{
    public string? Href { get; set; }

    /// <summary>secondary, warning or inverse.</summary>
    public string? Look { get; set; }
    public string Type { get; set; } = "submit";
    public string? Name { get; set; }
    public string? Value { get; set; }
    public string? Id { get; set; }
    public bool Disabled { get; set; }

    /// <summary>Ignores a second click within a second; on by default, off for buttons meant to be pressed again and again.</summary>
    public bool PreventDoubleClick { get; set; } = true;

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new Button(await output.Inner())
        {
            Href = Href,
            Type = Type,
            Name = Name,
            Value = Value,
            Id = Id,
            Disabled = Disabled,
            PreventDoubleClick = PreventDoubleClick && Href is null ? true : null,
            Classes = Attributes.Classes(Look is null ? null : $"govuk-button--{Look}", Classes),
            Attributes = output.Rest(),
        }.Render());
}

/// <summary>&lt;lantern-error-summary /&gt;: all of ModelState's errors in the order of the page. The layout already has it.</summary>
[HtmlTargetElement("lantern-error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    public string SummaryTitle { get; set; } = "There is a problem";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (View.ViewData.ModelState.ErrorCount > 0)
        {
            output.Content.SetHtmlContent(new WrittenLast(() => Draw(SummaryTitle, View.ViewData.ModelState, FieldOrder.Of(View))));
        }
    }

    /// <summary>The summary of these errors: those of fields in page order with links, then the rest.</summary>
    public static Markup Draw(string title, ModelStateDictionary state, FieldOrder fields)
    {
        var wrong = state.Where(entry => entry.Value is { Errors.Count: > 0 }).ToList();
        var places = fields.Targets.Select((target, place) => (target, place))
            .ToDictionary(pair => pair.target.Key, pair => (pair.target.Value, pair.place), StringComparer.OrdinalIgnoreCase);
        var lines =
            from entry in wrong
            let place = places.TryGetValue(entry.Key, out var found) ? found.place : int.MaxValue
            orderby place
            from message in entry.Value!.Errors.Select(error => error.ErrorMessage).Where(message => message.Length > 0)
                .DefaultIfEmpty(Bound.FirstError(entry.Value)!).Distinct()
            select new ErrorLine(message) { Href = place == int.MaxValue ? null : $"#{places[entry.Key].Value}" };
        return new ErrorSummary(title) { Errors = [.. lines] }.Render();
    }

    /// <summary>Content made when the page is sent, after every field on it has said where it is.</summary>
    private sealed class WrittenLast(Func<Markup> draw) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, System.Text.Encodings.Web.HtmlEncoder encoder) => draw().WriteTo(writer, encoder);
    }
}

/// <summary>&lt;lantern-notification-banner success text="The referral was sent" /&gt;: news about the whole page.</summary>
[HtmlTargetElement("lantern-notification-banner")]
public sealed class NotificationBannerTagHelper : TagHelper
{
    public bool Success { get; set; }
    public string? BannerTitle { get; set; }

    /// <summary>One sentence; leave it out and write content inside the tag for more.</summary>
    public string? Text { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.Inner();
        output.Replace(new NotificationBanner
        {
            IsSuccess = Success,
            Title = BannerTitle,
            Text = Text,
            Content = string.IsNullOrWhiteSpace(inner.ToString()) ? null : inner,
            Attributes = output.Rest(),
        }.Render());
    }
}

/// <summary>&lt;lantern-warning-text&gt;You cannot undo this.&lt;/lantern-warning-text&gt;</summary>
[HtmlTargetElement("lantern-warning-text")]
public sealed class WarningTextTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new WarningText(await output.Inner()) { Attributes = output.Rest() }.Render());
}

/// <summary>&lt;lantern-inset-text&gt;…&lt;/lantern-inset-text&gt;: words set apart, such as the child's own.</summary>
[HtmlTargetElement("lantern-inset-text")]
public sealed class InsetTextTagHelper : TagHelper
{
    public string? Id { get; set; }

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new InsetText(await output.Inner()) { Id = Id, Classes = Classes, Attributes = output.Rest() }.Render());
}

/// <summary>&lt;lantern-details summary="Why is this due?"&gt;…&lt;/lantern-details&gt;: folded away until asked for.</summary>
[HtmlTargetElement("lantern-details")]
public sealed class DetailsTagHelper : TagHelper
{
    public string Summary { get; set; } = "";
    public string? Id { get; set; }
    public bool Open { get; set; }

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new Details(Summary)
        {
            Content = await output.Inner(),
            Id = Id,
            Open = Open,
            Classes = Classes,
            Attributes = output.Rest(),
        }.Render());
}

/// <summary>&lt;lantern-tag colour="red"&gt;Overdue&lt;/lantern-tag&gt;; the word says it, the colour only helps.</summary>
[HtmlTargetElement("lantern-tag")]
public sealed class TagTagHelper : TagHelper
{
    /// <summary>grey, green, teal, blue, purple, magenta, red, orange or yellow; blue when not given.</summary>
    public string? Colour { get; set; }

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new Tag(await output.Inner())
        {
            Classes = Attributes.Classes(Colour is null ? null : $"govuk-tag--{Colour}", Classes),
            Attributes = output.Rest(),
        }.Render());
}

/// <summary>&lt;lantern-back-link href="/today" /&gt;: goes in the page's Before section.</summary>
[HtmlTargetElement("lantern-back-link")]
public sealed class BackLinkTagHelper : TagHelper
{
    public string Href { get; set; } = "#";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(Markup.Html($"""
            <nav aria-label="Back">{new BackLink(await output.Inner()) { Href = Href, Attributes = output.Rest() }.Render()}</nav>
            """));
}
