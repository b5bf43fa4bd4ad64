using Lantern.App.Components.Parts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lantern.App.Components.Tags;

/// <summary>&lt;lantern-character-count asp-for="Summary" max-length="400" /&gt;: a textarea that says how much room is left.</summary>
[HtmlTargetElement("lantern-character-count", TagStructure = TagStructure.WithoutEndTag)]
public sealed class CharacterCountTagHelper : FieldTagHelper
{
    public int? MaxLength { get; set; }
    public int? MaxWords { get; set; }
    public int? Threshold { get; set; }
    public int Rows { get; set; } = 5;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var bound = Bind();
        var box = new Textarea
        {
            Name = bound.Name,
            Id = bound.Id,
            Label = LabelOf(bound),
            Hint = HintPart,
            Error = ErrorOf(bound),
            Value = bound.Value,
            Rows = Rows,
            Classes = Classes,
            Disabled = Disabled,
            Group = Group,
            Attributes = output.Rest(),
        };
        output.Replace(new CharacterCount(box) { MaxLength = MaxLength, MaxWords = MaxWords, Threshold = Threshold }.Render());
    }
}

/// <summary>&lt;lantern-fieldset legend="Address"&gt;fields&lt;/lantern-fieldset&gt;: fields under one question.</summary>
[HtmlTargetElement("lantern-fieldset")]
public sealed class FieldsetTagHelper : TagHelper
{
    public string Legend { get; set; } = "";

    /// <summary>s, m, l or xl.</summary>
    public string? LegendSize { get; set; }

    /// <summary>Whether the legend is the page's h1.</summary>
    public bool LegendIsHeading { get; set; }
    public string? DescribedBy { get; set; }

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new Fieldset(new(Legend)
        {
            Classes = LegendSize is null ? null : $"govuk-fieldset__legend--{LegendSize}",
            IsPageHeading = LegendIsHeading,
        })
        {
            DescribedBy = DescribedBy,
            Classes = Classes,
            Content = await output.Inner(),
            Attributes = output.Rest(),
        }.Render());
}

/// <summary>&lt;lantern-panel heading="Referral sent"&gt;reference&lt;/lantern-panel&gt;: the end of a transaction.</summary>
[HtmlTargetElement("lantern-panel")]
public sealed class PanelTagHelper : TagHelper
{
    public string Heading { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new Panel(Heading) { Content = await output.Inner(), Attributes = output.Rest() }.Render());
}

/// <summary>&lt;lantern-phase-banner tag="Demo"&gt;words&lt;/lantern-phase-banner&gt;</summary>
[HtmlTargetElement("lantern-phase-banner")]
public sealed class PhaseBannerTagHelper : TagHelper
{
    public string Tag { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new PhaseBanner(new(Tag), await output.Inner()) { Attributes = output.Rest() }.Render());
}

/// <summary>&lt;lantern-pagination page="2" pages="9" href="/files?page=" /&gt;; nothing when there is one page.</summary>
[HtmlTargetElement("lantern-pagination", TagStructure = TagStructure.WithoutEndTag)]
public sealed class PaginationTagHelper : TagHelper
{
    public int Page { get; set; }
    public int Pages { get; set; }

    /// <summary>The address of a page without its number, which is put at the end.</summary>
    public string Href { get; set; } = "?page=";

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(Pages < 2 ? null : Pagination.Of(Page, Pages, number => $"{Href}{number}").Render());
}

/// <summary>Collects what tags inside a list tag describe, in the order they are written.</summary>
internal sealed class Collected<T>
{
    public List<T> Items { get; } = [];

    public static async Task<IReadOnlyList<T>> Inside(TagHelperContext context, TagHelperOutput output)
    {
        var collected = new Collected<T>();
        context.Items[typeof(Collected<T>)] = collected;
        await output.GetChildContentAsync();
        return collected.Items;
    }

    public static void Add(TagHelperContext context, TagHelperOutput output, T item)
    {
        if (context.Items.TryGetValue(typeof(Collected<T>), out var collected))
        {
            ((Collected<T>)collected).Items.Add(item);
        }
        output.SuppressOutput();
    }
}

/// <summary>&lt;lantern-breadcrumbs&gt; with &lt;lantern-crumb&gt; inside.</summary>
[HtmlTargetElement("lantern-breadcrumbs")]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new Breadcrumbs(await Collected<Crumb>.Inside(context, output)) { Attributes = output.Rest() }.Render());
}

/// <summary>&lt;lantern-crumb href="/practice"&gt;Practice&lt;/lantern-crumb&gt;; without href it is the present page.</summary>
[HtmlTargetElement("lantern-crumb", ParentTag = "lantern-breadcrumbs")]
public sealed class CrumbTagHelper : TagHelper
{
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Collected<Crumb>.Add(context, output, new(await output.Inner()) { Href = Href });
}

/// <summary>&lt;lantern-task-list&gt; with &lt;lantern-task&gt; inside.</summary>
[HtmlTargetElement("lantern-task-list")]
public sealed class TaskListTagHelper : TagHelper
{
    /// <summary>Begins the ids of its lines; needed where a page has two lists.</summary>
    public string IdPrefix { get; set; } = "task-list";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new TaskList(await Collected<TaskItem>.Inside(context, output)) { IdPrefix = IdPrefix, Attributes = output.Rest() }.Render());
}

/// <summary>&lt;lantern-task href="…" title="Agenda" hint="…" status="Not started" tag="blue" /&gt;; status without tag is plain text.</summary>
[HtmlTargetElement("lantern-task")]
public sealed class TaskTagHelper : TagHelper
{
    public string Title { get; set; } = "";
    public string? Href { get; set; }
    public string? Hint { get; set; }
    public string Status { get; set; } = "";

    /// <summary>The colour of the tag the status stands in.</summary>
    public string? Tag { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        Collected<TaskItem>.Add(context, output, new(Title)
        {
            Href = Href,
            Hint = Hint,
            Status = Tag is null ? Status : null,
            Tag = Tag is null ? null : new(Status) { Classes = $"govuk-tag--{Tag}" },
        });
}

/// <summary>&lt;lantern-timeline&gt; with &lt;lantern-moment&gt; inside: what happened.</summary>
[HtmlTargetElement("lantern-timeline")]
public sealed class TimelineTagHelper : TagHelper
{
    public int HeadingLevel { get; set; } = 2;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new Timeline(await Collected<Moment>.Inside(context, output)) { HeadingLevel = HeadingLevel, Attributes = output.Rest() }.Render());
}

/// <summary>&lt;lantern-moment title="Visit made" by="…" at="2026-04-07" when="Tue 7 April 2026"&gt;words&lt;/lantern-moment&gt;</summary>
[HtmlTargetElement("lantern-moment")]
public sealed class MomentTagHelper : TagHelper
{
    public string Title { get; set; } = "";
    public string? By { get; set; }

    /// <summary>The date or date and time for machines, in ISO 8601.</summary>
    public string At { get; set; } = "";

    /// <summary>The same in words.</summary>
    public string When { get; set; } = "";

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.Inner();
        var rest = output.Rest();
        Collected<Moment>.Add(context, output, new(Title, string.IsNullOrWhiteSpace(inner.ToString()) ? null : inner)
        {
            By = By,
            At = At,
            When = When,
            Classes = Classes,
            Attributes = rest,
        });
    }
}

/// <summary>&lt;lantern-sub-navigation label="This file"&gt; with &lt;lantern-place&gt; inside: a file's pages.</summary>
[HtmlTargetElement("lantern-sub-navigation")]
public sealed class SubNavigationTagHelper : TagHelper
{
    public string Label { get; set; } = "This file";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new SubNavigation(Label, await Collected<NavigationItem>.Inside(context, output)) { Attributes = output.Rest() }.Render());
}

/// <summary>&lt;lantern-place href="…" current="true"&gt;Chronology&lt;/lantern-place&gt;</summary>
[HtmlTargetElement("lantern-place", ParentTag = "lantern-sub-navigation")]
public sealed class PlaceTagHelper : TagHelper
{
    public string Href { get; set; } = "";
    public bool Current { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Collected<NavigationItem>.Add(context, output, new(await output.Inner()) { Href = Href, Current = Current });
}
