using System.CommandLine;
using Lantern.App.Accounts;
using Lantern.App.Demo;
using Lantern.App.Site;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Commands;

/// <summary><c>lantern serve</c>: the web application.</summary>
internal static class ServeCommand
{
    private const string HomeUrl = "http://127.0.0.1:5080";

    private static readonly Option<bool> Demo = new("--demo") { Description = "Serve the demo hub, making it first where there is none." };
    private static readonly Option<string?> Url = new("--url") { Description = $"The address to listen on; else {HomeUrl}." };
    private static readonly Option<string?> Pack = Shared.Pack();
    private static readonly Option<string?> PacksFolder = Shared.PacksFolder();

    public static Command Make() => With(new Command("serve", "Serve the web application."));

    /// <summary>Lets a command serve: <c>lantern</c> alone does, and so does <c>lantern serve</c>.</summary>
    public static T With<T>(T command) where T : Command
    {
        foreach (var option in (Option[])[WhereKept.Data, WhereKept.Keys, WhereKept.Witness, Demo, Url, Pack, PacksFolder])
            command.Options.Add(option);
        command.SetAction((parsed, stop) => Serve(parsed, stop));
        return command;
    }

    private static async Task<int> Serve(ParseResult parsed, CancellationToken stop)
    {
        WebApplication? app = null;
        var built = CommandLine.Reading(() =>
        {
            var options = Options(parsed);
            app = WebHub.Build(options);
            // Opened before the first request, so that an unfit store is said here and not to a practitioner.
            if (HubStore.IsIn(options.Premises))
                app.Services.GetRequiredService<HubStore>();
            else if (app.Services.GetRequiredService<SignInSettings>().HasAddress)
                throw new StoreUnfitException($"There is no hub in {options.DataFolder} to serve under an address. 'lantern init' makes one there; or name the folder of the hub with --data.");
            return 0;
        });
        if (app is null || built != 0)
            return built;
        await using (app)
        {
            await app.StartAsync(stop);
            foreach (var url in app.Urls)
                Console.WriteLine($"Lantern is at {url}");
            var first = app.Services.GetRequiredService<FirstStart>();
            if (!parsed.GetValue(Demo) && first.IsReady && !WebHub.IsMadeUp(app.Services) && app.Services.GetRequiredService<SignInSettings>().Address is null)
                await Console.Error.WriteLineAsync("No address is named, so only this machine is served, and what comes by a proxy is refused. Name the address people type: SignIn__Address=https://lantern.example.gov.uk");
            _ = parsed.GetValue(Demo) ? Announce(first) : Task.CompletedTask;
            await app.WaitForShutdownAsync(stop);
        }
        return 0;
    }

    // The page shows progress meanwhile; the program can be stopped at any moment and begins afresh the next time.
    private static async Task Announce(FirstStart first)
    {
        await first.Make(Console.Out);
        if (first.Failure is { } failure)
            await Console.Error.WriteLineAsync($"The demo hub could not be made. {failure}");
        else
            Console.WriteLine($"Sign in as: {string.Join(", ", DemoStaff.SignIns.Select(worker => $"{worker.Name} ({Words.Role(worker.Role).ToLowerInvariant()})"))}.");
    }

    private static HubOptions Options(ParseResult parsed)
    {
        var packs = PackFiles.Load(parsed.GetValue(PacksFolder));
        var pack = packs.Named(parsed.GetValue(Pack) ?? Shared.DefaultPack, new Place("--pack", 0, 0));
        var url = parsed.GetValue(Url) ?? Environment.GetEnvironmentVariable("ASPNETCORE_URLS") ?? HomeUrl;
        var premises = WhereKept.Of(parsed);
        var folder = premises.DataFolder;
        if (parsed.GetValue(Demo) && premises.Postgres is not null)
            throw new UnreadableException(new Place("--demo", 0, 0), $"The demo hub is made in a data folder and not on a PostgreSQL. Leave out --demo, or take {WhereKept.Database} out of the environment.");
        if (parsed.GetValue(Demo) && premises.Keys != Premises.BesideOf(folder))
            throw new UnreadableException(new Place("--demo", 0, 0), "The keys of a demo hub lie beside its data folder, and another place is named. Leave that out, or leave out --demo.");
        return new HubOptions(folder, packs, pack, TimeProvider.System, parsed.GetValue(Demo), url) { Premises = premises };
    }
}
