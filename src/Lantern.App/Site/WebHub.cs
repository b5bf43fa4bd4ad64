using System.Security.Authentication;
using Lantern.App.Accounts;
using Lantern.App.Components;
using Lantern.App.Demo;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Lantern.Store.Postgres;
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

    /// <summary>True where only this machine can reach it.</summary>
    public bool IsOnThisMachine => Site.ThisMachine.IsListenedOnAlone(Url);
}

/// <summary>The web application put together.</summary>
public static class WebHub
{
    /// <summary>Builds it; the caller starts it.</summary>
    /// <exception cref="UnreadableException">A demo was asked to listen beyond this machine.</exception>
    public static WebApplication Build(HubOptions options)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebHub).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        var signIn = options.SignIn ?? SignInSettings.Read(builder.Configuration);
        Guard(options, signIn, builder.Configuration);
        Listen(builder, options.Url);
        Log(builder.Logging);
        AddServices(builder.Services, options, signIn);
        builder.Services.AddAccounts(options, signIn);
        var app = builder.Build();
        app.UseLook(signIn.IsSecure).UseThisMachineOnly(signIn).UseProxy(signIn);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem",
            StatusCodeSelector = failure => failure is WritingStoppedException || Lantern.Store.Sql.DatabaseTrouble.Is(failure)
                ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/not-found/{0}").UseRefusalLog();
        app.MapStaticAssets();
        app.UseFirstStart();
        app.UseRouting();
        app.UseOnlyWhatIsReadable().UseOwnSite();
        app.UseDirectory(app.Services.GetRequiredService<SignInSettings>());
        app.UseSignIn().UseStoppedWriting();
        app.Use((http, next) =>
        {
            if (options.Demo || IsMadeUp(http.RequestServices))
                http.SetDemo();
            return next(http);
        });
        app.MapRazorPages().WithStaticAssets();
        return app;
    }

    // What would be served to whom it must not be is not begun.
    private static void Guard(HubOptions options, SignInSettings signIn, ConfigurationManager configuration)
    {
        if (options.Demo && !options.IsOnThisMachine)
            throw new UnreadableException(new Place("--url", 0, 0), "A demo signs anybody in with one click, so it listens on this machine only. Use http://127.0.0.1 and a port.");
        if (options.Demo && signIn.HasAddress)
            throw new UnreadableException(new Place("SignIn:Address", 0, 0), "A demo signs anybody in with one click, so it is served under no address. Take SignIn__Address away, or leave out --demo.");
        if (configuration.GetSection("Kestrel:Endpoints").Exists())
            throw new UnreadableException(new Place("Kestrel:Endpoints", 0, 0), "Where Lantern listens is said with --url alone. Take Kestrel:Endpoints out of the settings.");
        if (!options.IsOnThisMachine && !signIn.IsSecure)
            throw new UnreadableException(new Place("--url", 0, 0), "Beyond this machine people come by https alone. Put a server that speaks https in front, and name the address people type: SignIn__Address=https://lantern.example.gov.uk");
    }

    // While there is no hub yet nothing is opened: that would make one.
    internal static bool IsMadeUp(IServiceProvider services) =>
        services.GetRequiredService<FirstStart>().IsReady && services.GetRequiredService<HubStore>().IsMadeUp;

    // A made-up hub is found to be one only when it is opened, and it is then served as a demo or not at all.
    private static HubStore Opened(HubOptions options, SignInSettings signIn, IServiceProvider services)
    {
        var store = HubStore.Open(options.Premises, options.Pack, services.GetRequiredService<TimeProvider>(), options.Ids, options.Demo, services.GetService<PrimaryServer>());
        var log = services.GetRequiredService<ILoggerFactory>().CreateLogger("Lantern.Machine");
        store.TroubleMet = trouble =>
            log.LogError("Trouble with {What} since {Since}: {Words} Stops: {Stops}", trouble.With, trouble.Since, trouble.Words, trouble.Stops);
        var wrong = store.IsMadeUp && (signIn.HasAddress || !options.IsOnThisMachine)
            ? "Everybody in this hub is made up and signs in with one click, so it is served on this machine and under no address. Take SignIn__Address away and listen on http://127.0.0.1, or name the folder of another hub."
            : options.Demo && !store.IsMadeUp
            ? "The hub in this data folder was not made as a demo, and a demo signs anybody in with one click. Leave out --demo, or name another folder with --data. (Demos made by earlier versions cannot be told from real hubs: make a new one.)"
            : null;
        if (wrong is null)
        {
            store.Watch.Hear(() => Heard(services));
            if (BoundAccounts.Note(store, services.GetRequiredService<AccountsDatabase>()) is > 0 and var waiting)
                log.LogError("{What}: {Outcome}", "accounts from before codes were kept", $"{waiting} rows wait for 'lantern accounts bind' and are ignored until then");
            return store;
        }
        store.Dispose();
        throw new StoreUnfitException(wrong);
    }

    // What was done to people's sign-in is put before the privacy officer too.
    private static IReadOnlyList<OutsideAlert> Heard(IServiceProvider services)
    {
        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<Notices>().All().GetAwaiter().GetResult();
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
        FailuresWithoutWords.In(logging.Services);
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning)
            // It repeats on every page what is so by design: pages are never stored.
            .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
            .AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
    }

    private static void AddServices(IServiceCollection services, HubOptions options, SignInSettings signIn)
    {
        var isSecure = signIn.IsSecure;
        services.AddThisMachine(signIn);
        services.AddSingleton(options);
        services.AddSingleton<FirstStart>();
        // One clock for the record, sessions and links, which is not moved when somebody moves the machine's.
        services.AddSingleton<TimeProvider>(new WallClock(options.Time, options.Premises.Clock));
        services.AddSingleton(options.Packs);
        services.AddSingleton(options.Pack);
        services.AddSingleton(made => Opened(options, signIn, made).Watching(made.GetRequiredService<ILoggerFactory>()));
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
