using System.Globalization;

namespace Lantern.App.Components.Parts;

/// <summary>A textarea that says how much room is left; the server still checks the length.</summary>
public sealed record CharacterCount(Textarea Box)
{
    public int? MaxLength { get; init; }
    public int? MaxWords { get; init; }

    /// <summary>From which percentage of the limit on the count is shown.</summary>
    public int? Threshold { get; init; }

    /// <summary>"words", "characters" or "grapheme-clusters"; words when only <see cref="MaxWords"/> is given.</summary>
    public string? CountType { get; init; }
    public string? MessageClasses { get; init; }

    public Markup Render()
    {
        var id = string.IsNullOrEmpty(Box.Id) ? Box.Name : Box.Id;
        var type = CountType ?? (MaxWords is null ? null : "words");
        var limit = MaxWords ?? MaxLength;
        var words = limit is null ? null : $"You can enter up to {Number(limit)} {(type == "words" ? "words" : "characters")}";
        var message = new Hint(words) { Id = $"{id}-info", Classes = Attributes.Classes("govuk-character-count__message", MessageClasses) };
        return (Box with
        {
            Id = id,
            DescribedBy = $"{id}-info",
            Classes = Attributes.Classes("govuk-js-character-count", Box.Classes),
            Group = Box.Group with
            {
                Classes = Attributes.Classes("govuk-character-count", Box.Group.Classes),
                Attributes = new()
                {
                    { "data-module", "govuk-character-count" },
                    { "data-maxlength", Number(MaxLength) },
                    { "data-maxwords", Number(MaxWords) },
                    { "data-threshold", Number(Threshold) },
                    { "data-count-type", type },
                    Box.Group.Attributes,
                },
                After = Markup.Html($"{message.Render()}{Box.Group.After}"),
            },
        }).Render();
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
