using Lantern.Entries;
using Lantern.Practice;

namespace Lantern.App.Commands;

/// <summary>Fetches the texts of the packs from their folder; the record itself touches no files.</summary>
public static class PackFiles
{
    /// <summary>The packs of a folder, else of <c>packs/</c> beside the program, with every example in them run.</summary>
    /// <exception cref="UnreadableException">The folder is not there, something is wrong in a pack, or an example does not come out as it says.</exception>
    public static Packs Load(string? folder = null)
    {
        var packs = Packs.Load(Texts(folder));
        // A rule whose own example fails is not a rule anybody should work by.
        if (packs.Check() is [var failing, ..])
            throw new UnreadableException(failing.At, $"{failing.Words} Mend the item or the example; 'lantern pack check' names all that fail.");
        return packs;
    }

    /// <summary>The texts of a folder of packs, or of one pack; else of <c>packs/</c> beside the program.</summary>
    /// <exception cref="UnreadableException">The folder is not there.</exception>
    public static IReadOnlyList<PackText> Texts(string? folder = null)
    {
        var root = folder ?? Path.Combine(AppContext.BaseDirectory, "packs");
        if (!Directory.Exists(root))
            throw new UnreadableException(new Place(root, 0, 0), "There is no such folder of packs. Give it with --packs, or put packs/ beside the program.");
        return [.. Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new PackText(path, File.ReadAllText(path)))];
    }

    /// <summary>The pack of that id.</summary>
    /// <param name="packs">The packs on the shelf.</param>
    /// <param name="id">The id.</param>
    /// <param name="at">Where it was named.</param>
    internal static Pack Named(this Packs packs, string id, Place at) => packs.Find(id) ?? packs.Edition(id) ?? throw new UnreadableException(
        at, $"'{id}' is not a pack here. Use one of: {string.Join(", ", packs.All.Select(pack => pack.Id))}.");
}
