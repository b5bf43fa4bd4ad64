using Lantern.Practice;

namespace Lantern.Tests;

/// <summary>The packs as they ship, read from the tree.</summary>
internal static class ShippedPacks
{
    private static readonly Lazy<Packs> Loaded = new(() => Packs.Load(Texts()));

    public static Packs All => Loaded.Value;

    public static Pack Named(string id) => All.Find(id) ?? throw new InvalidOperationException($"No pack '{id}' ships.");

    /// <summary>Their texts, to be changed by a test before they are loaded.</summary>
    public static List<PackText> Texts()
    {
        var root = Path.Combine(Root(), "packs");
        return [.. Directory.EnumerateFiles(root, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => new PackText(Path.GetRelativePath(Root(), path), File.ReadAllText(path)))];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lantern.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the tree.");
    }
}
