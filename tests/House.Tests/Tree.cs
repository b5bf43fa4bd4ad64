namespace House.Tests;

/// <summary>One file of the repository as text; its path is written from the root with forward slashes.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    public string[] Lines => Text.TrimEnd('\n').Split('\n');

    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool Is(params string[] endings) => endings.Any(e => Path.EndsWith(e, StringComparison.Ordinal));

    public bool IsUnder(params string[] folders) => folders.Any(f => Path.StartsWith(f + "/", StringComparison.Ordinal));

    /// <summary>The line, from 1, on which the character at this index stands.</summary>
    public int LineAt(int index) => 1 + Text.AsSpan(0, index).Count('\n');
}

/// <summary>Something the house does not allow, with the place to mend.</summary>
internal sealed record Fault(string Path, int Line, string Words)
{
    public override string ToString() => $"{Path}:{Line} {Words}";

    /// <summary>Fails with every fault on a line of its own, so that one run shows all there is to mend.</summary>
    public static void None(IEnumerable<Fault> faults)
    {
        var lines = faults.Select(f => f.ToString()).Distinct().Order(StringComparer.Ordinal).ToList();
        if (lines.Count > 0) Assert.Fail(string.Join('\n', lines.Prepend($"{lines.Count} to mend:")));
    }
}

/// <summary>The files of the repository, without what tools write, others wrote, or git keeps.</summary>
internal static class Tree
{
    public static readonly string Root = FindRoot();

    static readonly string[] NotOurs = [".git", ".vs", ".idea", "bin", "obj", "node_modules", "vendor", "lib"];

    static readonly string[] NotOursAtTheRoot = ["artifacts", "data"];

    static readonly string[] TextEndings =
        [".cs", ".cshtml", ".csproj", ".props", ".slnx", ".md", ".yaml", ".yml", ".json", ".csv", ".css", ".js", ".sql", ".txt", ".sh", ".html", ".xml"];

    static readonly Lazy<SourceFile[]> Read = new(() => [.. Walk(Root).OrderBy(f => f.Path, StringComparer.Ordinal)]);

    public static IReadOnlyList<SourceFile> Files => Read.Value;

    /// <summary>C# and Razor that people write: src, tests and bench, without generated files and fixtures.</summary>
    public static IEnumerable<SourceFile> Code =>
        Files.Where(f => f.IsUnder("src", "tests", "bench") && f.Is(".cs", ".cshtml") && !IsGenerated(f) && !IsFixture(f));

    public static IEnumerable<SourceFile> Packs => Files.Where(f => f.IsUnder("packs"));

    public static bool Has(string path) => File.Exists(Full(path)) || Directory.Exists(Full(path));

    public static string Full(string path) => Path.Combine(Root, path);

    static bool IsGenerated(SourceFile file) => file.Is(".g.cs", ".generated.cs");

    static bool IsFixture(SourceFile file) =>
        file.Path.Split('/').Any(part => part is "fixtures" or "Fixtures" or "samples" or "Samples");

    static IEnumerable<SourceFile> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
            if (TextEndings.Contains(Path.GetExtension(file)) || !Path.GetFileName(file).Contains('.', StringComparison.Ordinal))
                if (Path.GetFileName(file) != "packages.lock.json" && !file.Contains(".min.", StringComparison.Ordinal))
                    yield return new(Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllText(file));
        foreach (var inner in Directory.EnumerateDirectories(folder))
            if (!NotOurs.Contains(Path.GetFileName(inner)) && !(folder == Root && NotOursAtTheRoot.Contains(Path.GetFileName(inner))))
                foreach (var file in Walk(inner)) yield return file;
    }

    static string FindRoot()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (File.Exists(Path.Combine(folder, "Lantern.slnx"))) return folder;
        throw new InvalidOperationException("No folder above the tests holds Lantern.slnx.");
    }
}
