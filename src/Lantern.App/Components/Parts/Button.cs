namespace Lantern.App.Components.Parts;

/// <summary>A button, or with <see cref="Href"/> a link that looks like one.</summary>
public sealed record Button(Markup? Content)
{
    public string? Href { get; init; }
    public string Type { get; init; } = "submit";
    public string? Name { get; init; }
    public string? Value { get; init; }
    public string? Id { get; init; }
    public bool Disabled { get; init; }
    public bool? PreventDoubleClick { get; init; }
    public string? Classes { get; init; }
    public Attributes? Attributes { get; init; }

    public Markup Render()
    {
        var shared = new Attributes
        {
            { "class", Components.Attributes.Classes("govuk-button", Classes) },
            { "data-module", "govuk-button" },
            Attributes,
            { "id", Id },
        };
        if (!string.IsNullOrEmpty(Href))
        {
            var link = new Attributes { { "href", Href }, { "role", "button" }, { "draggable", "false" }, shared };
            return Markup.Html($"<a{link}>{Content}</a>");
        }
        var button = new Attributes
        {
            { "type", Type },
            { "value", Value },
            { "name", Name },
            { "disabled", Disabled },
            { "aria-disabled", Disabled ? "true" : null },
            { "data-prevent-double-click", PreventDoubleClick switch { true => "true", false => "false", null => null } },
            shared,
        };
        return Markup.Html($"<button{button}>{Content}</button>");
    }
}
