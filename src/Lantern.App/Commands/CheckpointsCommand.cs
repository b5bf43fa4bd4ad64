using System.CommandLine;
using System.Globalization;
using Lantern.Store;
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
            if (parsed.GetValue(To) is { } folder)
                HandOver(WhereKept.Of(parsed), folder);
            else
                List(Proofs.Checkpoints(WhereKept.Of(parsed)));
            return 0;
        }));
        return command;
    }

    private static void HandOver(Premises premises, string folder)
    {
        var said = 0;
        var count = Proofs.HandOver(premises, new WitnessFolder(folder), (done, of) =>
        {
            if (done * 10 / of <= said)
                return;
            said = done * 10 / of;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Handing over checkpoints: {done:N0} of {of:N0}"));
        });
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count:N0} checkpoints are in {folder}, with the proofs that the record only grew from each to the next."));
    }

    private static void List(IReadOnlyList<Checkpoint> all)
    {
        foreach (var one in all)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{one.Size,12:N0}  {one.At}  {Convert.ToHexStringLower(one.Root)}  {one.KeyId}"));
        if (all.Count == 0)
            Console.Out.WriteLine("There are none yet: the first is made after 64 entries and looks, or five minutes.");
    }
}
