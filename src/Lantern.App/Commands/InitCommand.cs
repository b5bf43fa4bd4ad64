using System.CommandLine;
using Lantern.App.Accounts;
using Lantern.Entries;
using Lantern.Store;
using NodaTime;

namespace Lantern.App.Commands;

/// <summary><c>lantern init</c>: makes an empty hub for real work in a data folder, with its keys.</summary>
internal static class InitCommand
{
    private static readonly Option<string?> Pack = Shared.Pack();
    private static readonly Option<string?> PacksFolder = Shared.PacksFolder();

    public static Command Make()
    {
        var command = WhereKept.On(new Command("init", "Make an empty hub for real work in a data folder, with its keys. What is made so never becomes a demo.") { Pack, PacksFolder });
        command.SetAction(parsed => CommandLine.Reading(() => Run(parsed)));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        var premises = WhereKept.Of(parsed);
        if (premises.Postgres is not null)
            throw new UnreadableException(new Place(WhereKept.Database, 0, 0), "On a PostgreSQL 'lantern migrate' makes the tables, as the owner, and the first 'lantern serve' the hub in them.");
        if (HubStore.IsIn(premises))
            throw new StoreUnfitException($"There is a hub in {premises.DataFolder} already, and it is left as it is. Name another folder with --data.");
        var pack = PackFiles.Load(parsed.GetValue(PacksFolder)).Named(parsed.GetValue(Pack) ?? Shared.DefaultPack, new Place("--pack", 0, 0));
        using (HubStore.Open(premises, pack, TimeProvider.System))
            new AccountsDatabase(premises.DataFolder, null).Prepare(Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
        Console.WriteLine($"An empty hub for real work is in {premises.DataFolder}.");
        Console.WriteLine(premises.Keys is Store.Keys.KeySource.File file
            ? $"Its keys are in {file.Path}. Without them nobody can read it: put a copy in escrow now."
            : "Its keys are kept where you said. Without them nobody can read it: see that a copy is in escrow.");
        return 0;
    }
}
