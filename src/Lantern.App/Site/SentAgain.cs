using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Lantern.App.Site;

/// <summary>A form that was sent and could not be taken yet: all that was typed, to be sent again to the same address.</summary>
/// <param name="Path">Where it was sent.</param>
/// <param name="Fields">Every field as it came, but for the token, which is drawn anew.</param>
public sealed record SentAgain(string Path, IReadOnlyList<(string Name, string Value)> Fields)
{
    private static readonly HashSet<string> Drawn = new(StringComparer.Ordinal) { "__RequestVerificationToken", WhyFirst.Asks, WhyFirst.Field, WhyFirst.WordsField };

    /// <summary>What was sent; nothing where no form was.</summary>
    public static SentAgain Of(HttpRequest request) => new(request.Path + request.QueryString, !request.HasFormContentType ? [] :
    [
        .. request.Form.Where(field => !Drawn.Contains(field.Key)).SelectMany(field => field.Value, (field, value) => (field.Key, value ?? "")),
    ]);

    /// <summary>A view in the place of the page that was asked for.</summary>
    /// <param name="http">The request.</param>
    /// <param name="path">The view.</param>
    /// <param name="model">What it shows.</param>
    /// <param name="problems">What is wrong with what was typed.</param>
    internal static ViewResult View<T>(HttpContext http, string path, T model, ModelStateDictionary? problems = null) => new()
    {
        ViewName = path,
        ViewData = new ViewDataDictionary<T>(http.RequestServices.GetRequiredService<IModelMetadataProvider>(), problems ?? new ModelStateDictionary()) { Model = model },
    };
}
