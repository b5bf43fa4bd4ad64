using System.Security.Claims;
using Lantern.Access;
using Lantern.App.Components;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Lantern.App.Site;

/// <summary>Who is at the keyboard: the cookie names a worker, and what that worker may do is looked up anew on every request.</summary>
public static class SignIn
{
    /// <summary>Where to sign in.</summary>
    public const string Path = "/sign-in";

    private const string Cookie = CookieAuthenticationDefaults.AuthenticationScheme;

    internal static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddAuthentication(Cookie).AddCookie(Cookie, options =>
        {
            options.Cookie.Name = "lantern";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.ExpireTimeSpan = TimeSpan.FromHours(10);
            options.SlidingExpiration = false;
            options.LoginPath = Path;
        });
        return services;
    }

    /// <summary>Finds the worker of the request.</summary>
    internal static IApplicationBuilder UseSignIn(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        return app.Use(async (http, next) =>
        {
            if (http.User.Identity?.Name is { } worker && Staff(http).Worker(worker) is { } reader)
            {
                http.Items[typeof(Reader)] = reader;
                http.SetSignedIn(new SignedIn(reader.Name, Words.Role(reader.Role), Staff(http).Agency(reader.Agency)?.Title ?? reader.Agency)
                {
                    Sections = [.. Section.All.Where(section => Has(section, reader))],
                });
            }
            await next(http);
        });
    }

    // A link to what is not there would only puzzle those whose work it is not.
    private static bool Has(Section section, Reader reader) =>
        section == Section.HubBoard ? HasTheBoard(reader.Role)
        : section != Section.RecordAConcern || Policy.Decide(reader, Deed.BeginChildFile, Marks.None, Relation.None).Allowed;

    private static bool HasTheBoard(Role role) =>
        role is Role.FrontDoor or Role.HubManager or Role.CseManager or Role.ServiceManager or Role.GroupServiceManager or Role.TeamManager;

    private static Staff Staff(HttpContext http) => http.RequestServices.GetRequiredService<HubStore>().Staff;

    /// <summary>The worker of the request, or null before sign-in.</summary>
    public static Reader? GetReader(this HttpContext http) => http.Items[typeof(Reader)] as Reader;

    /// <summary>Signs a worker in.</summary>
    public static Task As(HttpContext http, string worker) =>
        http.SignInAsync(Cookie, new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, worker)], Cookie)));

    /// <summary>Signs out.</summary>
    public static Task Out(HttpContext http) => http.SignOutAsync(Cookie);

    /// <summary>The sign-in page, and back to where the request wanted to go; an address says nothing about a child.</summary>
    public static string PathBackTo(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Path != "/" ? $"{Path}?then={Uri.EscapeDataString(request.Path)}" : Path;
}
