using System.Net;
using Lantern.App.Components;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Lantern.App.Tests.Components;

/// <summary>A small site on loopback with Lantern's layout, sheet and script, and a page with every part on it.</summary>
public sealed class LookHost : IAsyncLifetime
{
    private readonly WebApplication app = Build();

    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await app.StartAsync();
        var server = app.Services.GetRequiredService<IServer>();
        Address = new(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single());
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(LookHost).Assembly.GetName().Name });
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRazorPages(options => options.RootDirectory = "/Components/Pages").AddApplicationPart(typeof(Frame).Assembly);
        builder.Services.AddLook();

        var built = builder.Build();
        built.UseLook();
        built.UseStaticFiles(new StaticFileOptions { FileProvider = new PhysicalFileProvider(Wwwroot()) });
        built.Use((http, next) =>
        {
            http.SetSignedIn(new("Ada Example", "hub manager", "Children’s services"));
            http.SetDemo();
            return next(http);
        });
        built.MapRazorPages();
        return built;
    }

    internal static string Wwwroot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var wwwroot = Path.Combine(folder.FullName, "src", "Lantern.App", "wwwroot");
            if (Directory.Exists(wwwroot))
            {
                return wwwroot;
            }
        }
        throw new DirectoryNotFoundException("src/Lantern.App/wwwroot lies in no folder above the tests.");
    }
}
