using Microsoft.AspNetCore.StaticAssets;

namespace Lantern.App.Components;

/// <summary>Headers that keep pages about children out of caches, frames, other sites and other windows.</summary>
public static class SecurityHeaders
{
    /// <summary>Everything from ourselves, nothing inline, never in a frame.</summary>
    public const string ContentSecurityPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; " +
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /// <summary>Puts the headers on every answer; static assets alone may be kept by the browser.</summary>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, bool isSecure = false) => app.Use(async (http, next) =>
    {
        http.Response.OnStarting(state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            if (isSecure)
                headers.StrictTransportSecurity = "max-age=63072000; includeSubDomains";
            // Files are served without saying in which letters they are written; ours are all in the same.
            if (context.Response.ContentType is "text/css" or "text/javascript" or "image/svg+xml" or "text/plain")
                context.Response.ContentType += "; charset=utf-8";
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()";
            if (context.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            {
                headers.CacheControl = "no-store";
                headers.Pragma = "no-cache";
            }
            return Task.CompletedTask;
        }, http);
        await next(http);
    });
}
