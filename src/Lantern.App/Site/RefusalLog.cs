using Microsoft.AspNetCore.Diagnostics;

namespace Lantern.App.Site;

/// <summary>Says in the log who was refused what: the pattern of the address and ids, never an address with values in it and never what was typed.</summary>
internal static class RefusalLog
{
    private const int LettersOfAnId = 26;

    public static IApplicationBuilder UseRefusalLog(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        // A page that does not exist was refused to nobody, and the pages that say what went wrong are asked for by ourselves.
        if (http.Response.StatusCode < StatusCodes.Status400BadRequest || http.GetEndpoint() is not RouteEndpoint page || IsAskedAgain(http))
            return;
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Lantern.Refused").LogWarning(
            "{Method} {Where} of file {File} by {Worker}: {Outcome}",
            Method(http.Request.Method), page.RoutePattern.RawText, File(http), http.GetReader()?.Worker ?? "nobody", http.Response.StatusCode);
    });

    private static bool IsAskedAgain(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerPathFeature>() is not null;

    private static string Method(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method) ? method : "another method";

    private static string File(HttpContext http) =>
        http.Request.RouteValues["file"] is string { Length: LettersOfAnId } id && id.All(char.IsAsciiLetterOrDigit) ? id : "none";
}
