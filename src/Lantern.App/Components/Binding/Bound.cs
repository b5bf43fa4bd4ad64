using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using NodaTime;
using NodaTime.Text;

namespace Lantern.App.Components.Binding;

/// <summary>A form field as the page knows it: its name, its id, what was typed (or what the model holds) and what is wrong with it.</summary>
public sealed record Bound(string Name, string Id, IReadOnlyList<string> Values, string? Error)
{
    /// <summary>The one value of a field that has one; null when nothing was typed and the model holds nothing.</summary>
    public string? Value => Values.Count > 0 ? Values[0] : null;

    public static Bound Of(ViewContext view, ModelExpression? expression, string? name, string? id, object? value)
    {
        var fullName = expression is null
            ? name ?? throw new InvalidOperationException("A form field needs asp-for or name.")
            : view.ViewData.TemplateInfo.GetFullHtmlFieldName(expression.Name);
        var state = view.ViewData.ModelState[fullName];
        var typed = Typed(state?.RawValue);
        var held = value ?? expression?.Model;
        var bound = new Bound(fullName, id ?? IdOf(fullName), typed ?? Held(held), FirstError(state));
        FieldOrder.Of(view).Add(bound.Name, bound.Id);
        return bound;
    }

    /// <summary>"Input.DateOfBirth" becomes "input-date-of-birth", as GOV.UK writes ids.</summary>
    public static string IdOf(string name)
    {
        var id = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var letter = name[i];
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                Hyphen(id);
                continue;
            }
            if (char.IsAsciiLetterUpper(letter) && i > 0 && !char.IsAsciiLetterUpper(name[i - 1]))
            {
                Hyphen(id);
            }
            id.Append(char.ToLowerInvariant(letter));
        }
        return id.ToString().TrimEnd('-');
    }

    /// <summary>A property's name as a person would say it: "DateOfBirth" becomes "Date of birth".</summary>
    public static string WordsOf(string propertyName)
    {
        var last = propertyName[(propertyName.LastIndexOf('.') + 1)..];
        var words = IdOf(last).Replace('-', ' ');
        return words.Length == 0 ? last : char.ToUpperInvariant(words[0]) + words[1..];
    }

    internal static string? FirstError(ModelStateEntry? state)
    {
        var error = state?.Errors.FirstOrDefault();
        return error is null ? null
            : error.ErrorMessage.Length > 0 ? error.ErrorMessage : "This could not be read. Check what you typed.";
    }

    private static void Hyphen(StringBuilder id)
    {
        if (id.Length > 0 && id[^1] != '-')
        {
            id.Append('-');
        }
    }

    private static IReadOnlyList<string>? Typed(object? raw) => raw switch
    {
        null => null,
        string one => [one],
        IEnumerable<string> many => [.. many],
        _ => Held(raw),
    };

    private static IReadOnlyList<string> Held(object? held) => held switch
    {
        null => [],
        string one => [one],
        System.Collections.IEnumerable many => [.. many.Cast<object?>().Select(Written).OfType<string>()],
        _ => Written(held) is { } one ? [one] : [],
    };

    private static string? Written(object? value) => value switch
    {
        null => null,
        bool yes => yes ? "true" : "false",
        LocalDate date => LocalDatePattern.Iso.Format(date),
        LocalTime time => time.ToString("HH':'mm", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}

/// <summary>The fields of the page being drawn, in the order they appear, so that the error summary can follow it.</summary>
public sealed class FieldOrder
{
    private readonly List<KeyValuePair<string, string>> targets = [];

    /// <summary>Field names with the ids their errors lead to, from the top of the page down.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Targets => targets;

    public static FieldOrder Of(ViewContext view)
    {
        var items = view.HttpContext.Items;
        if (items[typeof(FieldOrder)] is not FieldOrder order)
        {
            items[typeof(FieldOrder)] = order = new();
        }
        return order;
    }

    /// <summary>Notes a field, or moves its target when it is noted again under the same name.</summary>
    public void Add(string name, string id)
    {
        var known = targets.FindIndex(target => string.Equals(target.Key, name, StringComparison.OrdinalIgnoreCase));
        if (known < 0)
        {
            targets.Add(new(name, id));
        }
        else
        {
            targets[known] = new(name, id);
        }
    }
}
