using Lantern.App.Components.Binding;
using Lantern.App.Components.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lantern.App.Components.Tags;

/// <summary>What every form field takes in Razor: asp-for (or name and value), label, hint; the error comes from ModelState.</summary>
public abstract class FieldTagHelper : TagHelper
{
    [HtmlAttributeName("asp-for")]
    public ModelExpression? For { get; set; }

    /// <summary>The field's name where it is not a property of the page's model.</summary>
    public string? Name { get; set; }

    /// <summary>What the field holds; asp-for's model when not given. What was typed always comes first.</summary>
    public object? Value { get; set; }
    public string? Id { get; set; }
    public string? Label { get; set; }

    /// <summary>s, m, l or xl.</summary>
    public string? LabelSize { get; set; }

    /// <summary>Whether the label is the page's h1.</summary>
    public bool LabelIsHeading { get; set; }
    public string? Hint { get; set; }

    /// <summary>Shown instead of ModelState's error.</summary>
    public string? Error { get; set; }

    [HtmlAttributeName("class")]
    public string? Classes { get; set; }

    [HtmlAttributeName("group-class")]
    public string? GroupClasses { get; set; }
    public string? DescribedBy { get; set; }
    public bool Disabled { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    protected Bound Bind() => Bound.Of(View, For, Name, Id, Value);

    protected Label? LabelOf(Bound bound) => new(Label ?? For?.Metadata.DisplayName ?? Bound.WordsOf(bound.Name))
    {
        Classes = LabelSize is null ? null : $"govuk-label--{LabelSize}",
        IsPageHeading = LabelIsHeading,
    };

    protected Legend? LegendOf(string text) => new(text)
    {
        Classes = LabelSize is null ? null : $"govuk-fieldset__legend--{LabelSize}",
        IsPageHeading = LabelIsHeading,
    };

    protected Hint? HintPart => string.IsNullOrEmpty(Hint) ? null : new(Hint);

    protected ErrorMessage? ErrorOf(Bound bound) => (Error ?? bound.Error) is { Length: > 0 } error ? new(error) : null;

    protected FormGroup Group => new() { Classes = GroupClasses };
}

/// <summary>How the tags of this folder put a part's markup in their own place.</summary>
internal static class Output
{
    public static void Replace(this TagHelperOutput output, Markup? markup)
    {
        output.TagName = null;
        output.Attributes.Clear();
        if (markup is null)
        {
            output.SuppressOutput();
        }
        else
        {
            output.Content.SetHtmlContent(markup);
        }
    }

    /// <summary>What was written on the tag that no property took, such as data- and aria- attributes.</summary>
    public static Attributes Rest(this TagHelperOutput output)
    {
        var rest = new Attributes();
        foreach (var attribute in output.Attributes)
        {
            if (attribute.ValueStyle == HtmlAttributeValueStyle.Minimized)
            {
                rest.Add(attribute.Name, true);
            }
            else
            {
                rest.Add(attribute.Name, Plain(attribute.Value));
            }
        }
        return rest;
    }

    public static async Task<Markup> Inner(this TagHelperOutput output) =>
        Markup.From(await output.GetChildContentAsync(Markup.Encoder));

    // Razor hands attribute values over as HTML; ours are encoded once, when written.
    private static string? Plain(object? value) => value switch
    {
        null => "",
        string text => text,
        Microsoft.AspNetCore.Html.IHtmlContent html => System.Net.WebUtility.HtmlDecode(Markup.From(html).ToString()),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
