using System.Globalization;

namespace Lantern.App.Components.Parts;

/// <summary>One radio or checkbox with its label, its hint and what it reveals when chosen.</summary>
public sealed record Choice(string Value, Markup? Content)
{
    public string? Id { get; init; }

    /// <summary>A checkbox may have a name of its own; null for the group's.</summary>
    public string? Name { get; init; }
    public bool? Checked { get; init; }
    public bool Disabled { get; init; }
    public Hint? Hint { get; init; }
    public string? LabelClasses { get; init; }
    public Attributes? LabelAttributes { get; init; }

    /// <summary>Fields that only matter when this one is chosen.</summary>
    public Markup? Conditional { get; init; }

    /// <summary>"exclusive" for a checkbox that unchecks the others, such as "None of these".</summary>
    public string? Behaviour { get; init; }
    public Attributes? Attributes { get; init; }

    /// <summary>A word between two choices, such as "or"; everything else is then unused.</summary>
    public string? Divider { get; init; }

    public static Choice Or(string divider) => new("", null) { Divider = divider };
}

/// <summary>A question answered by choosing: what radios and checkboxes share.</summary>
public abstract record ChoiceGroup(string Kind, string Type)
{
    public string Name { get; init; } = "";
    public string? IdPrefix { get; init; }
    public Fieldset? Fieldset { get; init; }
    public Hint? Hint { get; init; }
    public ErrorMessage? Error { get; init; }
    public string? DescribedBy { get; init; }
    public string? Classes { get; init; }
    public FormGroup Group { get; init; } = new();
    public Attributes? Attributes { get; init; }
    public IReadOnlyList<Choice> Items { get; init; } = [];

    private string Prefix => string.IsNullOrEmpty(IdPrefix) ? Name : IdPrefix;

    public Markup Render()
    {
        var hint = Hint is null ? null : Hint with { Id = $"{Prefix}-hint" };
        var error = Error is null ? null : Error with { Id = $"{Prefix}-error" };
        var before = Fieldset?.DescribedBy ?? DescribedBy;
        var describedBy = Components.Attributes.Classes(before, hint?.Id, error?.Id);
        var list = new Attributes
        {
            { "class", Components.Attributes.Classes($"govuk-{Kind}", Classes) },
            Attributes,
            { "data-module", $"govuk-{Kind}" },
        };
        var items = Markup.Join(Items.Select((item, index) => Item(item, index, Fieldset is null ? describedBy : null)));
        var inner = Markup.Html($"{hint?.Render()}{error?.Render()}<div{list}>{Group.Before}{items}{Group.After}</div>");
        var content = Fieldset is null
            ? inner
            : (Fieldset with { DescribedBy = describedBy, Content = inner }).Render();
        return Group.Render(error is not null, content);
    }

    protected abstract bool IsChosen(Choice item);

    /// <summary>Whether each control of a group without a fieldset is described by the group's hint and error.</summary>
    protected virtual bool DescribesEachItem => false;

    private Markup Item(Choice item, int index, string? groupDescription)
    {
        if (item.Divider is not null)
        {
            return Markup.Html($"""<div class="govuk-{Kind}__divider">{item.Divider}</div>""");
        }
        // The first has the plain id, so that the error summary can link to it.
        var id = item.Id ?? (index == 0 ? Prefix : string.Create(CultureInfo.InvariantCulture, $"{Prefix}-{index + 1}"));
        var isChosen = item.Checked ?? IsChosen(item);
        var hasConditional = item.Conditional is { IsEmpty: false };
        var hint = item.Hint is null ? null : item.Hint with
        {
            Id = $"{id}-item-hint",
            Classes = Components.Attributes.Classes($"govuk-{Kind}__hint", item.Hint.Classes),
        };
        var label = new Label(item.Content)
        {
            For = id,
            Classes = Components.Attributes.Classes($"govuk-{Kind}__label", item.LabelClasses),
            Attributes = item.LabelAttributes,
        };
        var input = new Attributes
        {
            { "class", $"govuk-{Kind}__input" },
            { "id", id },
            { "name", item.Name ?? Name },
            { "type", Type },
            { "value", item.Value },
            { "checked", isChosen },
            { "disabled", item.Disabled },
            { "data-aria-controls", hasConditional ? $"conditional-{id}" : null },
            { "data-behaviour", item.Behaviour },
            { "aria-describedby", Components.Attributes.Classes(DescribesEachItem ? groupDescription : null, hint?.Id) },
            item.Attributes,
        };
        var conditional = hasConditional ? Revealed(id, isChosen, item.Conditional!) : null;
        return Markup.Html($"""<div class="govuk-{Kind}__item"><input{input}>{label.Render()}{hint?.Render()}</div>{conditional}""");
    }

    private Markup Revealed(string id, bool isChosen, Markup content)
    {
        var hidden = isChosen ? null : $"govuk-{Kind}__conditional--hidden";
        var attributes = new Attributes
        {
            { "class", Components.Attributes.Classes($"govuk-{Kind}__conditional", hidden) },
            { "id", $"conditional-{id}" },
        };
        return Markup.Html($"<div{attributes}>{content}</div>");
    }
}

/// <summary>One answer from a few.</summary>
public sealed record Radios() : ChoiceGroup("radios", "radio")
{
    public string? Value { get; init; }

    protected override bool IsChosen(Choice item) => !string.IsNullOrEmpty(Value) && item.Value == Value;
}

/// <summary>Any number of answers from a few.</summary>
public sealed record Checkboxes() : ChoiceGroup("checkboxes", "checkbox")
{
    public IReadOnlyCollection<string> Values { get; init; } = [];

    protected override bool IsChosen(Choice item) => Values.Contains(item.Value);

    protected override bool DescribesEachItem => true;
}
