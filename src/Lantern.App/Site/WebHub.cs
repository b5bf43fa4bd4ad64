using System.Net;
using System.Security.Authentication;
using Lantern.App.Accounts;
using Lantern.App.Components;
using Lantern.App.Demo;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;

namespace Lantern.App.Site;

/// <summary>How a hub is served.</summary>
/// <param name="DataFolder">Where the record is kept.</param>
/// <param name="Packs">The packs on the shelf.</param>
/// <param name="Pack">The pack this hub works by.</param>
/// <param name="Time">The clock.</param>
/// <param name="Demo">True where everybody is invented and signs in with one click.</param>
/// <param name="Url">The address to listen on; loopback alone for a demo.</param>
public sealed record HubOptions(string DataFolder, Packs Packs, Pack Pack, TimeProvider Time, bool Demo, string Url)
{
    /// <summary>Where the record is kept, and under which keys; the data folder alone where nothing else is said.</summary>
    public Premises Premises { get => field ?? new Premises(DataFolder); init; }

    /// <summary>How people sign in; read from the configuration where it is null.</summary>
    public SignInSettings? SignIn { get; init; }

    /// <summary>Where ids come from; unguessable ones when null.</summary>
    public Ids? Ids { get; init; }

    /// <summary>True where everybody is invented: a demo was asked for, or the hub in the folder was made up.</summary>
    public bool IsDemo => Demo || (Premises.Postgres is null && MadeUpHub.IsIn(DataFolder));

    /// <summary>True where only this machine can reach it.</summary>
    public bool IsOnThisMachine => Uri.TryCreate(Url, UriKind.Absolute, out var uri)
        && (uri.IsLoopback || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address)));
}

/// <summary>The web application put together.</summary>
public static class WebHub
{
    /// <summary>Builds it; the caller starts it.</summary>
    /// <exception cref="UnreadableException">A demo was asked to listen beyond this machine.</exception>
    public static WebApplication Build(HubOptions options)
    {
        if (options.IsDemo && !options.IsOnThisMachine)
            throw new UnreadableException(new Place("--url", 0, 0), "A demo signs anybody in with one click, so it listens on this machine only. Use http://127.0.0.1 and a port.");
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHub).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var signIn = options.SignIn ?? SignInSettings.Read(builder.Configuration);
        if (!options.IsOnThisMachine && !signIn.IsSecure)
            throw new UnreadableException(new Place("--url", 0, 0), "Beyond this machine people come by https alone. Put a server that speaks https in front, and name the address people type: SignIn__Address=https://lantern.example.gov.uk");
        Listen(builder, options.Url);
        Log(builder.Logging);
        AddServices(builder.Services, options, signIn.IsSecure);
        builder.Services.AddAccounts(options, signIn);
        var app = builder.Build();
        app.UseLook(signIn.IsSecure).UseProxy(signIn);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem",
            StatusCodeSelector = failure => failure is NotSavedException or NotReadException or StoreUnfitException
                ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/not-found/{0}").UseRefusalLog();
        app.MapStaticAssets();
        app.UseFirstStart();
        app.UseRouting();
        app.UseOnlyWhatIsReadable().UseOwnSite();
        app.UseDirectory(app.Services.GetRequiredService<SignInSettings>());
        app.UseSignIn();
        app.Use((http, next) =>
        {
            if (options.IsDemo)
                http.SetDemo();
            return next(http);
        });
        app.MapRazorPages().WithStaticAssets();
        return app;
    }

    private static void Listen(WebApplicationBuilder builder, string url)
    {
        builder.WebHost.UseUrls(url).UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 2 * 1024 * 1024;
            kestrel.ConfigureHttpsDefaults(https => https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13);
        });
    }

    private static void Log(ILoggingBuilder logging)
    {
        // A line is one event, whatever stands in it.
        logging.ClearProviders().AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'"));
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            // It repeats on every page what is so by design: pages are never stored.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
    }

    private static void AddServices(IServiceCollection services, HubOptions options, bool isSecure)
    {
        services.AddSingleton(options);
        services.AddSingleton<FirstStart>();
        services.AddSingleton(options.Time);
        services.AddSingleton(options.Packs);
        services.AddSingleton(options.Pack);
        services.AddSingleton(_ => HubStore.Open(options.Premises, options.Pack, options.Time, options.Ids));
        services.AddAntiforgery(antiforgery => Keep(antiforgery.Cookie, "lantern-forms", isSecure));
        services.Configure<CookieTempDataProviderOptions>(news => Keep(news.Cookie, "lantern-news", isSecure));
        services.AddSingleton<SentLimit>();
        services.AddRazorPages().AddMvcOptions(mvc =>
        {
            mvc.Filters.Add(new OnlyWhatIsAnswered());
            mvc.Filters.Add(new TooOften());
            mvc.Filters.AddService<SentLimit>();
        });
        services.AddLook();
    }

    // Named so, browsers take a cookie by https from this very host alone.
    private static void Keep(CookieBuilder cookie, string name, bool isSecure)
    {
        cookie.Name = isSecure ? "__Host-" + name : name;
        cookie.SecurePolicy = isSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        (cookie.Path, cookie.HttpOnly) = ("/", true);
    }
}
