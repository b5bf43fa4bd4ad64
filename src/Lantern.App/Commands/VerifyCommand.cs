using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Lantern.App.Accounts;
using Lantern.Entries;
using Lantern.Store;
using Lantern.Store.Postgres;
using Lantern.Store.Proof;

namespace Lantern.App.Commands;

/// <summary><c>lantern verify</c>: whether the record, or one file's bundle, is still what the hub signed.</summary>
internal static class VerifyCommand
{
    /// <summary>The exit code where something was found.</summary>
    public const int Found = 1;

    private const int MostShown = 100;

    private static readonly Option<bool> Deep = new("--deep") { Description = "Also open and read everything that is sealed; takes the hub's keys, and longer." };
    private static readonly Option<string?> Key = new("--public-key") { Description = "The hub's public key, as 'lantern keys public' prints it; then only what was signed is checked, and not what the hub's own keys bind." };
    private static readonly Option<string?> Bundle = new("--bundle") { Description = "Check this bundle of one file instead of a whole record; takes --public-key." };

    public static Command Make()
    {
        var command = WhereKept.On(new Command("verify", "Check that the record is what the hub signed, and what its witness was told. Exit code 0: nothing was found; 1: something was changed; 2: it cannot be read.")
            { Deep, Key, Bundle });
        command.SetAction(parsed => CommandLine.Reading(() =>
        {
            try
            {
                return parsed.GetValue(Bundle) is { } bundle ? OfBundle(bundle, parsed) : OfRecord(parsed);
            }
            catch (FormatException wrong)
            {
                throw new UnreadableException(new Place(parsed.GetValue(Bundle) ?? parsed.GetValue(Key) ?? "--public-key", 0, 0), wrong.Message);
            }
        }));
        return command;
    }

    private static int OfBundle(string path, ParseResult parsed)
    {
        var key = parsed.GetValue(Key) ?? throw new UnreadableException(new Place("--public-key", 0, 0), "A bundle is checked with the hub's public key. Give it with --public-key; get it from the hub, and not with the bundle.");
        var watch = Stopwatch.StartNew();
        return Say(BundleVerifier.Check(File.ReadAllBytes(path), PublicKey.Read(File.ReadAllText(key))), watch);
    }

    private static int OfRecord(ParseResult parsed)
    {
        var watch = Stopwatch.StartNew();
        var premises = WhereKept.Of(parsed);
        var notes = premises.Witness is { } folder ? new WitnessFolder(folder).Notes() : [];
        var pem = parsed.GetValue(Key) is { } path ? File.ReadAllText(path) : null;
        var said = 0L;
        var found = Proofs.Check(premises, pem, notes, parsed.GetValue(Deep), (done, of) =>
        {
            if (watch.ElapsedMilliseconds / 1000 <= said)
                return;
            said = watch.ElapsedMilliseconds / 1000;
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Checked {done:N0} of {of:N0}"));
        }, TimeProvider.System, beside => OfAccounts(premises, beside));
        return Say(found, watch);
    }

    private static IEnumerable<string> OfAccounts(Premises premises, BesideTheRecord beside)
    {
        using var primary = PrimaryServer.Of(premises);
        return BoundAccounts.Check(new AccountsDatabase(premises.DataFolder, primary), beside);
    }

    private static int Say(Findings found, Stopwatch watch)
    {
        foreach (var sentence in found.Sentences.Take(MostShown))
            Console.Out.WriteLine(sentence);
        if (found.Count > MostShown)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {found.Count - MostShown:N0} more."));
        foreach (var note in found.Notes.Take(MostShown))
            Console.Out.WriteLine($"To know: {note}");
        if (found.Notes.Count > 0)
            Console.Out.WriteLine("What to do about a clock that was ahead is in docs/runbooks/wrong-clock.md.");
        var seconds = Math.Max(watch.Elapsed.TotalSeconds, 0.001);
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"Checked {found.Leaves:N0} leaves ({found.Entries:N0} entries in {found.Files:N0} files) and {found.Checkpoints:N0} checkpoints in {seconds:N1} s: {found.Leaves / seconds:N0} a second."));
        if (found.Unsigned > 0 && !found.WithKeys)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"The last {found.Unsigned:N0} are not covered by a checkpoint yet; a change of those alone shows only with the hub's own keys: leave out --public-key."));
        Console.Out.WriteLine(found.Count == 0
            ? "Nothing is wrong."
            : string.Create(CultureInfo.InvariantCulture, $"{found.Count:N0} found. Stop writing, keep this data as it is, tell the privacy officer, and compare it with the latest backup and the witness."));
        return found.Count == 0 ? 0 : Found;
    }
}
