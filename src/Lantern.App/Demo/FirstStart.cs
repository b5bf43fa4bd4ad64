using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Diagnostics;
using NodaTime;

namespace Lantern.App.Demo;

/// <summary>What is served while there is no hub yet: an offer to make the demo hub, then how far that has come.</summary>
public sealed class FirstStart(HubOptions options, Accounts.SignInSettings signIn)
{
    /// <summary>Where it is shown; until there is a hub, every page leads here.</summary>
    public const string Path = "/first-start";

    private readonly Lock _one = new();
    private Task? _making;
    private volatile bool _ready;

    /// <summary>True once there is a hub to work with.</summary>
    public bool IsReady => _ready || (!IsMaking && HubStore.IsIn(options.Premises) && (_ready = true));

    /// <summary>True while it is being made.</summary>
    public bool IsMaking => _making is { IsCompleted: false };

    /// <summary>True where the demo hub may be made from a page: it signs anybody in, so on this machine only and under no address.</summary>
    public bool MayMake => options.IsOnThisMachine && !signIn.HasAddress && options.Premises.Postgres is null;

    /// <summary>How far it has come.</summary>
    public Progress Progress { get; private set; } = new();

    /// <summary>Why it could not be made; null where it could.</summary>
    public string? Failure { get; private set; }

    /// <summary>The size of the hub to make, for a present day.</summary>
    internal Func<LocalDate, DemoSeed> Size { get; set; } = DemoSeed.Usual;

    /// <summary>Makes the demo hub, unless it is being made already.</summary>
    /// <param name="terminal">Where progress is said; null says it on the page alone.</param>
    public Task Make(TextWriter? terminal)
    {
        lock (_one)
        {
            if (IsMaking || IsReady)
                return _making ?? Task.CompletedTask;
            (Progress, Failure) = (new Progress(terminal), null);
            return _making = Task.Run(Made);
        }
    }

    private async Task Made()
    {
        try
        {
            var today = London.DayOf(Instant.FromDateTimeOffset(options.Time.GetUtcNow()));
            await Size(today).Make(options.DataFolder, options.Pack, options.Time, Progress);
        }
        catch (Exception wrong) when (wrong is StoreUnfitException or NotSavedException or IOException or UnauthorizedAccessException)
        {
            Failure = wrong.Message;
        }
    }
}

/// <summary>Leads every page to the first start while there is no hub yet.</summary>
internal static class FirstStartPages
{
    public static IApplicationBuilder UseFirstStart(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        // Sheets, scripts and pictures are served as always.
        if (System.IO.Path.HasExtension(http.Request.Path) || http.RequestServices.GetRequiredService<FirstStart>().IsReady)
            return next(http);
        if (http.Request.Path == "/" && HttpMethods.IsGet(http.Request.Method))
            http.Request.Path = FirstStart.Path;
        if (http.Request.Path == FirstStart.Path || http.Features.Get<IStatusCodeReExecuteFeature>() is not null)
            return next(http);
        http.Response.Redirect("/");
        return Task.CompletedTask;
    });
}
