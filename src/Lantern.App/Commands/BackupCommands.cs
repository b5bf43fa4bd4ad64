using System.CommandLine;
using System.Globalization;
using Lantern.App.Accounts;
using Lantern.Entries;
using Lantern.Store.Keeping;
using NodaTime;

namespace Lantern.App.Commands;

/// <summary><c>lantern backup</c>, <c>lantern restore</c> and <c>lantern erasures</c>: what is kept apart from the hub, and how it comes back.</summary>
internal static class BackupCommands
{
    private static readonly Option<string?> To = new("--to") { Description = "The file to write; for a backup, one that is not there yet." };
    private static readonly Option<string?> CheckOnly = new("--check") { Description = "Read this backup and check everything in it, instead of making one." };
    private static readonly Option<string> From = new("--from") { Description = "The backup.", Required = true };
    private static readonly Option<string?> ErasuresFile = new("--erasures") { Description = "The list of erasures that 'lantern erasures' wrote last: what it has and the backup has not is erased again." };
    private static readonly Option<bool> NoErasures = new("--no-erasures") { Description = "Say that nothing was erased since the backup, where it is behind what a witness was told." };

    public static IEnumerable<Command> Make() => [Backups(), Restores(), Erasures()];

    private static Command Backups()
    {
        var command = WhereKept.On(new Command("backup", "Back the hub up while it is in use: one sealed file, the same from either database, read back at once.") { To, CheckOnly });
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var premises = WhereKept.Of(parsed);
            if (parsed.GetValue(CheckOnly) is { } path)
                return Say(path, "is whole", Backup.Check(path, premises.Keys, Console.WriteLine));
            var to = parsed.GetValue(To) ?? throw new UnreadableException(new Place("--to", 0, 0), "Say which file the backup goes to.");
            return Say(to, "was made and read back", Backup.Make(premises, Path.GetFullPath(to), TimeProvider.System, Console.WriteLine));
        }));
        return command;
    }

    private static Command Restores()
    {
        var command = WhereKept.On(new Command("restore", "Put a backup where there is no hub yet: a new data folder, or an empty PostgreSQL.") { From, ErasuresFile, NoErasures });
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var restoring = new Restoring(parsed.GetValue(From)!)
            {
                Erasures = parsed.GetValue(ErasuresFile) is { } list ? File.ReadAllText(list) : null,
                NothingErasedSince = parsed.GetValue(NoErasures),
                MakeAccounts = place => AccountsDatabase.Prepare(place, Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow())),
            };
            var restored = Restore.Run(WhereKept.Of(parsed), restoring, TimeProvider.System, Console.WriteLine);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"The backup of {restored.Made} is restored and verified: {restored.Size:N0} leaves, root {restored.Root}. Everybody signs in anew."));
            return 0;
        }));
        return command;
    }

    private static Command Erasures()
    {
        var command = WhereKept.On(new Command("erasures", "Write the list of files that were erased, signed and without a name, to be kept beside the backups.") { To });
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var to = parsed.GetValue(To) ?? throw new UnreadableException(new Place("--to", 0, 0), "Say which file the list goes to.");
            var count = ErasureList.Write(WhereKept.Of(parsed), to, TimeProvider.System);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} erasures are on the list."));
            return 0;
        }));
        return command;
    }

    private static int Say(string path, string what, BackupMade made)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path} {what}: {made.Size:N0} leaves, {made.Bytes:N0} bytes, root {made.Root}"));
        return 0;
    }
}
