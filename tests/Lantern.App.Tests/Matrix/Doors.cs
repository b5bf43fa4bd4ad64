using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Lantern.App.Tests.Matrix;

/// <summary>What somebody needs to come through a door.</summary>
internal enum Needs
{
    /// <summary>Nothing, not even a sign-in.</summary>
    Nobody,
    /// <summary>A sign-in.</summary>
    SignedIn,
    /// <summary>A role to which the sheet permits a deed without any file.</summary>
    Deed,
    /// <summary>One of the roles named.</summary>
    Roles,
    /// <summary>That the sheet permits deeds on the file in the address.</summary>
    File,
    /// <summary>That the sheet permits reading the file named by the draft that is sent.</summary>
    Draft,
}

/// <summary>How one endpoint is kept.</summary>
/// <param name="Needs">What it asks for.</param>
/// <param name="Words">The deeds or the roles, in the sheet's words.</param>
internal sealed record Door(Needs Needs, params string[] Words)
{
    /// <summary>True where the page is not there for everybody who may come, because it shows something that need not have been done.</summary>
    public bool MayLack { get; init; }
}

/// <summary>An endpoint of the application with how it is kept and the forms it takes.</summary>
internal sealed record Endpoint(string Template, Door Door, IReadOnlyList<string> Posts)
{
    /// <summary>Its address for a file, and an entry of it.</summary>
    public string For(string file, string code = "00000000") => Template
        .Replace("{file}", file, StringComparison.Ordinal).Replace("{code}", code, StringComparison.Ordinal)
        .Replace("{tool}", "cse-1", StringComparison.Ordinal).Replace("{clock}", "tell-team-manager", StringComparison.Ordinal)
        .Replace("{checklist}", "strategy-discussion", StringComparison.Ordinal)
        .Replace("{kind}", "child-seen", StringComparison.Ordinal).Replace("{status:int}", "404", StringComparison.Ordinal)
        .Replace("{secret}", "none", StringComparison.Ordinal).Replace("{account}", "none", StringComparison.Ordinal)
        .Replace("{area}", "assessment.story", StringComparison.Ordinal).Replace("/{item?}", "", StringComparison.Ordinal).Replace("{alert}", "no-such-alert", StringComparison.Ordinal)
        .Replace("{begun}", "0196a1b2-0000-7000-8000-000000000001", StringComparison.Ordinal);

    /// <summary>The addresses its forms are sent to.</summary>
    public IEnumerable<string> PostsFor(string file) => Posts.Select(handler => handler.Length == 0 ? For(file) : $"{For(file)}?handler={handler}");
}

/// <summary>Every endpoint there is, classified. A new one fails the matrix until it stands here.</summary>
internal static class Doors
{
    private const string Read = "read";

    private static readonly Door Anybody = new(Needs.Nobody), SignedIn = new(Needs.SignedIn), Begins = new(Needs.Deed, "begin child file"), Administrators = new(Needs.Roles, "system administrator"), OfFile = new(Needs.File, Read);

    private static readonly Dictionary<string, Door> Table = new()
    {
        ["/sign-in"] = Anybody, ["/sign-out"] = Anybody, ["/accessibility"] = Anybody, ["/licence"] = Anybody,
        ["/problem"] = Anybody, ["/not-found/{status:int}"] = Anybody with { MayLack = true }, ["/first-start"] = Anybody,
        ["/"] = SignedIn, ["/find"] = SignedIn,
        ["/sign-in/password"] = Anybody, ["/sign-in/passkey"] = Anybody, ["/sign-in/directory"] = Anybody with { MayLack = true }, ["/sign-in/asked"] = Anybody,
        ["/sign-out/directory"] = Anybody with { MayLack = true }, ["/sign-out/directory/back"] = Anybody with { MayLack = true },
        ["/link/{secret}"] = Anybody, ["/set-up"] = Anybody, ["/set-up/app"] = Anybody, ["/set-up/passkey"] = Anybody, ["/set-up/password"] = Anybody,
        ["/administration/accounts"] = Administrators, ["/administration/accounts/invite"] = Administrators, ["/administration/accounts/directory"] = Administrators,
        ["/administration/accounts/of/{account}"] = Administrators with { MayLack = true },
        ["/administration/accounts/recoveries"] = new(Needs.Roles, "system administrator", "hub manager"),
        ["/administration/machine"] = new(Needs.Roles, "system administrator", "hub manager"),
        ["/account"] = SignedIn, ["/account/devices"] = SignedIn, ["/account/stay"] = SignedIn with { MayLack = true },
        ["/hub"] = new(Needs.Roles, "front door", "hub manager", "cse manager", "service manager", "group service manager", "team manager"),
        ["/practice"] = SignedIn, ["/practice/calendar"] = SignedIn, ["/practice/clocks"] = SignedIn, ["/practice/clocks/{clock}"] = SignedIn,
        ["/practice/language"] = SignedIn, ["/practice/lists"] = SignedIn, ["/practice/refusals"] = SignedIn, ["/practice/settings"] = SignedIn,
        ["/practice/checklists"] = SignedIn, ["/practice/checklists/{checklist}"] = SignedIn,
        ["/practice/tools"] = SignedIn, ["/practice/tools/{tool}"] = SignedIn, ["/practice/tools/{tool}/form"] = SignedIn,
        ["/concerns/new"] = Begins, ["/concerns/{begun}/matches"] = Begins, ["/concerns/{begun}/details"] = Begins, ["/concerns/{begun}/check"] = Begins,
        ["/drafts"] = new(Needs.Draft, Read),
        ["/files/{file}"] = OfFile, ["/files/{file}/why"] = OfFile, ["/files/{file}/chronology"] = OfFile, ["/files/{file}/duties"] = OfFile, ["/files/{file}/risk"] = OfFile,
        ["/files/{file}/entries/{code}"] = OfFile, ["/files/{file}/write"] = OfFile, ["/files/{file}/write/{kind}"] = OfFile,
        ["/files/{file}/tools"] = OfFile, ["/files/{file}/tools/{tool}"] = OfFile, ["/files/{file}/tools/{tool}/result"] = OfFile,
        ["/files/{file}/referral"] = OfFile, ["/files/{file}/referral/check"] = OfFile, ["/files/{file}/referral/sent"] = OfFile with { MayLack = true },
        ["/files/{file}/acknowledge"] = OfFile, ["/files/{file}/answer-action"] = OfFile, ["/files/{file}/decide"] = OfFile,
        ["/files/{file}/send-to-hub"] = OfFile, ["/files/{file}/set-action"] = OfFile,
        ["/files/{file}/enquiry"] = OfFile, ["/files/{file}/enquiry/begin"] = OfFile, ["/files/{file}/enquiry/seeing"] = OfFile,
        ["/files/{file}/enquiry/gaps"] = OfFile, ["/files/{file}/enquiry/conclude"] = OfFile,
        ["/files/{file}/assessment"] = OfFile, ["/files/{file}/assessment/begin"] = OfFile, ["/files/{file}/assessment/finish"] = OfFile,
        ["/files/{file}/assessment/{area}"] = OfFile, ["/files/{file}/assessments/{code}"] = OfFile with { MayLack = true },
        ["/files/{file}/associates"] = OfFile,
        ["/files/{file}/conference"] = OfFile, ["/files/{file}/conference/plan"] = OfFile, ["/files/{file}/conference/report"] = OfFile,
        ["/files/{file}/conference/share"] = OfFile, ["/files/{file}/conference/ready"] = OfFile, ["/files/{file}/conference/hold"] = OfFile,
        ["/files/{file}/conference/reports/{code}"] = OfFile with { MayLack = true },
        ["/files/{file}/strategy/plan"] = OfFile, ["/files/{file}/strategy/meeting/{item?}"] = OfFile, ["/files/{file}/strategy/conclude"] = OfFile,
        ["/files/{file}/strategy/{code}"] = OfFile with { MayLack = true }, ["/files/{file}/strategy/{code}/minutes"] = OfFile with { MayLack = true },
        ["/files/{file}/strategy/{code}/actions"] = OfFile with { MayLack = true }, ["/files/{file}/strategy/{code}/agenda"] = OfFile with { MayLack = true },
        ["/erasures"] = new(Needs.Deed, "erase"), ["/erasures/{file}"] = new Door(Needs.Deed, "erase") with { MayLack = true },
        ["/files/{file}/access"] = new(Needs.File, "see members"),
        ["/break-glass"] = new(Needs.Deed, "break glass"),
        ["/privacy"] = new(Needs.Deed, "see alerts"), ["/privacy/alerts/{alert}"] = new(Needs.Deed, "see alerts") { MayLack = true },
        ["/files/{file}/plan"] = OfFile, ["/files/{file}/plan/add"] = OfFile, ["/files/{file}/plan/progress"] = OfFile,
        ["/files/{file}/plan/agree"] = OfFile, ["/files/{file}/plan/review"] = OfFile, ["/files/{file}/plan/end"] = OfFile,
        ["/files/{file}/plan/copy"] = OfFile, ["/files/{file}/plan/sharing"] = OfFile,
        ["/files/{file}/plan/engagement"] = OfFile, ["/files/{file}/journey"] = OfFile, ["/files/{file}/quality"] = OfFile,
        ["/files/{file}/looks"] = new(Needs.File, Read, "see looks"),
    };

    /// <summary>All endpoints of the application.</summary>
    public static async Task<IReadOnlyList<Endpoint>> Of(IServiceProvider services)
    {
        var found = new List<Endpoint>();
        var unknown = new List<string>();
        var loader = services.GetRequiredService<PageLoader>();
        foreach (var endpoint in services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints))
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || endpoint is RouteEndpoint { RoutePattern.RawText: "{**path:file}" })
                continue; // style sheet, script and pictures: the same for everybody, and nothing of the record
            var template = endpoint is RouteEndpoint route ? "/" + route.RoutePattern.RawText!.TrimStart('/') : endpoint.DisplayName ?? "";
            if (!Table.TryGetValue(template, out var door))
                unknown.Add(template);
            else if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                found.Add(new Endpoint(template, door, [.. (await loader.LoadAsync(page, EndpointMetadataCollection.Empty)).HandlerMethods.Where(handler => handler.HttpMethod == "Post").Select(handler => handler.Name ?? "")]));
            else
                found.Add(new Endpoint(template, door, endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true ? [""] : []));
        }
        Assert.True(unknown.Count == 0, $"Nobody has said who may come through: {string.Join(", ", unknown)}. Say it in Matrix/Doors.cs.");
        var gone = Table.Keys.Except(found.Select(one => one.Template)).ToList();
        Assert.True(gone.Count == 0, $"These are no endpoints any more: {string.Join(", ", gone)}.");
        Assert.All(found, one => Assert.DoesNotContain('{', one.For("file")));
        return found;
    }
}
