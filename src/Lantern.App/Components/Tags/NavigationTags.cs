using Lantern.App.Components.Parts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lantern.App.Components.Tags;

/// <summary>&lt;lantern-skip-link /&gt;: the first thing the tab key reaches; leads past the frame.</summary>
[HtmlTargetElement("lantern-skip-link", TagStructure = TagStructure.WithoutEndTag)]
public sealed class SkipLinkTagHelper : TagHelper
{
    public string Href { get; set; } = "#main-content";
    public string Text { get; set; } = "Skip to main content";

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new SkipLink(Text) { Href = Href }.Render());
}

/// <summary>&lt;lantern-service-navigation sections="Section.All" current="…" /&gt;: the main sections.</summary>
[HtmlTargetElement("lantern-service-navigation", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ServiceNavigationTagHelper : TagHelper
{
    public IReadOnlyList<Section> Sections { get; set; } = Section.All;
    public Section? Current { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output) =>
        output.Replace(new ServiceNavigation
        {
            Items = [.. Sections.Select(section => new NavigationItem(section.Text) { Href = section.Href, Active = section == Current })],
        }.Render());
}
