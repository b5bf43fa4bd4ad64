using System.CommandLine;
using System.Globalization;
using Lantern.Store.Proof;

namespace Lantern.App.Commands;

/// <summary><c>lantern checkpoints</c>: the signed checkpoints, listed or handed to a witness.</summary>
internal static class CheckpointsCommand
{
    private static readonly Option<string?> To = new("--to") { Description = "A witness's folder to drop them in; what is there already is compared and stays." };

    public static Command Make()
    {
        var command = WhereKept.On(new Command("checkpoints", "List the signed checkpoints, or hand them to a witness.") { To });
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var all = Proofs.Checkpoints(WhereKept.Of(parsed));
            if (parsed.GetValue(To) is { } folder)
                Drop(all, folder);
            else
                List(all);
            return 0;
        }));
        return command;
    }

    private static void Drop(IReadOnlyList<Checkpoint> all, string folder)
    {
        var witness = new WitnessFolder(folder);
        var progress = new Demo.Progress(Console.Error);
        progress.Begin("Handing over checkpoints", all.Count);
        foreach (var one in all)
        {
            witness.Drop(one);
            progress.Step();
        }
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{all.Count:N0} checkpoints are in {folder}."));
    }

    private static void List(IReadOnlyList<Checkpoint> all)
    {
        foreach (var one in all)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Size,12:N0}  {one.At}  {Convert.ToHexStringLower(one.Root)}  {one.KeyId}"));
        if (all.Count == 0)
            Console.Out.WriteLine("There are none yet: the first is made after 64 entries and looks, or five minutes.");
    }
}
