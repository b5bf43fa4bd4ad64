using Lantern.Store;

namespace Lantern.App.Site;

/// <summary>What the page says to whoever sent a form while nothing new may be written.</summary>
/// <param name="With">What stops it.</param>
/// <param name="IsKept">True where what was typed is kept as its author's draft.</param>
public sealed record StoppedWriting(TroubleWith With, bool IsKept)
{
    /// <summary>What stopped the writing of this request; null where nothing did.</summary>
    public static StoppedWriting? Of(HttpContext http) => http.Items[typeof(StoppedWriting)] as StoppedWriting;
}

/// <summary>Keeps the words of a form that could not be written because the machine's clock is wrong or its disk full.</summary>
internal static class StoppedWritingPages
{
    public static IApplicationBuilder UseStoppedWriting(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        catch (WritingStoppedException stopped)
        {
            http.Items[typeof(StoppedWriting)] = new StoppedWriting(stopped.With, await Keep(http));
            throw;
        }
    });

    private static async Task<bool> Keep(HttpContext http)
    {
        if (!http.Request.HasFormContentType || http.GetReader() is not { } author)
            return false;
        try
        {
            var hub = http.RequestServices.GetRequiredService<HubStore>();
            return await Drafts.Keep(hub, await http.Request.ReadFormAsync(), author) == StatusCodes.Status204NoContent;
        }
        catch (Exception failure) when (failure is NotSavedException or NotReadException or WritingStoppedException)
        {
            return false; // the page then says to keep the words oneself
        }
    }
}
