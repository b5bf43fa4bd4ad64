using Lantern.App.Components;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Lantern.App.Tests.Walks;

/// <summary>Somebody signed in who sends requests byte by byte and follows nowhere: for what a browser would never send.</summary>
internal sealed partial class Wire : IDisposable
{
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;

    private Wire(Uri address) =>
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies, AllowAutoRedirect = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>False for somebody who does not answer the question why they open a file, to see it.</summary>
    public bool SaysWhy { get; set; } = true;

    /// <summary>The cookies of this person as a header carries them.</summary>
    public string Cookies => _cookies.GetCookieHeader(_http.BaseAddress!);

    /// <summary>The token our own forms carry, for this person.</summary>
    public string Token { get; private set; } = "";

    /// <summary>Somebody who has signed in; nobody where no worker is named.</summary>
    public static async Task<Wire> For(DemoHub hub, string? worker = null)
    {
        var wire = new Wire(hub.Address);
        wire.Token = TokenIn((await wire.Get("/sign-in")).Body);
        if (worker is not null)
        {
            var answer = await wire.Post("/sign-in", [("worker", worker), ("__RequestVerificationToken", wire.Token)]);
            Assert.Equal(HttpStatusCode.Redirect, answer.Status);
            wire.Token = TokenIn((await wire.Get("/accessibility")).Body);
        }
        return wire;
    }

    /// <summary>Asks for a page.</summary>
    public async Task<WireReply> Get(string path)
    {
        var answer = await Send(HttpMethod.Get, path, null);
        if (!SaysWhy || answer.Status != HttpStatusCode.Redirect || !Why.IsAsked(answer.Leads) || Why.IsAsked(path))
            return answer;
        Assert.Equal(HttpStatusCode.Redirect, (await PostOurs(answer.Leads!, Why.Answer)).Status);
        return await Send(HttpMethod.Get, path, null);
    }

    /// <summary>Sends fields, just these.</summary>
    public Task<WireReply> Post(string path, IEnumerable<(string Name, string Value)> fields) => Send(HttpMethod.Post, path, Form(fields));

    /// <summary>Sends fields with the token.</summary>
    public async Task<WireReply> PostOurs(string path, IEnumerable<(string Name, string Value)> fields)
    {
        (string, string)[] whole = [.. fields, ("__RequestVerificationToken", Token)];
        var answer = await Post(path, whole);
        return SaysWhy && Why.IsAskedIn(answer.Body) && !path.Contains("/why", StringComparison.Ordinal) ? await Post(path, whole.Concat(Why.Answer)) : answer;
    }

    /// <summary>Sends anything.</summary>
    public async Task<WireReply> Send(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        using var response = await _http.SendAsync(request);
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        return new WireReply(path, response.StatusCode, headers, await response.Content.ReadAsStringAsync());
    }

    /// <summary>Fields as a form sends them.</summary>
    public static HttpContent Form(IEnumerable<(string Name, string Value)> fields) =>
        new StringContent(string.Join('&', fields.Select(field => $"{WebUtility.UrlEncode(field.Name)}={WebUtility.UrlEncode(field.Value)}")), Encoding.UTF8, "application/x-www-form-urlencoded");

    public void Dispose() => _http.Dispose();

    private static string TokenIn(string body) => InForm().Match(body).Groups[1].Value;

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex InForm();
}

/// <summary>What came back, as it came.</summary>
internal sealed partial record WireReply(string Path, HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The body without the token and the id of a form, which differ each time.</summary>
    public string Plain => CommandId().Replace(InForm().Replace(Body, ""), "");

    /// <summary>Where it leads; null where it leads nowhere.</summary>
    public string? Leads => Headers.GetValueOrDefault("Location");

    /// <summary>True where it was accepted: it leads on, or says that nothing more is to be said.</summary>
    public bool IsAccepted => Status is HttpStatusCode.Redirect or HttpStatusCode.NoContent;

    /// <summary>The headers every answer lacks that should have them, or has otherwise.</summary>
    public IEnumerable<string> HeaderFaults()
    {
        (string Header, string Value)[] expected =
        [
            ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY"),
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
            ("Content-Security-Policy", SecurityHeaders.ContentSecurityPolicy),
        ];
        foreach (var (header, value) in expected.Where(one => Headers.GetValueOrDefault(one.Header) != one.Value))
            yield return $"{Path} ({(int)Status}): {header} is “{Headers.GetValueOrDefault(header)}”, not “{value}”";
        if (Headers.ContainsKey("Server") || Headers.ContainsKey("X-Powered-By"))
            yield return $"{Path} ({(int)Status}) says what serves it";
        if (!Headers.GetValueOrDefault("Cache-Control", "").Contains("no-store", StringComparison.Ordinal))
            yield return $"{Path} ({(int)Status}) may be kept: {Headers.GetValueOrDefault("Cache-Control")}";
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex CommandId();

    [GeneratedRegex("<input name=\"__RequestVerificationToken\"[^>]*>")]
    private static partial Regex InForm();
}
