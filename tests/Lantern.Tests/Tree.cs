namespace Lantern.Tests;

/// <summary>Where the tests stand: the folders of the repository.</summary>
internal static class Tree
{
    private static readonly Lazy<string> Found = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Lantern.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the tree.");
    });

    /// <summary>The full path of a file or folder named from the root.</summary>
    public static string Full(params string[] path) => Path.Combine([Found.Value, .. path]);
}
