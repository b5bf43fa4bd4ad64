using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Lantern.App.Tests.Commands;

/// <summary>Runs <c>lantern</c> as somebody at a terminal does, in a folder of its own.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lantern-terminal-");

    /// <summary>What a command printed, what it said went wrong, and its exit code.</summary>
    internal sealed record Answer(string Out, string Error, int Code)
    {
        public JsonNode Json => JsonNode.Parse(Out)!;
    }

    /// <summary>Where the commands run.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Writes a text into the folder; gives its path there.</summary>
    public string Write(string path, string text)
    {
        var full = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return path;
    }

    /// <summary>Copies the packs that ship into the folder, to be changed there.</summary>
    public string CopyPacks()
    {
        var shelf = Path.Combine(AppContext.BaseDirectory, "packs");
        foreach (var file in Directory.EnumerateFiles(shelf, "*.yaml", SearchOption.AllDirectories))
            Write(Path.Combine("shelf", Path.GetRelativePath(shelf, file)), File.ReadAllText(file));
        return "shelf";
    }

    public async Task<Answer> Lantern(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "lantern"), arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new Answer(await said, await wrong, process.ExitCode);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
