using Lantern.App.Accounts;
using Microsoft.AspNetCore.HttpOverrides;

namespace Lantern.App.Site;

/// <summary>What is believed of a proxy that stands before the hub and speaks https with browsers.</summary>
internal static class Proxy
{
    /// <summary>Takes where a request comes from out of the last value a proxy has added; a proxy stands on this machine or is named in the settings.</summary>
    public static IApplicationBuilder UseProxy(this IApplicationBuilder app, SignInSettings settings)
    {
        if (!settings.IsSecure)
            return app;
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        foreach (var proxy in settings.Proxies)
            forwarded.KnownProxies.Add(proxy);
        return app.UseForwardedHeaders(forwarded).Use((http, next) =>
        {
            http.Request.Scheme = Uri.UriSchemeHttps; // whatever the proxy says: people come by the address in the settings
            return next(http);
        });
    }
}
