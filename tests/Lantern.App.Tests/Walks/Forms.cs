using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Lantern.App.Tests.Walks;

/// <summary>Where the forms of pages are sent.</summary>
internal static class Forms
{
    /// <summary>An address for each handler of a page that takes a form.</summary>
    public static IEnumerable<string> PathsOf(WalkedPage page) => page.Addresses.SelectMany(address => PathsOf(page, address));

    /// <summary>The same for one of its addresses.</summary>
    public static IEnumerable<string> PathsOf(WalkedPage page, string address) => page.Posts.Select(handler =>
        handler.Length == 0 ? address : $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}handler={handler}");
}

/// <summary>A field of a form as it stands on a page.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Type">"textarea", "select", "text", "hidden", "radio" and so on.</param>
internal sealed record FormField(string Name, string Value, string Type)
{
    /// <summary>True where words are typed: not a part of a date, a time or a number.</summary>
    public bool IsText => Type == "textarea";

    /// <summary>True for what is ticked.</summary>
    public bool IsChoice => Type is "radio" or "checkbox";

    /// <summary>The form with the most fields.</summary>
    public static IReadOnlyList<FormField> LongestFormOn(string page) =>
        FormsOn(page).MaxBy(form => form.Count) ?? throw new InvalidOperationException("There is no form on this page.");

    /// <summary>Every form in the page's main part.</summary>
    public static IReadOnlyList<IReadOnlyList<FormField>> FormsOn(string page) =>
    [
        .. new HtmlParser().ParseDocument(page).QuerySelectorAll<IHtmlFormElement>("main form").Select(form => (IReadOnlyList<FormField>)
            [.. form.QuerySelectorAll("input[name], textarea[name], select[name]").Select(Of).Where(field => field.Name != "__RequestVerificationToken")]),
    ];

    private static FormField Of(IElement element) => element switch
    {
        IHtmlTextAreaElement area => new(area.Name!, area.Value, "textarea"),
        IHtmlSelectElement select => new(select.Name!, select.Value ?? "", "select"),
        IHtmlInputElement input => new(input.Name!, input.Value, input.Type),
        _ => throw new InvalidOperationException($"{element.LocalName} is no field."),
    };
}
