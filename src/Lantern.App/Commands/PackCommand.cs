using System.CommandLine;
using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Commands;

/// <summary><c>lantern pack check [DIR…]</c>: loads packs and runs every example in them.</summary>
internal static class PackCommand
{
    public static Command Make()
    {
        var folders = new Argument<string[]>("DIR") { Description = "Folders of packs, or of one pack; else the packs beside the program.", Arity = ArgumentArity.ZeroOrMore };
        var packs = Shared.PacksFolder();
        var check = new Command("check", "Load packs and run every example. Exit code 0: all is well; 1: an example does not come out; 2: a pack cannot be read.") { folders, packs };
        check.SetAction(parsed => CommandLine.Reading(() => Check(parsed.GetValue(folders) ?? [], parsed.GetValue(packs))));
        var links = new Command("links", "Try every address the lists of the packs name. Exit code 0: all answer; 1: one does not.") { packs };
        links.SetAction(async (parsed, stop) => await PackLinks.Try(PackFiles.Load(parsed.GetValue(packs)), stop));
        return new Command("pack", "Look after the practice packs.") { check, links };
    }

    private static int Check(string[] folders, string? shelf)
    {
        var (texts, only) = Gather(folders, shelf);
        var packs = Packs.Load(texts);
        var failing = packs.Check(only);
        foreach (var one in failing)
            Console.Out.WriteLine(one);
        var run = packs.Editions.Where(pack => only?.Contains(pack.Id) != false).ToList();
        Console.Out.WriteLine($"{run.Count} {(run.Count == 1 ? "pack" : "packs")} ({string.Join(", ", run.Select(pack => pack.EditionId))}): "
            + $"{packs.CountExamples(only)} examples, {failing.Count} not as they say.");
        return failing.Count == 0 ? 0 : 1;
    }

    // A folder given stands before the shelf: what it builds on and does not bring itself comes from there.
    private static (IReadOnlyList<PackText> Texts, HashSet<string>? Only) Gather(string[] folders, string? shelf)
    {
        if (folders.Length == 0)
            return (PackFiles.Texts(shelf), null);
        var given = new List<PackText>();
        var brought = new HashSet<string>();
        foreach (var folder in folders)
        {
            var texts = PackFiles.Texts(folder);
            var heads = texts.Select(text => PackOf(text.Path)).OfType<string>().ToList();
            if (heads.Count == 0)
                throw new UnreadableException(new Place(folder, 0, 0), "There is no pack here: no pack.yaml was found. Name a folder of packs, or one pack's own folder.");
            brought.UnionWith(heads);
            given.AddRange(texts);
        }
        if (shelf is null && !Directory.Exists(Path.Combine(AppContext.BaseDirectory, "packs")))
            return (given, IdsOf(brought));
        var others = PackFiles.Texts(shelf);
        var left = others.Select(text => PackOf(text.Path) is { } name && !brought.Contains(name) ? Path.GetDirectoryName(text.Path)! : null).OfType<string>().ToHashSet();
        given.AddRange(others.Where(text => left.Any(folder => text.Path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))));
        return (given, IdsOf(brought));
    }

    private static HashSet<string> IdsOf(IEnumerable<string> folders) => [.. folders.Select(folder => folder.Split('@')[0])];

    // The name of the folder whose head a text is; null for any other text.
    private static string? PackOf(string path) =>
        Path.GetFileName(path) == "pack.yaml" ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) : null;
}
