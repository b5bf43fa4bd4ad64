using System.CommandLine;
using Lantern.App.Accounts;
using Lantern.Store.Keeping;
using NodaTime;

namespace Lantern.App.Commands;

/// <summary><c>lantern migrate</c>: brings a hub's database to the form this version reads.</summary>
internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = WhereKept.On(new Command("migrate", "Bring the database to the form this version reads; run it as the owner of the database, with the hub stopped or not."));
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var premises = WhereKept.Of(parsed);
            var taken = Renewal.Run(premises, TimeProvider.System, Console.WriteLine);
            AccountsDatabase.Prepare(premises, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()));
            Console.WriteLine(taken == 0 ? "The database has the form this version reads; nothing was to be done." : $"The database has the form this version reads now. Steps taken: {taken}.");
            return 0;
        }));
        return command;
    }
}
