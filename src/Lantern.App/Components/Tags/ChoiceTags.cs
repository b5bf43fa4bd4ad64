using Lantern.App.Components.Binding;
using Lantern.App.Components.Parts;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Lantern.App.Components.Tags;

/// <summary>One choice as a page writes it, for radios, checkboxes or a select.</summary>
public sealed record WrittenChoice(string Value, string Text)
{
    public string? Hint { get; init; }
    public bool Disabled { get; init; }

    /// <summary>Fields that appear when this one is chosen.</summary>
    public Markup? Revealed { get; init; }

    /// <summary>Unchecks all others, such as "None of these".</summary>
    public bool Exclusive { get; init; }
    public string? Divider { get; init; }
    public Attributes? Attributes { get; init; }

    internal Choice Part() => Divider is not null
        ? Choice.Or(Divider)
        : new(Value, Text)
        {
            Hint = string.IsNullOrEmpty(Hint) ? null : new(Hint),
            Disabled = Disabled,
            Conditional = Revealed,
            Behaviour = Exclusive ? "exclusive" : null,
            Attributes = Attributes,
        };
}

internal sealed class WrittenChoices
{
    public List<WrittenChoice> Choices { get; } = [];

    public static WrittenChoices Start(TagHelperContext context)
    {
        var choices = new WrittenChoices();
        context.Items[typeof(WrittenChoices)] = choices;
        return choices;
    }

    public static void Add(TagHelperContext context, WrittenChoice choice)
    {
        if (context.Items.TryGetValue(typeof(WrittenChoices), out var choices))
        {
            ((WrittenChoices)choices).Choices.Add(choice);
        }
    }
}

/// <summary>&lt;lantern-choice value="yes" text="Yes" hint="…"&gt;fields shown when chosen&lt;/lantern-choice&gt; inside radios, checkboxes or a select.</summary>
[HtmlTargetElement("lantern-choice")]
public sealed class ChoiceTagHelper : TagHelper
{
    public string Value { get; set; } = "";
    public string? Text { get; set; }
    public string? Hint { get; set; }
    public bool Disabled { get; set; }
    public bool Exclusive { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var inner = await output.Inner();
        WrittenChoices.Add(context, new(Value, Text ?? Value)
        {
            Hint = Hint,
            Disabled = Disabled,
            Exclusive = Exclusive,
            Revealed = string.IsNullOrWhiteSpace(inner.ToString()) ? null : inner,
            Attributes = output.Rest(),
        });
        output.SuppressOutput();
    }
}

/// <summary>&lt;lantern-divider&gt;or&lt;/lantern-divider&gt; between two choices.</summary>
[HtmlTargetElement("lantern-divider")]
public sealed class DividerTagHelper : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var word = System.Net.WebUtility.HtmlDecode((await output.Inner()).ToString()).Trim();
        WrittenChoices.Add(context, new("", "") { Divider = word });
        output.SuppressOutput();
    }
}

/// <summary>What radios and checkboxes take in Razor beyond a field's: items from data, small or inline.</summary>
public abstract class ChoiceGroupTagHelper : FieldTagHelper
{
    /// <summary>Choices from data; those written inside the tag follow them.</summary>
    public IEnumerable<WrittenChoice>? Items { get; set; }

    /// <summary>Yes and no side by side.</summary>
    public bool Inline { get; set; }
    public bool Small { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var written = WrittenChoices.Start(context);
        await output.GetChildContentAsync();
        IReadOnlyList<Choice> items = [.. (Items ?? []).Concat(written.Choices).Select(choice => choice.Part())];
        output.Replace(Drawn(Bind(), items, output.Rest()));
    }

    protected abstract Markup Drawn(Bound bound, IReadOnlyList<Choice> items, Attributes rest);

    protected Fieldset FieldsetOf(Bound bound) =>
        new(LegendOf(Label ?? For?.Metadata.DisplayName ?? Bound.WordsOf(bound.Name))) { DescribedBy = DescribedBy };

    protected string? ClassesFor(string kind) =>
        Attributes.Classes(Inline ? $"govuk-{kind}--inline" : null, Small ? $"govuk-{kind}--small" : null, Classes);
}

/// <summary>&lt;lantern-radios asp-for="Seen" label="Has the child been seen?"&gt; with choices inside: one answer from a few.</summary>
[HtmlTargetElement("lantern-radios")]
public sealed class RadiosTagHelper : ChoiceGroupTagHelper
{
    protected override Markup Drawn(Bound bound, IReadOnlyList<Choice> items, Attributes rest) => new Radios
    {
        Name = bound.Name,
        IdPrefix = bound.Id,
        Fieldset = FieldsetOf(bound),
        Hint = HintPart,
        Error = ErrorOf(bound),
        Value = bound.Value,
        Items = items,
        Classes = ClassesFor("radios"),
        Group = Group,
        Attributes = rest,
    }.Render();
}

/// <summary>&lt;lantern-checkboxes asp-for="Worries" label="What are you worried about?"&gt; with choices inside: any of a few.</summary>
[HtmlTargetElement("lantern-checkboxes")]
public sealed class CheckboxesTagHelper : ChoiceGroupTagHelper
{
    protected override Markup Drawn(Bound bound, IReadOnlyList<Choice> items, Attributes rest) => new Checkboxes
    {
        Name = bound.Name,
        IdPrefix = bound.Id,
        Fieldset = FieldsetOf(bound),
        Hint = HintPart,
        Error = ErrorOf(bound),
        Values = bound.Values,
        Items = items,
        Classes = ClassesFor("checkboxes"),
        Group = Group,
        Attributes = rest,
    }.Render();
}
