using System.Net;
using Lantern.Access;
using Lantern.App.Accounts;
using Lantern.App.Commands;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Practice;
using Lantern.Store;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Lantern.App.Tests.Site;

/// <summary>What every answer says to a browser that comes by https, and where a hub is not served at all.</summary>
public sealed class ServedTests : IAsyncLifetime
{
    private static readonly Lazy<Packs> Shelf = new(() => PackFiles.Load());

    private readonly string _folder = Directory.CreateTempSubdirectory("lantern-served-").FullName;
    private WebApplication _app = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        // A proxy on this machine speaks https with browsers and plain http with the hub.
        _app = WebHub.Build(Options("http://127.0.0.1:0", demo: false, new SignInSettings { Address = new Uri("https://lantern.example") }));
        var store = _app.Services.GetRequiredService<HubStore>();
        await store.Staff.Save(new Agency("council", "Children’s services"));
        await store.Staff.Save(new Reader("hub-manager", "Harper Hub", Role.HubManager, "council", ""));
        await _app.StartAsync();
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(_app.Urls.Single()) };
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://192.0.2.1:80")]
    [InlineData("http://*:80")]
    public void A_hub_others_can_reach_is_not_served_without_https(string url) =>
        Assert.Contains("https", Assert.Throws<UnreadableException>(() => WebHub.Build(Options(url, demo: false, new SignInSettings()))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task By_https_every_cookie_is_for_this_host_alone()
    {
        var sheet = await Send(HttpMethod.Get, "/sign-in", []);
        var held = Held(sheet);
        var secret = await Ready("hub-manager");
        var code = new OtpNet.Totp(OtpNet.Base32Encoding.ToBytes(secret)).ComputeTotp();
        var signedIn = await Send(HttpMethod.Post, "/sign-in/password", held,
            ("Name", "hub-manager"), ("Password", "kettle orbit mustard"), ("Code", code), ("__RequestVerificationToken", await Token(sheet)));
        Assert.Equal(HttpStatusCode.Redirect, signedIn.StatusCode);
        held = [.. held, .. Held(signedIn)];
        var devices = await Send(HttpMethod.Get, "/account/devices", held);
        var news = await Send(HttpMethod.Post, "/account/devices?handler=Others", held, ("__RequestVerificationToken", await Token(devices)));
        var all = new[] { sheet, signedIn, devices, news }.SelectMany(Set).ToList();
        Assert.Equal(["__Host-lantern", "__Host-lantern-forms", "__Host-lantern-news"], all.Select(one => one.Split('=')[0]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(all, cookie =>
        {
            var said = cookie.Split(';').Skip(1).Select(part => part.Trim().ToLowerInvariant()).ToList();
            Assert.Contains("secure", said);
            Assert.Contains("httponly", said);
            Assert.Contains("path=/", said);
            Assert.Contains(said, part => part is "samesite=lax" or "samesite=strict");
            Assert.DoesNotContain(said, part => part.StartsWith("domain", StringComparison.Ordinal) || part.StartsWith("max-age", StringComparison.Ordinal));
            Assert.InRange(cookie.Length, 20, 4096);
        });
    }

    // An account that is set up; gives the secret of its app.
    private async Task<string> Ready(string worker)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        var (book, passwords) = (scope.ServiceProvider.GetRequiredService<AccountBook>(), scope.ServiceProvider.GetRequiredService<Passwords>());
        var secret = Codes.NewSecret();
        Assert.True(await book.SetPassword((await book.Make(worker, worker))!, passwords.Hash("kettle orbit mustard"), secret, 0));
        return secret;
    }

    [Fact]
    public async Task What_waits_for_the_directory_is_for_this_host_alone_and_it_is_asked_nowhere_else()
    {
        var settings = new SignInSettings { Address = new Uri("https://lantern.example"), Directory = new DirectorySettings(new Uri("https://directory.example"), "lantern", "a-secret-of-the-tests-alone", "Example") };
        await using var app = WebHub.Build(Options("http://127.0.0.1:0", demo: false, settings));
        var options = app.Services.GetRequiredService<IOptionsMonitor<OpenIdConnectOptions>>().Get("directory");
        Assert.False(Assert.IsType<SocketsHttpHandler>(options.BackchannelHttpHandler).AllowAutoRedirect);
        foreach (var cookie in (CookieBuilder[])[options.CorrelationCookie, options.NonceCookie])
        {
            var kept = cookie.Build(new DefaultHttpContext());
            Assert.StartsWith("__Host-", cookie.Name, StringComparison.Ordinal);
            Assert.Equal((true, true, "/", null, SameSiteMode.Lax), (kept.Secure, kept.HttpOnly, kept.Path, kept.Domain, kept.SameSite));
        }
    }

    [Fact]
    public async Task Whoever_is_not_the_proxy_cannot_say_where_a_request_comes_from()
    {
        Assert.Equal("192.0.2.9", await From("203.0.113.7", by: "192.0.2.9"));
        Assert.Equal("203.0.113.7", await From("203.0.113.7", by: "192.0.2.9", proxy: "192.0.2.9"));
        // The sender can write what they like before what the proxy adds.
        for (var i = 0; i < 3; i++)
            Assert.Equal("203.0.113.7", await From($"198.51.100.{i}, 203.0.113.7"));
        Assert.Equal("127.0.0.1", await From("no address"));
        Assert.Equal("127.0.0.1", await From(null));
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/no-such-page")]
    [InlineData("/lantern.css")]
    [InlineData("/")]
    public async Task By_https_every_answer_asks_for_https_for_two_years(string path)
    {
        using var answer = await Send(HttpMethod.Get, path, []);
        Assert.Equal("max-age=63072000; includeSubDomains", answer.Headers.GetValues("Strict-Transport-Security").Single());
    }

    [Fact]
    public async Task No_answer_opens_itself_to_another_site()
    {
        foreach (var path in (string[])["/sign-in", "/no-such-page", "/lantern.js"])
        {
            using var asked = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", "https://elsewhere.example" } } };
            using var answer = await _http.SendAsync(asked, TestContext.Current.CancellationToken);
            Assert.DoesNotContain(answer.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
            Assert.Equal("same-origin", answer.Headers.GetValues("Cross-Origin-Resource-Policy").Single());
        }
    }

    [Theory]
    [InlineData("/sign-in", "text/html")]
    [InlineData("/no-such-page", "text/html")]
    [InlineData("/lantern.css", "text/css")]
    [InlineData("/lantern.js", "text/javascript")]
    [InlineData("/lantern.svg", "image/svg+xml")]
    public async Task Every_text_says_in_which_letters_it_is_written(string path, string type)
    {
        using var answer = await Send(HttpMethod.Get, path, []);
        Assert.Equal($"{type}; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Nobody_is_sent_back_what_they_sent()
    {
        foreach (var path in (string[])["/sign-in", "/lantern.css", "/no-such-page"])
        {
            using var asked = new HttpRequestMessage(HttpMethod.Trace, path) { Headers = { { "X-Planted", "canary" } } };
            using var answer = await _http.SendAsync(asked, TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode is 404 or 405, $"TRACE {path}: {(int)answer.StatusCode}");
            Assert.DoesNotContain("canary", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    // Asks the hub's own pipeline, ended before the pages by one that says whom it takes for the sender.
    private static async Task<string> From(string? forwarded, string by = "127.0.0.1", string? proxy = null)
    {
        var builder = new ApplicationBuilder(new ServiceCollection().AddLogging().BuildServiceProvider());
        builder.UseProxy(new SignInSettings { Address = new Uri("https://lantern.example"), Proxies = proxy is null ? [] : [IPAddress.Parse(proxy)] });
        var http = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(by) } };
        if (forwarded is not null)
            http.Request.Headers["X-Forwarded-For"] = forwarded;
        builder.Run(_ => Task.CompletedTask);
        await builder.Build()(http);
        Assert.Equal("https", http.Request.Scheme);
        return http.Connection.RemoteIpAddress!.ToString();
    }

    private HubOptions Options(string url, bool demo, SignInSettings settings) =>
        new(_folder, Shelf.Value, Shelf.Value.Find("example-hub")!, TimeProvider.System, demo, url) { SignIn = settings };

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, List<string> cookies, params (string Name, string Value)[] fields)
    {
        using var asked = new HttpRequestMessage(method, path);
        if (cookies.Count > 0)
            asked.Headers.Add("Cookie", string.Join("; ", cookies));
        if (fields.Length > 0)
            asked.Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await _http.SendAsync(asked, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Set(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];

    private static List<string> Held(HttpResponseMessage answer) => [.. Set(answer).Select(cookie => cookie.Split(';')[0])];

    private static async Task<string> Token(HttpResponseMessage answer) =>
        new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
