using System.Security.Claims;
using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Components;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.StaticAssets;

namespace Lantern.App.Site;

/// <summary>Who is at the keyboard: the cookie holds a ticket that says nothing; the session it opens is looked up on every request, and so is what its worker may do.</summary>
public static class SignIn
{
    /// <summary>Where to sign in.</summary>
    public const string Path = "/sign-in";

    /// <summary>Where a page asks how long its reader stays signed in: that alone keeps nobody signed in.</summary>
    public const string StayPath = "/account/stay";

    private const string Scheme = "lantern";

    /// <summary>Finds the worker of the request.</summary>
    internal static IApplicationBuilder UseSignIn(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        // The page that says that the database does not answer is nobody's: it asks for no session and shows no worker.
        if (Unavailable.IsBeingSaid(http))
            http.Items.Remove(typeof(SignedIn));
        else if (http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
            && http.Request.Cookies[CookieOf(http)] is { } ticket && await Sessions(http).Find(ticket) is { Session.Purpose: Session.Work } standing
            && Staff(http).Worker(standing.Session.Worker) is { } reader)
        {
            if (!standing.IsOver)
                Greet(http, reader, IsAskingForTime(http) ? standing : await Sessions(http).See(standing));
            else if (await LateForm.Answer(http, reader, Principal(reader.Worker)))
                return;
        }
        await next(http);
    });

    /// <summary>The worker of the request, or null before sign-in.</summary>
    public static Reader? GetReader(this HttpContext http) => http.Items[typeof(Reader)] as Reader;

    /// <summary>The session of the request, or null before sign-in.</summary>
    public static Standing? GetStanding(this HttpContext http) => http.Items[typeof(Standing)] as Standing;

    /// <summary>Signs a worker in, under a new ticket; the one the browser held before is worth nothing from now on.</summary>
    /// <param name="http">The request.</param>
    /// <param name="worker">The worker's id.</param>
    /// <param name="account">The account; null for the one-click sign-in of a demo.</param>
    /// <param name="way">By whose word, where it is not our own: <see cref="Session.ByDirectory"/>.</param>
    public static async Task As(HttpContext http, string worker, string? account = null, string? way = null)
    {
        await EndHere(http);
        var ticket = await Sessions(http).Begin(worker, account, Session.Work, http.Request.Headers.UserAgent, way);
        http.Response.Cookies.Append(CookieOf(http), ticket, Kept(http));
        Log(http).LogInformation("{What} by {Worker}: {Outcome}", "sign-in", worker, "done");
    }

    /// <summary>Signs out, and has the browser forget what it kept of our pages.</summary>
    public static async Task Out(HttpContext http)
    {
        await EndHere(http);
        http.Response.Cookies.Delete(CookieOf(http), Kept(http));
        // Not "cookies": that would also empty those of the authority's other sites.
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        Log(http).LogInformation("{What} by {Worker}: {Outcome}", "sign-out", http.GetReader()?.Worker, "done");
    }

    /// <summary>The sign-in page, and back to where the request wanted to go; an address says nothing about a child.</summary>
    public static string PathBackTo(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path != "/" ? $"{Path}?then={Uri.EscapeDataString(request.Path)}" : Path;

    /// <summary>How a cookie of ours is kept: by the browser alone, for us alone, until it is closed.</summary>
    internal static CookieOptions Kept(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Settings(http).IsSecure,
        Path = "/",
        IsEssential = true,
    };

    /// <summary>The name of a cookie of ours; browsers take one that begins with __Host- by https and from this very host alone.</summary>
    internal static string CookieNamed(HttpContext http, string name) => Settings(http).IsSecure ? "__Host-" + name : name;

    private static string CookieOf(HttpContext http) => CookieNamed(http, "lantern");

    private static async Task EndHere(HttpContext http)
    {
        // The leave to set up a way to sign in too: the next person at this desk must not make a passkey for the one before.
        foreach (var cookie in (string[])[CookieOf(http), CookieNamed(http, SettingUp.Cookie)])
        {
            if (http.Request.Cookies[cookie] is { Length: > 0 } ticket)
                await Sessions(http).End(ticket);
        }
    }

    private static void Greet(HttpContext http, Reader reader, Standing standing)
    {
        http.User = Principal(reader.Worker);
        http.Items[typeof(Reader)] = reader;
        http.Items[typeof(Standing)] = standing;
        http.SetSignedIn(new SignedIn(reader.Name, Words.Role(reader.Role), Staff(http).Agency(reader.Agency)?.Title ?? reader.Agency)
        {
            Sections = [.. Section.All.Where(section => Has(section, reader))],
            MayBreakGlass = May(reader, Deed.BreakGlass),
            HasTrouble = reader.Role is Role.SystemAdministrator or Role.HubManager && http.RequestServices.GetRequiredService<HubStore>().Troubles.Count > 0,
            Until = Words.Time(standing.Until),
            IsLast = standing.IsLast,
            IdleMinutes = (int)Settings(http).Idle.TotalMinutes,
            SecondsLeft = (int)(standing.Until - NodaTime.Instant.FromDateTimeOffset(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow())).TotalSeconds,
        });
    }

    // The same for every session of a worker, so that a form drawn before signing in again can still be sent after it.
    private static ClaimsPrincipal Principal(string worker) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, worker), new Claim(ClaimTypes.Name, worker)], Scheme));

    private static bool IsAskingForTime(HttpContext http) => http.Request.Path == StayPath && http.Request.Query["handler"] == "Left";

    // A link to what is not there would only puzzle those whose work it is not.
    private static bool Has(Section section, Reader reader) =>
        section == Section.HubBoard ? HasTheBoard(reader.Role)
        : section == Section.Erasing ? May(reader, Deed.Erase)
        : section == Section.RecordAConcern ? May(reader, Deed.BeginChildFile)
        : section != Section.Privacy || May(reader, Deed.SeeAlerts);

    private static bool May(Reader reader, Deed deed) => Policy.Decide(reader, deed, Marks.None, Relation.None).Allowed;

    private static bool HasTheBoard(Role role) =>
        role is Role.FrontDoor or Role.HubManager or Role.CseManager or Role.ServiceManager or Role.GroupServiceManager or Role.TeamManager;

    private static Staff Staff(HttpContext http) => http.RequestServices.GetRequiredService<HubStore>().Staff;

    private static Sessions Sessions(HttpContext http) => http.RequestServices.GetRequiredService<Sessions>();

    private static SignInSettings Settings(HttpContext http) => http.RequestServices.GetRequiredService<SignInSettings>();

    private static ILogger Log(HttpContext http) => http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Lantern.SignIn");
}
