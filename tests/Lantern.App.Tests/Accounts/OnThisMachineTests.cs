using System.Net;
using System.Net.Sockets;
using System.Text;
using Lantern.App.Accounts;
using Lantern.App.Commands;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Lantern.App.Tests.Accounts;

/// <summary>One click signs in on the machine of a made-up hub and nowhere else, and no link is built from what a request says its host is.</summary>
public sealed class OnThisMachineTests : IAsyncLifetime
{
    private readonly DemoHub demo = new();
    private readonly RealHub real = new();

    public async ValueTask InitializeAsync()
    {
        await demo.InitializeAsync();
        await real.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await demo.DisposeAsync();
        await real.DisposeAsync();
    }

    [Theory]
    [InlineData("X-Forwarded-For", "192.0.2.7")]
    [InlineData("X-Forwarded-Host", "demo.example.org")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Forwarded", "for=192.0.2.7")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("X-Real-IP", "192.0.2.7")]
    [InlineData("Host", "demo.example.org")]
    [InlineData("Host", "localhost.example.org")]
    [InlineData("Host", "127.0.0.1.example.org")]
    public async Task What_a_proxy_passes_on_is_served_neither_by_a_demo_nor_by_a_hub_without_an_address(string header, string value)
    {
        foreach (var address in (Uri[])[demo.Address, real.Address])
        {
            using var http = new HttpClient();
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/sign-in"));
            request.Headers.TryAddWithoutValidation(header, value);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.BadRequest, $"{header}: {answer.StatusCode}");
            Assert.DoesNotContain("Harper", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    // nginx passes requests on in this version where nothing else is said, and no browser speaks it.
    [Fact]
    public async Task A_request_in_the_version_only_proxies_speak_is_not_served_by_a_demo()
    {
        using var line = new TcpClient();
        await line.ConnectAsync(demo.Address.Host, demo.Address.Port, TestContext.Current.CancellationToken);
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /sign-in HTTP/1.0\r\nHost: {demo.Address.Authority}\r\n\r\n"), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(line.GetStream());
        Assert.Contains(" 403 ", await reader.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_in_the_folder_of_a_real_hub_makes_no_demo_of_it()
    {
        await File.WriteAllTextAsync(Path.Combine(real.Folder, "made-up"), "Everybody in this hub is made up.\n", TestContext.Current.CancellationToken);
        using var machine = new Machine(real.Address);
        Assert.DoesNotContain("Who do you want to be?", (await machine.Get("/sign-in")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await machine.Send("/sign-in", [("worker", "hub-manager")])).Status);
        Assert.False(await machine.IsSignedIn());
        Assert.Equal(CommandLine.Unreadable, await CommandLine.Run(["serve", "--demo", "--data", real.Folder]));
    }

    [Theory]
    [InlineData("http://127.0.0.1:0;http://0.0.0.0:0")]
    [InlineData("http://127.0.0.1:0/;http://0.0.0.0:0")]
    [InlineData("http://loopback:0")]
    [InlineData("http://localhost.:0")]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://[::]:0")]
    [InlineData("http://*:0")]
    public void What_is_not_exactly_this_machine_is_not_this_machine(string url)
    {
        foreach (var isDemo in (bool[])[true, false])
            Assert.Throws<UnreadableException>(() => Built(url, isDemo, new SignInSettings()));
    }

    [Fact]
    public void A_demo_is_not_served_under_an_address()
    {
        var address = new SignInSettings { Address = new Uri("https://demo.example.org") };
        Assert.Throws<UnreadableException>(() => Built("http://127.0.0.1:0", isDemo: true, address));
        var folder = demo.DataFolder;
        using var held = (IDisposable)WebHub.Build(new HubOptions(folder, RealHub.Packs, RealHub.Pack, new FakeTimeProvider(), Demo: false, "http://127.0.0.1:0") { SignIn = address });
        Assert.Throws<StoreUnfitException>(() => ((WebApplication)held).Services.GetRequiredService<HubStore>());
    }

    [Fact]
    public async Task Before_there_is_a_hub_nobody_makes_a_demo_under_an_address()
    {
        var folder = Directory.CreateTempSubdirectory("lantern-empty-").FullName;
        await using var app = WebHub.Build(new HubOptions(folder, RealHub.Packs, RealHub.Pack, new FakeTimeProvider(), Demo: false, "http://127.0.0.1:0")
        {
            SignIn = new SignInSettings { Address = new Uri("https://lantern.example.org") },
        });
        Assert.False(app.Services.GetRequiredService<App.Demo.FirstStart>().MayMake);
    }

    [Fact]
    public async Task An_invitations_link_names_this_machine_whatever_the_request_says()
    {
        var (admin, _) = await real.SignedIn("admin-1");
        var made = await admin.Send(await admin.Get("/administration/accounts/invite"),
            [("Who", "new"), ("FullName", "Noor Newcomer"), ("Role", "education"), ("Agency", "council"), ("SignInName", "noor@example.org")]);
        Assert.StartsWith($"http://localhost:{real.Address.Port}/link/", made.Ok().Page.QuerySelector("[data-link]")!.TextContent, StringComparison.Ordinal);
        admin.Dispose();
    }

    private static void Built(string url, bool isDemo, SignInSettings signIn)
    {
        var folder = Directory.CreateTempSubdirectory("lantern-built-").FullName;
        try
        {
            using var app = (IDisposable)WebHub.Build(new HubOptions(folder, RealHub.Packs, RealHub.Pack, new FakeTimeProvider(), isDemo, url) { SignIn = signIn });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
