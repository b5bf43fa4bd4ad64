using Lantern.App.Components;
using Lantern.App.Components.Parts;

namespace Lantern.App.Tests.Components;

public static partial class DrawnFromFixtures
{
    private static T Filled<T>(T field, Given given) where T : Field => (T)(field with
    {
        Id = given.Filled("id"),
        Name = given.Text("name") ?? "",
        Label = LabelOf(given.Part("label")),
        Hint = HintOf(given.Part("hint")),
        Error = ErrorMessageOf(given.Part("errorMessage")),
        DescribedBy = given.Filled("describedBy"),
        Classes = given.Text("classes"),
        Disabled = given.Flag("disabled"),
        Group = GroupOf(given),
        Attributes = given.Attributes(),
    });

    private static Affix? AffixOf(Given? given) => given is null ? null : new(given.Content())
    {
        Classes = given.Text("classes"),
        Attributes = given.Attributes(),
    };

    private static Markup Input(Given given) => Filled(new Input
    {
        Type = given.Filled("type") ?? "text",
        Value = given.Text("value"),
        Spellcheck = given.Maybe("spellcheck"),
        Autocomplete = given.Text("autocomplete"),
        Autocapitalize = given.Text("autocapitalize"),
        Pattern = given.Text("pattern"),
        InputMode = given.Text("inputmode"),
        Prefix = AffixOf(given.Part("prefix")),
        Suffix = AffixOf(given.Part("suffix")),
    }, given).Render();

    private static Markup CharacterCount(Given given) =>
        new CharacterCount(Filled(new Textarea { Value = given.Text("value"), Rows = given.Number("rows") ?? 5, Spellcheck = given.Maybe("spellcheck") }, given))
        {
            MaxLength = given.Number("maxlength"),
            MaxWords = given.Number("maxwords"),
            Threshold = given.Number("threshold"),
            CountType = given.Filled("countType"),
            MessageClasses = given.Part("countMessage")?.Text("classes"),
        }.Render();

    private static Markup Select(Given given) => Filled(new Select
    {
        Value = given.Filled("value"),
        Options = [.. (given.List("items", overHoles: true) ?? []).Select(item => new Option(item.Text("text") ?? "")
        {
            Value = item.Text("value"),
            Selected = item.Maybe("selected"),
            Disabled = item.Flag("disabled"),
            Attributes = item.Attributes(),
        })],
    }, given).Render();

    private static Choice ChoiceOf(Given item) => new(item.Text("value") ?? "", item.Content())
    {
        Id = item.Filled("id"),
        Name = item.Filled("name"),
        Checked = item.Maybe("checked"),
        Disabled = item.Flag("disabled"),
        Hint = HintOf(item.Part("hint")),
        LabelClasses = item.Part("label")?.Text("classes"),
        LabelAttributes = item.Part("label")?.Attributes(),
        Conditional = item.Part("conditional")?.Content("-", "html"),
        Behaviour = item.Filled("behaviour"),
        Divider = item.Filled("divider"),
        Attributes = item.Attributes(),
    };

    private static Markup Radios(Given given) => Grouped(new Radios { Value = given.Filled("value") }, given).Render();

    private static Markup Checkboxes(Given given) => Grouped(new Checkboxes { Values = given.Words("values") }, given).Render();

    private static ChoiceGroup Grouped(ChoiceGroup group, Given given) => group with
    {
        Name = given.Text("name") ?? "",
        IdPrefix = given.Filled("idPrefix"),
        Fieldset = FieldsetOf(given.Part("fieldset")),
        Hint = HintOf(given.Part("hint")),
        Error = ErrorMessageOf(given.Part("errorMessage")),
        DescribedBy = given.Filled("describedBy"),
        Classes = given.Text("classes"),
        Group = GroupOf(given),
        Attributes = given.Attributes(),
        Items = [.. given.List("items")!.Select(ChoiceOf)],
    };

    private static Markup DateInput(Given given)
    {
        var named = new[] { "day", "month", "year" }
            .Where(name => given.Maybe(name) != false)
            .Select(name => DatePartOf(given, name, given.Part(name)))
            .ToList();
        return new DateInput
        {
            Id = given.Text("id")!,
            NamePrefix = given.Filled("namePrefix"),
            Parts = given.List("items") is { Count: > 0 } items
                ? [.. items.Select(item => DatePartOf(given, item.Text("name") ?? "", item))]
                : named,
            Fieldset = FieldsetOf(given.Part("fieldset")),
            Hint = HintOf(given.Part("hint")),
            Error = ErrorMessageOf(given.Part("errorMessage")),
            Classes = given.Text("classes"),
            Group = GroupOf(given),
            Attributes = given.Attributes(),
        }.Render();
    }

    private static DatePart DatePartOf(Given given, string defaultName, Given? item)
    {
        var name = item?.Text("name") ?? defaultName;
        var whole = given.Filled("namePrefix") is { } prefix ? $"{prefix}-{name}" : name;
        string?[] known = [item?.Text("value"), given.Part(defaultName)?.Text("value"), given.Part("values")?.Text(whole)];
        return new(name)
        {
            Id = item?.Filled("id"),
            Label = item?.Filled("label"),
            Value = known.FirstOrDefault(value => value is not null),
            Classes = item?.Text("classes"),
            HasError = item?.Maybe("error"),
            HasFourFigures = defaultName == "year",
            InputMode = item?.Filled("inputmode"),
            Autocomplete = item?.Text("autocomplete"),
            Pattern = item?.Text("pattern"),
            Attributes = item?.Attributes(),
        };
    }
}
