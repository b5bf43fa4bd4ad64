using Microsoft.Net.Http.Headers;

namespace Lantern.App.Site;

/// <summary>Refuses what no page of ours sends and the framework stumbles over, before anything reads it: an address whose part is blank, a form in other letters than UTF-8.</summary>
internal static class OnlyWhatIsReadable
{
    public static IApplicationBuilder UseOnlyWhatIsReadable(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (http.Request.RouteValues.Values.Any(value => value is string { Length: > 0 } text && string.IsNullOrWhiteSpace(text)))
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        else if (MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) && type.Charset is { Length: > 0 } letters
            && !letters.Equals("utf-8", StringComparison.OrdinalIgnoreCase) && !letters.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase))
            http.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        else
            return next(WithoutForm(http));
        return Task.CompletedTask;
    });

    // Asking for a page carries no form: one that is broken must not keep the page from knowing what is asked for.
    private static HttpContext WithoutForm(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
            http.Request.ContentType = null;
        return http;
    }
}
