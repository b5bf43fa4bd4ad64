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

    /// <summary>The notes from the last to the first, each read when it is asked for.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal IEnumerable<WitnessNote> NotesFromTheLast() =>
        Directory.EnumerateFiles(path, "*" + Ending).OrderDescending(StringComparer.Ordinal)
            .Select(file => new WitnessNote(Path.GetFileName(file), Encoding.Latin1.GetString(File.ReadAllBytes(file))));

    /// <summary>Whether it has a checkpoint of a size.</summary>
    internal bool Has(long size) => File.Exists(Named(size));

    /// <summary>Drops a checkpoint; one that is there already stays as it is.</summary>
    /// <exception cref="IOException">It cannot be written, or the witness was told something else at that size.</exception>
    public void Drop(Checkpoint checkpoint)
    {
        var full = Named(checkpoint.Size);
        if (File.Exists(full))
        {
            Compare(full, checkpoint);
            return;
        }
        Directory.CreateDirectory(path);
        var beside = $"{full}.{Environment.ProcessId}.new";
        using (var file = new FileStream(beside, FileMode.Create, FileAccess.Write))
        {
            file.Write(Encoding.ASCII.GetBytes(checkpoint.Note));
            file.Flush(flushToDisk: true);
        }
        File.Move(beside, full, overwrite: false);
    }

    /// <summary>Drops the proof that the record of a later checkpoint is that of an earlier one with leaves added behind.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Drop(Growth growth)
    {
        var full = Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{growth.To:D12}.growth"));
        File.WriteAllText(full, growth.ToString());
    }

    private string Named(long size) => Path.Combine(path, string.Create(CultureInfo.InvariantCulture, $"{size:D12}{Ending}"));

    // Signed anew it may have another time and signature; the record it speaks of is the same or it is not.
    private static void Compare(string full, Checkpoint checkpoint)
    {
        Checkpoint told;
        try
        {
            told = Checkpoint.Read(Encoding.Latin1.GetString(File.ReadAllBytes(full)));
        }
        catch (FormatException)
        {
            throw new IOException($"The witness's file {Path.GetFileName(full)} was damaged. Keep it, and ask the witness.");
        }
        if (told.Hub != checkpoint.Hub || told.Size != checkpoint.Size || !told.Root.AsSpan().SequenceEqual(checkpoint.Root))
            throw new IOException(
                $"The witness was told something else at {Lines.Text(checkpoint.Size)} positions: the store was put back to an earlier state, or it is another store. Run 'lantern verify' with --witness.");
    }
}
