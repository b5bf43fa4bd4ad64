using System.Runtime.CompilerServices;
using Lantern.Practice;

namespace Lantern.Tests.Practice;

/// <summary>The packs as they are shipped, read from the tree.</summary>
internal static class ShippedPacks
{
    public static readonly Lazy<IReadOnlyList<PackText>> Texts = new(() =>
    {
        var folder = Path.Combine(Root(), "packs");
        return [.. Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
            .Select(path => new PackText(Path.GetRelativePath(Root(), path), File.ReadAllText(path)))];
    });

    public static readonly Lazy<Packs> All = new(() => Packs.Load(Texts.Value));

    private static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
