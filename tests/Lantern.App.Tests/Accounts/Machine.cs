using System.Net;
using System.Text.RegularExpressions;

namespace Lantern.App.Tests.Accounts;

/// <summary>A browser whose cookies and headers a test can see and set; it follows nowhere.</summary>
internal sealed partial class Machine : IDisposable
{
    private readonly HttpClient _http;

    public Machine(Uri address, string agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0")
    {
        Address = address;
        _http = new HttpClient(new SocketsHttpHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd(agent);
    }

    public Uri Address { get; }

    public CookieContainer Cookies { get; } = new();

    /// <summary>The ticket of the session, as the cookie holds it.</summary>
    public string? Ticket
    {
        get => Cookies.GetCookies(Address)["lantern"]?.Value;
        set => Cookies.Add(Address, new Cookie("lantern", value));
    }

    /// <summary>A machine at which a worker of the demo is signed in.</summary>
    public static async Task<Machine> SignedIn(DemoHub hub, string worker, string agent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/145.0")
    {
        var machine = new Machine(hub.Address, agent);
        var answer = await machine.Send("/sign-in", [("worker", worker)]);
        Assert.Equal("/", answer.Leads);
        return machine;
    }

    public Task<Answer> Get(string path) => Ask(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Posts fields with the token of a page; of the same address where none is named.</summary>
    public async Task<Answer> Send(string path, (string Name, string Value)[] fields, string? tokenFrom = null) =>
        await Post(path, [.. fields, ("__RequestVerificationToken", (await Get(tokenFrom ?? path)).Token)]);

    /// <summary>Posts fields as they are.</summary>
    public Task<Answer> Post(string path, (string Name, string Value)[] fields, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Ask(request);
    }

    /// <summary>True where the holder of the ticket is signed in.</summary>
    public async Task<bool> IsSignedIn() => (await Get("/")).Status == HttpStatusCode.OK;

    public void Dispose() => _http.Dispose();

    private async Task<Answer> Ask(HttpRequestMessage request)
    {
        using (request)
        using (var response = await _http.SendAsync(request))
        {
            var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join('\n', header.Value), StringComparer.OrdinalIgnoreCase);
            return new Answer(response.StatusCode, headers, await response.Content.ReadAsStringAsync());
        }
    }

    internal sealed partial record Answer(HttpStatusCode Status, IReadOnlyDictionary<string, string> Headers, string Body)
    {
        public string? Leads => Headers.GetValueOrDefault("Location");

        public string Token => InForm().Match(Body).Groups[1].Value;

        [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
        private static partial Regex InForm();
    }
}
