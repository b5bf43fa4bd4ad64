using System.Net;
using Lantern.App.Accounts;
using Microsoft.AspNetCore.HostFiltering;

namespace Lantern.App.Site;

/// <summary>
/// What counts as this machine: written out exactly, for what only some readers take for it ("127.1", "localhost.", "loopback") another
/// part of the system may take for something else. Where no address is named, nobody else is served.
/// </summary>
internal static class ThisMachine
{
    private static readonly string[] Names = ["localhost", "127.0.0.1", "[::1]"];

    // What proxies add to say for whom they ask.
    private static readonly string[] PassedOn = ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP", "X-Original-For", "X-Original-Host"];

    /// <summary>True where a host's name is one of this machine's, exactly.</summary>
    public static bool IsNamed(string host) => Names.Contains(host, StringComparer.OrdinalIgnoreCase);

    /// <summary>True where all that is listened on is this machine's own.</summary>
    public static bool IsListenedOnAlone(string urls)
    {
        try
        {
            var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(BindingAddress.Parse).ToList();
            return all.Count > 0 && all.TrueForAll(one => one.PathBase.Length == 0 && IsNamed(one.Host));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Takes requests for the hub's own address and for this machine, and for no other host, whatever a request says its host is.</summary>
    public static void AddThisMachine(this IServiceCollection services, SignInSettings settings) =>
        services.Configure<HostFilteringOptions>(hosts =>
        {
            hosts.AllowedHosts = [.. Names, .. settings.Address is { } address ? new[] { address.Host } : []];
            hosts.AllowEmptyHosts = false;
        });

    /// <summary>Where no address is named, and wherever one click signs in, refuses what did not come from this machine straight.</summary>
    public static IApplicationBuilder UseThisMachineOnly(this IApplicationBuilder app, SignInSettings settings) => app.Use((http, next) =>
    {
        if (settings.HasAddress || (settings.Address is not null && !WebHub.IsMadeUp(http.RequestServices)) || IsStraight(http))
            return next(http);
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Lantern.Refused")
            .LogWarning("{What}: {Outcome}", "a request that came by a proxy or from another machine", "refused, for no address is named");
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(
            "This hub is served to its own machine alone, and this request came by way of another server. A demo stays on its machine; for a hub for real work, whoever runs it names the address people type: SignIn__Address=https://lantern.example.gov.uk");
    });

    private static bool IsStraight(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from)
        && http.Request.Protocol != "HTTP/1.0" // what a proxy speaks where nothing else is said, and no browser
        && !http.Request.Headers.Any(header => header.Key.StartsWith("X-Forwarded", StringComparison.OrdinalIgnoreCase) || PassedOn.Contains(header.Key, StringComparer.OrdinalIgnoreCase));
}
