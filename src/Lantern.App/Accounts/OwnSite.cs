using Lantern.App.Site;

namespace Lantern.App.Accounts;

/// <summary>Refuses what another site has a browser send: beside the token in every form, a second lock of another make.</summary>
internal static class OwnSite
{
    public static IApplicationBuilder UseOwnSite(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (IsRead(http.Request.Method) || IsOurs(http.Request))
            return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);

    // Browsers say where a request comes from; older ones say only the origin. What says neither is no browser, and has no cookie of ours to misuse.
    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        var origin = request.Headers.Origin.ToString();
        return origin is "" or "null" || string.Equals(origin, Of(request), StringComparison.OrdinalIgnoreCase); // "null" is what our own pages make older ones say, for they give no referrer
    }

    /// <summary>The origin of this hub, as browsers name it: the address in the settings, or this machine's own where only it is served. What a request says its host is decides only which of this machine's names is used.</summary>
    public static string Of(HttpRequest request)
    {
        if (request.HttpContext.RequestServices.GetRequiredService<SignInSettings>().Address is { } address)
            return address.GetLeftPart(UriPartial.Authority);
        var host = ThisMachine.IsNamed(request.Host.Host) ? request.Host.Host.ToLowerInvariant() : "localhost";
        return $"{request.Scheme}://{host}:{request.HttpContext.Connection.LocalPort}";
    }
}
