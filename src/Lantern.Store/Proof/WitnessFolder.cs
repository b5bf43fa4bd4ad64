using System.Globalization;
using System.Text;

namespace Lantern.Store.Proof;

/// <summary>A note as it lies in a witness's folder.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Text">What is in it.</param>
public sealed record WitnessNote(string Name, string Text);

/// <summary>
/// A folder kept by a witness, best in another agency: every signed checkpoint is dropped there as a file of its own, and what
/// was dropped is never written over. It holds nothing about anybody.
/// </summary>
public sealed class WitnessFolder(string path)
{
    private const string Ending = ".checkpoint";

    /// <summary>The notes in it, by name.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IReadOnlyList<WitnessNote> Notes() =>
        [.. Directory.EnumerateFiles(path, "*" + Ending).Order(StringComparer.Ordinal)
            .Select(file => new WitnessNote(Path.GetFileName(file), Encoding.Latin1.GetString(File.ReadAllBytes(file))))];

    /// <summary>Drops a checkpoint; one that is there already stays as it is.</summary>
    /// <returns>True when it was not there before.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public bool Drop(Checkpoint checkpoint)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Hub}-{checkpoint.Size:D12}{Ending}");
        var full = Path.Combine(path, name);
        if (File.Exists(full))
            return false;
        Directory.CreateDirectory(path);
        var beside = $"{full}.{Environment.ProcessId}.new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.ASCII.GetBytes(checkpoint.Note));
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, full, overwrite: false);
        return true;
    }
}
