using System.Text.Json;
using Lantern.App.Components.Binding;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;
using NodaTime;

namespace Lantern.App.Site;

/// <summary>A form in pencil: its fields as they were typed, to be kept as a draft and put back on the page.</summary>
public sealed class Pencil
{
    /// <summary>The hidden field that names the draft a form belongs to.</summary>
    public const string Key = "DraftKey";

    private static readonly HashSet<string> Passed = new(StringComparer.Ordinal) { "__RequestVerificationToken", Key, "handler", WhyFirst.Asks, WhyFirst.Field, WhyFirst.WordsField };

    private readonly Dictionary<string, string[]> _fields;

    private Pencil(Dictionary<string, string[]> fields) => _fields = fields;

    /// <summary>Nothing typed yet.</summary>
    public static Pencil Blank { get; } = new([]);

    /// <summary>True when nothing has been typed.</summary>
    public bool IsBlank => _fields.Count == 0;

    /// <summary>What stands in a field, without blanks around it; empty where nothing does.</summary>
    public string this[string field] => _fields.TryGetValue(field, out var values) && values.Length > 0 ? values[0].Trim() : "";

    /// <summary>The same, or null where nothing stands there.</summary>
    public string? Said(string field) => this[field] is { Length: > 0 } words ? words : null;

    /// <summary>The names of the fields typed into.</summary>
    public IEnumerable<string> Fields => _fields.Keys;

    /// <summary>Everything ticked in a field of several.</summary>
    public IReadOnlyList<string> All(string field) => _fields.GetValueOrDefault(field) ?? [];

    /// <summary>The names of the fields in which something stands.</summary>
    public IEnumerable<string> FieldsSaid => _fields.Where(one => one.Value.Any(value => !string.IsNullOrWhiteSpace(value))).Select(one => one.Key);

    /// <summary>This sheet with another laid over it; where both have a field, the other's counts.</summary>
    public Pencil Over(Pencil other) => new(_fields.Concat(other._fields).GroupBy(one => one.Key).ToDictionary(same => same.Key, same => same.Last().Value));

    /// <summary>A date typed into three boxes.</summary>
    public TypedDate Date(string field) => TypedDate.Read(this[field + ".Day"], this[field + ".Month"], this[field + ".Year"]);

    /// <summary>What was posted.</summary>
    public static Pencil Of(IFormCollection form) =>
        new(form.Where(field => !Passed.Contains(field.Key)).ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray()));

    /// <summary>What was kept; blank where nothing was.</summary>
    public static Pencil Of(Draft? draft) =>
        draft is null ? Blank : new(JsonSerializer.Deserialize<Dictionary<string, string[]>>(draft.Text) ?? []);

    /// <summary>The text a draft keeps.</summary>
    public string ToText() => JsonSerializer.Serialize(_fields);

    /// <summary>The same with another value in one field.</summary>
    public Pencil With(string field, string value) => With(field, [value]);

    /// <summary>The same with several ticked in one field.</summary>
    public Pencil With(string field, string[] values) => new(new Dictionary<string, string[]>(_fields) { [field] = values });

    /// <summary>The same with a date in three boxes.</summary>
    public Pencil With(string field, LocalDate? date) => date is not { } day ? this
        : With(field + ".Day", Number(day.Day)).With(field + ".Month", Number(day.Month)).With(field + ".Year", Number(day.Year));

    /// <summary>This with everything of another sheet beside it; of a field on both the other's counts.</summary>
    public Pencil And(Pencil other)
    {
        var fields = new Dictionary<string, string[]>(_fields);
        foreach (var (field, values) in other._fields)
            fields[field] = values;
        return new(fields);
    }

    /// <summary>Puts everything back on the page, so that its fields show what was typed.</summary>
    public void ShowOn(ModelStateDictionary page)
    {
        foreach (var (field, values) in _fields)
        {
            page.SetModelValue(field, new ValueProviderResult(new StringValues(values)));
            page.MarkFieldSkipped(field);
        }
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
