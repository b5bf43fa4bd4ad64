using System.CommandLine;
using Lantern.Store.Keeping;
using Lantern.Store.Proof;

namespace Lantern.App.Commands;

/// <summary><c>lantern keys</c>: the keys of a hub.</summary>
internal static class KeysCommand
{
    private static readonly Option<bool> DropOld = new("--drop-old") { Description = "Put the older wrapping keys away, where nothing needs them any more." };
    private static readonly Option<bool> AddOnly = new("--add-only") { Description = "Add the key and go no further, to bring it to other machines first." };

    public static Command Make()
    {
        var command = new Command("keys", "The keys of the hub: make, change and check them.");
        foreach (var sub in (Command[])[New(), Rotate(), Check(), Public()])
            command.Subcommands.Add(sub);
        return command;
    }

    private static Command New()
    {
        var command = new Command("new", "Print new keys, for a place Lantern does not write to. Where they lie in a file, the first start makes them.");
        command.SetAction(_ =>
        {
            Console.Out.Write(KeyKeeping.New());
            return 0;
        });
        return command;
    }

    private static Command Public()
    {
        var command = WhereKept.On(new Command("public", "Print the public keys that others check the hub's signatures with. They are no secret."));
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var pem = Proofs.PublicKeys(WhereKept.Of(parsed));
            foreach (var key in PublicKey.Read(pem))
                Console.Error.WriteLine($"Key {key.Id}: compare this number by telephone.");
            Console.Out.Write(pem);
            return 0;
        }));
        return command;
    }

    private static Command Rotate()
    {
        var command = WhereKept.On(new Command("rotate", "Add a wrapping key and wrap every key anew under it, while the hub is in use.") { DropOld, AddOnly });
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            if (parsed.GetValue(DropOld))
                KeyKeeping.DropOld(WhereKept.Of(parsed), Console.WriteLine);
            else
                KeyKeeping.Rotate(WhereKept.Of(parsed), Console.WriteLine, parsed.GetValue(AddOnly));
            return 0;
        }));
        return command;
    }

    private static Command Check()
    {
        var command = WhereKept.On(new Command("check", "See whether the keys open everything there is."));
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            var wrong = KeyKeeping.Check(WhereKept.Of(parsed), Console.WriteLine);
            foreach (var sentence in wrong)
                Console.Error.WriteLine(sentence);
            return wrong.Count == 0 ? 0 : 1;
        }));
        return command;
    }
}
