using System.CommandLine;
using Lantern.Access;
using Lantern.Entries;
using Lantern.Store;

namespace Lantern.App.Commands;

/// <summary><c>lantern bundle FILE --to PATH</c>: one file's sealed entries with their proofs, for another agency to check.</summary>
internal static class BundleCommand
{
    private static readonly Argument<string> Id = new("FILE") { Description = "The file's id, as its address ends." };
    private static readonly Option<string> To = new("--to") { Description = "Where to write the bundle; nothing is written over.", Required = true };
    private static readonly Option<string> As = new("--as") { Description = "The worker who takes it: one who answers for the file or watches over the record.", Required = true };
    private static readonly Option<string> Reason = new("--reason") { Description = "Why; it is noted in the file with the worker's name.", Required = true };
    private static readonly Option<bool> WithoutLooks = new("--without-looks") { Description = "Leave out when the file was looked at." };
    private static readonly Option<string?> Pack = Shared.Pack();
    private static readonly Option<string?> PacksFolder = Shared.PacksFolder();

    public static Command Make()
    {
        var command = WhereKept.On(new Command("bundle", "Write one file's bundle, sealed, for another agency to check without Lantern.") { Id, To, As, Reason, WithoutLooks, Pack, PacksFolder });
        command.SetAction((parsed, _) => Run(parsed));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed)
    {
        try
        {
            return await Write(parsed);
        }
        catch (Exception wrong) when (wrong is UnreadableException or StoreUnfitException or NotSavedException or NotReadException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(wrong.Message);
            return CommandLine.Unreadable;
        }
    }

    private static async Task<int> Write(ParseResult parsed)
    {
        var premises = WhereKept.Of(parsed);
        if (!HubStore.IsIn(premises))
            throw new UnreadableException(new Place(premises.DataFolder, 0, 0), "There is no record here. Name its folder with --data.");
        var path = parsed.GetValue(To)!;
        if (File.Exists(path))
            throw new UnreadableException(new Place(path, 0, 0), "There is a file of that name already. Name another with --to.");
        if (string.IsNullOrWhiteSpace(parsed.GetValue(Reason)))
            throw new UnreadableException(new Place("--reason", 0, 0), "Say why the bundle is taken: it is noted in the file.");
        var purpose = Purpose.Of($"Bundle for another agency: {parsed.GetValue(Reason)!.Trim()}");
        var pack = PackFiles.Load(parsed.GetValue(PacksFolder)).Named(parsed.GetValue(Pack) ?? Shared.DefaultPack, new Place("--pack", 0, 0));
        using var store = HubStore.Open(premises, pack, TimeProvider.System);
        var worker = store.Staff.Worker(parsed.GetValue(As)!)
            ?? throw new UnreadableException(new Place("--as", 0, 0), "No worker here has that id. Give the id of the worker who takes the bundle.");
        var bundle = await store.Bundle(new FileId(parsed.GetValue(Id)!), worker, purpose, !parsed.GetValue(WithoutLooks))
            ?? throw new UnreadableException(new Place("FILE", 0, 0), "There is no such file for this worker. Those who answer for a file and the privacy officer can take its bundle.");
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write))
            await file.WriteAsync(bundle);
        Console.WriteLine($"The bundle is in {path}; that it was taken is noted in the file. Whoever receives it checks it with 'lantern verify --bundle' or the verifier in Python, and with the public key that 'lantern keys public' prints: send that another way.");
        return 0;
    }
}
