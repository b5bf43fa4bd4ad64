using System.CommandLine;
using Lantern.App.Accounts;
using Lantern.Entries;
using Lantern.Store.Keeping;
using NodaTime;

namespace Lantern.App.Commands;

/// <summary><c>lantern migrate</c>: brings a hub's database to the form this version reads.</summary>
internal static class MigrateCommand
{
    private static readonly Option<string?> Pack = new("--pack") { Description = "Have the hub work by this pack from now on; start every machine again with it." };
    private static readonly Option<bool> CarryOver = new("--carry-over") { Description = "Take over what an earlier version kept in plain tables: who works here and who belongs to which file. Once, and only where you know that such a version made this hub." };
    private static readonly Option<string?> PacksFolder = Shared.PacksFolder();

    public static Command Make()
    {
        var command = WhereKept.On(new Command("migrate", "Bring the database to the form this version reads; run it as the owner of the database, with the hub stopped or not.") { Pack, PacksFolder, CarryOver });
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var premises = WhereKept.Of(parsed);
            var taken = Renewal.Run(premises, TimeProvider.System, Console.WriteLine, parsed.GetValue(CarryOver));
            AccountsDatabase.Prepare(premises, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
            Console.WriteLine(taken == 0 ? "The database has the form this version reads; nothing was to be done." : $"The database has the form this version reads now. Steps taken: {taken}.");
            if (parsed.GetValue(Pack) is { } named)
            {
                var pack = PackFiles.Load(parsed.GetValue(PacksFolder)).Named(named, new Place("--pack", 0, 0));
                Renewal.TakePack(premises, pack);
                Console.WriteLine($"This hub works by {pack.EditionId} from now on. Start every machine again with --pack {pack.Id}.");
            }
            return 0;
        }));
        return command;
    }
}
