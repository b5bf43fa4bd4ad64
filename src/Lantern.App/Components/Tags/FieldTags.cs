using Lantern.App.Components.Binding;
using Lantern.App.Components.Parts;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using NodaTime;

namespace Lantern.App.Components.Tags;

/// <summary>&lt;lantern-input asp-for="FullName" label="Full name" /&gt;: one line to type in.</summary>
[HtmlTargetElement("lantern-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InputTagHelper : FieldTagHelper
{
    public string Type { get; set; } = "text";

    /// <summary>2, 3, 4, 5, 10, 20 or 30 characters wide.</summary>
    public int? Width { get; set; }
    public bool? Spellcheck { get; set; }
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public string? Prefix { get; set; }
    public string? Suffix { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var bound = Bind();
        var isTime = For?.Metadata.UnderlyingOrModelType == typeof(LocalTime);
        output.Replace(new Input
        {
            Name = bound.Name,
            Id = bound.Id,
            Label = LabelOf(bound),
            Hint = HintPart,
            Error = ErrorOf(bound),
            // A password is never sent back to the page.
            Value = Type == "password" ? null : bound.Value,
            Type = Type,
            Classes = Attributes.Classes((Width ?? (isTime ? 5 : null)) is { } width ? $"govuk-input--width-{width}" : null, Classes),
            Spellcheck = Spellcheck,
            Autocomplete = Autocomplete,
            InputMode = Inputmode,
            Prefix = Prefix is null ? null : new(Prefix),
            Suffix = Suffix is null ? null : new(Suffix),
            DescribedBy = DescribedBy,
            Disabled = Disabled,
            Group = Group,
            Attributes = output.Rest(),
        }.Render());
    }
}

/// <summary>&lt;lantern-textarea asp-for="Because" label="Why?" rows="5" /&gt;: several lines to type in.</summary>
[HtmlTargetElement("lantern-textarea", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TextareaTagHelper : FieldTagHelper
{
    public int Rows { get; set; } = 5;
    public bool? Spellcheck { get; set; }
    public string? Autocomplete { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var bound = Bind();
        output.Replace(new Textarea
        {
            Name = bound.Name,
            Id = bound.Id,
            Label = LabelOf(bound),
            Hint = HintPart,
            Error = ErrorOf(bound),
            Value = bound.Value,
            Rows = Rows,
            Classes = Classes,
            Spellcheck = Spellcheck,
            Autocomplete = Autocomplete,
            DescribedBy = DescribedBy,
            Disabled = Disabled,
            Group = Group,
            Attributes = output.Rest(),
        }.Render());
    }
}

/// <summary>&lt;lantern-select asp-for="Agency" items="…" /&gt; or with &lt;lantern-choice&gt; inside: one of a long list.</summary>
[HtmlTargetElement("lantern-select")]
public sealed class SelectTagHelper : FieldTagHelper
{
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>A first line that chooses nothing, such as "Choose an agency".</summary>
    public string? Empty { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var written = WrittenChoices.Start(context);
        await output.GetChildContentAsync();
        var bound = Bind();
        var options = new List<Option>();
        if (Empty is not null)
        {
            options.Add(new(Empty) { Value = "" });
        }
        options.AddRange((Items ?? []).Select(item => new Option(item.Text) { Value = item.Value, Disabled = item.Disabled }));
        options.AddRange(written.Choices.Select(choice => new Option(choice.Text) { Value = choice.Value, Disabled = choice.Disabled }));
        output.Replace(new Select
        {
            Name = bound.Name,
            Id = bound.Id,
            Label = LabelOf(bound),
            Hint = HintPart,
            Error = ErrorOf(bound),
            Value = bound.Value,
            Options = options,
            Classes = Classes,
            DescribedBy = DescribedBy,
            Disabled = Disabled,
            Group = Group,
            Attributes = output.Rest(),
        }.Render());
    }
}

/// <summary>&lt;lantern-date-input asp-for="DateOfBirth" label="Date of birth" /&gt;: a LocalDate? in three boxes.</summary>
[HtmlTargetElement("lantern-date-input", TagStructure = TagStructure.WithoutEndTag)]
public sealed class DateInputTagHelper : FieldTagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var bound = Bind();
        var held = (Value ?? For?.Model) as LocalDate?;
        var (day, month, year) = (Typed(bound, "Day", held?.Day), Typed(bound, "Month", held?.Month), Typed(bound, "Year", held?.Year));
        var error = ErrorOf(bound);
        var typed = TypedDate.Read(day, month, year);
        var (dayIsWrong, monthIsWrong, yearIsWrong) = error is null
            ? (false, false, false)
            : typed.Problem is null ? (true, true, true) : (typed.DayIsWrong, typed.MonthIsWrong, typed.YearIsWrong);
        var firstWrong = yearIsWrong && !monthIsWrong && !dayIsWrong ? "year" : monthIsWrong && !dayIsWrong ? "month" : "day";
        FieldOrder.Of(View).Add(bound.Name, $"{bound.Id}-{firstWrong}");
        DatePart Box(string part, string name, string? value, bool isWrong) => new($"{bound.Name}.{name}")
        {
            Id = $"{bound.Id}-{part}",
            Label = name,
            Value = value,
            HasFourFigures = part == "year",
            HasError = isWrong,
            Attributes = Disabled ? new() { { "disabled", true } } : null,
        };
        output.Replace(new DateInput
        {
            Id = bound.Id,
            Fieldset = new(LegendOf(Label ?? For?.Metadata.DisplayName ?? Bound.WordsOf(bound.Name))) { DescribedBy = DescribedBy },
            Hint = HintPart,
            Error = error,
            Classes = Classes,
            Group = Group,
            Attributes = output.Rest(),
            Parts = [Box("day", "Day", day, dayIsWrong), Box("month", "Month", month, monthIsWrong), Box("year", "Year", year, yearIsWrong)],
        }.Render());
    }

    private string? Typed(Bound bound, string part, int? held) =>
        View.ViewData.ModelState.TryGetValue($"{bound.Name}.{part}", out var state) && state.AttemptedValue is { } typed
            ? typed
            : held?.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
