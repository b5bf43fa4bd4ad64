using Lantern.Entries;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Lantern.App.Tests.Walks;

/// <summary>A page of the application with the addresses it is walked at.</summary>
/// <param name="Template">Its route: "/files/{file}".</param>
/// <param name="Addresses">Addresses of it with every parameter filled in.</param>
/// <param name="Posts">The handlers of forms it takes; "" for the one without a name.</param>
internal sealed record WalkedPage(string Template, IReadOnlyList<string> Addresses, IReadOnlyList<string> Posts);

/// <summary>Every page there is, from the application's own routes, so that none can be forgotten.</summary>
internal static class PageList
{
    // What a page of a file is walked with besides its plain address.
    private static readonly Dictionary<string, string[]> Also = new()
    {
        ["/files/{file}"] = ["/files/{rich}?At.Day=20&At.Month=4&At.Year=2026", "/files/{bare}", "/files/{waiting}", "/files/{other}"],
        ["/files/{file}/chronology"] = ["/files/{rich}/chronology?at=2026-04-20", "/files/{rich}/chronology?order=story&significant=yes", "/files/{other}/chronology"],
        ["/files/{file}/duties"] = ["/files/{rich}/duties?at=2026-05-03", "/files/{waiting}/duties"],
        ["/files/{file}/risk"] = ["/files/{bare}/risk"],
        ["/files/{file}/tools"] = ["/files/{bare}/tools"],
        ["/files/{file}/referral"] = ["/files/{bare}/referral"],
        ["/files/{file}/write/{kind}"] = ["/files/{rich}/write/entry-corrected?of={corrected}", "/files/{rich}/write/entry-struck-out?of={corrected}"],
        ["/"] = ["/?whose=team", "/?whose=hub"],
    };

    // Kinds whose form shows each sort of question: rows, areas, a span, choices, marks, nobody’s but a manager’s.
    private static readonly string[] KindsWalked =
        ["concern-recorded", "child-identified", "plan-agreed", "strategy-discussion-held", "missing-started", "case-allocated", "risk-level-set", "welfare-contact-agreed", "entry-corrected"];

    /// <summary>Every page.</summary>
    /// <param name="walk">The hub whose files fill the addresses.</param>
    /// <param name="everyKind">True for the form of every kind of entry, not only of those that show each sort of question.</param>
    /// <exception cref="InvalidOperationException">A route has a parameter nobody said how to fill.</exception>
    public static async Task<IReadOnlyList<WalkedPage>> Of(WalkHub walk, bool everyKind = false)
    {
        var pages = new List<WalkedPage>();
        var loader = walk.Hub.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in walk.Hub.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
                continue;
            var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
            var template = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            Assert.All(compiled.HandlerMethods, handler => Assert.Contains(handler.HttpMethod, (string[])["Get", "Post"]));
            pages.Add(new WalkedPage(template, [.. Filled(endpoint.RoutePattern, walk, everyKind).Concat(Also.GetValueOrDefault(template, []).Select(path => In(path, walk)))],
                [.. compiled.HandlerMethods.Where(handler => handler.HttpMethod is "Post").Select(handler => handler.Name ?? "")]));
        }
        return [.. pages.OrderBy(page => page.Template, StringComparer.Ordinal)];
    }

    /// <summary>Endpoints that are neither a page nor one of the style sheet, script and picture: there should be none.</summary>
    public static IEnumerable<string> Strangers(WalkHub walk) =>
        walk.Hub.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .Where(endpoint => endpoint is RouteEndpoint { RoutePattern.RawText: not "{**path:file}" } // the framework's, for assets changed while it runs
                && endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null
                && endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            .Select(endpoint => endpoint.DisplayName ?? "");

    private static IEnumerable<string> Filled(RoutePattern route, WalkHub walk, bool everyKind)
    {
        IEnumerable<string> addresses = [""];
        foreach (var segment in route.PathSegments)
        {
            var parts = segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => [literal.Content],
                RoutePatternSeparatorPart separator => [separator.Content],
                RoutePatternParameterPart parameter => Values(parameter.Name, route, walk, everyKind),
                _ => throw new InvalidOperationException($"{route.RawText} has a part nobody knows."),
            });
            addresses = [.. from address in addresses from value in parts.Single() select $"{address}/{value}"];
        }
        return addresses.Select(address => address.Length == 0 ? "/" : address);
    }

    private static string[] Values(string parameter, RoutePattern route, WalkHub walk, bool everyKind) => parameter switch
    {
        "file" => [walk.Rich.Value],
        "begun" => [WalkHub.ConcernBegun],
        "tool" => [.. walk.Hub.Pack.Tools.Keys],
        "clock" => ["review-risk-statement", "tell-team-manager", "share-pre-meeting-report"],
        "kind" => everyKind ? [.. Kinds.All.Select(kind => kind.Name)] : KindsWalked,
        "code" => [.. walk.Codes],
        "area" => ["assessment.story", "assessment-settings.peers"],
        "checklist" => ["strategy-discussion", "outcome-health"],
        "item" => ["opening", "introductions", "purpose", "information", "actions", "decision", "plan", "summary", "next"],
        "alert" => ["no-such-alert"],
        "status" => ["404", "400"],
        "secret" or "account" => ["none"],
        _ => throw new InvalidOperationException($"{route.RawText} has a parameter “{parameter}” that this walk cannot fill. Say in PageList.Values what it may be."),
    };

    private static string In(string path, WalkHub walk) => path
        .Replace("{rich}", walk.Rich.Value, StringComparison.Ordinal).Replace("{bare}", walk.Bare.Value, StringComparison.Ordinal)
        .Replace("{waiting}", walk.Waiting.Value, StringComparison.Ordinal).Replace("{other}", walk.Others[0].Value, StringComparison.Ordinal)
        .Replace("{corrected}", walk.Corrected, StringComparison.Ordinal);
}
