using Lantern.Store.Sql;
using Microsoft.AspNetCore.Diagnostics;

namespace Lantern.App.Site;

/// <summary>Requests that met no database: the page for them asks nothing of it again.</summary>
internal static class Unavailable
{
    /// <summary>How many seconds a browser or a program is asked to wait before it tries again.</summary>
    public const int RetryAfter = 5;

    /// <summary>Whether this request is the second one, made by ourselves to say that the first met no database.</summary>
    public static bool IsBeingSaid(HttpContext http) =>
        http.Features.Get<IExceptionHandlerPathFeature>()?.Error is { } failure and not Lantern.Store.DamagedFileException && DatabaseTrouble.Is(failure);
}
