using System.Security.Claims;
using Lantern.Access;
using Lantern.App.Site;
using Lantern.Store;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Diagnostics;

namespace Lantern.App.Accounts;

/// <summary>A form that arrives after its writer was signed out for doing nothing: nothing is written in ink, and what was typed is kept as the writer's draft.</summary>
internal static class LateForm
{
    private const string DraftsPath = "/drafts";

    /// <summary>Answers a late form; false where the request is none.</summary>
    /// <param name="http">The request.</param>
    /// <param name="author">Whose session it came from.</param>
    /// <param name="principal">The same, as the form's token names its writer.</param>
    public static async Task<bool> Answer(HttpContext http, Reader author, ClaimsPrincipal principal)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || http.GetEndpoint() is null || http.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || request.Path.StartsWithSegments(SignIn.Path) || request.Path.StartsWithSegments("/account"))
            return false;
        var kept = await IsOurs(http, principal)
            && await Drafts.Keep(http.RequestServices.GetRequiredService<HubStore>(), await request.ReadFormAsync(), author) == StatusCodes.Status204NoContent;
        if (kept && request.Path == DraftsPath)
            http.Response.StatusCode = StatusCodes.Status204NoContent;
        else
            http.Response.Redirect($"{SignIn.Path}?then={Uri.EscapeDataString(PathOf(request))}&why={(kept ? "kept" : "late")}");
        return true;
    }

    // A page of another site must not write into somebody's drafts.
    private static async Task<bool> IsOurs(HttpContext http, ClaimsPrincipal principal)
    {
        var before = http.User;
        http.User = principal;
        try
        {
            return http.Request.HasFormContentType && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
        }
        finally
        {
            http.User = before;
        }
    }

    // Which entry the form answers is part of its address; which of its buttons was pressed is not.
    private static string PathOf(HttpRequest request) =>
        request.Query["of"].ToString() is { Length: > 0 and < 10 } of ? $"{request.Path}?of={Uri.EscapeDataString(of)}" : request.Path;
}
