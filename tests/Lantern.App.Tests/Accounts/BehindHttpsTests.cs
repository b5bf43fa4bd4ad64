using Lantern.App.Accounts;
using Lantern.App.Site;
using Lantern.Entries;
using Microsoft.Extensions.Time.Testing;

namespace Lantern.App.Tests.Accounts;

/// <summary>A hub that people reach by https, with the server that speaks it in front.</summary>
public sealed class BehindHttpsTests : IAsyncLifetime
{
    private readonly RealHub hub = new() { Settings = new SignInSettings { Address = new Uri("https://lantern.example.org") } };

    public ValueTask InitializeAsync() => hub.InitializeAsync();

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    [Fact]
    public async Task Every_cookie_is_for_https_and_for_this_host_alone()
    {
        var path = await hub.Invite("referrer");
        using var raw = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = hub.Address };
        var page = await raw.GetAsync(path, TestContext.Current.CancellationToken);
        var token = System.Text.RegularExpressions.Regex.Match(await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), "name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"").Groups[1].Value;
        using var used = new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]) };
        used.Headers.Add("Cookie", page.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        var answer = await raw.SendAsync(used, TestContext.Current.CancellationToken);
        Assert.Equal("/set-up", answer.Headers.Location!.OriginalString);
        Assert.All(page.Headers.GetValues("Set-Cookie").Concat(answer.Headers.GetValues("Set-Cookie")), cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Beyond_this_machine_a_hub_without_https_does_not_begin()
    {
        var folder = Directory.CreateTempSubdirectory("lantern-plain-").FullName;
        var options = new HubOptions(folder, RealHub.Packs, RealHub.Pack, new FakeTimeProvider(), Demo: false, "http://0.0.0.0:0") { SignIn = new SignInSettings() };
        Assert.Contains("https alone", Assert.Throws<UnreadableException>(() => WebHub.Build(options)).Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
