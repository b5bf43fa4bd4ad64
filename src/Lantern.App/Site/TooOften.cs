using System.Globalization;
using System.Threading.RateLimiting;
using Lantern.Access;
using Lantern.Store;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NodaTime;

namespace Lantern.App.Site;

/// <summary>What the page says to somebody who reached a limit.</summary>
/// <param name="Reached">Which, and until when.</param>
/// <param name="Sent">What they sent; nothing is lost of it.</param>
public sealed record LimitShown(LimitReachedException Reached, SentAgain Sent);

/// <summary>Answers whoever reached a limit: what happened, until when, whom to ask, and everything they typed.</summary>
internal sealed class TooOften : IExceptionFilter
{
    public void OnException(ExceptionContext context)
    {
        if (context.Exception is not LimitReachedException reached)
            return;
        context.Result = Answer(context.HttpContext, reached);
        context.ExceptionHandled = true;
    }

    /// <summary>The page that says so.</summary>
    public static IActionResult Answer(HttpContext http, LimitReachedException reached)
    {
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        if (reached.Until is { } until)
            http.Response.Headers.RetryAfter =
                Math.Max(1, (long)Math.Ceiling((until - Instant.FromDateTimeOffset(time.GetUtcNow())).TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Lantern.Limits").LogWarning(
            "{What} by {Worker}: limit of {Limit} reached", Kebab.Of(reached.What.ToString()), http.GetReader()?.Worker, reached.Limit);
        var view = SentAgain.View(http, "/Pages/Shared/TooOften.cshtml", new LimitShown(reached, SentAgain.Of(http.Request)));
        view.StatusCode = StatusCodes.Status429TooManyRequests;
        return view;
    }
}

/// <summary>Counts the forms and drafts one person sends in an hour, on this machine; whoever watches over the record is told before the first is refused.</summary>
internal sealed class SentLimit : IAsyncResourceFilter, IDisposable
{
    private const int Segments = 12;

    private readonly IServiceProvider _services;

    // One counter a person; it is let go by itself once the hour is over.
    private readonly PartitionedRateLimiter<Reader> _sent;

    public SentLimit(IServiceProvider services)
    {
        _services = services;
        _sent = PartitionedRateLimiter.Create<Reader, string>(reader => RateLimitPartition.GetSlidingWindowLimiter(
            reader.Worker, _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = Limits.Of(Counted.Sent),
                Window = TimeSpan.FromHours(1),
                SegmentsPerWindow = Segments,
                QueueLimit = 0,
            }));
    }

    // Asked for once somebody is signed in: taken when this is made, with the first page of all, it would make a hub where there is none.
    private Limits Limits => _services.GetRequiredService<HubStore>().Limits;

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && http.GetReader() is { } reader && await Refusal(http, reader) is { } refused)
            context.Result = TooOften.Answer(http, refused);
        else
            await next();
    }

    public void Dispose() => _sent.Dispose();

    private async Task<LimitReachedException?> Refusal(HttpContext http, Reader reader)
    {
        using var lease = _sent.AttemptAcquire(reader);
        var most = Limits.Of(Counted.Sent);
        if (_sent.GetStatistics(reader) is { } counted && most - counted.CurrentAvailablePermits >= Limits.TellFrom(Counted.Sent))
            await Limits.Tell(reader, Counted.Sent, isReached: !lease.IsAcquired);
        if (lease.IsAcquired)
            return null;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromHours(1) / Segments;
        return new LimitReachedException(Counted.Sent, most, Instant.FromDateTimeOffset(http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() + wait));
    }
}
