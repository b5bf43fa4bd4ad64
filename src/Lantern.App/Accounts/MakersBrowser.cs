using Lantern.App.Site;
using Lantern.Store;

namespace Lantern.App.Accounts;

/// <summary>
/// Remembers in a browser who made links there, so that nobody uses a link they made themselves, also after signing out. A browser
/// that forgets its cookies, or another one, is not found out so: against that stand the second person and the alert.
/// </summary>
internal static class MakersBrowser
{
    private const string Cookie = "lantern-links";
    private const int Most = 20;

    /// <summary>Notes that a worker made or asked for a link in this browser.</summary>
    public static void Mark(HttpContext http, string worker)
    {
        string[] all = [Mark(http.RequestServices, worker), .. Marks(http)];
        var kept = SignIn.Kept(http);
        kept.MaxAge = TimeSpan.FromDays(30); // longer than any link holds
        http.Response.Cookies.Append(SignIn.CookieNamed(http, Cookie), string.Join('.', all.Distinct().Take(Most)), kept);
    }

    /// <summary>True where one of those workers is signed in here, or made links here before.</summary>
    public static bool IsOfAny(HttpContext http, IEnumerable<string> workers)
    {
        var (here, signedIn) = (Marks(http), http.GetReader()?.Worker);
        return workers.Any(worker => worker == signedIn || here.Contains(Mark(http.RequestServices, worker)));
    }

    private static string[] Marks(HttpContext http) =>
        http.Request.Cookies[SignIn.CookieNamed(http, Cookie)]?.Split('.', StringSplitOptions.RemoveEmptyEntries) ?? [];

    // Says nothing to whoever reads the cookie.
    private static string Mark(IServiceProvider services, string worker) =>
        Convert.ToHexStringLower(services.GetRequiredService<HubStore>().Authenticate(System.Text.Encoding.UTF8.GetBytes(worker), "browser of a maker of links").AsSpan(0, 16));
}
